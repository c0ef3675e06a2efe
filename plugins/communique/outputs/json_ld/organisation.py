"""Organization."""

from __future__ import annotations

from typing import cast

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, filled, image
from communique.views.cards import OrganisationCard
from communique.views.kinds import OrganisationView


def organisation(site: Site, view: OrganisationView) -> Data:
    card = cast(OrganisationCard, view.card)
    seat = {
        "@type": "PostalAddress",
        "addressLocality": card.city,
        "addressCountry": card.country,
    }
    return {
        "@type": "Organization",
        "@id": site.settings.tag_uri(card.key),
        "name": card.title,
        "alternateName": card.short,
        "description": card.summary,
        "url": view.head.canonical,
        "sameAs": view.website,
        "logo": image(view.logo),
        "address": filled(seat),
    }
