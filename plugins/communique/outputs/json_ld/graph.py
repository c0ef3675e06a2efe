"""The registry of structured data: which view gives which thing, and the script that holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.model.site import Site
from communique.outputs.json_ld import breadcrumbs, event, news, organisation, person, website
from communique.outputs.json_ld.parts import Data, filled
from communique.outputs.json_text import json_text
from communique.views.event import EventView
from communique.views.home import HomeView
from communique.views.kinds import NewsView, OrganisationView, PersonView

MAKERS: dict[type, Callable[[Site, Any], Data]] = {
    NewsView: news.news_article,
    EventView: event.event,
    PersonView: person.person,
    OrganisationView: organisation.organisation,
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
    text = json_text({"@context": "https://schema.org", "@graph": graph})
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
