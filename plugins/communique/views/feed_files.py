"""Feeds as the files hold them, before any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from communique.collections.index import Index
from communique.model.site import Site
from communique.views.feed_entries import FeedEntry, change_entry, entry
from communique.views.feeds import FORMATS, feed_address, feed_title

MEDIA_TYPES = {extension: media_type for _, media_type, extension in FORMATS}


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


def feed_file(index: Index, lang: str, scope: str, extension: str) -> FeedFile:
    """The feed of a scope in the format with that extension."""
    site = index.site
    settings, prefix = site.settings, site.settings.prefix(lang)
    address, title = feed_address(site, lang, scope, extension), feed_title(site, scope, lang)
    entries = tuple(_entry(site, *one, lang) for one in index.told(scope, lang))
    never = datetime(settings.authority_since, 1, 1, tzinfo=UTC)
    return FeedFile(
        scope=scope,
        lang=lang,
        dir=site.language(lang).dir,
        title=title,
        description=settings.tagline(lang) or title,
        id=settings.tag_uri(f"feed/{lang}/{scope}"),
        address=address,
        media_type=MEDIA_TYPES[extension],
        self_url=settings.absolute(address),
        home_url=settings.absolute(f"{prefix}/" + ("" if scope == "all" else f"{scope}/")),
        site_name=settings.name(lang),
        updated=max((entry.updated for entry in entries), default=never),
        entries=entries,
    )


def _entry(site: Site, key: str, number: int, lang: str) -> FeedEntry:
    """The entry of an item, or of a change of it, which all feeds of a language share."""
    make = partial(change_entry, number=number) if number else entry
    return site.once(
        (_entry, key, number, lang), lambda: make(site, site.best(key, lang), lang=lang)
    )
