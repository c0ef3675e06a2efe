"""The text of a post on an item, for a network: title, time and place, summary, link."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from communique.authoring.posting.cutting import shortened
from communique.authoring.posting.networks import NETWORKS, Network
from communique.collections.index import Index
from communique.views.cards import EventCard, card
from communique.views.lifecycle import told_title

LEAST = 40
"""A summary of which less would be left is left out."""


class Parts(Struct, frozen=True):
    """What posts are made of. `lines` are the time and the place of an event; `url` is whole."""

    title: str
    lines: tuple[str, ...]
    summary: str
    url: str


class Post(Struct, frozen=True):
    """A text, and its length as the network counts."""

    network: Network
    text: str
    length: int


def parts(index: Index, key: str, lang: str) -> Parts:
    """The parts of posts on an item, in a language in which it is told."""
    site = index.site
    item = site.items[key][lang]
    shown = card(site, item, lang)
    url = site.settings.absolute(item.address)
    if not isinstance(shown, EventCard):
        return Parts(shown.title, (), shown.summary, url)
    title = told_title(site, shown.title, shown.state, lang)
    lines = (
        _when(index, shown, lang),
        shown.where.line if shown.where else _online(index, shown, lang),
    )
    return Parts(title, tuple(line for line in lines if line), shown.summary, url)


def _when(index: Index, event: EventCard, lang: str) -> str:
    """Empty where the time that was announced does not count any more."""
    if event.state in ("cancelled", "postponed"):
        return ""
    when = event.repeats or index.site.language(lang).span(event.span)
    return f"{when} ({event.zone})" if event.zone else when


def _online(index: Index, event: EventCard, lang: str) -> str:
    return index.site.words.say(lang)("Online") if event.online else ""


def posts(told: Parts) -> Iterator[Post]:
    """A post for each network."""
    for network in NETWORKS:
        text = fitted(told, network)
        yield Post(network, text, network.count(text))


def fitted(told: Parts, network: Network) -> str:
    """All that the network has room for. The link is always there; the title is cut last, what stands
    between them before it."""

    def fits(text: str) -> bool:
        return network.count(text) <= network.limit

    title = shortened(told.title, lambda cut: fits(_joined(cut, (), "", told.url)))
    lines: tuple[str, ...] = ()
    for line in told.lines:
        if fits(_joined(title, (*lines, line), "", told.url)):
            lines = (*lines, line)
    summary = shortened(told.summary, lambda cut: fits(_joined(title, lines, cut, told.url)))
    if summary != told.summary and network.count(summary) < LEAST:
        summary = ""
    return _joined(title, lines, summary, told.url)


def _joined(title: str, lines: tuple[str, ...], summary: str, url: str) -> str:
    return "\n\n".join(part for part in (title, "\n".join(lines), summary, url) if part)
