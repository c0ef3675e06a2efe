"""People: those who speak, sign and are written about."""

from __future__ import annotations

from typing import Annotated

from communique.model.document import Named
from communique.model.fields import Many, Url, Words, described, keyed
from communique.model.values import Photo, Role


class Person(Named):
    """A person with the posts they hold or held."""

    kind = "person"
    folder = "people"

    name: Words = described("Their name, as it is said in public.", "Park Jung-sook", min_length=1)
    roles: Many[Annotated[Role, keyed("title")]] = described(
        "Posts, the present one first.",
        [{"title": "Secretary-General", "organisation": "wego"}],
        default=(),
    )
    photo: Photo | None = described(
        "A portrait.",
        {
            "file": "portrait.jpg",
            "alt": "Portrait",
            "credit": "WeGO",
            "rights": "Provided for press use",
        },
        default=None,
    )
    website: Url = described("Their own website.", "https://example.org", default="")
