"""Places: where things take place, with their time zone."""

from __future__ import annotations

from communique.model.codes import Country
from communique.model.document import Named
from communique.model.fields import Words, ZoneName, described
from communique.model.values import Point


class Place(Named):
    """A hall, a building or a city."""

    kind = "place"
    folder = "places"

    name: Words = described("What it is called.", "Seoul City Hall", min_length=1)
    address: Words = described("Street and number.", "110 Sejong-daero", default="")
    city: Words = described("The city.", "Seoul", default="")
    country: Country = described(
        "Two-letter country code, ISO 3166-1 alpha-2.", "KR", "CH", default=""
    )
    coordinates: Point | None = described("Latitude, longitude.", "37.5663, 126.9779", default=None)
    timezone: ZoneName | None = described(
        "The IANA time zone: events there need not repeat it.", "Asia/Seoul", default=None
    )
