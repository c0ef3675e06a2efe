"""Edits of texts and facts: whatever shows them is made again."""

from __future__ import annotations

from tests.site.incremental.edits import Edit, each, swap, together
from tests.site.incremental.judge import follow
from tests.site.incremental.office import Office

AUTUMN = "news/2023/autumn.md"
ANNOUNCED = "news/2023/announced.md"
FORUM = "events/2023/forum.md"
ASSEMBLY = "events/2023/assembly.md"

EDITS: dict[str, Edit] = {
    "body": swap(AUTUMN, "is near", "is very near"),
    "body of an event": swap(FORUM, "Mayors showed", "Many mayors showed"),
    "body with a new link": swap(AUTUMN, "is near.", "is near, says [Lee](../../people/lee.md)."),
    "body without its link": swap("coverage/2023/daily.md", "[the forum](../../events/2023/forum.md)", "the forum"),
    "link to another heading": swap(ANNOUNCED, "#opening-session", "#outlook"),
    "heading to which others link": together(
        swap(FORUM, "## Opening Session", "## Opening"), swap(ANNOUNCED, "#opening-session", "#opening")
    ),
    "title": swap(AUTUMN, "title: Autumn in Seoul", "title: Autumn at the river"),
    "title of an event": swap(FORUM, "title: Forum 2023", "title: The Forum"),
    "subtitle": swap(ANNOUNCED, "Five days", "A week"),
    "summary": swap("news/2022/guide.md", "what they measure.\n---", "what they count.\n---"),
    "slug": swap(AUTUMN, "dateline:", "slug: river\ndateline:"),
    "slug of an event": swap(FORUM, "format:", "slug: the-forum\nformat:"),
    "topic added": swap("news/2022/winter.md", "date:", "topics: data\ndate:"),
    "topic nobody had": swap("news/2022/winter.md", "date:", "topics: winter\ndate:"),
    "topic removed": swap("news/2022/guide.md", "topics: data\n", ""),
    "person added": swap(AUTUMN, "topics:", "people: lee\ntopics:"),
    "person removed": swap(ANNOUNCED, "people: park\n", ""),
    "name of a person": swap("people/park.md", "Park Jung", "Park Jung-sook"),
    "post of a person": swap("people/lee.md", "Mayor", "First Mayor"),
    "name of a place": swap("places/city-hall.md", "City Hall", "Seoul City Hall"),
    "name of a place in one language": swap("places/city-hall.ko.md", "시청", "서울시청"),
    "zone of a place": swap("places/geneva.md", "Europe/Zurich", "Europe/Lisbon"),
    "name of an organisation": swap("organisations/hub.md", "Cities Hub", "Hub of Cities"),
    "related item": swap(AUTUMN, "topics:", "related: guide\ntopics:"),
    "quotation": swap(ANNOUNCED, "Cities lead.", "Cities listen."),
    "correction": swap(AUTUMN, "topics:", "corrections: [{on: 2023-09-26, note: The river was wrong.}]\ntopics:"),
    "update": swap(ANNOUNCED, "subtitle:", "updated: 2023-09-30\nsubtitle:"),
    "date of news": swap("news/2022/winter.md", "2022-12-20", "2023-01-20"),
    "winner of a prize": swap("prizes/city-prize.md", "  ceremony:", "  winners: [City of Cuenca]\n  ceremony:"),
    "end of an agreement": swap("agreements/memorandum.md", "ends: 2023-12-31", "ends: 2023-08-31"),
    "publisher of coverage": swap("coverage/2023/daily.md", "The Daily", "The Weekly"),
}  # fmt: skip


ON_EVERY_PAGE: dict[str, Edit] = {
    "title of a page in the menu": swap("pages/about.md", "About us", "Who we are"),
    "place in the menu": swap("pages/about.md", "menu: 1\n", ""),
    "short name of the publisher": swap("organisations/wego.md", "short: WO", "short: WOff"),
    "seat of the publisher": swap("organisations/wego.md", "city: Seoul", "city: Busan"),
}  # fmt: skip


@each(EDITS, at_once=7)
def test_edit_is_shown_wherever_it_counts(office: Office, edit: Edit):
    follow(office, edit)


@each(ON_EVERY_PAGE, at_once=4)
def test_edit_is_shown_on_every_page(office: Office, edit: Edit):
    follow(office, edit)
