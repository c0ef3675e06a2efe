"""The gallery shows every component, and is no part of any site."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from communique.adapter.examples import Example
from communique.adapter.gallery import LOOKS, Look, gallery_page, look_named
from communique.adapter.host import HostError
from tests.newsroom import command
from tests.theme.components import COMPONENTS, THEME, about, examples


@cache
def made(look: Look) -> str:
    return gallery_page(THEME, look)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_look_shows_every_component_by_every_example(look: Look) -> None:
    page = BeautifulSoup(made(look), "html.parser")

    sections = page.select(".gallery__component")
    assert [section["id"] for section in sections] == [each.name for each in COMPONENTS]
    captions = [caption.text for caption in page.select(".gallery__caption")]
    assert captions == [example.name for example in examples()]
    for section, component in zip(sections, COMPONENTS, strict=True):
        assert about(component)["about"] in section.text
    assert page.html["dir"] == look.dir
    assert all(image["src"].startswith("data:") for image in page.select("img"))


def test_colours_are_those_of_the_look_whatever_the_machine_is_set_to() -> None:
    pages = {look.name: made(look) for look in LOOKS}

    assert all("prefers-color-scheme" not in page for page in pages.values())
    assert "(min-width: 0)" in pages["dark"]
    assert "(min-width: 0)" not in pages["light"]


def test_a_call_is_shown_as_templates_write_it() -> None:
    example = Example(
        "event_card", "past", {"event": {"title": "A"}, "label": True, "heading": 2}, {}
    )

    assert example.call == "event_card(event, label=true, heading=2)"


def test_the_page_of_a_look_has_its_name() -> None:
    assert look_named("") == LOOKS[0]
    assert look_named("dark.html") == LOOKS[1]
    assert look_named("other.html") is None


def test_a_theme_without_a_gallery_is_told(tmp_path: Path) -> None:
    with pytest.raises(HostError, match=r"gallery/page\.html"):
        gallery_page(tmp_path, LOOKS[0])


def test_the_command_writes_a_page_for_each_look_and_an_index(tmp_path: Path) -> None:
    done = command("components", "--to", str(tmp_path / "components"))

    assert done.returncode == 0, done.stderr
    assert "index.html" in done.stdout
    names = {file.name for file in (tmp_path / "components").iterdir()}
    assert names == {"index.html", *(look.file for look in LOOKS)}


def test_no_site_has_it(demo_output: Path) -> None:
    assert [file for file in demo_output.rglob("*") if "gallery" in file.name] == []
