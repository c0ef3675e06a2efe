"""News: what happened, told on a day."""

from __future__ import annotations

from communique.model.document import Titled
from communique.model.fields import Many, Words, described
from communique.model.moments import Moment
from communique.model.values import Contact


class News(Titled):
    """A news article or press release."""

    kind = "news"
    folder = "news"
    is_told_in_feeds = True
    has_year = True
    is_told_per_language = True
    only_shown = frozenset({"title", "summary"})

    title: Words = described("Its headline.", "Cities join the WSIS Forum in Geneva", min_length=1)
    date: Moment = described(
        "When it is published, in the site's time zone; in the future: held back until then.",
        "2023-03-09",
        "2023-03-09T10:00",
    )
    subtitle: Words = described("A second line under the title.", "Five days in Geneva", default="")
    dateline: Words = described(
        "Where it was written, as it opens a press release.", "Seoul", default=""
    )
    contacts: Many[Contact] = described(
        "Whom the press can reach.",
        [{"name": "Press desk", "email": "press@example.org"}],
        default=(),
    )
    boilerplate: Words = described(
        "The standing paragraph on the organisation.",
        "WeGO is an association of cities.",
        default="",
    )
