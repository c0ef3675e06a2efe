"""Python-Markdown, set up in the manners of a language: the truth about what a text means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.reading.spare_patterns import spare

if TYPE_CHECKING:
    from markdown import Markdown

Extensions = tuple[tuple[str, Any], ...]
"""Extensions with their configuration."""

_QUOTES = {
    "es": ("«", "»"), "fr": ("«\N{NARROW NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}»"), "ar": ("«", "»"),
    "ru": ("«", "»"), "de": ("„", "“"),
}  # fmt: skip
"""Quotation marks of a language (CLDR delimiters), English ones elsewhere. Single marks stay
English everywhere: Python-Markdown takes the closing one for the apostrophe too."""

APOSTROPHE = "’"

_BACK_TO_TEXT = {
    "en": "Back to the text, note {}", "ko": "본문으로 돌아가기, 주 {}",
    "es": "Volver al texto, nota {}", "ar": "العودة إلى النص، الحاشية {}",
}  # fmt: skip

_CONVERTERS: dict[tuple[str, str], Markdown] = {}


def converter(lang: str, extra: Extensions) -> Markdown:
    """One converter per language and process: making one costs more than a document."""
    key = (lang, repr(extra))
    if key not in _CONVERTERS:
        made = new_converter(lang, extra)
        _CONVERTERS[key] = made if extra else spare(made)
    return _CONVERTERS[key]


def forget_converters() -> None:
    """What failed half-way would colour the next text."""
    _CONVERTERS.clear()


def back_to_text(lang: str) -> str:
    """The title of the link from a footnote back to its number, which stands for `{}`."""
    return _BACK_TO_TEXT.get(lang, _BACK_TO_TEXT["en"])


def new_converter(lang: str, extra: Extensions) -> Markdown:
    from markdown import Markdown

    more = {name.removeprefix("markdown.extensions."): config for name, config in extra}
    configs: dict[str, Any] = {
        "smarty": {"substitutions": _substitutions(lang)},
        "toc": {"slugify": _heading_id, "permalink": False},
        "footnotes": {"BACKLINK_TITLE": back_to_text(lang), "UNIQUE_IDS": False},
        "tables": {"use_align_attribute": True},
    }
    names = [
        "tables", "footnotes", "def_list", "admonition", "attr_list", "abbr", "md_in_html",
        "fenced_code", "sane_lists", "smarty", "toc",
    ]  # fmt: skip
    return Markdown(
        extensions=list(dict.fromkeys([*names, *more])),
        extension_configs={
            **configs,
            **{name: {**configs.get(name, {}), **more[name]} for name in more},
        },
        output_format="html",
    )


def _heading_id(text: str, separator: str) -> str:
    from communique.model.fields import slugified

    return slugified(text)


def _substitutions(lang: str) -> dict[str, str]:
    left, right = _QUOTES.get(lang.partition("-")[0], ("“", "”"))
    return {
        "left-double-quote": left,
        "right-double-quote": right,
        "left-single-quote": "‘",
        "right-single-quote": APOSTROPHE,
        "ellipsis": "…",
        "ndash": "–",
        "mdash": "—",
    }
