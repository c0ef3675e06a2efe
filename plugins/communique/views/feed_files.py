"""Feeds as the files hold them, before any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from communique.collections.index import Index
from communique.collections.told import Told
from communique.views.feeds import FORMATS, feed_address, feed_page, feed_title

MEDIA_TYPES = {extension: media_type for _, media_type, extension in FORMATS}


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed in one format. `told` is what it tells of; what was published or changed last comes
    first. `never` stands for the day of its last change as long as it holds nothing."""

    scope: str
    lang: str
    title: str
    description: str
    id: str
    extension: str
    media_type: str
    self_url: str
    home_url: str
    others: tuple[tuple[str, str], ...]
    """(language, address) of the same feed in the other languages."""
    site_name: str
    never: datetime
    told: tuple[Told, ...]


def feed_file(index: Index, lang: str, scope: str, extension: str) -> FeedFile:
    """The feed of a scope in the format with that extension."""
    site = index.site
    settings, title = site.settings, feed_title(site, scope, lang)
    return FeedFile(
        scope=scope,
        lang=lang,
        title=title,
        description=settings.tagline(lang) or title,
        id=settings.tag_uri(f"feed/{lang}/{scope}"),
        extension=extension,
        media_type=MEDIA_TYPES[extension],
        self_url=settings.absolute(feed_address(site, lang, scope, extension)),
        home_url=settings.absolute(feed_page(site, scope, lang)),
        others=tuple(
            (other, settings.absolute(feed_address(site, other, scope, extension)))
            for other in site.languages
            if other != lang
        ),
        site_name=settings.name(lang),
        never=datetime(settings.authority_since, 1, 1, tzinfo=UTC),
        told=index.told(scope, lang),
    )
