"""An item as feeds carry it: complete, with whole addresses, an event's time and place in words."""

from __future__ import annotations

from datetime import datetime
from html import escape

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.agenda import is_moment, over_at
from communique.collections.links import body_html
from communique.collections.told import soon_at
from communique.licences import address_of
from communique.model.site import Item, Site
from communique.model.zones import zone
from communique.views.cards import EventCard, Picture, card
from communique.views.lengths import picture_length
from communique.views.licences import rights_of
from communique.views.lifecycle import call_line, change_line, changed_title, titled, told_title


class FeedEntry(Struct, frozen=True):
    """An item as feeds carry it. Addresses are whole, `html` is complete, times are aware."""

    id: str
    url: str
    lang: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    topics: tuple[str, ...]
    picture: Picture | None
    picture_length: int
    """The length in bytes of the picture at its address; 0 where there is none."""
    event: EventCard | None
    rights: str = ""
    """On what terms the text may be used: a licence by its name, or what others say of theirs."""
    licence: str = ""
    """Where the licence can be read."""


def entry_of(site: Site, key: str, part: str, lang: str) -> FeedEntry:
    """The entry of an item, or of a part of it that is told by itself (see `collections.told`)."""
    item = site.best(key, lang)
    name, _, number = part.partition("-")
    match name:
        case "change":
            return change_entry(site, item, lang, int(number))
        case "call":
            return call_entry(site, item, lang, *map(int, number.split("-")))
        case "outcomes" | "recording":
            return afterwards_entry(site, item, lang, name)
        case "soon":
            return soon_entry(site, item, lang)
        case _:
            return entry(site, item, lang)


def entry(site: Site, item: Item, lang: str) -> FeedEntry:
    """An item as feeds in `lang` carry it. Only for items that have a date."""
    shown = card(site, item, lang)
    event = shown if isinstance(shown, EventCard) else None
    assert shown.published_at is not None
    rights = rights_of(site, item.facts)
    lead = when_and_where(site, event, lang) + last_change(site, item, lang) if event else ""
    return FeedEntry(
        id=site.settings.tag_uri(item.key),
        url=site.settings.absolute(item.address),
        lang=item.lang,
        title=told_title(site, item.title, event.state, lang) if event else item.title,
        summary=item.summary,
        html=lead + (body_html(site, item, absolute=True) or f"<p>{escape(_words(item))}</p>"),
        published=shown.published_at,
        updated=shown.updated_at or shown.published_at,
        topics=tuple(site.settings.topic_name(topic, lang) for topic in item.facts.topics),
        picture=shown.picture,
        picture_length=picture_length(site, item, shown.picture) if shown.picture else 0,
        event=event,
        rights=rights,
        licence=address_of(rights),
    )


def change_entry(site: Site, item: Item, lang: str, number: int) -> FeedEntry:
    """A change of an event as an entry of its own, by its number from 1: programs that do not show
    an entry again when it changes show this one."""
    whole, change = entry(site, item, lang), item.facts.changes[number - 1]
    assert whole.event
    line = change_line(site, item.facts, change, lang)
    on = change.on.at(zone(site.settings.timezone))
    return replace(
        whole,
        id=f"{whole.id}#change-{number}",
        url=f"{whole.url}#change-banner--title",
        title=changed_title(site, item.title, change, lang),
        summary=line.whole,
        html=f"<p>{escape(line.whole)}</p>\n{when_and_where(site, whole.event, lang)}",
        published=on,
        updated=on,
    )


def call_entry(site: Site, item: Item, lang: str, year: int, number: int) -> FeedEntry:
    """That a call for entries was extended, as an entry of its own."""
    _, whole = site.words.say(lang), entry(site, item, lang)
    line = call_line(site, item, year, number, lang)
    on = line.on.at(zone(site.settings.timezone))
    return replace(
        whole,
        id=f"{whole.id}#call-{year}-{number}",
        title=titled(site, _("Call for entries extended"), item.title, lang),
        summary=line.whole,
        html=f"<p>{escape(line.whole)}</p>\n",
        published=on,
        updated=on,
    )


def afterwards_entry(site: Site, item: Item, lang: str, part: str) -> FeedEntry:
    """What came of an event, or its recording, as an entry of its own, dated by the event's end."""
    _, facts, whole = site.words.say(lang), item.facts, entry(site, item, lang)
    assert whole.event
    if part == "outcomes":
        name, told = _("Outcomes"), "".join(f"<li>{escape(one)}</li>\n" for one in facts.outcomes)
        html, summary = f"<ul>\n{told}</ul>\n", " ".join(facts.outcomes)
    else:
        name, url = _("Recording"), escape(facts.recording)
        html, summary = f'<p><a href="{url}">{escape(name)}</a></p>\n', facts.recording
    at = max(whole.published, over_at(facts.span, is_moment(facts)))
    return replace(
        whole,
        id=f"{whole.id}#{part}",
        url=f"{whole.url}#event--outcomes" if part == "outcomes" else whole.url,
        title=titled(site, name, item.title, lang),
        summary=summary,
        html=html + when_and_where(site, whole.event, lang),
        published=at,
        updated=max(at, whole.updated),
    )


def soon_entry(site: Site, item: Item, lang: str) -> FeedEntry:
    """That an event begins within days. One that was put off is told again, so its id counts the
    changes of its time."""
    _, whole, at = site.words.say(lang), entry(site, item, lang), soon_at(site, item)
    assert at
    moved = sum(1 for change in item.facts.changes if change.former_start)
    return replace(
        whole,
        id=f"{whole.id}#soon" + (f"-{moved}" if moved else ""),
        title=titled(site, _("Starting soon"), item.title, lang),
        published=at,
        updated=max(at, whole.updated),
    )


def when_and_where(site: Site, event: EventCard, lang: str) -> str:
    """The paragraph with which an event's text begins, in the reader's language: an entry is dated
    by its announcement, and few programs show the time of an event in any other place."""
    _ = site.words.say(lang)
    lines = [
        (_("When"), when(site, event, lang)),
        (_("Repeats"), event.repeats),
        (_("Where"), place(site, event, lang)),
    ]
    shown = "<br>\n".join(f"{escape(name)}: {escape(line)}" for name, line in lines if line)
    language = site.language(lang)
    foreign = f' lang="{lang}" dir="{language.dir}"' if event.lang != lang else ""
    return f"<p{foreign}>{shown}</p>\n"


def last_change(site: Site, item: Item, lang: str) -> str:
    """The paragraph that tells what changed last; empty where nothing did."""
    if not item.facts.changes:
        return ""
    line = change_line(site, item.facts, item.facts.changes[-1], lang)
    return f"<p>{escape(line.whole)}</p>\n"


def when(site: Site, event: EventCard, lang: str) -> str:
    """The time in words, with the zone of wall times: a feed is read far away."""
    language, span = site.language(lang), event.span
    if not span.is_announced:
        return f"{language.span(span)} ({site.words.say(lang)('Day to be announced')})"
    zone = f" ({event.zone})" if span.starts.has_time else ""
    return language.span(span) + zone


def place(site: Site, event: EventCard, lang: str) -> str:
    """The place in words, online, or both; empty where neither is known."""
    _ = site.words.say(lang)
    line = event.where.line if event.where else ""
    if line and event.online:
        return _("%(place)s, and online") % {"place": line}
    return line or (_("Online") if event.online else "")


def _words(item: Item) -> str:
    return item.summary or item.title
