"""WebPage, for what no type of schema.org describes: standing pages and prizes."""

from __future__ import annotations

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, dated, images, page_of, publisher
from communique.views.item import ItemView


def web_page(site: Site, view: ItemView) -> Data:
    lang = view.card.lang
    return {
        **page_of(site, view, "WebPage"),
        "inLanguage": lang,
        **dated(view),
        "image": images(view),
        "publisher": publisher(site, lang),
    }
