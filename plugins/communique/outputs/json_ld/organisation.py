"""Organization."""

from __future__ import annotations

from typing import cast

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, filled, page_of
from communique.views.cards import OrganisationCard
from communique.views.kinds import OrganisationView

_TYPES = {
    "government": "GovernmentOrganization",
    "media": "NewsMediaOrganization",
    "university": "EducationalOrganization",
}
"""The narrower types of schema.org that ours have."""


def organisation(site: Site, view: OrganisationView) -> Data:
    card = cast(OrganisationCard, view.card)
    seat = {
        "@type": "PostalAddress",
        "addressLocality": card.city,
        "addressCountry": site.items[card.key][card.lang].facts.country,
    }
    return {
        **page_of(site, view, _TYPES.get(card.type, "Organization")),
        "alternateName": card.short,
        "sameAs": view.website,
        "email": view.email,
        "logo": view.logo.absolute_url if view.logo else None,
        "address": filled(seat),
    }
