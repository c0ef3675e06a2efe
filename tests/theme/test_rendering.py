"""What makes pages quick leaves them as Jinja alone would make them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, pass_context
from markupsafe import Markup, escape

from communique.adapter.context import PageContext, escaped
from communique.adapter.keeping import Keeper
from communique.adapter.loading import SharedLoader, quicken
from tests.theme.components import environment


@given(st.text() | st.text().map(Markup) | st.integers() | st.floats() | st.none() | st.booleans())
def test_a_value_is_shown_as_markupsafe_shows_it(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


def test_what_authors_write_is_escaped_once() -> None:
    template = environment("en").from_string(
        "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}"
        "{{ bold(text) }}{{ text }}{% set kept_text %}{{ text }}{% endset %}{{ kept_text }}"
    )

    assert template.render(text="R&D") == "<b>R&amp;D</b>R&amp;DR&amp;D"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment("en").from_string("{{ titel }}").render()


def test_functions_get_what_they_ask_for() -> None:
    env = Environment()
    env.context_class = PageContext

    class Office:
        name = "Desk"

        @pass_context
        def told(self, context: PageContext, word: str) -> str:
            return f"{word} {context['place']} {self.name}"

        def plain(self, word: str) -> str:
            return word

    source = "{% for n in [1] %}{{ office.told('in') }} {{ office.plain(word='x') }} {{ cycler(1, 2).next() }}{% endfor %}"

    assert env.from_string(source).render(office=Office(), place="Oslo") == "in Oslo Desk x 1"


def test_the_same_card_is_made_once() -> None:
    made = []

    def macro(card: SimpleNamespace, heading: int) -> str:
        made.append(card)
        return f"{card.title} {heading}"

    kept, card = Keeper(), SimpleNamespace(title="A")

    assert [kept(macro, card, 3), kept(macro, card, 3)] == ["A 3", "A 3"]
    assert len(made) == 1
    assert kept(macro, card, 2) == "A 2"
    assert kept(macro, SimpleNamespace(title="B"), 3) == "B 3"


def test_no_card_takes_the_place_of_one_that_is_gone() -> None:
    """Python gives the identity of an object that is gone to a new one."""
    kept = Keeper()

    def title(card: SimpleNamespace) -> str:
        return str(card.title)

    assert [kept(title, SimpleNamespace(title=str(n))) for n in range(50)] == [
        str(n) for n in range(50)
    ]


def test_words_count_by_what_they_say() -> None:
    made: list[str] = []

    def said(word: str) -> str:
        made.append(word)
        return word

    kept = Keeper()
    assert kept(said, "news") == kept(said, "swen"[::-1])
    assert len(made) == 1


def test_every_language_says_its_own_words() -> None:
    source = '{% from "components/section_head/section_head.html" import section_head %}{{ section_head(_("News")) }}'
    said = {lang: environment(lang).from_string(source).render() for lang in ("en", "ko", "ar")}

    assert len(set(said.values())) == 3


MACRO = "{% macro told(a, b='b', c=none) %}{{ a }}{{ b }}{{ c }}{% endmacro %}"


@pytest.mark.parametrize(
    ("call", "html"),
    [
        ("told(1)", "1bNone"),
        ("told(1, c=3)", "1b3"),
        ("told(c=3, a='<')", "&lt;b3"),
        ("told(1, 2, 3)", "123"),
    ],
)
def test_a_macro_takes_values_by_place_and_by_name(call: str, html: str) -> None:
    assert environment("en").from_string(MACRO + "{{ " + call + " }}").render() == html


@pytest.mark.parametrize("call", ["told(1, d=4)", "told(1, 2, 3, 4)", "told(1, a=1)"])
def test_a_macro_takes_nothing_else(call: str) -> None:
    with pytest.raises(TypeError):
        environment("en").from_string(MACRO + "{{ " + call + " }}").render()


def test_a_macro_may_have_a_body_and_further_values() -> None:
    source = (
        "{% macro box() %}[{{ caller() }}{{ varargs | join }}{{ kwargs.x }}]{% endmacro %}"
        "{% call box('&', x=1) %}<b>{% endcall %}"
    )

    assert environment("en").from_string(source).render() == "[<b>&amp;1]"


PARTS = {
    "card.html": "{% from 'bold.html' import bold %}"
    "{% macro card(title, level=2, mark=none) %}<h{{ level }}>{{ bold(title) }}{{ mark }}</h{{ level }}>{% endmacro %}"
    "{% macro keyed(class, _id='i') %}{{ class }}{{ _id }}{% endmacro %}",
    "bold.html": "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}",
    "frame.html": "{% from 'card.html' import card %}[{% block main %}{% endblock %}{{ card('end') }}]",
}


@pytest.mark.parametrize(
    "source",
    [
        "{% from 'card.html' import card %}{{ card('<') }}{{ card('a', 3) }}{{ card(mark='&', title='b') }}",
        "{% from 'card.html' import card as shown %}{% for n in [1, 2] %}{{ shown(n, level=n) }}{% endfor %}",
        "{% from 'card.html' import keyed %}{{ keyed('a') }}{{ keyed('a', _id='b') }}{{ keyed(**{'class': 'c'}) }}",
        "{% from 'card.html' import card %}{{ card(*['a', 4]) }}{{ card(**{'title': 'b'}) }}",
        "{% import 'card.html' as cards %}{{ cards.card('a') }}",
        "{% import 'card.html' as cards with context %}{{ cards.card('a') }}",
        "{% set name = 'card.html' %}{% from name import card %}{{ card('a') }}",
        "{% from 'card.html' import card %}{% set card = say %}{{ card('a') }}",
        "{% from 'card.html' import card %}{% for card in [say] %}{{ card('a') }}{% endfor %}{{ card('b') }}",
        "{% extends 'frame.html' %}{% from 'bold.html' import bold %}{% block main %}{{ bold('x') }}{{ card('y') }}{% endblock %}",
        "{% autoescape false %}{% macro raw(x) %}{{ x }}{% endmacro %}{{ raw('<') }}{% endautoescape %}",
        "{% macro one() %}1{% endmacro %}{{ one() }}{{ one.name }}{{ one.arguments | length }}{{ one.caller }}",
        "{{ office.name }}{{ office.items() | length }}{{ office.desk.name }}{{ office.desk.none }}",
        "{{ office.fax is defined }}{{ office.fax | default('-') }}{{ office.desk.fax is defined }}{{ 'a'.upper() }}",
        "{% for one in [office] if one.name %}{% set loop_of = one.desk %}{{ loop_of.name }}{{ loop.index }}{% endfor %}",
        "{% macro list(n) %}{{ n }}{{ list(n - 1) if n }}{% endmacro %}{{ list(3) }}",
    ],
)
def test_a_template_says_what_it_says_to_jinja(source: str) -> None:
    plain, quick = (
        Environment(
            autoescape=True, undefined=StrictUndefined, loader=DictLoader({**PARTS, "page": source})
        )
        for _ in range(2)
    )
    assert quick.loader
    quicken(quick, SharedLoader(quick.loader, None))
    for env in plain, quick:
        env.globals["office"] = {
            "name": "<A>",
            "items": 2,
            "desk": SimpleNamespace(name="B", none=None),
        }
        env.globals["say"] = pass_context(lambda context, word: f"{word} in {context['place']}")

    assert quick.get_template("page").render(place="Oslo") == plain.get_template("page").render(
        place="Oslo"
    )


def test_a_macro_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="does not export the requested name 'nothing'"):
        environment("en").from_string(
            "{% from 'components/icon/icon.html' import nothing %}{{ nothing() }}"
        ).render()


@pytest.mark.parametrize(
    "source", ["{{ office.fax }}", "{{ office.fax.number }}", "{{ office.desk.none.fax }}"]
)
def test_an_attribute_that_is_not_there_is_an_error(source: str) -> None:
    template = environment("en").from_string(source)
    plain = Environment(undefined=StrictUndefined).from_string(source)
    office = SimpleNamespace(desk=SimpleNamespace(none=None))

    with pytest.raises(UndefinedError) as told:
        template.render(office=office)
    with pytest.raises(UndefinedError) as by_jinja:
        plain.render(office=office)
    assert str(told.value) == str(by_jinja.value)
