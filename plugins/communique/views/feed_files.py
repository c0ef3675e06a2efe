"""Feeds as the files hold them, before any format."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.index import Index
from communique.collections.told import Told
from communique.model.site import Site
from communique.views.feeds import (
    FORMATS,
    archive_address,
    feed_address,
    feed_page,
    feed_title,
    has_archives_in,
)

MEDIA_TYPES = {extension: media_type for _, media_type, extension in FORMATS}


class FeedFile(Struct, frozen=True):
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
    links: tuple[tuple[str, str], ...]
    """(relation, address): hubs, archives."""
    site_name: str
    never: datetime
    told: tuple[Told, ...]
    style_url: str
    about: str
    """For people who open it in a browser, with the (title, address) of pages for them in `ways`."""
    ways: tuple[tuple[str, str], ...]
    is_archive: bool = False


def feed_file(index: Index, lang: str, scope: str, extension: str) -> FeedFile:
    """The feed of a scope in the format with that extension."""
    settings, told = index.site.settings, index.told(scope, lang)
    links = [("hub", hub) for hub in settings.feed_hubs]
    if has_archives_in(index.site, extension):
        links += _before(index, lang, scope, index.number_of_archives(scope, lang) + 1, extension)
    address = feed_address(index.site, lang, scope, extension)
    return _file(index.site, lang, scope, extension, address, told, tuple(links))


def archive_file(index: Index, lang: str, scope: str, number: int, extension: str) -> FeedFile:
    """An archive of a feed (RFC 5005). It does not name the next one, so that it stays as it is."""
    site = index.site
    current = site.settings.absolute(feed_address(site, lang, scope, extension))
    links = (("current", current), *_before(index, lang, scope, number, extension))
    address = archive_address(site, lang, scope, number, extension)
    told = index.archived(scope, lang, number)
    return replace(_file(site, lang, scope, extension, address, told, links), is_archive=True)


def _before(
    index: Index, lang: str, scope: str, number: int, extension: str
) -> list[tuple[str, str]]:
    """The link to the archive before one, or before the feed itself."""
    if number < 2:
        return []
    address = archive_address(index.site, lang, scope, number - 1, extension)
    return [("prev-archive", index.site.settings.absolute(address))]


def _file(
    site: Site,
    lang: str,
    scope: str,
    extension: str,
    address: str,
    told: tuple[Told, ...],
    links: tuple[tuple[str, str], ...],
) -> FeedFile:
    settings, title = site.settings, feed_title(site, scope, lang)
    others = (other for other in site.languages if other != lang)
    _ = site.words.say(lang)
    return FeedFile(
        scope=scope,
        lang=lang,
        title=title,
        description=settings.tagline(lang) or title,
        id=settings.tag_uri(f"feed/{lang}/{[*settings.former_names(scope), scope][0]}"),
        extension=extension,
        media_type=MEDIA_TYPES[extension],
        self_url=settings.absolute(address),
        home_url=settings.absolute(feed_page(site, scope, lang)),
        others=tuple(
            (other, settings.absolute(feed_address(site, other, scope, extension)))
            for other in others
        ),
        links=links,
        site_name=settings.name(lang),
        never=datetime(settings.authority_since, 1, 1, tzinfo=UTC),
        told=told,
        style_url=settings.href("/theme/feed.css"),
        about=_(
            "This is a feed. Copy its address into a feed reader, which then brings what is new."
        ),
        ways=(
            (_("The same as a page"), settings.absolute(feed_page(site, scope, lang))),
            (_("All feeds"), settings.absolute(f"{settings.prefix(lang)}/feeds/")),
        ),
    )
