"""On what terms texts may be used: of the site, of an item, of others; in every feed and on the page."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import feedparser
import pytest
from PIL import Image

from communique.clock import SettingsError
from communique.licences import ADDRESSES, address_of, known_as
from tests.outputs.desk import Desk
from tests.outputs.test_feed_content import FEEDS, NEWS, photo, picture

BY = "https://creativecommons.org/licenses/by/4.0/"
IGO = "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"
MEDIA = "{http://search.yahoo.com/mrss/}content"


@pytest.mark.parametrize(
    ("site", "own", "text", "address"),
    [
        ("", None, "", ""),
        ("CC BY 4.0", None, "CC BY 4.0", BY),
        ("CC BY 4.0", "cc-by-nc-sa-3.0-igo", "CC BY-NC-SA 3.0 IGO", IGO),
        ("CC BY 4.0", "All rights reserved", "All rights reserved", ""),
    ],
)
def test_each_entry_says_its_licence(
    desk: Desk, site: str, own: str | None, text: str, address: str
) -> None:
    desk.settings["licence"] = site
    desk.item("news/2023/item.md", licence=own, **NEWS)

    for path in FEEDS:
        parsed = feedparser.parse(desk.file(path))
        [entry] = parsed.entries
        assert entry.get("rights", "") == text
        found = [link.href for link in entry.links if link.rel == "license"]
        assert [*found, entry.get("license", "")][0] == address
    [item] = desk.json_feed()["items"]
    told = {"text": text, "licence": address}
    assert item.get("_rights", {}) == {name: value for name, value in told.items() if value}


def test_the_licence_of_the_site_is_none_of_others_texts(desk: Desk) -> None:
    desk.settings["licence"] = "CC BY 4.0"
    desk.item("coverage/2023/a.md", title="Cities", date="2023-03-01", publisher="The Paper",
              link="https://example.org/a", language="en", rights="CC BY-NC-SA 3.0 IGO")  # fmt: skip

    [item] = desk.json_feed()["items"]

    assert item["_rights"] == {"text": "CC BY-NC-SA 3.0 IGO", "licence": IGO}


def test_structured_data_names_it(desk: Desk) -> None:
    desk.settings["licence"] = "CC BY 4.0"
    desk.item("news/2023/item.md", **NEWS)

    assert desk.thing("/news/2023/item/", "NewsArticle")["license"] == BY


def test_names_are_known_however_they_are_written() -> None:
    assert known_as("cc-by-sa-4.0") == "CC BY-SA 4.0" and known_as("CC BY") == ""
    assert all(known_as(name) == name for name in ADDRESSES)
    assert address_of("All rights reserved") == ""


def test_an_unknown_licence_is_told(desk: Desk) -> None:
    desk.item("news/2023/item.md", licence="CC BY", **NEWS)

    [finding] = desk.read()[1]

    assert (finding.code, finding.line > 1) == ("licence", True)
    assert "licence: CC BY 4.0" in finding.mend

    desk.settings["licence"] = "CC BY"
    with pytest.raises(SettingsError, match="licence"):
        desk.read()


def test_a_picture_is_as_large_as_feeds_say(desk: Desk) -> None:
    picture(desk, "news/2023/hall.png", (1600, 900))
    desk.item("news/2023/item.md", photos=[photo("hall.png")], **NEWS)

    for path in FEEDS:
        content = next(ElementTree.fromstring(desk.file(path)).iter(MEDIA))
        file = desk.file(content.get("url", "").removeprefix("https://newsroom.example/"))
        with Image.open(io.BytesIO(file)) as made:
            told = (int(content.get("width", "")), int(content.get("height", "")))
            assert (made.size, made.get_format_mimetype()) == (told, content.get("type"))
        assert int(content.get("fileSize", "")) == len(file)
