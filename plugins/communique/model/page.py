"""Pages: what stands outside of time, such as About."""

from __future__ import annotations

from communique.model.document import Titled
from communique.model.fields import described


class Page(Titled):
    """A standing page."""

    kind = "page"
    folder = "pages"
    is_told_per_language = True

    menu: int | None = described("Its place among the links at the foot of every page, from 1; none: not there.", "1", default=None, ge=1)
