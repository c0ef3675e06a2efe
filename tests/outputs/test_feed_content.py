"""What feeds carry: whole addresses, true enclosures, languages, titles that bite."""

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.outputs.desk import Desk, links_of

FEEDS = ("feeds/all.atom.xml", "feeds/all.rss.xml")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM = "{http://www.w3.org/2005/Atom}"
NEWS = {"title": "A memorandum", "date": "2023-03-15", "summary": "Signed in Geneva."}
HOSTILE = [
    "Research & development",
    "AT&amp;T writes &amp;",
    "1 < 2 > 0 and <b>no tag</b>",
    "<script>alert(1)</script>",
    "\"Double\" and 'single' quotes",
    "]]> the end of a section",
    "Families 👩‍👩‍👧‍👦 and flags 🇰🇷🏳️‍🌈",
    "مؤتمر المدن «الذكية» & المستدامة",
    "도시 & 디지털 <격차>",
]


def picture(desk: Desk, path: str, size: tuple[int, int] = (40, 30)) -> int:
    """Draw a picture; returns its length in bytes."""
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, "PNG")
    file: Path = desk.write(path, stream.getvalue())
    return file.stat().st_size


def photo(file: str) -> dict[str, str]:
    return {"file": file, "alt": "A hall", "credit": "City", "rights": "CC BY 4.0"}


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_arrive_as_they_were(desk: Desk, title: str) -> None:
    desk.settings["names"] = {"en": title}
    desk.item("news/2023/item.md", **{**NEWS, "title": title, "summary": title})

    root = ElementTree.fromstring(desk.file("feeds/all.atom.xml"))
    assert root.findtext(f"{ATOM}title") == title
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == title
    item = ElementTree.fromstring(desk.file("feeds/all.rss.xml")).find("channel/item")
    assert item is not None and item.findtext("title") == title
    assert desk.json_feed()["items"][0]["title"] == title
    for path in FEEDS:
        desk.feed(path)


@pytest.mark.parametrize("summary", HOSTILE)
def test_plain_summaries_are_plain_where_html_is_expected(desk: Desk, summary: str) -> None:
    """RSS and Atom take a summary for HTML: read as such, it says what was written."""
    desk.item("news/2023/item.md", **{**NEWS, "summary": summary})

    root = ElementTree.fromstring(desk.file("feeds/all.atom.xml"))
    told = root.find(f"{ATOM}entry/{ATOM}summary")
    assert told is not None and told.get("type") == "html"
    described = ElementTree.fromstring(desk.file("feeds/all.rss.xml")).findtext(
        "channel/item/description"
    )
    for html in (told.text, described):
        assert BeautifulSoup(html or "", "html.parser").get_text() == summary


def test_an_item_without_a_body_tells_its_summary_as_html(desk: Desk) -> None:
    desk.item("news/2023/item.md", body="", **{**NEWS, "summary": "Profit & <loss>"})

    [entry] = desk.feed("feeds/all.atom.xml").entries

    assert BeautifulSoup(entry.content[0].value, "html.parser").get_text() == "Profit & <loss>"


BODY = """\
See [the other](other.md), [its middle](other.md#the-middle), [below](#the-end), the
[calendar](/calendar/), [outside](https://example.org/?a=1&b=2), [bare](//example.org/x) and
[write](mailto:press@example.org).[^1]

![The hall](hall.png)

## The end

> Words.

[^1]: A note.
"""


def address_of(desk: Desk, name: str) -> str:
    """Where the JPEG or PNG of a picture stands."""
    [path] = [
        p
        for p in desk.files()
        if p.startswith(f"pictures/{name}-") and p.endswith((".jpg", ".png"))
    ]
    return f"/{path}"


@pytest.mark.parametrize("base", ["https://newsroom.example", "https://example.org/press"])
def test_every_address_in_the_content_is_whole(desk: Desk, base: str) -> None:
    desk.host["site_url"] = base
    picture(desk, "news/2023/hall.png")
    desk.item("news/2023/item.md", body=BODY, photos=[photo("hall.png")], **NEWS)
    desk.item("news/2023/other.md", body="## The middle", **{**NEWS, "date": "2023-01-01"})

    for path in FEEDS:
        found = set(links_of(desk.feed(path).entries[0].content[0].value))
        assert found == {
            f"{base}/news/2023/other/",
            f"{base}/news/2023/other/#the-middle",
            f"{base}/news/2023/item/#the-end",
            f"{base}/news/2023/item/#fn:1",
            f"{base}/news/2023/item/#fnref:1",
            f"{base}/calendar/",
            "https://example.org/?a=1&b=2",
            "https://example.org/x",
            "mailto:press@example.org",
            f"{base}{address_of(desk, 'hall')}",
        }
    html = desk.json_feed()["items"][0]["content_html"]
    assert set(links_of(html)) == found


def test_addresses_of_other_scripts_are_uris(desk: Desk) -> None:
    desk.item("news/2023/item.md", body="[b](둘.md)", **NEWS, slug="하나")
    desk.item("news/2023/둘.md", **{**NEWS, "date": "2023-01-01"})

    first, second = desk.feed("feeds/all.rss.xml").entries

    assert first.link.isascii()
    assert list(links_of(first.content[0].value)) == [second.link]


def test_links_to_what_is_held_back_are_text(desk: Desk) -> None:
    desk.item("news/2023/item.md", body="Read [the secret](secret.md).", **NEWS)
    desk.item("news/2023/secret.md", **{**NEWS, "status": "draft"})

    html = desk.json_feed()["items"][0]["content_html"]

    assert "the secret" in html and list(links_of(html)) == []


def test_enclosure_says_the_truth(desk: Desk) -> None:
    picture(desk, "news/2023/hall.png", (300, 200))
    desk.item("news/2023/item.md", photos=[photo("hall.png")], **NEWS)

    address = address_of(desk, "hall")
    length = len(desk.file(address.lstrip("/")))

    for path in FEEDS:
        [enclosure] = desk.feed(path).entries[0].enclosures
        assert enclosure.href == f"https://newsroom.example{address}"
        assert (enclosure.type, int(enclosure.length)) == ("image/jpeg", length)
    [attachment] = desk.json_feed()["items"][0]["attachments"]
    assert attachment == {
        "url": f"https://newsroom.example{address}",
        "mime_type": "image/jpeg",
        "size_in_bytes": length,
    }


def test_picture_without_rights_is_in_no_feed(desk: Desk) -> None:
    picture(desk, "news/2023/hall.png")
    desk.item("news/2023/item.md", photos=[{**photo("hall.png"), "expires": "2023-09-30"}],
              body="![The hall](hall.png)\n\nWords.", **NEWS)  # fmt: skip

    files = desk.files()

    assert not any(b"hall.png" in text or b"pictures/hall" in text for text in files.values())
    assert not any("pictures/hall" in path for path in files)


def test_picture_with_spaces_in_its_name_has_a_uri(desk: Desk) -> None:
    picture(desk, "news/2023/the hall.png")
    desk.item("news/2023/item.md", photos=[photo("the hall.png")], **NEWS)

    [enclosure] = desk.feed("feeds/all.rss.xml").entries[0].enclosures

    assert enclosure.href == f"https://newsroom.example{address_of(desk, 'the-hall')}"


def test_atom_links_say_what_they_are(desk: Desk) -> None:
    picture(desk, "news/2023/hall.png")
    desk.item("news/2023/item.md", photos=[photo("hall.png")], **NEWS)

    entry = ElementTree.fromstring(desk.file("feeds/all.atom.xml")).find(f"{ATOM}entry")

    assert entry is not None
    rels = [(link.get("rel"), link.get("type")) for link in entry.findall(f"{ATOM}link")]
    assert rels == [("alternate", "text/html"), ("enclosure", "image/jpeg")]


def test_languages_are_said(desk: Desk) -> None:
    """Each feed says its language, and each entry that is in another one too."""
    desk.event()
    desk.item("events/2023/forum.ar.md", title="منتدى")

    for lang, told in (("ar", "ar"), ("ko", "en")):
        root = ElementTree.fromstring(desk.file(f"{lang}/feeds/all.atom.xml"))
        assert root.get(XML_LANG) == lang
        assert [entry.get(XML_LANG) for entry in root.findall(f"{ATOM}entry")] == [told]
        channel = ElementTree.fromstring(desk.file(f"{lang}/feeds/all.rss.xml")).find("channel")
        assert channel is not None and channel.findtext("language") == lang
        assert [item.get(XML_LANG) for item in channel.findall("item")] == [told]
        feed = desk.json_feed(f"{lang}/feeds/all.json")
        assert (feed["language"], feed["items"][0]["language"]) == (lang, told)


def test_topics_are_named_in_the_readers_language(desk: Desk) -> None:
    desk.settings["topics"] = {"climate": {"en": "Climate & energy", "ko": "기후"}}
    desk.event(topics=["climate"])

    assert [tag.term for tag in desk.feed("feeds/all.rss.xml").entries[0].tags] == [
        "Climate & energy"
    ]
    assert desk.json_feed("ko/feeds/all.json")["items"][0]["tags"] == ["기후"]


def test_scopes_hold_their_kind(desk: Desk) -> None:
    desk.item("news/2023/item.md", **NEWS)
    desk.event()

    assert [e.title for e in desk.feed("feeds/news.rss.xml").entries] == ["A memorandum"]
    assert [e.title for e in desk.feed("feeds/events.rss.xml").entries] == ["Forum"]
    assert len(desk.feed("feeds/all.rss.xml").entries) == 2


def test_entries_of_a_language_are_made_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three formats and two scopes tell of the same items: their content is made once."""
    desk.settings["feed_formats"] = ["atom", "rss", "json"]
    from communique.outputs.registry import sheets
    from communique.views import feed_entries

    desk.item("news/2023/item.md", **NEWS)
    made = []
    body_html = feed_entries.body_html
    monkeypatch.setattr(
        feed_entries, "body_html", lambda *args, **more: made.append(1) or body_html(*args, **more)
    )

    for sheet in sheets(desk.index()):
        sheet.content()

    assert len(made) == 1
