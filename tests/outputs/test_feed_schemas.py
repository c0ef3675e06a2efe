"""Every feed of the demonstration by its format's schema, and RSS by the rules of its specification."""

from __future__ import annotations

import json
import re
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree  # type: ignore[import-untyped]

from tests.outputs.desk import Desk, links_of
from tests.outputs.test_feed_content import HOSTILE, photo, picture

SCHEMAS = Path(__file__).parent / "schemas"
NEEDED = {"title", "link", "description"}
"""Of a channel (RSS 2.0, "Required channel elements")."""
ONCE = ("title", "link", "description", "guid", "pubDate", "enclosure")


@pytest.fixture
def feeds(desk: Desk) -> dict[str, bytes]:
    """All that makes entries differ: pictures, changes, outcomes, rights, hostile titles, archives."""
    desk.settings |= {
        "feed_size": 4, "feed_formats": ["atom", "rss", "json"], "feed_hubs": ["https://hub.example/"],
    }  # fmt: skip
    picture(desk, "news/2023/hall.png")
    for number, title in enumerate(HOSTILE, 1):
        desk.item(f"news/2023/item-{number}.md", title=title, summary=title, topics=["climate"],
                  date=f"2023-03-{number:02}", photos=[photo("hall.png")],
                  body="[A link](/calendar/)\n\n![The hall](hall.png)")  # fmt: skip
    desk.event(topics=["climate"], outcomes=["A plan."], recording="https://example.org/a",
               venue={"name": "Hall <A> & B"},
               changes=[{"on": "2023-08-01", "what": "moved", "note": "Full & <closed>."}])  # fmt: skip
    desk.event("events/2023/soon.md", starts="2023-10-05", ends=None)
    desk.item("events/2023/soon.ar.md", title="منتدى")
    desk.item("coverage/2023/item.md", title="Cities", date="2023-03-01", publisher="The Paper",
              link="https://example.org/a", language="en", rights="all rights reserved")  # fmt: skip
    found = {path: content for path, content in desk.files().items() if "feeds/" in path}
    assert {"feeds/all/1.atom.xml", "ar/feeds/starting-soon.rss.xml"} <= set(found)
    return found


def of(feeds: dict[str, bytes], ending: str) -> dict[str, bytes]:
    return {path: content for path, content in feeds.items() if path.endswith(ending)}


def test_atom_by_its_schema(feeds: dict[str, bytes]) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
    for path, content in of(feeds, ".atom.xml").items():
        assert schema.validate(etree.fromstring(content)), (path, schema.error_log)


@pytest.mark.parametrize(
    "edit",
    [
        (rb"<id>[^<]*</id>", b""),
        (rb"<updated>[^<]*<", b"<updated>2023-03-01<"),
        (rb'href="https:', b'href="'),
        (rb"<title>", b"<title>a</title><title>"),
    ],
)
def test_the_schema_of_atom_finds_faults(
    feeds: dict[str, bytes], edit: tuple[bytes, bytes]
) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
    broken = re.sub(*edit, feeds["feeds/all.atom.xml"], count=1)

    assert not schema.validate(etree.fromstring(broken))


def test_json_feeds_by_their_schema(feeds: dict[str, bytes]) -> None:
    validator = Draft202012Validator(json.loads((SCHEMAS / "json_feed.json").read_text("utf-8")))
    for path, content in of(feeds, ".json").items():
        assert [(path, e.message) for e in validator.iter_errors(json.loads(content))] == []


def test_rss_by_its_rules(feeds: dict[str, bytes]) -> None:
    for path, content in of(feeds, ".rss.xml").items():
        root = etree.fromstring(content)
        [channel] = root
        assert (root.tag, root.get("version")) == ("rss", "2.0")
        assert {child.tag for child in channel} >= NEEDED, path
        for item in channel.findall("item"):
            assert item.findtext("title") or item.findtext("description")
            assert all(len(item.findall(name)) <= 1 for name in ONCE)
            assert item.find("guid").get("isPermaLink") == "false"
            assert parsedate_to_datetime(item.findtext("pubDate"))
            for enclosure in item.findall("enclosure"):
                assert enclosure.get("type") == "image/png" or "jpeg" in enclosure.get("type")
                assert int(enclosure.get("length")) > 0


def test_feedparser_finds_nothing_amiss_and_every_address_is_whole(feeds: dict[str, bytes]) -> None:
    for path, content in (of(feeds, ".xml")).items():
        parsed: Any = feedparser.parse(content)
        assert not parsed.bozo, (path, parsed.get("bozo_exception"))
        for entry in parsed.entries:
            found = [entry.link, *links_of(entry.content[0].value)]
            assert all(link.startswith("https://") for link in found), path
