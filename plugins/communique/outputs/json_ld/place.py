"""Place."""

from __future__ import annotations

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, filled, images, page_of, point
from communique.views.kinds import PlaceView


def place_page(site: Site, view: PlaceView) -> Data:
    facts, at = site.items[view.card.key][view.card.lang].facts, view.coordinates
    address = {
        "@type": "PostalAddress",
        "streetAddress": facts.address,
        "addressLocality": facts.city,
        "addressCountry": facts.country,
    }
    return {
        **page_of(site, view, "Place"),
        "address": filled(address),
        "geo": point(at.latitude, at.longitude) if at else None,
        "image": images(view),
    }
