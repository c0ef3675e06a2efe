"""NewsArticle."""

from __future__ import annotations

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, people, publisher
from communique.views.kinds import NewsView


def news_article(site: Site, view: NewsView) -> Data:
    card = view.card
    return {
        "@type": "NewsArticle",
        "@id": site.settings.tag_uri(card.key),
        "headline": card.title,
        "alternativeHeadline": view.subtitle,
        "description": card.summary,
        "url": view.head.canonical,
        "mainEntityOfPage": view.head.canonical,
        "inLanguage": card.lang,
        "datePublished": card.published_at and card.published_at.isoformat(),
        "dateModified": card.updated_at and card.updated_at.isoformat(),
        "image": [picture.absolute_url for picture in (*view.pictures, *view.placed)],
        "author": publisher(site, card.lang),
        "publisher": publisher(site, card.lang),
        "license": view.licence and view.licence.url,
        "about": people(site, view.people),
    }
