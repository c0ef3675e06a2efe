"""Which templates go into a page: at least those that Jinja itself finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, FileSystemLoader, meta

from communique.adapter.closures import Closures, references_in

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"
THEME = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


def found_by_jinja(source: str) -> set[str | None]:
    """The templates that Jinja finds; None stands for a name that is worked out."""
    return set(meta.find_referenced_templates(Environment().parse(source)))


@pytest.mark.parametrize("name", THEME)
def test_references_of_the_theme_are_those_that_jinja_finds(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")

    assert references_in(source) == found_by_jinja(source)


FORMS = {
    "plain": '{% include "a" %}',
    "extends": '{% extends "a" %}',
    "apostrophes": "{% include 'a' %}",
    "no spaces": '{%include"a"%}',
    "trimmed": '{%- include "a" -%}',
    "trimmed at the end": '{% include "a"-%}',
    "kept spaces": '{%+ include "a" +%}',
    "lines": '{% include\n  "a"\n%}',
    "ignore missing": '{% include "a" ignore missing %}',
    "with context": '{% include "a" with context %}',
    "without context": '{% include "a" without context -%}',
    "missing without context": '{% include "a" ignore missing without context %}',
    "import": '{% import "a" as forms %}',
    "import with context": '{% import "a" as forms with context %}',
    "from": '{% from "a" import input %}',
    "from, more": '{% from "a" import input as field, textarea %}',
    "from with context": '{% from "a" import input with context %}',
    "from, trimmed": '{%- from "a" import input without context -%}',
    "two": '{% extends "a" %}{% include "b" %}',
    "one line each": '{% include "a" %}\n{%- include "b" %}\n',
    "inside a condition": '{% if x %}{% include "a" %}{% else %}{% include "b" %}{% endif %}',
    "inside a macro": '{% macro m() %}{% from "a" import x %}{{ x }}{% endmacro %}',
    "folders": '{% include "components/a/a.html" %}',
    "a quote of the other kind": """{% include "it's" %}""",
    "a list": '{% include ["a", "b"] %}',
    "a list, missing": '{% include ["a", "b"] ignore missing %}',
    "a tuple": '{% include ("a", "b") %}',
    "a condition": '{% include "a" if x else "b" %}',
    "a condition without else": '{% extends "a" if x %}',
    "parentheses": '{% include ("a") %}',
    "a variable": "{% include a %}",
    "a variable, extended": "{% extends layout %}",
    "a variable, imported": "{% import a as b %}",
    "an attribute": '{% include view["a"] %}',
    "joined": '{% include "a" ~ x %}',
    "joined at the front": '{% include x ~ "a" %}',
    "joined texts": '{% include "a" "b" %}',
    "a sum": '{% include "a" + ".html" %}',
    "filtered": '{% include "a" | lower %}',
    "a method": '{% include "a".lower() %}',
    "an element": '{% include "ab"[0] %}',
    "formatted": '{% include "%s" % x %}',
    "either": '{% include x or "a" %}',
    "or": '{% include "a" or "b" %}',
    "escaped": r'{% include "a\"b" %}',
    "escaped letters": r'{% include "\x61" %}',
    "the end of a block in the name": '{% include "a%}b" %}',
    "no reference": "{% set include = 1 %}{{ include }}",
    "nothing": "plain text with include and extends",
}


@pytest.mark.parametrize("source", FORMS.values(), ids=FORMS)
def test_every_form_of_a_reference_is_understood_or_counts_as_all(source: str) -> None:
    ours, theirs = references_in(source), found_by_jinja(source)

    assert ours is None or ours >= theirs


@pytest.mark.parametrize("name", ["plain", "trimmed", "import with context", "from, more", "missing without context"])  # fmt: skip
def test_common_forms_are_understood(name: str) -> None:
    """Else every edit of a template would make all pages again."""
    assert references_in(FORMS[name]) == {"a"}


@pytest.mark.parametrize("name", ["a variable", "a variable, extended", "a list", "a condition", "joined"])  # fmt: skip
def test_names_that_are_worked_out_may_be_any(name: str) -> None:
    assert references_in(FORMS[name]) is None


SPACE = st.sampled_from(["", " ", "\n", "  \t"])
WORDS = st.sampled_from(
    [
        '"a"',
        "'b'",
        '["a", "b"]',
        "x",
        '"a" if x else "b"',
        '"a" ~ x',
        '"a" | trim',
        '("a")',
        '"a" or x',
    ]
)
VERBS = st.sampled_from(
    [
        "include {}",
        "include {} ignore missing",
        "include {} with context",
        "extends {}",
        "import {} as m",
        "import {} as m with context",
        "from {} import x, y as z",
        "from {} import x without context",
    ]
)


@given(VERBS, WORDS, st.sampled_from(["", "-", "+"]), st.sampled_from(["", "-", "+"]), SPACE)
def test_no_form_is_missed(verb: str, name: str, before: str, after: str, space: str) -> None:
    source = f"{{%{before}{space}{verb.format(name)} {after}%}}"
    ours = references_in(source)

    assert ours is None or ours >= found_by_jinja(source)


SITE = {
    "page.html": '{% extends "layout.html" %}{% from "card.html" import card %}',
    "layout.html": '{% include "foot.html" ignore missing %}{% from "card.html" import card %}',
    "card.html": '{% from "picture.html" import picture %}',
    "picture.html": "a picture",
    "feed.html": "{% include which %}",
    "alone.html": "alone",
    "round.html": '{% import "trip.html" as trip %}',
    "trip.html": '{% import "round.html" as round %}',
}


def closures(**changed: str) -> Closures:
    edited = {**SITE, **{f"{name}.html": text for name, text in changed.items()}}
    return Closures(Environment(loader=DictLoader(edited)))


def test_a_closure_holds_the_parts_of_parts() -> None:
    assert closures().closure("page.html") == {
        "page.html",
        "layout.html",
        "foot.html",
        "card.html",
        "picture.html",
    }


def test_a_circle_ends() -> None:
    assert closures().closure("round.html") == {"round.html", "trip.html"}


def test_a_name_that_is_worked_out_brings_in_all_templates() -> None:
    assert closures().closure("feed.html") is None


@pytest.mark.parametrize(
    ("edited", "others"),
    [
        ("page", {"page", "feed"}),
        ("layout", {"page", "layout", "feed"}),
        ("picture", {"page", "layout", "card", "picture", "feed"}),
        ("alone", {"alone", "feed"}),
        ("trip", {"round", "trip", "feed"}),
        ("foot", {"page", "layout", "feed"}),
    ],
)
def test_an_edit_shows_in_all_that_the_template_is_part_of(edited: str, others: set[str]) -> None:
    """Also in those that worked without it: `ignore missing`."""
    before = closures()
    after = closures(**{edited: SITE.get(f"{edited}.html", "") + " edited"})

    differs = {name for name in SITE if before.digest(name) != after.digest(name)}

    assert {name.removesuffix(".html") for name in differs} == others


def test_digests_do_not_hang_on_the_order_of_templates() -> None:
    backwards = Closures(Environment(loader=DictLoader(dict(reversed(SITE.items())))))

    assert {name: closures().digest(name) for name in SITE} == {
        name: backwards.digest(name) for name in SITE
    }


@pytest.mark.parametrize(
    ("form", "source"),
    [
        ({"block_start_string": "<%", "block_end_string": "%>"}, '<% include "part" %>'),
        ({"line_statement_prefix": "#"}, '# include "part"'),
    ],
)
def test_templates_in_another_form_may_have_any_part(form: dict[str, str], source: str) -> None:
    """An office can give Jinja other signs, by Pelican's JINJA_ENVIRONMENT."""

    def digest(part: str) -> str:
        loader = DictLoader({"page": source, "part": part})
        return Closures(Environment(loader=loader, **form)).digest("page")  # type: ignore[arg-type]

    assert digest("a part") != digest("another part")


def test_an_overridden_template_counts_as_the_one_that_is_used(tmp_path: Path) -> None:
    """An office puts its own template before the theme's."""
    (tmp_path / "mine").mkdir()
    env = Environment(loader=FileSystemLoader([tmp_path / "mine", TEMPLATES]))
    before = Closures(env).digest("news.html")

    (tmp_path / "mine/item.html").write_text("mine")

    assert Closures(env).digest("news.html") != before
    assert Closures(env).digest("home.html") == Closures(env).digest("home.html")
