"""What the pages of all kinds of item show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from msgspec import Struct

from communique.collections.assets import asset_address, beside
from communique.collections.index import Index
from communique.collections.links import body_html, content_path
from communique.model.moments import Moment
from communique.model.site import Item, Site, original
from communique.model.values import Attachment, Correction
from communique.views.cards import Card, Link, Picture, card, picture, reference
from communique.views.feeds import feeds_of
from communique.views.head import Head, item_head, local, section_link
from communique.views.licences import licence_link, rights_of
from communique.views.search_marks import SearchMarks, search_marks


class PersonLine(Struct, frozen=True):
    """A person in their role here."""

    link: Link
    role: str
    is_online: bool


class QuoteBlock(Struct, frozen=True):
    text: str
    by: Link
    source: str


class Download(Struct, frozen=True):
    """A document. `length` in bytes, 0 where it lies elsewhere; `format` is its extension."""

    title: str
    url: str
    length: int
    format: str


class Mentions(Struct, frozen=True):
    """Cards of one kind that refer to the item."""

    kind: str
    cards: tuple[Card, ...]


class ItemView(Struct, frozen=True):
    """What every item's page shows; pages of a kind add their own."""

    head: Head
    card: Card
    standfirst: str
    """The summary that the writer gave; empty where the text itself begins with it."""
    body_html: str
    pictures: tuple[Picture, ...]
    """Pictures that stand beside the text, the lead first."""
    placed: tuple[Picture, ...]
    """Pictures that the text itself shows: their credits stand below it."""
    topics: tuple[Link, ...]
    people: tuple[PersonLine, ...]
    quotes: tuple[QuoteBlock, ...]
    downloads: tuple[Download, ...]
    related: tuple[Card, ...]
    mentions: tuple[Mentions, ...]
    corrections: tuple[Correction, ...]
    updated: Moment | None
    marks: SearchMarks
    licence: Link | None
    """On what terms its text may be used; None where nothing is said, and of what others wrote."""


def common(index: Index, item: Item, section: str) -> dict[str, Any]:
    """The fields of ItemView for an item, in the item's language."""
    site, facts, lang = index.site, item.facts, item.lang
    shown = card(site, item, lang)
    crumbs = () if item.kind == "page" else (section_link(site, facts.folder, lang),)
    if item.one_of:
        crumbs = (*crumbs, event_link(site, item))
    placed = _placed(item) if facts.photos else set()
    shown_photos = [(photo, p) for photo in facts.photos if (p := picture(site, item, photo))]
    topics = topic_links(site, facts.topics, lang)
    named_by = mentions(index, item)
    seen = {entry.key for group in named_by for entry in group.cards}
    return {
        "head": item_head(site, item, section, crumbs, feeds_of(index, lang, item.key)),
        "card": shown,
        "standfirst": facts.summary,
        "body_html": body_html(site, item),
        "pictures": tuple(p for photo, p in shown_photos if photo.file not in placed),
        "placed": tuple(p for photo, p in shown_photos if photo.file in placed),
        "topics": topics,
        "people": people(site, facts.people, lang),
        "quotes": tuple(_quotes(site, item)),
        "downloads": tuple(download(site, item, a) for a in facts.attachments),
        "related": tuple(
            card(site, site.best(key, lang), lang)
            for key in index.related(item.file_key)
            if key not in seen
        ),
        "mentions": named_by,
        "corrections": facts.corrections,
        "updated": facts.updated,
        "marks": search_marks(site, item, shown, topics),
        "licence": _licence(site, item),
    }


def _licence(site: Site, item: Item) -> Link | None:
    """Of press coverage the rights stand among its facts."""
    if item.kind == "coverage":
        return None
    return licence_link(site, rights_of(site, item.facts), item.lang)


def event_link(site: Site, item: Item) -> Link:
    """The way from one date of an event that repeats to the event."""
    return Link(site.items[item.file_key][item.lang].title, site.settings.href(item.home))


def _placed(item: Item) -> set[str]:
    """The pictures in the text, as paths from the item's file."""
    links = (link for link in item.body.links if link.is_picture)
    paths = (content_path(item, link.target) for link in links)
    return {path.removeprefix(f"{item.source.folder}/") for path in paths if path}


def topic_links(site: Site, topics: Iterable[str], lang: str) -> tuple[Link, ...]:
    return tuple(
        Link(site.settings.topic_name(topic, lang), local(site, lang, f"/topics/{topic}/"))
        for topic in topics
    )


def people(site: Site, participants: Iterable[Any], lang: str) -> tuple[PersonLine, ...]:
    lines = ((reference(site, entry.person, lang, "person"), entry) for entry in participants)
    return tuple(PersonLine(link, entry.role, entry.online) for link, entry in lines if link)


def download(site: Site, item: Item, attachment: Attachment) -> Download:
    url, length = attachment.link, 0
    if attachment.file:
        first = original(site.items[item.key])
        file = site.files.get(beside(first, attachment.file))
        length = file.length if file else 0
        url = site.settings.href(asset_address(site, item.key, attachment.file))
    name = url.rpartition("/")[2]
    return Download(
        attachment.title, url, length, name.rpartition(".")[2].upper() if "." in name else ""
    )


def mentions(index: Index, item: Item) -> tuple[Mentions, ...]:
    """The items that name this one, by kind, newest first, in the reader's language."""
    by_kind: dict[str, list[Item]] = {}
    for key in index.backlinks(item.key):
        best = index.site.best(key, item.lang)
        by_kind.setdefault(best.kind, []).append(best)
    return tuple(
        Mentions(kind, tuple(card(index.site, other, item.lang) for other in others))
        for kind, others in sorted(by_kind.items())
    )


def without(groups: Iterable[Mentions], keys: Collection[str]) -> Iterator[Mentions]:
    """The same without the items of these keys."""
    for group in groups:
        left = tuple(card for card in group.cards if card.key not in keys)
        if left:
            yield Mentions(group.kind, left)


def _quotes(site: Site, item: Item) -> Iterable[QuoteBlock]:
    for quote in item.facts.quotes:
        by = reference(site, quote.person, item.lang, "person") or Link(quote.by)
        yield QuoteBlock(quote.text, by, quote.source)
