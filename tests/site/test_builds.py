"""Whole builds: what is published, what is held back, and what a mistake does to the site."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.newsroom import Newsroom

FORUM = """\
    ---
    title: WSIS Forum 2023
    date: 2023-03-09
    starts: 2023-03-13
    ends: 2023-03-17
    format: forum
    summary: Five days in Geneva.
    ---
    See [the announcement](../../news/2023/announcement.md).
    """
ANNOUNCEMENT = """\
    ---
    title: WeGO to speak in Geneva
    date: 2023-03-09
    ---
    Cities meet at [the forum](../../events/2023/forum.md).
    """


def forum_and_news(site: Newsroom) -> Newsroom:
    site.write("events/2023/forum.md", FORUM)
    site.write("news/2023/announcement.md", ANNOUNCEMENT)
    return site


def soup(html: bytes) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_every_item_has_a_page_and_links_follow_files(site: Newsroom):
    built = forum_and_news(site).build()

    page = soup(built.read("news/2023/announcement/index.html"))
    assert page.h1.get_text(strip=True) == "WeGO to speak in Geneva"
    assert page.find("a", string="the forum")["href"] == "/events/2023/forum/"


def test_page_tells_its_language_and_the_others(site: Newsroom):
    """Translations link to each other both ways, with themselves and x-default (hreflang)."""
    forum_and_news(site).write("events/2023/forum.ar.md", "---\ntitle: المنتدى\n---\nنص.\n")

    built = site.build()

    arabic = soup(built.read("ar/events/2023/forum/index.html"))
    english = soup(built.read("events/2023/forum/index.html"))
    assert (arabic.html["lang"], arabic.html["dir"]) == ("ar", "rtl")
    links = [
        {a["hreflang"]: a["href"] for a in page.find_all("link", rel="alternate", hreflang=True)}
        for page in (arabic, english)
    ]
    assert links[0] == links[1]
    assert links[0] == {
        "en": "https://newsroom.example/events/2023/forum/",
        "ar": "https://newsroom.example/ar/events/2023/forum/",
        "x-default": "https://newsroom.example/events/2023/forum/",
    }


def test_calendars_show_untranslated_events_marked_with_their_language(site: Newsroom):
    built = forum_and_news(site).build()

    month = soup(built.read("ko/calendar/2023/03/index.html"))
    link = month.find("table").find(
        lambda tag: tag.name == "a" and "WSIS Forum 2023" in tag.get_text()
    )
    assert link["href"] == "/events/2023/forum/"
    assert (
        link.find_parent(attrs={"lang": "en"})
        or link.get("lang") == "en"
        or link.find(attrs={"lang": "en"})
    )


def test_news_is_listed_in_the_languages_it_is_told_in(site: Newsroom):
    built = forum_and_news(site).build()

    assert "WeGO to speak in Geneva" in built.text("news/index.html")
    assert "WeGO to speak in Geneva" not in built.text("ko/news/index.html")


def test_embargoed_item_is_in_no_byte_until_its_time(site: Newsroom):
    """Held back means absent: no page, list, feed, calendar, map, backlink or picture."""
    forum_and_news(site).write("people/park.md", "---\nname: Park\n---\n")
    site.write(
        "news/2023/secret.md",
        "---\ntitle: Zanzibar decision\ndate: 2023-10-05T10:00\npeople: park\nrelated: forum\n---\nZanzibar.\n",
    )

    before, after = (
        site.build(now="2023-10-05T00:59:59Z"),
        site.build(now="2023-10-05T01:00:00Z", output="later"),
    )

    assert not [
        path for path, content in before.tree().items() if b"anzibar" in content or "secret" in path
    ]
    assert "Zanzibar decision" in after.text("news/index.html")
    assert "Zanzibar decision" in after.text("people/park/index.html")


def test_draft_and_its_files_are_absent_and_links_to_it_are_text(site: Newsroom):
    forum_and_news(site).write(
        "news/2023/announcement.md", ANNOUNCEMENT.replace("date:", "status: draft\n    date:")
    )

    built = site.build()

    assert not built.has("news/2023/announcement/index.html")
    page = soup(built.read("events/2023/forum/index.html"))
    assert "the announcement" in page.get_text()
    assert page.find("a", string="the announcement") is None
    assert [finding.code for finding in built.findings] == ["held-link"]


def test_withdrawn_item_leaves_a_notice_and_nothing_else(site: Newsroom):
    forum_and_news(site).build()
    site.write(
        "news/2023/announcement.md", ANNOUNCEMENT.replace("date:", "status: withdrawn\n    date:")
    )

    built = site.build()

    notice = soup(built.read("news/2023/announcement/index.html"))
    assert "Withdrawn" in notice.h1.get_text()
    assert notice.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert not [path for path, content in built.tree().items() if b"WeGO to speak" in content]


def test_mistake_leaves_the_site_as_it_was(site: Newsroom):
    """Nothing is written while the content has errors, and all of them are told at once."""
    before = forum_and_news(site).build().tree()
    site.write("news/2023/bad.md", "---\ntitle: Bad\ndate: 2023-02-30\n---\n")
    site.write(
        "events/2023/forum.md",
        FORUM.replace("format: forum", "format: forum\n    organisers: nobody"),
    )

    built = site.build()

    assert built.outcome.result is None
    assert [(f.path.rpartition("/")[2], f.line, f.code) for f in built.findings] == [
        ("forum.md", 7, "unknown-reference"),
        ("bad.md", 3, "moment"),
    ]
    assert built.tree() == before


def test_removed_item_takes_its_files_along(site: Newsroom):
    forum_and_news(site).write(
        "events/2023/forum.md",
        FORUM.replace("See [the announcement](../../news/2023/announcement.md).", ""),
    )
    site.build()
    site.remove("news/2023/announcement.md")

    built = site.build()

    assert built.outcome.result.removed > 0
    assert not built.has("news/2023/announcement/index.html")
    assert built.tree() == site.build(output="clean").tree()


def test_second_build_writes_nothing(site: Newsroom):
    first = forum_and_news(site).build()

    second = site.build()

    assert second.outcome.result.made == 0
    assert second.outcome.result.unchanged == first.outcome.result.made


def test_site_below_a_path_links_below_it(site: Newsroom):
    """An office whose newsroom stands at example.org/newsroom needs no other setting."""
    site.host["SITEURL"] = "https://example.org/newsroom"

    page = soup(forum_and_news(site).build().read("news/2023/announcement/index.html"))

    assert page.find("a", string="the forum")["href"] == "/newsroom/events/2023/forum/"
    assert (
        page.find("link", rel="canonical")["href"]
        == "https://example.org/newsroom/news/2023/announcement/"
    )


def test_picture_is_published_beside_the_page_with_its_credit(site: Newsroom):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450"><rect width="800" height="450"/></svg>'
    site.write("news/2023/story/hall.svg", svg)
    site.write(
        "news/2023/story/index.md",
        """\
        ---
        title: Story
        date: 2023-03-09
        photos: [{file: hall.svg, alt: The hall, credit: Our office, rights: CC0 1.0, expires: 2023-10-31}]
        ---
        """,
    )

    shown, expired = site.build(), site.build(now="2023-11-01T00:00:00Z", output="later")

    image = soup(shown.read("news/2023/story/index.html")).main.find("img")
    assert (image["src"], image["alt"], image["width"], image["height"]) == (
        "/news/2023/story/hall.svg",
        "The hall",
        "800",
        "450",
    )
    assert "Our office" in shown.text("news/2023/story/index.html")
    assert shown.read("news/2023/story/hall.svg") == svg
    assert not expired.has("news/2023/story/hall.svg")
    assert "hall.svg" not in expired.text("news/2023/story/index.html")


def test_long_list_is_numbered_from_the_oldest(site: Newsroom):
    """A new item changes the newest page of a list and no numbered one."""
    site.settings["page_size"] = 2
    for day in range(1, 7):
        site.write(
            f"news/2023/n{day}.md", f"---\ntitle: News of day {day}\ndate: 2023-01-0{day}\n---\n"
        )
    before = site.build().tree()
    site.write("news/2023/n7.md", "---\ntitle: News of day 7\ndate: 2023-01-07\n---\n")

    after = site.build().tree()

    assert "news/page/2/index.html" in before
    assert "news/page/3/index.html" not in after
    assert before["news/page/1/index.html"] == after["news/page/1/index.html"]
    assert before["news/page/2/index.html"] == after["news/page/2/index.html"]
    assert before["news/index.html"] != after["news/index.html"]
