"""Organisations: members, partners, offices, UN bodies."""

from __future__ import annotations

from typing import Literal

from communique.model.codes import Country
from communique.model.document import Named
from communique.model.fields import Url, Words, described
from communique.model.moments import Moment
from communique.model.values import EMAIL, Photo, Point

OrganisationType = Literal[
    "association", "city", "member", "partner", "office", "UN body", "government", "foundation",
    "company", "university", "media", "other",
]  # fmt: skip


class Organisation(Named):
    """An organisation that holds, joins, signs or helps."""

    kind = "organisation"
    folder = "organisations"

    short: Words = described("Its short name.", "WeGO", default="")
    type: OrganisationType = described(
        "What sort of organisation it is.", "partner", "UN body", default="other"
    )
    city: Words = described("Where it has its seat.", "Geneva", default="")
    country: Country = described("Two-letter country code, ISO 3166-1 alpha-2.", "CH", default="")
    coordinates: Point | None = described(
        "Latitude, longitude of its seat.", "46.2044, 6.1432", default=None
    )
    joined: Moment | None = described("Since when it is a member.", "2010-09", default=None)
    website: Url = described("Its website.", "https://example.org", default="")
    email: str = described(
        "Where the public can write to it; calendars name it as the organiser of its events.",
        "events@example.org",
        default="",
        pattern=EMAIL,
    )
    logo: Photo | None = described(
        "Its logo.",
        {"file": "logo.svg", "alt": "WeGO", "credit": "WeGO", "rights": "Trade mark of WeGO"},
        default=None,
    )
