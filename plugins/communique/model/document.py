"""What every kind of document has in common."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from communique.model.codes import Language, Licence
from communique.model.fields import Address, Many, Slug, Slugs, Value, Words, described
from communique.model.moments import Moment
from communique.model.values import AnyRef, Attachment, Correction, People, Photo, Quote

PLACEHOLDER = "Write the text here, in Markdown."
"""With what the text of a first file begins."""

Status = Literal["draft", "published", "withdrawn"]


class Document(Value):
    """The front matter fields that all kinds share. Each kind is a class that adds its own.

    `kind` is the kind's name, `folder` where its files lie in `content/`.
    """

    kind: ClassVar[str]
    folder: ClassVar[str]
    has_year: ClassVar[bool] = False
    """Whether the year is part of the address."""
    is_told_per_language: ClassVar[bool] = False
    """Whether lists in a language show only what is written in it (news), or everything (events)."""

    is_told_in_feeds: ClassVar[bool] = False
    """Whether feeds tell of new items."""
    only_shown: ClassVar[frozenset[str]] = frozenset()
    """Fields that are shown and decide nothing else: neither where an item is listed, but for its place
    in the index from A to Z, nor which files there are."""

    date: Moment | None = described(
        "When it is published, in the site's time zone; in the future: held back until then.",
        "2023-03-09",
        "2023-03-09T10:00",
        default=None,
    )
    updated: Moment | None = described(
        "When its words last changed in substance.", "2023-03-10", default=None
    )
    slug: Annotated[Slug, Field(min_length=1)] | None = described(
        "Its name in the address, when it is not the file's.", "wsis-forum-2023", default=None
    )
    id: str | None = described(
        "Its lasting identity, written once when its file is renamed. Never change it.",
        "2023/wsis-forum",
        default=None,
        pattern=r"^[^\s/@]+(/[^\s/@]+)*$",
    )
    was_at: Many[Address] = described(
        "Addresses that it had before, in each language; readers are sent on from there. `communique move` writes them.",
        ["/events/2026/mayors-breakfast/"],
        default=(),
    )
    summary: Words = described(
        "One or two sentences for lists, feeds and search engines.",
        "Five days in Geneva on the information society.",
        default="",
    )
    topics: Slugs = described(
        "What it is about: slugs of topics.", ["climate", "digital-divide"], default=()
    )
    photos: Many[Photo] = described(
        "Pictures, the first one leads.",
        [{"file": "hall.jpg", "alt": "The hall", "credit": "WeGO", "rights": "CC BY 4.0"}],
        default=(),
    )
    people: People = described(
        "People it is about, by the names of their files, with roles where useful.",
        ["park-jung-sook"],
        default=(),
    )
    quotes: Many[Quote] = described(
        "Sentences set as quotations.",
        [{"text": "Cities lead.", "person": "park-jung-sook"}],
        default=(),
    )
    attachments: Many[Attachment] = described(
        "Documents to download.",
        [{"title": "Programme (PDF)", "file": "programme.pdf"}],
        default=(),
    )
    related: Many[AnyRef] = described(
        "Items that readers should see next, by the names of their files.",
        ["wsis-forum"],
        default=(),
    )
    licence: Licence = described(
        "The licence of its text, where it is not the one that the settings name.",
        "CC BY 4.0",
        "CC BY-NC-SA 3.0 IGO",
        "All rights reserved",
        default="",
    )
    status: Status = described(
        "draft: not shown; withdrawn: taken back, a notice stands in its place.",
        "draft",
        default="published",
    )
    corrections: Many[Correction] = described(
        "Corrections, shown on the page.",
        [{"on": "2023-10-02", "note": "The day was wrong."}],
        default=(),
    )
    lang: Language | None = described(
        "The language of this file, when it is not the site's first.", "ko", default=None
    )

    @property
    def heading(self) -> str:
        """What the item is called: its title or name."""
        raise NotImplementedError


class Titled(Document):
    """A kind whose items have a title."""

    title: Words = described("What it is called.", "WSIS Forum 2023", min_length=1)

    @property
    def heading(self) -> str:
        return self.title


class Named(Document):
    """A kind whose items have a name: people, organisations, places."""

    name: Words = described("What it is called.", "Geneva Cities Hub", min_length=1)

    @property
    def heading(self) -> str:
        return self.name
