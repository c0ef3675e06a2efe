"""WebSite, on the home page."""

from __future__ import annotations

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, publisher, whole
from communique.views.home import HomeView
from communique.views.search import search_link


def website(site: Site, view: HomeView) -> Data:
    lang = view.head.lang
    return {
        "@type": "WebSite",
        "name": site.settings.name(lang),
        "description": site.settings.tagline(lang),
        "url": view.head.canonical,
        "inLanguage": lang,
        "publisher": publisher(site, lang),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": whole(site, search_link(site, lang)) + "?q={words}",
            },
            "query-input": "required name=words",
        },
    }
