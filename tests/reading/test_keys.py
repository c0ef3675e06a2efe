"""Keys and values that a kind does not take: told at their place, with what was meant."""

from __future__ import annotations

import pytest

from tests.reading.desk import EVENT, NEWS, Desk


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Title: A\ndate: 2023-03-09", "title"),
        ("TITLE: A\ndate: 2023-03-09", "title"),
        ("titel: A\ndate: 2023-03-09", "title"),
        ("Название: A\ndate: 2023-03-09", "title"),
        ("제목: A\ndate: 2023-03-09", "title"),
        ("العنوان: A\ndate: 2023-03-09", "title"),
        ("título: A\ndate: 2023-03-09", "title"),
        ("ชื่อ: A\ndate: 2023-03-09", "title"),
        ("headline: A\ndate: 2023-03-09", "title"),
        ("\u00a0title: A\ndate: 2023-03-09", "title"),
        ("Date: 2023-03-09\ntitle: A", "date"),
        ("published: 2023-03-09\ntitle: A", "date"),
        ("날짜: 2023-03-09\ntitle: A", "date"),
    ],
)
def test_a_misspelt_key_is_one_finding_and_not_also_a_missing_one(
    desk: Desk, written: str, meant: str
):
    desk.write(NEWS, f"---\n{written}\n---\n")

    finding = desk.finding()

    assert (finding.where, finding.code) == (f"{NEWS}:2:1", "unknown-key")
    assert finding.mend == f"Did you mean  {meant}:  ?"


def test_both_keys_of_a_translated_file_are_recognised(desk: Desk):
    desk.write(NEWS, "---\nДата: 2023-03-09\nНазвание: A\n---\n")

    assert [finding.mend for finding in desk.findings()] == [
        "Did you mean  date:  ?",
        "Did you mean  title:  ?",
    ]


@pytest.mark.parametrize(
    ("path", "key", "advice"),
    [
        ("events/2023/e.md", "url: https://example.org", "Did you mean  website:  ?"),
        ("events/2023/e.md", "location: Seoul", "Did you mean  venue:  ?"),
        ("events/2023/e.md", "end: 2023-09-28", "Did you mean  ends:  ?"),
        ("events/2023/e.md", "organizer: wego", "Did you mean  organisers:  ?"),
        ("events/2023/e.md", "tags: climate", "Did you mean  topics:  ?"),
        ("events/2023/e.md", "sumary: x", "Did you mean  summary:  ?"),
        (
            "events/2023/e.md",
            "state: cancelled",
            "Write  changes: [{on: 2023-08-01, what: cancelled}]",
        ),
        ("events/2023/e.md", "draft: true", "Write  status: draft"),
        ("events/2023/e.md", "Title: Again", "Delete it: title is there already."),
        (
            "events/2023/e.md",
            "programme: [{starts: 2023-09-26, title: S, speakers: [x]}]",
            "Did you mean  people:  ?",
        ),
        ("news/2023/e.md", "category: climate", "Did you mean  topics:  ?"),
        ("news/2023/e.md", "authors: Q", "Did you mean  people:  ?"),
    ],
)
def test_an_unknown_key_is_told_with_what_was_meant(desk: Desk, path: str, key: str, advice: str):
    when = "starts: 2023-09-26" if path.startswith("events") else "date: 2023-09-26"
    desk.write(path, f"---\ntitle: E\n{when}\n{key}\n---\n")

    finding = desk.finding()

    assert finding.code == "unknown-key"
    assert finding.line == 4
    assert finding.mend == advice


@pytest.mark.parametrize(
    ("key", "reason"),
    [("url", "address"), ("save_as", "address"), ("template", "template"), ("layout", "template")],
)
def test_what_pelican_takes_for_itself_is_refused_with_the_reason(
    desk: Desk, key: str, reason: str
):
    """An outside address under `url` would break every link to the page, in silence."""
    desk.news(f"{key}: x\n")

    finding = desk.finding()

    assert (finding.where, finding.code) == (f"{NEWS}:4:1", "unknown-key")
    assert reason in finding.why
    assert finding.mend.startswith("Known here: ")


@pytest.mark.parametrize("value", ["", " ", " ''", " ' '", " []", " {}", " # later"])
def test_a_required_key_without_a_value_is_told_at_the_key(desk: Desk, value: str):
    desk.write(NEWS, f"---\ndate: 2023-03-09\ntitle:{value}\n---\n")

    finding = desk.finding()

    assert (finding.where, finding.code) == (f"{NEWS}:3:1", "missing")
    assert finding.what == "title is empty"


@pytest.mark.parametrize(
    ("path", "front", "what", "mend"),
    [
        (NEWS, "title: A", "date is missing", "Write  date: 2023-03-09"),
        (EVENT, "title: A", "starts is missing", "Write  starts: 2023-09-26"),
        ("people/a.md", "summary: x", "name is missing", "Write  name: Park Jung-sook"),
        ("places/a.md", "summary: x", "name is missing", "Write  name: Seoul City Hall"),
        (
            "agreements/a.md",
            "title: A",
            "parties is missing",
            "Write  parties: [wego, geneva-cities-hub]",
        ),
        (
            "coverage/2023/a.md",
            "title: A\ndate: 2023-03-09\nlanguage: en",
            "publisher is missing",
            "Write  publisher: Yonhap News Agency",
        ),
    ],
)
def test_what_is_missing_comes_with_an_example_that_fits(
    desk: Desk, path: str, front: str, what: str, mend: str
):
    desk.write(path, f"---\n{front}\n---\n")

    finding = desk.finding()

    assert (finding.where, finding.what, finding.mend) == (f"{path}:1:1", what, mend)


def test_what_a_group_lacks_is_told_at_the_group(desk: Desk):
    desk.news(
        "photos:\n- file: a.png\n  credit: C\n- file: b.png\n  alt: B\n  credit:\n  rights: R\n"
    )

    findings = desk.findings()

    assert [(finding.where, finding.what) for finding in findings] == [
        (f"{NEWS}:5:3", "photos.alt is missing"),
        (f"{NEWS}:5:3", "photos.rights is missing"),
        (f"{NEWS}:9:3", "photos.credit is empty"),
    ]


@pytest.mark.parametrize(
    ("front", "column", "what", "why"),
    [
        ("summary: [a]", 10, "summary is a list", "one piece of text"),
        ("summary: {a: b}", 10, "summary is a group of keys", "one piece of text"),
        ("topics: {a: b}", 9, "topics is a group of keys", "one piece of text"),
        ("photos: x.png", 9, 'photos is "x.png"', "group of keys"),
        ("photos: [x.png]", 10, 'photos is "x.png"', "group of keys"),
        ("quotes: Cities lead", 9, 'quotes is "Cities lead"', "group of keys"),
        ("status: hidden", 9, 'status is "hidden"', "draft, published, withdrawn"),
        ("status: [draft]", 9, "status is a list", "draft, published, withdrawn"),
        ("date: [2023-03-09]", 7, "date is a list or a group of keys", "year-month-day"),
        ("slug: [x]", 7, "slug is a list", "one piece of text"),
        ("id: a b", 5, 'id is "a b"', "as in the example"),
    ],
)
def test_a_value_of_the_wrong_form_is_told_at_the_value(
    desk: Desk, front: str, column: int, what: str, why: str
):
    date = "" if front.startswith("date") else "\ndate: 2023-03-09"
    desk.write(NEWS, f"---\n{front}{date}\ntitle: A\n---\n")

    finding = desk.finding()

    assert (finding.where, finding.what) == (f"{NEWS}:2:{column}", what)
    assert why in finding.why
    assert finding.mend.startswith("Write  ")


@pytest.mark.parametrize(
    ("front", "where", "what", "mend"),
    [
        ("venue: [seoul]", "3:8", "venue is a list", "Write  venue: seoul-city-hall"),
        (
            "programme: text",
            "3:12",
            'programme is "text"',
            "Write  programme: [{starts: 2023-03-13T10:00, title: Opening}]",
        ),
        ("edition: sixth", "3:10", 'edition is "sixth"', "Write  edition: 6"),
        ("edition: 0", "3:10", 'edition is "0"', "Write  edition: 6"),
        ("format: Webinars", "3:9", 'format is "Webinars"', "Write  format: webinar"),
        ("timezone: EST", "3:11", 'timezone is "EST"', "Write  timezone: America/New_York"),
        ("timezone: Asia/Soul", "3:11", 'timezone is "Asia/Soul"', "Write  timezone: Asia/Seoul"),
        (
            "website: example.org",
            "3:10",
            'website is "example.org"',
            "Write  website: https://example.org",
        ),
        (
            "website: 'http://['",
            "3:10",
            'website is "http://["',
            "Copy the address from the browser's address bar.",
        ),
        (
            "website: javascript:x",
            "3:10",
            'website is "javascript:x"',
            "Copy the address from the browser's address bar.",
        ),
        (
            "registration: foo.org/x",
            "3:15",
            'registration.url is "foo.org/x"',
            "Write  registration: https://foo.org/x",
        ),
        ("venue: {country: Norway}", "3:18", 'venue.country is "Norway"', "Write  country: NO"),
        ("venue: {country: UK}", "3:18", 'venue.country is "UK"', "Write  country: GB"),
        (
            "venue: {country: ZZ}",
            "3:18",
            'venue.country is "ZZ"',
            "Write  KR, CH or NO, for example",
        ),
        (
            "venue: {coordinates: '95, 3'}",
            "3:22",
            'venue.coordinates.latitude is "95"',
            "Write  coordinates: 37.5663, 126.9779",
        ),
        (
            "venue: {coordinates: 'nan, 3'}",
            "3:22",
            'venue.coordinates.latitude is "nan"',
            "Write  coordinates: 37.5663, 126.9779",
        ),
        (
            "venue: {coordinates: 3}",
            "3:22",
            "venue.coordinates is not a pair of numbers",
            "Write  coordinates: 37.5663, 126.9779",
        ),
        ("languages: [English]", "3:13", 'languages is "English"', "Write  en"),
        (
            "topics: climate, Digital Divide",
            "3:9",
            'topics is "Digital Divide"',
            "Write  topics: digital-divide",
        ),
        (
            "topics: [climate, Digital Divide]",
            "3:19",
            'topics is "Digital Divide"',
            "Write  digital-divide",
        ),
        (
            "people: {person: a, online: maybe}",
            "3:29",
            'people.online is "maybe"',
            "Write  online: yes",
        ),
        (
            "changes: [{on: 2023-08-01, what: rescheduled}]",
            "3:11",
            "the change of 2023-08-01 does not say what was before",
            "Write the former start:  was: 2023-09-26",
        ),
        (
            "changes: [{on: 2023-08-01, what: postponed, was: May 2023}]",
            "3:50",
            'changes.was is "May 2023"',
            "Write  was: 2023-05",
        ),
        (
            "changes: [{on: 2023-08-01, what: canceled}]",
            "3:34",
            'changes.what is "canceled"',
            "Write  what: cancelled",
        ),
        (
            "attachments: [{title: T}]",
            "3:15",
            'the attachment "T" has neither file nor link',
            "Write either  file: programme.pdf  or  link: https://example.org/programme.pdf",
        ),
    ],
)
def test_events_are_told_what_fits(desk: Desk, front: str, where: str, what: str, mend: str):
    desk.write("people/a.md", "---\nname: A\n---\n").event(f"{front}\nstarts: 2023-09-26\n")

    finding = desk.finding()

    assert (finding.where, finding.what, finding.mend) == (f"{EVENT}:{where}", what, mend)


def test_long_values_are_quoted_in_short_and_on_one_line(desk: Desk):
    desk.news(f'slug: "{"Long words " * 100}\\n"\n')

    finding = desk.finding()

    assert len(finding.what) < 200
    assert "\n" not in finding.what


def test_facts_may_be_written_short(desk: Desk):
    """Plain text where a group is expected means its first fact; one entry needs no list."""
    desk.write("people/park.md", "---\nname: Park\nroles: Mayor\n---\n")
    desk.write("places/hall.md", "---\nname: Hall\ntimezone: Asia/Seoul\n---\n")
    desk.event(
        "starts: 2023-09-26\nvenue: hall\npeople: {person: park, role: speaker}\ntopics: a, b\n"
    )

    facts = desk.item("event/2023/e").facts

    assert facts.venue.place == "hall"
    assert [(one.person, one.role) for one in facts.people] == [("park", "speaker")]
    assert facts.topics == ("a", "b")
