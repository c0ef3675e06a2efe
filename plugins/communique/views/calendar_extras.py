"""What a calendar entry says beside time, place and title: picture, documents, addresses to follow
it at, who organises it and who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct

from communique.collections.uris import as_uri
from communique.model.site import Item, Site
from communique.model.values import Participant
from communique.views.cards import reference
from communique.views.colours import FORMAT_COLOURS
from communique.views.item import download


class Named(Struct, frozen=True):
    """A name with a whole web address, as a URI."""

    name: str
    url: str


class Organiser(Struct, frozen=True):
    """`mail` is empty where its file has none."""

    name: str
    mail: str
    uid: str


class Guest(Struct, frozen=True):
    """Somebody who takes part. `kind` is their part by RFC 9073 6.2; `role` says it in words."""

    uid: str
    name: str
    role: str
    kind: str
    url: str


def organisers(site: Site, names: Iterable[str], lang: str) -> tuple[Organiser, ...]:
    items = (site.referred(name, lang, ("organisation",)) for name in names)
    return tuple(Organiser(item.title, item.facts.email, item.key) for item in items if item)


def conferences(site: Site, facts: object, lang: str) -> tuple[Named, ...]:
    """The public addresses at which it can be followed, each once."""
    _ = site.words.say(lang)
    online, live = getattr(facts, "online", ""), getattr(facts, "livestream", "")
    labels = {} if online in ("", "yes") else {online: _("Take part online")}
    labels |= {live: _("Livestream")} if live else {}
    return tuple(Named(label, as_uri(url)) for url, label in labels.items())


def documents(site: Site, item: Item) -> tuple[Named, ...]:
    """Its attachments, by their whole addresses."""
    found = (download(site, item, one) for one in item.facts.attachments)
    return tuple(Named(one.title, _whole(site, one.url)) for one in found)


def colour(site: Site, format_: str) -> str:
    return site.settings.calendar_colours.get(format_, FORMAT_COLOURS[format_])


def guests(
    site: Site, people: Iterable[Participant], lang: str, kind: str = "ACTIVE"
) -> Iterator[Guest]:
    """People in their roles, without those held back."""
    for one in people:
        if item := site.referred(one.person, lang, ("person",)):
            url = site.settings.absolute(item.address)
            yield Guest(item.key, item.title, one.role, kind, url)


def helpers(site: Site, names: Iterable[str], lang: str, kind: str) -> Iterator[Guest]:
    """Organisations that hold or help."""
    for name in names:
        if (link := reference(site, name, lang, "organisation")) and (
            item := site.referred(name, lang, ("organisation",))
        ):
            yield Guest(item.key, link.title, "", kind, site.settings.absolute(item.address))


def styled(note: str, summary: str, url: str, title: str) -> str:
    """The description as a little HTML."""
    told = "".join(f"<p>{escape(part)}</p>" for part in (note, summary) if part)
    return f'{told}<p><a href="{escape(url)}">{escape(title)}</a></p>'


def _whole(site: Site, url: str) -> str:
    """The whole address of a link that is a path here or lies elsewhere."""
    if url.startswith("/"):
        base = site.settings.base
        return site.settings.site_url + url.removeprefix(base)
    return as_uri(url)
