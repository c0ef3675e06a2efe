"""Pages: what stands outside of time, such as About."""

from __future__ import annotations

from communique.model.document import Titled
from communique.model.fields import Words, described


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
