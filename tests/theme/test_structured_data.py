"""What structured data says stands on the page itself: over every page of the demonstration, in all languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from communique.model.languages import Language
from communique.model.moments import Moment
from tests.newsroom import DEMONSTRATION_NOW
from tests.outputs.desk import demonstration
from tests.outputs.json_ld_walk import nodes
from tests.tools.links import tree

LANGUAGES = ("en", "ko", "es", "ar")
SITE = "https://newsroom.example"
TEXTS = (
    "name", "headline", "alternativeHeadline", "alternateName", "description", "dateline", "keywords", "text",
    "jobTitle", "creditText", "streetAddress", "addressLocality", "email",
)  # fmt: skip
DATES = (
    "startDate", "previousStartDate", "datePublished", "dateModified", "dateCreated", "expires",
    "validFrom", "validThrough",
)  # fmt: skip
SPOKEN = ("Event", "EventSeries")
"""Types whose `inLanguage` is what is spoken."""
_each_language = pytest.mark.parametrize("lang", LANGUAGES)


def pages(folder: Path, lang: str) -> Iterator[tuple[str, html.HtmlElement, list[dict[str, Any]]]]:
    """Address, tree and things of every page in a language that has structured data."""
    for file in sorted(folder.rglob("*.html")):
        page = tree(file)
        if page.get("lang") != lang:
            continue
        address = "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
        for script in page.xpath("//script[@type='application/ld+json']"):
            yield address, page, json.loads(script.text)["@graph"]


@cache
def language(lang: str) -> Language:
    return demonstration(DEMONSTRATION_NOW).site.language(lang)


def plain(text: str) -> str:
    """Words without what only sets them: breaks, marks of direction, soft hyphens."""
    return re.sub(
        "[\\s\u00a0\u202f]+", " ", re.sub("[\u200e\u200f\u2066-\u2069\u00ad]", "", text)
    ).strip()


def words_of(page: html.HtmlElement) -> str:
    """All that a reader can read: the title of the tab, and the body without scripts."""
    texts = page.xpath("//title//text() | //body//text()[not(ancestor::script)] | //body//@href")
    # What is written tight in HTML may be parted by an element, and the other way round.
    return plain(" ".join(map(str, texts)))


def tight(text: str) -> str:
    return plain(text).replace(" ", "")


@_each_language
def test_every_text_stands_on_the_page(demo_output: Path, lang: str) -> None:
    faults = []
    for address, page, graph in pages(demo_output, lang):
        read = tight(words_of(page))
        for node in nodes(graph):
            for name in TEXTS:
                value = node.get(name, [])
                for text in value if isinstance(value, list) else [value]:
                    if tight(str(text)).rstrip("…") not in read:
                        faults.append(f"{address}: {node['@type']}.{name}: {text}")
    assert "\n".join(faults) == ""


@_each_language
def test_every_day_stands_on_the_page(demo_output: Path, lang: str) -> None:
    """In a `time` element, or in the words of the language."""
    faults = []
    for address, page, graph in pages(demo_output, lang):
        read, times = tight(words_of(page)), set(page.xpath("//time/@datetime"))
        for node in nodes(graph):
            for name in DATES:
                if name in node and not _is_told(node[name], times, read, language(lang)):
                    faults.append(f"{address}: {node['@type']}.{name}: {node[name]}")
            if "endDate" in node and not _is_last_day(node, page):
                faults.append(f"{address}: {node['@type']}.endDate: {node['endDate']}")
    assert "\n".join(faults) == ""


def _is_told(value: str, times: set[str], read: str, language: Language) -> bool:
    if any(_is_same(value, time) for time in times):
        return True
    day = value[:10] if "T" not in value or "T00:00:00" in value else value[:16]
    moment = Moment.read(day)
    return tight(language.moment(moment)) in read


def _is_same(value: str, time: str) -> bool:
    """Whether an attribute says as much as the value does; it may leave the zone to the site."""
    if "T" in time and datetime.fromisoformat(time).tzinfo:
        return "T" in value and datetime.fromisoformat(value) == datetime.fromisoformat(time)
    return value[: len(time)] == time and value[len(time) :].split("+")[0] in (
        "",
        "T00:00:00",
        ":00",
    )


def _is_last_day(node: dict[str, Any], page: html.HtmlElement) -> bool:
    """HTML has no element for a stretch of time: the words of the `time` of its start name its end."""
    for time in page.xpath("//time"):
        if _is_same(node["startDate"], time.get("datetime", "")):
            ends = time.get("data-ends")
            if ends and datetime.fromisoformat(ends) == _instant(node["endDate"]):
                return True
            if str(int(node["endDate"][8:10])) in re.findall("\\d+", time.text_content()):
                return True
            if "T" in node["endDate"] and node["endDate"][11:16] in _hours(time.text_content()):
                return True
    return False


def _instant(value: str) -> datetime | None:
    return datetime.fromisoformat(value) if "T" in value else None


def _hours(text: str) -> Iterator[str]:
    """The hours of a text as a clock of 24 hours shows them."""
    for hour, minute in re.findall(r"(\d{1,2}):(\d{2})", text):
        yield f"{int(hour):02}:{minute}"
        yield f"{(int(hour) + 12) % 24:02}:{minute}"


@_each_language
def test_the_name_is_the_heading(demo_output: Path, lang: str) -> None:
    seen = set()
    for address, page, graph in pages(demo_output, lang):
        thing = graph[0].get("mainEntity", graph[0])
        [heading] = page.xpath("//h1")
        if thing["@type"] not in ("BreadcrumbList", "WebSite"):
            name = thing.get("headline") or thing["name"]
            assert plain(name) == plain(heading.text_content()), address
            seen.add(thing["@type"])
    assert {"NewsArticle", "Event", "Person", "Organization", "CreativeWork", "Place"} <= seen


@_each_language
def test_the_path_is_the_one_that_is_shown(demo_output: Path, lang: str) -> None:
    """Its last part is the page: it has the name of its tab, and its own address."""
    for address, page, graph in pages(demo_output, lang):
        links = page.xpath("//nav[contains(@class, 'breadcrumbs')]//li/*")
        shown = [(plain(each.text_content()), f"{SITE}{each.get('href')}") for each in links]
        crumbs = [thing for thing in graph if thing["@type"] == "BreadcrumbList"]
        parts = [
            (plain(c["name"]), c["item"]) for thing in crumbs for c in thing["itemListElement"]
        ]
        assert parts[:-1] == shown, address
        if parts:
            name, url = parts[-1]
            assert plain(page.findtext(".//title")).startswith(name), address
            assert [url] == page.xpath("//link[@rel='canonical']/@href"), address


def test_every_page_below_the_home_pages_has_a_path(demo_output: Path) -> None:
    for lang in LANGUAGES:
        home = "/" if lang == "en" else f"/{lang}/"
        for address, _, graph in pages(demo_output, lang):
            has_path = any(thing["@type"] == "BreadcrumbList" for thing in graph)
            assert has_path == (address != home), address
    for file in demo_output.rglob("*.html"):
        page = tree(file)
        is_found = not page.xpath("//meta[@name='robots'][@content='noindex']")
        assert bool(page.xpath("//script[@type='application/ld+json']")) == is_found, file


@_each_language
def test_countries_and_languages_are_named(demo_output: Path, lang: str) -> None:
    """Structured data has codes; pages have names."""
    names = language(lang)
    for address, page, graph in pages(demo_output, lang):
        read = tight(words_of(page))
        for node in nodes(graph):
            if country := node.get("addressCountry"):
                assert tight(names.country(country)) in read, (address, country)
            if node["@type"] in SPOKEN:
                for tag in node.get("inLanguage", ()):
                    assert tight(names.name_of(tag)) in read, (address, tag)


@_each_language
def test_addresses_and_pictures_are_those_of_the_page(demo_output: Path, lang: str) -> None:
    """A picture is shown, a way in is linked; a price is in the words of the fee."""
    for address, page, graph in pages(demo_output, lang):
        shown = {f"{SITE}{url}" for url in page.xpath("//img/@src")}
        links = set(page.xpath("//a/@href"))
        for node in nodes(graph):
            if node["@type"] == "ImageObject":
                assert node["contentUrl"] in shown, address
            if node["@type"] == "Offer":
                assert {node["url"]} <= links if "url" in node else True, address
                if node.get("price"):
                    assert str(node["price"]) in words_of(page), address
            if node["@type"] in SPOKEN and "sameAs" in node:
                assert node["sameAs"] in links, address
