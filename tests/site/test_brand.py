"""An office shows its own colours and logo by laying a folder beside its content."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from communique.clock import SettingsError
from tests.newsroom import Newsroom

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="60"/>'
NEWS = "---\ntitle: Announcement\ndate: 2023-03-09\n---\n"


@pytest.fixture
def office(site: Newsroom) -> Newsroom:
    site.settings["brand"] = "brand"
    site.write("news/2023/a.md", NEWS)
    (site.folder / "brand").mkdir()
    return site


def test_tokens_of_the_brand_come_after_those_of_the_theme(office: Newsroom):
    (office.folder / "brand/tokens.css").write_text(":root { --colour-masthead: #26345c; }")

    built = office.build()

    (sheet,) = (built.output / "theme").glob("site.*.css")
    values = re.findall(r"--colour-masthead: (#\w+)", sheet.read_text())
    assert values[0] != "#26345c"
    assert "#26345c" in values[1:]


def test_logo_stands_for_the_name_and_is_called_by_it(office: Newsroom):
    (office.folder / "brand/logo.svg").write_text(LOGO)

    built = office.build()

    page = BeautifulSoup(built.text("news/2023/a/index.html"), "html.parser")
    logo = page.select_one(".site-header__name img")
    assert logo and (logo["alt"], logo["width"], logo["height"]) == ("Newsroom", "240", "60")
    assert built.text(str(logo["src"]).lstrip("/")) == LOGO


def test_icon_of_the_brand_is_shown(office: Newsroom):
    (office.folder / "brand/icon.svg").write_text(LOGO)

    assert office.build().text("theme/icon.svg") == LOGO


def test_edit_of_the_brand_is_followed(office: Newsroom):
    """A build that finds nothing changed ends before it looks at anything: the brand is looked at."""
    tokens = office.folder / "brand/tokens.css"
    tokens.write_text(":root { --colour-masthead: #26345c; }")
    before = office.build().text("index.html")

    tokens.write_text(":root { --colour-masthead: #5c2634; }")

    assert office.build().text("index.html") != before


def test_folder_that_is_not_there_is_told(office: Newsroom):
    office.settings["brand"] = "brnad"

    with pytest.raises(SettingsError, match='"brnad", and there is no such folder'):
        office.build()
