"""WebSite, on the home page, with who publishes it."""

from __future__ import annotations

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, filled, publisher, whole
from communique.views.cards import picture
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
        "publisher": _publisher(site, lang),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": whole(site, search_link(site, lang)) + "?q={words}",
            },
            "query-input": "required name=words",
        },
    }


def _publisher(site: Site, lang: str) -> Data:
    """With its logo and website, which other pages need not repeat."""
    item = site.publisher(lang)
    if item is None:
        return publisher(site, lang)
    logo = picture(site, item, item.facts.logo) if item.facts.logo else None
    more = {"sameAs": item.facts.website, "logo": logo.absolute_url if logo else None}
    return filled({**publisher(site, lang), **more})
