"""Files that come, go and change their state: items, translations, pictures and documents."""

from __future__ import annotations

from tests.site.incremental.edits import Edit, each, put, remove, rename, swap, together
from tests.site.incremental.judge import follow, same_as_clean
from tests.site.incremental.office import Office
from tests.site.incremental.sample import drawing, portrait

AUTUMN = "news/2023/autumn.md"
ANNOUNCED = "news/2023/announced.md"
REPORT = "news/2023/report/index.md"
WINTER = "news/2022/winter.md"


def marked(path: str, line: str) -> Edit:
    """Add a line to the front matter."""
    return swap(path, "---\ntitle:", f"---\n{line}\ntitle:")


EDITS: dict[str, Edit] = {
    "news comes": put("news/2023/new.md", "---\ntitle: New\ndate: 2023-09-28\ntopics: climate\npeople: lee\n---\nNew.\n"),
    "old news comes": put("news/2020/old.md", "---\ntitle: Old\ndate: 2020-01-02\ntopics: climate\n---\nOld.\n"),
    "event comes": put(
        "events/2025/new.md", "---\ntitle: New\nstarts: 2025-06-01\nvenue: geneva\nseries: assembly\nedition: 7\n---\n"
    ),
    "place comes": put("places/annex.md", "---\nname: Annex\ncity: Seoul\ncountry: KR\n---\n"),
    "news goes": remove(WINTER),
    "news goes with the link to it": together(
        remove(ANNOUNCED), swap(REPORT, ", and [what was to come](../announced.md#what-comes)", "")
    ),
    "event goes": remove("events/2023/webinar.md"),
    "agreement goes": remove("agreements/memorandum.md"),
    "file is renamed": together(
        *(rename(f"news/2023/autumn{tag}.md", f"news/2023/river{tag}.md") for tag in ("", ".ko", ".ar"))
    ),
    "file is renamed and keeps its id": together(
        marked("events/2023/ceremony.md", "id: 2023/ceremony"),
        rename("events/2023/ceremony.md", "events/2023/gala.md"),
        swap("prizes/city-prize.md", "ceremony: ceremony", "ceremony: gala"),
    ),
    "an address is a former one": marked("events/2023/ceremony.md", "was_at: [/events/2023/gala/, /ko/events/2023/gala/]"),
    "event is rescheduled and moved": marked(
        "events/2023/webinar.md",
        "changes: [{on: 2023-09-01, what: rescheduled, was: 2023-01-01T10:00}, {on: 2023-09-02, what: moved, was: geneva}]",
    ),
    "item is held back": marked("news/2021/founding.md", "status: draft"),
    "file moves to another year": rename("events/2023/webinar.md", "events/2022/webinar.md"),
    "files change places": together(
        rename("news/2022/guide.md", "news/2022/other.md"), rename("news/2021/founding.md", "news/2022/guide.md"),
        rename("news/2022/other.md", "news/2021/founding.md"),
    ),
    "item with links to it is held back": marked("events/2022/assembly.md", "status: draft"),
    "item is held back by its date": swap("news/2023/prize-opens.md", "2023-06-01", "2023-11-01"),
    "place is held back": swap("places/geneva.md", "---\nname:", "---\nstatus: draft\nname:"),
    "item is withdrawn": marked("news/2023/prize-opens.md", "status: withdrawn"),
    "event is withdrawn": marked("events/2023/forum.md", "status: withdrawn"),
    "draft is published": swap("news/2023/draft.md", "status: draft\n", ""),
    "translation comes": put("news/2022/guide.ko.md", "---\ntitle: 안내서\n---\n도시.\n"),
    "translation of a name comes": put("people/lee.ko.md", "---\nname: 이한\n---\n"),
    "translation goes": remove("news/2023/autumn.ko.md"),
    "translation is edited": swap("news/2023/autumn.ko.md", "다가온다", "곧 온다"),
    "title of a translation": swap("events/2023/assembly.ko.md", "제6차 총회", "여섯 번째 총회"),
    "translation is withdrawn": marked("pages/about.ar.md", "status: withdrawn"),
    "original of a translation is edited": swap(AUTUMN, "topics: climate", "topics: data\nupdated: 2023-09-30"),
    "picture of the same size": put("news/2023/report/hall.svg", drawing(colour="#321")),
    "picture of another size": put("people/park.png", portrait(24, 12)),
    "document": put("news/2023/report/facts.pdf", b"Facts, second edition.\n"),
    "document comes": together(
        put("news/2022/map.pdf", b"Map.\n"),
        marked("news/2022/guide.md", "attachments: [{title: Map, file: map.pdf}]"),
    ),
    "document goes": together(
        remove("news/2023/report/facts.pdf"), swap(REPORT, "attachments: [{title: Facts (PDF), file: facts.pdf}]\n", ""),
        swap(REPORT, "[The facts](facts.pdf)", "The facts"),
        swap("news/2023/report/index.ko.md", "[사실](facts.pdf)", "사실"),
    ),
}  # fmt: skip


@each(EDITS, at_once=6)
def test_what_comes_and_goes_leaves_nothing_behind(office: Office, edit: Edit):
    follow(office, edit)


def test_what_nobody_sees_changes_nothing(office: Office):
    before = office.build_from_nothing().tree
    office.swap("news/2023/draft.md", "A draft", "A better draft")
    office.swap("news/2023/secret.md", "Zanzibar", "Tanzania")
    rename("news/2021/founding.md", "news/2021/founding/index.md")(office)
    office.put("news/2023/_notes.md", "Not read.\n")
    office.put("news/2023/report/unused.pdf", b"Nobody names it.\n")

    assert same_as_clean(office).tree == before
