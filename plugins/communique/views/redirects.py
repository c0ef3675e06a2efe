"""Pages at addresses that items and lists had before: they lead to where these are now."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.index import Index
from communique.collections.redirects import Former, former_addresses, former_scopes
from communique.model.site import Site
from communique.views.cards import Link, link_to
from communique.views.head import Head, Page, list_head
from communique.views.scopes import scope_page, scope_title


class RedirectView(Struct, frozen=True):
    """`target` is the page of the item or list; `head.canonical` its whole address."""

    head: Head
    target: Link


def pages(index: Index, lang: str) -> Iterator[Page]:
    for its_lang, address, key in former(index):
        if its_lang == lang:
            args = (lang, address, key)
            yield Page(address, lang, "redirect.html", redirect, args, is_indexed=False)


def former(index: Index) -> Iterator[Former]:
    """Former addresses of items, and of the lists of topics and series, by their scopes."""
    yield from former_addresses(index.site)
    for old, scope in former_scopes(index):
        for lang in index.site.languages:
            yield lang, scope_page(index.site, old, lang), scope


def redirect(index: Index, lang: str, address: str, key: str) -> RedirectView:
    """What stands at a former address."""
    site = index.site
    link, now = target_of(site, key, lang)
    bare = address.removeprefix(site.settings.prefix(lang))
    head = list_head(site, lang, bare, link.title)
    canonical = site.settings.absolute(now)
    return RedirectView(replace(head, canonical=canonical, is_indexed=False, alternates=()), link)


def target_of(site: Site, key: str, lang: str) -> tuple[Link, str]:
    """Where a former address leads, as a link and as an address of the site."""
    if key in site.items:
        item = site.best(key, lang)
        return link_to(site, item, lang), item.address
    address = scope_page(site, key, lang)
    return Link(scope_title(site, key, lang), site.settings.href(address)), address
