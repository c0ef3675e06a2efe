"""The registry of structured data: which view gives which thing, and the script that holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.model.site import Site
from communique.outputs.json_ld import (
    agreement,
    breadcrumbs,
    event,
    news,
    organisation,
    person,
    place,
    series,
    webpage,
    website,
)
from communique.outputs.json_ld.parts import Data, filled
from communique.outputs.json_text import dumped
from communique.views import kinds
from communique.views.event import EventView
from communique.views.home import HomeView
from communique.views.lists import SeriesView

MAKERS: dict[type, Callable[[Site, Any], Data]] = {
    kinds.NewsView: news.news_article,
    EventView: event.event,
    SeriesView: series.series,
    kinds.AgreementView: agreement.agreement,
    kinds.PrizeView: webpage.web_page,
    kinds.CoverageView: news.coverage,
    kinds.PersonView: person.person,
    kinds.OrganisationView: organisation.organisation,
    kinds.PlaceView: place.place_page,
    kinds.StandingView: webpage.web_page,
    HomeView: website.website,
}


def script_text(site: Site, view: Any) -> str:
    """The text of a `script type="application/ld+json"` element, safe inside HTML; empty for pages
    that have no structured data."""
    make = MAKERS.get(type(view))
    things = (filled(make(site, view)) if make else {}, breadcrumbs.breadcrumbs(site, view.head))
    graph = [thing for thing in things if thing]
    if not graph:
        return ""
    text = dumped({"@context": "https://schema.org", "@graph": graph}).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
