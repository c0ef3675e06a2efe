"""BreadcrumbList: the path to a page as the page shows it, and the page itself."""

from __future__ import annotations

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, whole
from communique.views.cards import Link
from communique.views.head import Head, local


def breadcrumbs(site: Site, head: Head) -> Data:
    if not head.has_path:
        return {}
    home = Link(site.words.say(head.lang)("Home"), local(site, head.lang, "/"))
    links = (home, *head.crumbs, Link(head.title, head.url))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": at.title, "item": whole(site, at)}
            for number, at in enumerate(links, 1)
        ],
    }
