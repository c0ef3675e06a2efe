"""Where the links of a body lead: to items, to files beside them, to the outside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import normpath
from typing import Literal
from urllib.parse import unquote, urlsplit

from communique.collections.assets import asset_address, beside, may_show, photos_of
from communique.collections.uris import as_uri
from communique.model.body import Link
from communique.model.site import Item, Site, original

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
_GONE = "gone:"
_GONE_PICTURE = re.compile(rf'<img(?:\s[^\s=>"]+="[^"]*")*?\ssrc="{_GONE}"[^>]*>')
_GONE_LINK = re.compile(rf'<a(?:\s[^\s=>"]+="[^"]*")*?\shref="{_GONE}"[^>]*>(.*?)</a>', re.DOTALL)
_GONE_CITE = re.compile(rf'\scite="{_GONE}"')


@dataclass(frozen=True, slots=True)
class Destination:
    """What a link means: its address on this site or the web, and whether that is there."""

    outcome: Outcome
    address: str = ""


def destination(site: Site, item: Item, link: Link) -> Destination:
    """Follow a link from an item's body, in the language of the item."""
    try:
        parts = urlsplit(link.target)
    except ValueError:
        return Destination("missing", link.target)
    if parts.scheme or parts.netloc:
        return Destination("foreign-picture" if link.is_picture else "outside", link.target)
    if not parts.path:
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
    try:
        path = unquote(urlsplit(target).path)
    except ValueError:
        return None
    marked = re.match(r"[{|](?:filename|static|attach)[}|]", path)
    path = path[marked.end() :] if marked else path
    if path.startswith("/"):
        return path.lstrip("/") if marked else None
    return normpath(f"{item.source.folder}/{path}")


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
    if f'"{_GONE}"' not in html:
        return html
    return _GONE_CITE.sub("", _GONE_LINK.sub(r"\1", _GONE_PICTURE.sub("", html)))


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
    photos = {beside(first, photo.file): photo for _, photo in photos_of(first.facts)}
    if path in photos:
        shown = may_show(photos[path], site)
        return (
            Destination("file", asset_address(site, item.key, path))
            if shown
            else Destination("no-rights")
        )
    if any(beside(first, a.file) == path for a in first.facts.attachments if a.file):
        return Destination("file", asset_address(site, item.key, path))
    return Destination("missing", link.target)
