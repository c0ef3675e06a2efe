"""Links in bodies: where they lead, and what becomes of those that lead nowhere."""

import pytest

from communique.collections.links import body_html, destination
from tests.outputs.desk import Desk
from tests.outputs.test_feed_content import photo, picture

NEWS = {"title": "A memorandum", "date": "2023-03-15", "summary": "Signed in Geneva."}
OUTCOMES = {
    "../../events/2023/forum.md": ("page", "/events/2023/forum/"),
    "../../events/2023/forum.md#programme": ("page", "/events/2023/forum/#programme"),
    "../../events/2023/forum.md#nowhere": ("fragment-missing", "/events/2023/forum/#nowhere"),
    "{filename}/events/2023/forum.md": ("page", "/events/2023/forum/"),
    "|filename|../../events/2023/forum.md": ("page", "/events/2023/forum/"),
    "draft.md": ("held", ""),
    "nothing.md": ("missing", "nothing.md"),
    "/calendar/": ("address", "/calendar/"),
    "https://example.org/": ("outside", "https://example.org/"),
    "//example.org/": ("outside", "//example.org/"),
    "mailto:press@example.org": ("outside", "mailto:press@example.org"),
    "#here": ("page", "/news/2023/item/#here"),
}


@pytest.mark.parametrize(("target", "expected"), OUTCOMES.items(), ids=OUTCOMES)
def test_links_lead_where_they_say(desk: Desk, target: str, expected: tuple[str, str]) -> None:
    desk.event()
    desk.write("events/2023/forum.md", "---\ntitle: F\nstarts: 2023-09-26\n---\n\n## Programme\n")
    desk.item("news/2023/draft.md", **{**NEWS, "status": "draft"})
    desk.item("news/2023/item.md", body=f"## Here\n\n[x]({target})", **NEWS)
    site, _ = desk.read()
    item = site.items["news/2023/item"]["en"]

    found = destination(site, item, item.body.links[0])

    assert (found.outcome, found.address) == expected


def test_links_lead_to_the_readers_language(desk: Desk) -> None:
    """A link to the original leads a Korean reader to the Korean version, where there is one."""
    desk.item("news/2023/item.md", **NEWS)
    desk.item(
        "news/2023/item.ko.md", body="[x](other.md) [y](other.ko.md) [z](alone.md)", title="글"
    )
    desk.item("news/2023/other.md", **NEWS)
    desk.item("news/2023/other.ko.md", title="다른 글")
    desk.item("news/2023/alone.md", **NEWS)
    site = desk.site()

    html = body_html(site, site.items["news/2023/item"]["ko"])

    assert 'href="/ko/news/2023/other/">x' in html
    assert 'href="/ko/news/2023/other/">y' in html
    assert 'href="/news/2023/alone/">z' in html


def test_pictures_without_rights_vanish_and_their_links_stay_text(desk: Desk) -> None:
    picture(desk, "news/2023/hall.png")
    desk.item("news/2023/item.md", photos=[{**photo("hall.png"), "expires": "2023-01-01"}],
              body="![The hall](hall.png) and [the file](hall.png).", **NEWS)  # fmt: skip
    site = desk.site()

    html = body_html(site, site.items["news/2023/item"]["en"])

    assert html == "<p> and the file.</p>"


def test_pictures_stand_below_the_page_of_the_original(desk: Desk) -> None:
    """One file serves all languages."""
    picture(desk, "news/2023/hall.png")
    desk.item("news/2023/item.md", photos=[photo("hall.png")], **NEWS)
    desk.item("news/2023/item.ko.md", title="글", body="![홀](hall.png)")
    site = desk.site()

    html = body_html(site, site.items["news/2023/item"]["ko"])

    assert 'src="/pictures/hall-' in html and 'type="image/avif"' in html


def test_addresses_stand_below_the_path_of_the_site(desk: Desk) -> None:
    desk.host["site_url"] = "https://example.org/press"
    desk.item("news/2023/item.md", body="[x](item.md) [y](#here)\n\n## Here", **NEWS)
    site = desk.site()
    item = site.items["news/2023/item"]["en"]

    assert 'href="/press/news/2023/item/"' in body_html(site, item)
    assert 'href="#here"' in body_html(site, item)
    assert 'href="https://example.org/press/news/2023/item/#here"' in body_html(site, item, True)
