"""Coverage: what others published about us, linked and never copied."""

from __future__ import annotations

from communique.model.codes import Language
from communique.model.document import Titled
from communique.model.fields import Url, Words, described
from communique.model.moments import Moment


class Coverage(Titled):
    """An article in the press, shown as a link with our own summary."""

    kind = "coverage"
    folder = "coverage"
    is_told_in_feeds = True
    has_year = True
    only_shown = frozenset({"title", "summary"})

    title: Words = described("The headline of the article.", "Mayors meet in Geneva", min_length=1)
    date: Moment = described("When it was published there.", "2023-03-09")
    publisher: Words = described("The newspaper, agency or station.", "Yonhap News Agency")
    link: Url = described("The article's address.", "https://example.org/article", default="")
    language: Language = described("The article's language: a tag.", "en", "ko")
    rights: Words = described(
        "On what terms its text may be used.",
        "All rights reserved",
        "CC BY 4.0",
        default="All rights reserved",
    )
    excerpt: Words = described(
        "A short quotation from it, within the limit of words that the site sets.",
        "The forum opened on Monday.",
        default="",
    )
