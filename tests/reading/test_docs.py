"""The pages for writers say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.authoring.reference import reference_markdown
from communique.model.document import Document
from communique.model.kinds import KINDS
from communique.model.walk import shapes
from communique.reading.allowed import ALLOWED, SCHEMES, TAGS

DOCS = Path(__file__).parents[2] / "docs"
BODIES = (DOCS / "bodies.md").read_text(encoding="utf-8")
FRONT = (DOCS / "front-matter.md").read_text(encoding="utf-8")


def test_the_page_on_front_matter_is_what_the_code_says():
    assert reference_markdown() == FRONT, "refresh it by the command that the page names"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_field_of_every_kind_is_described(kind: type[Document]):
    own = section(kind.kind.capitalize())
    common = section("What all kinds have")

    for key, shape in shapes(kind).items():
        description = kind.model_fields[shape.name].description
        assert re.search(
            rf"^\| `{key}`.*\| {re.escape(description or '?')} \|", own + common, re.MULTILINE
        )


def test_links_inside_the_page_lead_somewhere():
    headings = {
        heading.lower().replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)", FRONT, re.MULTILINE)
    }

    assert set(re.findall(r"\]\(#([^)]+)\)", FRONT)) <= headings


def test_all_tags_that_survive_are_named():
    told = BODIES.partition("These tags survive:")[2].partition("with these attributes:")[0]

    assert re.findall(r"`(\w+)`", told) == sorted(TAGS)


def test_all_attributes_that_survive_are_named():
    rows = re.findall(r"^\| (every tag|`\w+`) \| ((?:`\w+` ?)+) \|$", BODIES, re.MULTILINE)

    told = {
        tag.strip("`").replace("every tag", "*"): set(re.findall(r"\w+", names))
        for tag, names in rows
    }
    assert told == {tag: set(names) for tag, names in ALLOWED.items()}


def test_all_schemes_that_survive_are_named():
    assert all(f"`{scheme}:`" in BODIES for scheme in SCHEMES)


def section(heading: str) -> str:
    return FRONT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
