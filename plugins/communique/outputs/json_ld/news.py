"""NewsArticle: of the newsroom, and of others who wrote about it."""

from __future__ import annotations

from typing import cast

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, dated, filled, images, page_of, people, publisher
from communique.views.cards import CoverageCard
from communique.views.item import ItemView
from communique.views.kinds import CoverageView, NewsView


def news_article(site: Site, view: NewsView) -> Data:
    card = view.card
    about = page_of(site, view, "NewsArticle")
    return {
        "@type": about["@type"],
        "@id": about["@id"],
        "headline": card.title,
        "alternativeHeadline": view.subtitle,
        "description": card.summary,
        "url": view.head.canonical,
        "mainEntityOfPage": view.head.canonical,
        "inLanguage": card.lang,
        "dateline": view.dateline,
        **dated(view),
        "image": images(view),
        "author": publisher(site, card.lang),
        "publisher": publisher(site, card.lang),
        "license": view.licence and view.licence.url,
        "about": people(site, view.people),
        "keywords": [topic.title for topic in view.topics],
        "correction": corrections(view),
    }


def corrections(view: ItemView) -> list[Data]:
    return [
        {"@type": "CorrectionComment", "text": one.note, "datePublished": one.on.isoformat()}
        for one in view.corrections
    ]


def coverage(site: Site, view: CoverageView) -> Data:
    """Our page on it, and the article itself where it lies."""
    card = cast(CoverageCard, view.card)
    article = {
        "@type": "NewsArticle",
        "headline": card.title,
        "url": card.link,
        "inLanguage": card.language,
        "datePublished": card.date.isoformat() if card.date else None,
        "publisher": {"@type": "Organization", "name": card.publisher},
    }
    return {
        **page_of(site, view, "WebPage"),
        "inLanguage": card.lang,
        "publisher": publisher(site, card.lang),
        "mainEntity": filled(article),
    }
