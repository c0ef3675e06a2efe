"""BreadcrumbList: the path to a page, the page itself last."""

from __future__ import annotations

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, whole
from communique.views.head import Head


def breadcrumbs(site: Site, head: Head) -> Data:
    if not head.crumbs:
        return {}
    trail = [
        *((link.title, whole(site, link)) for link in head.crumbs),
        (head.title, head.canonical),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": url}
            for number, (name, url) in enumerate(trail, 1)
        ],
    }
