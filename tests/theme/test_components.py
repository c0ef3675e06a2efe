"""Every component is a folder that explains itself, and its examples work in every language."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.theme.components import (
    COMPONENTS,
    LANGUAGES,
    THEME,
    Example,
    about,
    environment,
    examples,
    render,
)

# Not that of the digest: mail programs know neither logical properties nor custom ones.
SHEETS = sorted(sheet for sheet in THEME.rglob("*.css") if sheet.parent.name != "mail")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_names = pytest.mark.parametrize("component", COMPONENTS, ids=lambda path: path.name)
_sheets = pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)


class _Balance(HTMLParser):
    """Notes every tag that is closed without being open, or the other way round."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


@_names
def test_a_component_explains_itself(component: Path) -> None:
    """Its yaml says what it is, and names every parameter of its macro, and no other."""
    said = about(component)
    template = environment("en").get_template(f"components/{component.name}/{component.name}.html")
    macro = getattr(template.module, component.name)

    assert set(said) == {"about", "parameters", "examples"}
    assert said["about"].endswith(".")
    assert list(said["parameters"]) == list(macro.arguments)
    assert all(text.endswith(".") for text in said["parameters"].values())
    names = [example["name"] for example in said["examples"]]
    assert names
    assert len(names) == len(set(names))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", list(examples()), ids=str)
def test_an_example_renders(example: Example, lang: str) -> None:
    """Nothing it uses is undefined, and what it opens it closes."""
    html = render(example, lang)

    balance = _Balance()
    balance.feed(html)
    assert balance.faults == []
    assert balance.open == []
    assert "None" not in html


@_names
def test_a_component_styles_itself_only(component: Path) -> None:
    """Every rule names a class of the component, so that a class seen in a page leads to its folder."""
    sheet = component / f"{component.name}.css"
    own = re.compile(rf"\.{component.name.replace('_', '-')}(?![a-z])")

    assert [each for each in _selectors(sheet) if not own.search(each)] == []


@_sheets
def test_directions_are_those_of_the_text(sheet: Path) -> None:
    """Arabic needs no second sheet: nothing is said of left, right, width or height."""
    physical = re.compile(
        r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|"
        r"left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|float|clear)[\w-]*\s*:"
    )
    four_sides = re.compile(
        r"(?<![\w-])(?:margin|padding|inset|border-radius|border-width):(?:\s+[^\s;]+(?:\([^)]*\))?){3,4};"
    )
    faults = []
    for number, line in enumerate(_without_comments(sheet).splitlines(), 1):
        if not line.lstrip().startswith("@") and (physical.search(line) or four_sides.search(line)):
            faults.append(f"{number}: {line.strip()}")
        if re.search(r"text-align:\s*(left|right)", line):
            faults.append(f"{number}: {line.strip()}")
    assert faults == []


@_sheets
def test_colours_come_from_the_tokens(sheet: Path) -> None:
    if sheet.name == "tokens.css":
        return
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(")

    assert colour.findall(_without_comments(sheet)) == []


def test_every_token_that_is_used_is_there() -> None:
    css = "\n".join(_without_comments(sheet) for sheet in SHEETS)
    defined = set(re.findall(r"(?m)^\s*(--[\w-]+):", css))
    used = set(re.findall(r"var\((--[\w-]+)", css))

    assert used - defined == set()
    assert defined - used == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(scheme: str) -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11: 4.5 to 1 for text, 3 to 1 for what shows where one is."""
    tokens = _tokens(scheme)
    texts = ["text", "muted", "accent", "accent-hover", "news", "event", "agreement", "prize", "coverage", "person",
             "organisation", "place", "off", "changed", "note", "good"]  # fmt: skip
    pairs = [(text, ground, 4.5) for text in texts for ground in ("page", "surface", "band")]
    pairs += [(name, f"{name}-tint", 4.5) for name in ("off", "changed", "note", "good", "accent")]
    pairs += [
        ("text", f"{name}-tint", 4.5) for name in ("off", "changed", "note", "good", "accent")
    ]
    pairs += [
        ("on-accent", "accent", 4.5),
        ("on-accent", "accent-hover", 4.5),
        ("text", "mark", 4.5),
        ("page", "event", 4.5),
        ("page", "muted", 4.5),
    ]
    pairs += [
        ("on-masthead", "masthead", 4.5),
        ("on-masthead-muted", "masthead", 4.5),
        ("focus-on-masthead", "masthead", 3),
    ]
    pairs += [
        (name, ground, 3)
        for name in ("focus", "rule-strong")
        for ground in ("page", "surface", "band")
    ]

    weak = {
        f"{text} on {ground}": round(_contrast(tokens[text], tokens[ground]), 2)
        for text, ground, least in pairs
        if _contrast(tokens[text], tokens[ground]) < least
    }
    assert weak == {}


def _without_comments(sheet: Path) -> str:
    blank = re.compile(r"/\*.*?\*/", re.DOTALL)
    return blank.sub(lambda match: "\n" * match[0].count("\n"), sheet.read_text(encoding="utf-8"))


def _selectors(sheet: Path) -> list[str]:
    """The selectors of a sheet; none where there is no sheet."""
    css = re.sub(r"@[a-z]+[^{]*\{", "", _without_comments(sheet)) if sheet.exists() else ""
    return [
        each.strip()
        for rule in re.findall(r"([^{}]+)\{", css)
        for each in re.split(r",(?![^(]*\))", rule)
    ]


def _tokens(scheme: str) -> dict[str, str]:
    """Name -> colour; the dark scheme takes from the light one what it does not say itself."""
    token = re.compile(r"--colour-([\w-]+):\s*(#[0-9a-f]{6})")
    light, _, dark = _without_comments(THEME / "static/css/tokens.css").partition("@media")
    return dict(token.findall(light) + (token.findall(dark) if scheme == "dark" else []))


def _contrast(one: str, other: str) -> float:
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
