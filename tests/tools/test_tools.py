"""A judge that finds no fault proves little until it has found one."""

import re
from textwrap import dedent

import pytest
from playwright.sync_api import Error

from tests.tools import browser, html_validate, nu
from tests.tools.contact_sheet import contact_sheet
from tests.tools.links import broken_links

GOOD = dedent("""\
    <!doctype html>
    <html lang="{lang}" dir="{dir}">
      <head>
        <meta charset="utf-8">
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="stylesheet" href="/site.css">
      </head>
      <body><main><h1>{title}</h1><p>{text}</p></main></body>
    </html>
    """)


@pytest.fixture
def folder(tmp_path):
    """Three good pages and a sheet, and one page and one sheet with faults."""
    texts = {
        "en": ("ltr", "Forum", "Mayors met in Geneva."),
        "ko": ("ltr", "포럼", "시장들이 제네바에서 만났다."),
        "ar": ("rtl", "المنتدى", "اجتمع رؤساء البلديات في جنيف."),
    }
    for lang, (direction, title, text) in texts.items():
        page = tmp_path / lang / "index.html"
        page.parent.mkdir()
        html = GOOD.format(lang=lang, dir=direction, title=title, text=text)
        page.write_text(html, encoding="utf-8")
    (tmp_path / "site.css").write_text("p { margin-block: 1rem; color: light-dark(#222, #ddd) }\n")
    (tmp_path / "faulty page.html").write_text(
        '<!doctype html>\n<html><head><meta charset="utf-8"></head>'
        '<body>\n<h1>Forum</h1><img src="a.png"></body></html>\n'
    )
    (tmp_path / "faulty.css").write_text("p { colour: red }\n")
    return tmp_path


@pytest.mark.nu
def test_nu_names_the_faults_and_only_those(folder):
    nu.need()

    lines = nu.nu_errors([*folder.rglob("*.html"), *folder.rglob("*.css")])

    places = [line.removeprefix(f"{folder}/").split(": ")[0] for line in lines]
    assert places == ["faulty page.html:2:35", "faulty page.html:3:15", "faulty.css:1:16"]
    assert "title" in lines[0]
    assert "alt" in lines[1]
    assert "colour" in lines[2]


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["en", "ko", "ar"])
def test_axe_finds_nothing_in_a_good_page(chromium, folder, lang):
    with browser.site(chromium, folder) as page:
        page.goto(f"https://newsroom.example/{lang}/")
        assert browser.axe_violations(page) == []


@pytest.mark.browser
def test_axe_names_what_a_page_lacks(chromium, folder):
    with browser.site(chromium, folder, width=320, dark=True) as page:
        page.goto("https://newsroom.example/faulty%20page.html")
        found = browser.axe_violations(page)

    assert {line.split(" ")[0] for line in found} >= {"image-alt", "html-has-lang"}


@pytest.mark.browser
def test_page_gets_files_of_the_folder_and_nothing_else(chromium, folder):
    with browser.site(chromium, folder) as page:
        assert page.goto("https://newsroom.example/en/").status == 200
        assert page.goto("https://newsroom.example/gone/").status == 404
        with pytest.raises(Error, match="ERR_FAILED"):
            page.goto("https://elsewhere.example/")


def test_html_validate_names_the_fault_and_only_that(folder):
    html_validate.need()

    found = html_validate.faults(folder.rglob("*.html"))

    assert {line.removeprefix(f"{folder}/").split(":")[0] for line in found} == {"faulty page.html"}
    assert any("wcag/h37" in line for line in found)


def test_links_to_nowhere_are_named(folder):
    (folder / "index.html").write_text(
        '<p id="here"><a href="/en/">a</a><a href="#here">b</a><a href="https://elsewhere.example/">c</a>'
        '<a href="ko/#gone">d</a><img src="gone.png" srcset="/gone-too.png 2x">'
        '<a href="https://newsroom.example/gone/">e</a></p>'
    )

    found = broken_links(folder, "https://newsroom.example")

    assert [line for line in found if line.startswith("index.html")] == [
        "index.html: /gone-too.png",
        "index.html: gone.png",
        "index.html: https://newsroom.example/gone/",
        "index.html: ko/#gone",
    ]
    assert "faulty page.html: a.png" in found


def test_a_contact_sheet_shows_each_picture_once(tmp_path):
    for name in ("arabic-home", "arabic-narrow-home", "desktop-home", "desktop-list-news"):
        (tmp_path / f"{name}.png").touch()

    page = contact_sheet(tmp_path, ["desktop", "arabic", "arabic-narrow"])

    assert page.count("<img") == 4
    assert re.findall(r'<th scope="row">(.*?)</th>', page) == ["home", "list-news"]
