"""Feeds as the files hold them, before any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from communique.collections.index import Index
from communique.model.kinds import KINDS
from communique.model.site import Item, Site
from communique.views.cards import updated_at
from communique.views.feed_entries import FeedEntry, entry
from communique.views.feeds import FORMATS, feed_address, feed_title, scopes


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed in one format. `scope` is `all` or a kind's folder; the entry that was
    published or changed last comes first."""

    scope: str
    lang: str
    dir: str
    title: str
    description: str
    id: str
    address: str
    media_type: str
    self_url: str
    home_url: str
    site_name: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


def feed_files(index: Index, lang: str) -> tuple[tuple[str, FeedFile], ...]:
    """(extension, feed) for every scope and format in `lang`; worked out once for all formats."""
    return index.site.once((feed_files, lang), lambda: tuple(_feed_files(index.site, lang)))


def _feed_files(site: Site, lang: str) -> Iterator[tuple[str, FeedFile]]:
    made: dict[str, FeedEntry] = {}
    for scope in scopes():
        items = _told(site, scope, lang)[: site.settings.feed_size]
        for item in items:
            if item.key not in made:
                made[item.key] = entry(site, item, lang)
        entries = tuple(made[item.key] for item in items)
        for _, media_type, extension in FORMATS:
            yield extension, _file(site, lang, scope, extension, media_type, entries)


def _told(site: Site, scope: str, lang: str) -> list[Item]:
    """The items a feed tells of: those with a date, the last published or changed first, so that
    a cancelled event comes back to readers however long ago it was announced."""
    kinds = [k.kind for k in KINDS if k.is_told_in_feeds and scope in ("all", k.folder)]
    items = [item for kind in kinds for item in site.in_language(kind, lang) if item.facts.date]
    return sorted(items, key=lambda item: (updated_at(site, item), item.key), reverse=True)


def _file(
    site: Site,
    lang: str,
    scope: str,
    extension: str,
    media_type: str,
    entries: tuple[FeedEntry, ...],
) -> FeedFile:
    settings, prefix = site.settings, site.settings.prefix(lang)
    address, title = feed_address(site, lang, scope, extension), feed_title(site, scope, lang)
    never = datetime(settings.authority_since, 1, 1, tzinfo=UTC)
    return FeedFile(
        scope=scope,
        lang=lang,
        dir=site.language(lang).dir,
        title=title,
        description=settings.tagline(lang) or title,
        id=settings.tag_uri(f"feed/{lang}/{scope}"),
        address=address,
        media_type=media_type,
        self_url=settings.absolute(address),
        home_url=settings.absolute(f"{prefix}/" + ("" if scope == "all" else f"{scope}/")),
        site_name=settings.name(lang),
        updated=max((entry.updated for entry in entries), default=never),
        entries=entries,
    )
