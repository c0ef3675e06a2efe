"""Pages at addresses that items had before: they lead to where the item is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.collections.index import Index
from communique.collections.redirects import former_addresses
from communique.views.cards import Link, link_to
from communique.views.head import Head, Page, list_head


@dataclass(frozen=True, slots=True)
class RedirectView:
    """`target` is the item's page; `head.canonical` its whole address."""

    head: Head
    target: Link


def pages(index: Index, lang: str) -> Iterator[Page]:
    for its_lang, address, key in former_addresses(index.site):
        if its_lang == lang:
            args = (lang, address, key)
            yield Page(address, lang, "redirect.html", redirect, args, is_indexed=False)


def redirect(index: Index, lang: str, address: str, key: str) -> RedirectView:
    """What stands at a former address."""
    site, item = index.site, index.site.best(key, lang)
    bare = address.removeprefix(site.settings.prefix(lang))
    head = list_head(site, lang, bare, item.title)
    canonical = site.settings.absolute(item.address)
    return RedirectView(
        replace(head, canonical=canonical, is_indexed=False, alternates=()),
        link_to(site, item, lang),
    )
