"""Pages: what stands outside of time, such as About."""

from __future__ import annotations

from communique.model.document import Titled
from communique.model.fields import Many, Words, described
from communique.model.values import Contact, Photo


class Page(Titled):
    """A standing page."""

    kind = "page"
    folder = "pages"
    is_told_per_language = True

    title: Words = described("What it is called.", "About us", min_length=1)
    menu: int | None = described(
        "Its place among the links at the foot of every page, from 1; none: not there.",
        "1",
        default=None,
        ge=1,
    )
    contacts: Many[Contact] = described(
        "Whom the press can reach.",
        [{"name": "Press desk", "email": "press@example.org"}],
        default=(),
    )
    boilerplate: Words = described(
        "The standing paragraph on the organisation, to be copied.",
        "WeGO is an association of cities.",
        default="",
    )
    kit: Many[Photo] = described(
        "Pictures and logos that others may take, each with its terms.",
        [{"file": "logo.png", "alt": "The logo", "credit": "WeGO", "rights": "CC BY 4.0"}],
        default=(),
    )
