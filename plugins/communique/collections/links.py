"""Where the links of a body lead: to items, to files beside them, to the outside."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from posixpath import normpath
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from communique.collections.assets import asset_address, beside, may_show, photos_of
from communique.collections.pictures import in_text, renditions
from communique.collections.uris import as_uri
from communique.model.body import Link
from communique.model.site import Item, Site, original
from communique.model.values import Photo

Outcome = Literal[
    "outside",
    "page",
    "address",
    "file",
    "held",
    "missing",
    "fragment-missing",
    "no-rights",
    "foreign-picture",
]
_MARK = re.compile(r"[{|](?:filename|static|attach)[}|]")
_GONE = "gone:"
_GONE_PICTURE = re.compile(rf'<img(?:\s[^\s=>"]+="[^"]*")*?\ssrc="{_GONE}"[^>]*>')
_IMAGE = re.compile(
    r'<img(?P<before>(?:\s[^\s=>"]+="[^"]*")*?)\ssrc="(?P<url>[^"]*)"(?P<after>[^>]*?)\s*/?>'
)
_GONE_LINK = re.compile(rf'<a(?:\s[^\s=>"]+="[^"]*")*?\shref="{_GONE}"[^>]*>(.*?)</a>', re.DOTALL)
_GONE_CITE = re.compile(rf'\scite="{_GONE}"')


class Destination(Struct, frozen=True):
    """What a link means: its address on this site or the web, and whether that is there."""

    outcome: Outcome
    address: str = ""


def destination(site: Site, item: Item, link: Link) -> Destination:
    """Follow a link from an item's body, in the language of the item."""
    parts = _parts(link.target)
    if parts is None:
        return Destination("missing", link.target)
    if parts.is_whole:
        return Destination("foreign-picture" if link.is_picture else "outside", link.target)
    if not parts.path and not parts.is_marked:
        return _fragment(item, item.address, parts.fragment)
    path = content_path(item, link.target)
    if path is None:
        return Destination("address", link.target)
    if path in site.paths:
        return _page(site, item, path, parts.fragment)
    return _file(site, item, path, link)


def content_path(item: Item, target: str) -> str | None:
    """The content file that a relative link names; None for an address on the site (`/calendar/`)
    and for what is no address at all.

    Pelican's `{filename}` and `{static}` are understood, from the item's folder or, with a slash,
    from the top of the content tree.
    """
    parts = _parts(target)
    if parts is None:
        return None
    if parts.path.startswith("/"):
        return parts.path.lstrip("/") if parts.is_marked else None
    return normpath(f"{item.source.folder}/{parts.path}")


class _Parts(NamedTuple):
    """The parts of a link's target, `path` decoded and without Pelican's mark."""

    path: str
    fragment: str
    is_whole: bool
    """Whether it has a scheme or host of its own."""
    is_marked: bool


@lru_cache(maxsize=8192)
def _parts(target: str) -> _Parts | None:
    """None for what is no address at all. Texts repeat their links, and each is followed several times."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    path = unquote(parts.path)
    mark = _MARK.match(path)
    path = path[mark.end() :] if mark else path
    return _Parts(path, parts.fragment, bool(parts.scheme or parts.netloc), mark is not None)


def site_path(site: Site, target: str) -> str | None:
    """The path below the output folder that an address on the site names (`/calendar/`, or with the
    site's own host); None for every other link."""
    own = site.settings.site_url
    is_own = bool(own) and (target == own or target.startswith(f"{own}/"))
    parts = _parts(target.removeprefix(own) if is_own else target)
    if parts is None or (not is_own and (parts.is_whole or parts.is_marked)):
        return None
    return parts.path.lstrip("/") if is_own or parts.path.startswith("/") else None


def body_html(site: Site, item: Item, absolute: bool = False) -> str:
    """The body with its links resolved; links to what is held back are text, pictures without
    rights are left out. With `absolute` every address is whole, as feeds need it."""

    def resolve(link: Link) -> str:
        found = destination(site, item, link)
        if found.outcome in ("outside", "foreign-picture"):
            is_bare = absolute and found.address.startswith("//")
            return f"https:{found.address}" if is_bare else found.address
        if found.outcome in ("held", "missing", "no-rights"):
            return _GONE
        is_inner = not absolute and link.target.startswith("#")
        if is_inner:
            return link.target
        address = site.settings.href(found.address, absolute)
        return as_uri(address) if absolute else address

    html = item.body.html(resolve)
    if not absolute and "<img" in html:
        html = _with_sizes(site, item, html)
    if f'"{_GONE}"' not in html:
        return html
    return _GONE_CITE.sub("", _GONE_LINK.sub(r"\1", _GONE_PICTURE.sub("", html)))


def _with_sizes(site: Site, item: Item, html: str) -> str:
    """Each picture in the sizes and formats that browsers choose from."""
    first = original(site.items[item.key])
    made = {}
    for photo in first.facts.photos:
        file = site.files.get(beside(first, photo.file))
        found = renditions(site.settings, file, photo.file) if file else None
        if found:
            made[escape(site.settings.href(found.plain.address))] = found

    def whole(match: re.Match[str]) -> str:
        known = made.get(match["url"])
        attributes = match["before"] + f' src="{match["url"]}"' + match["after"]
        return in_text(site.settings, known, attributes) if known else match[0]

    return _IMAGE.sub(whole, html) if made else html


def _page(site: Site, item: Item, path: str, fragment: str) -> Destination:
    key, lang = site.paths[path]
    if key not in site.items:
        return Destination("held")
    meant = item.lang if path == original(site.items[key]).source.path else lang
    target = site.best(key, meant)
    return _fragment(target, target.address, fragment)


def _fragment(target: Item, address: str, fragment: str) -> Destination:
    if not fragment:
        return Destination("page", address)
    known = unquote(fragment) in target.body.anchors
    return Destination("page" if known else "fragment-missing", f"{address}#{fragment}")


def _file(site: Site, item: Item, path: str, link: Link) -> Destination:
    first = original(site.items[item.key])
    photos = [photo for _, photo in photos_of(first.facts) if beside(first, photo.file) == path]
    if photos and not may_show(photos[-1], site):
        return Destination("no-rights")
    if photos:
        return Destination("file", _picture_address(site, item, photos[-1], path, link))
    if any(beside(first, a.file) == path for a in first.facts.attachments if a.file):
        return Destination("file", asset_address(site, item.key, path))
    return Destination("missing", link.target)


def _picture_address(site: Site, item: Item, photo: Photo, path: str, link: Link) -> str:
    """Where a picture of the item is. The file itself is there for links alone, if it is offered."""
    file = site.files.get(path)
    made = renditions(site.settings, file, photo.file) if file else None
    if made is None or (photo.download and not link.is_picture):
        return asset_address(site, item.key, path)
    return made.plain.address
