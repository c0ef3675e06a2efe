"""The digest: what an issue tells, in which order, and that mail programs can show it."""

from __future__ import annotations

import email
import json
import re
import shutil
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from communique.adapter.colours import for_mail
from communique.adapter.digest import Issued, Wanted, issue
from communique.adapter.host import HostError
from tests.newsroom import ROOT, Newsroom, command

NOW = "2026-11-22T06:00:00Z"
WEEK = {"since": "2026-11-15", "until": "2026-11-22"}
SITE = "https://newsroom.example"
HOSTILE = """<script>alert("1 & 2")</script> 'q' ${x} {{ 7*7 }} <!--[if mso]> أهلا \U0001f600"""


def write(site: Newsroom, path: str, body: str = "Some words.", **facts: Any) -> None:
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()]
    site.write(path, "\n".join(["---", *lines, "---", "", body, ""]))


def news(site: Newsroom, name: str, date: str, **facts: Any) -> None:
    write(site, f"news/2026/{name}.md", **{"title": name.capitalize(), "date": date, **facts})


def event(site: Newsroom, name: str, starts: str, **facts: Any) -> None:
    given = {"title": name.capitalize(), "date": "2026-10-01", "starts": starts, **facts}
    write(site, f"events/2026/{name}.md", **given)


def issued(
    site: Newsroom, monkeypatch: pytest.MonkeyPatch, now: str = NOW, **wanted: Any
) -> Issued:
    monkeypatch.setenv("COMMUNIQUE_NOW", now)
    return issue(site.conf(), Wanted(**{**WEEK, **wanted}))


def told(made: Issued) -> dict[str, list[str]]:
    """Section -> the titles in it, in their order, as the page shows them."""
    page = BeautifulSoup(made.files["digest.html"], "html.parser")
    return {
        section.h2.get_text(): [title.get_text() for title in section.find_all("h3")]
        for section in page.select(".section")
    }


def parsed(made: Issued) -> EmailMessage:
    found = email.message_from_bytes(made.files["digest.eml"], policy=default)
    assert isinstance(found, EmailMessage)
    return found


@pytest.fixture(autouse=True)
def british(site: Newsroom) -> None:
    site.settings["locales"] = {"en": "en_GB"}


@pytest.fixture
def week(site: Newsroom) -> Newsroom:
    """A week in which something of everything happened."""
    cancelled = {"on": "2026-11-17", "what": "cancelled", "note": "The hall is closed."}
    event(site, "dinner", "2026-12-01T18:00", ends="2026-12-01T20:00", changes=[cancelled])
    event(site, "forum", "2026-12-03T10:00", ends="2026-12-03T12:00", topics=["climate"])
    event(site, "workshop", "2026-12-09", registration={"url": f"{SITE}/r", "closes": "2026-12-02"})
    event(site, "assembly", "2027-06-01", date="2026-11-18")
    event(site, "deadline", "2026-11-30T18:00", format="deadline")
    news(site, "report", "2026-11-16", topics=["climate"], summary="What the report says.")
    news(site, "older", "2026-11-14")
    write(
        site, "coverage/2026/press.md", title="Press", date="2026-11-17", publisher="The Daily",
        link="https://daily.example/1", language="en",
    )  # fmt: skip
    return site


def test_what_changed_comes_first_then_what_is_new_what_comes_and_deadlines(week, monkeypatch):
    made = issued(week, monkeypatch)

    sections = told(made)
    assert list(sections) == ["What has changed", "What is new", "Coming up", "Deadlines"]
    assert list(sections.values()) == [
        ["Dinner"],
        ["Report", "Press", "Assembly"],
        ["Forum", "Workshop"],
        ["Deadline", "Workshop"],
    ]
    text = made.files["digest.txt"].decode()
    assert [text.index(title) for title in sections] == sorted(map(text.index, sections))
    assert "Thursday, 3 December 2026, 10:00–12:00 (Seoul, UTC+9)" in text


def test_subject_tells_what_matters_most_and_the_preheader_what_else(week, monkeypatch):
    made = issued(week, monkeypatch)

    page = BeautifulSoup(made.files["digest.html"], "html.parser")
    assert parsed(made)["Subject"] == "Cancelled: Dinner | Newsroom"
    assert page.title and page.title.get_text() == "Cancelled: Dinner | Newsroom"
    hidden = page.select_one(".preheader")
    assert hidden and hidden.get_text().startswith("Report · Press · Assembly · Forum · Workshop")


def test_more_time_is_told_with_the_new_day(site, monkeypatch):
    event(
        site, "forum", "2026-12-09", registration={"closes": "2026-12-02"},
        changes=[{"on": "2026-11-17", "what": "extended", "was": "2026-11-25"}],
    )  # fmt: skip
    call = {"closes": "2026-12-10", "extended": [{"on": "2026-11-18", "was": "2026-11-20"}]}
    write(site, "prizes/prize.md", title="Prize", date="2026-01-01", editions=[{"year": "2026", "call": call}])  # fmt: skip

    made = issued(site, monkeypatch)

    assert told(made) == {"What has changed": ["Forum"], "Deadlines": ["Forum", "Prize"]}
    assert parsed(made)["Subject"] == "Registration extended: Forum | Newsroom"
    text = made.files["digest.txt"].decode()
    assert "Registration extended to 2 December 2026. It was to close on 25 November 2026." in text
    assert "Call for entries extended to 10 December 2026." in text


def test_new_and_then_changed_is_told_once(site, monkeypatch):
    event(
        site, "dinner", "2026-12-08", date="2026-11-16",
        changes=[
            {"on": "2026-11-17", "what": "rescheduled", "was": "2026-12-01"},
            {"on": "2026-11-19", "what": "moved", "was": "The old hall"},
        ],
    )  # fmt: skip

    made = issued(site, monkeypatch)

    assert told(made) == {"What has changed": ["Dinner"]}
    text = made.files["digest.txt"].decode()
    assert text.index("The old hall") < text.index("It was to begin on")


def test_the_period_holds_its_first_moment_and_not_its_last(site, monkeypatch):
    """Days begin in Seoul, where the site is."""
    for name, date in {
        "before": "2026-11-14T23:59",
        "first": "2026-11-15",
        "last": "2026-11-21T23:59",
        "next": "2026-11-22",
    }.items():
        news(site, name, date)

    assert told(issued(site, monkeypatch)) == {"What is new": ["Last", "First"]}
    following = issued(site, monkeypatch, since="2026-11-22", until="2026-11-22T00:01")
    assert told(following) == {"What is new": ["Next"]}


def test_without_options_it_is_the_last_seven_days(site, monkeypatch):
    news(site, "then", "2026-11-15T14:59")
    news(site, "since", "2026-11-15T15:00")

    assert told(issued(site, monkeypatch, since="", until="")) == {"What is new": ["Since"]}


def test_what_is_held_back_is_in_no_byte(site, monkeypatch):
    news(site, "seen", "2026-11-16")
    news(site, "draft", "2026-11-16", title="Secretdraft", status="draft")
    news(site, "withdrawn", "2026-11-16", title="Secretwithdrawn", status="withdrawn")
    news(site, "later", "2026-11-25", title="Secretlater")
    event(site, "hidden", "2026-12-01", title="Secretevent", date="2026-12-01")

    made = issued(site, monkeypatch, until="2026-12-31")

    assert told(made) == {"What is new": ["Seen"]}
    assert b"Secret" not in b"".join(made.files.values())


def test_what_does_not_take_place_does_not_come(site, monkeypatch):
    event(
        site, "off", "2026-12-01",
        changes=[{"on": "2026-10-05", "what": "cancelled"}],
        registration={"url": f"{SITE}/r", "closes": "2026-11-29"},
    )  # fmt: skip
    event(
        site, "put-off", "2026-12-02",
        changes=[{"on": "2026-10-05", "what": "postponed", "was": "2026-12-02"}],
    )  # fmt: skip
    event(site, "past", "2026-11-20", date="2026-11-16")
    event(site, "long", "2026-11-01", ends="2026-12-20")
    event(site, "far", "2027-03-01")

    assert told(issued(site, monkeypatch)) == {"Coming up": ["Long"]}
    assert told(issued(site, monkeypatch, weeks=20)) == {"Coming up": ["Long", "Far"]}


def test_a_change_that_is_announced_later_is_not_told_yet(site, monkeypatch):
    changes = [{"on": "2026-11-24", "what": "cancelled"}]
    event(site, "dinner", "2027-05-01", changes=changes)
    event(
        site,
        "early",
        "2027-05-01",
        date="2026-11-20",
        changes=[{"on": "2026-11-18", "what": "moved"}],
    )

    assert told(issued(site, monkeypatch, until="2026-12-01")) == {"What is new": ["Early"]}


def test_what_was_told_wrong_is_corrected_and_told_once(site, monkeypatch):
    wrong = {"corrections": [{"on": "2026-11-17", "note": "It was the mayor."}]}
    news(site, "new", "2026-11-16", **wrong)
    news(site, "old", "2026-11-01", **wrong)
    event(site, "forum", "2026-12-01", **wrong)

    made = issued(site, monkeypatch)

    assert told(made) == {"What has changed": ["Old", "Forum"], "What is new": ["New"]}
    assert made.files["digest.txt"].decode().count("Correction\n") == 2
    assert made.files["digest.txt"].decode().count("It was the mayor.") == 2
    assert parsed(made)["Subject"] == "Correction: Old | Newsroom"


def test_dates_of_an_event_that_repeats_come_one_by_one(site, monkeypatch):
    changes = [{"on": "2026-11-17", "what": "cancelled", "occurrence": "2026-12-01"}]
    event(
        site, "coffee", "2026-11-10T16:00", repeats="week", changes=changes,
        registration={"url": f"{SITE}/r", "closes": "2026-11-30"},
        corrections=[{"on": "2026-11-18", "note": "It is tea."}],
    )  # fmt: skip

    made = issued(site, monkeypatch, weeks=2)

    assert told(made) == {
        "What has changed": ["Coffee", "Coffee"],
        "Coming up": ["Coffee"],
        "Deadlines": ["Coffee"],
    }
    page = BeautifulSoup(made.files["digest.html"], "html.parser")
    links = [str(link["href"]).removeprefix(SITE) for link in page.select("h3 a")]
    whole = "/events/2026/coffee/"
    assert links == [f"{whole}2026-12-01/", whole, f"{whole}2026-11-24/", whole]


def test_a_new_event_that_repeats_is_told_once(site, monkeypatch):
    event(site, "soon", "2026-11-24T16:00", repeats="month", date="2026-11-17")
    event(site, "far", "2027-03-02T16:00", repeats="month", date="2026-11-17")

    assert told(issued(site, monkeypatch)) == {"What is new": ["Far"], "Coming up": ["Soon"]}


def test_a_change_of_all_dates_is_told_once(site, monkeypatch):
    changes = [{"on": "2026-11-17", "what": "moved", "was": "The old hall"}]
    event(site, "coffee", "2026-11-03T16:00", repeats="week", changes=changes)

    made = issued(site, monkeypatch, weeks=1)

    assert told(made) == {"What has changed": ["Coffee"], "Coming up": ["Coffee"]}


def test_open_calls_are_told_until_their_last_day(site, monkeypatch):
    rounds = [{"year": "2026", "call": {"opens": "2026-11-01", "closes": "2027-01-15"}}]
    write(site, "prizes/cup.md", title="Cup", date="2026-01-01", editions=rounds)

    assert told(issued(site, monkeypatch)) == {"Deadlines": ["Cup"]}
    assert b"Until 15 January 2027" in issued(site, monkeypatch).files["digest.txt"]
    assert issued(
        site, monkeypatch, "2027-02-01T00:00:00Z", since="2027-01-10", until="2027-01-16"
    ).is_empty


def test_one_topic_alone(week, monkeypatch):
    made = issued(week, monkeypatch, topic="climate")

    assert told(made) == {"What is new": ["Report"], "Coming up": ["Forum"]}


def test_hostile_words_stay_words(site, monkeypatch):
    news(site, "hostile", "2026-11-16", title=HOSTILE, summary=HOSTILE)
    event(
        site, "bad", "2026-12-01", title=HOSTILE,
        changes=[{"on": "2026-11-16", "what": "cancelled", "note": HOSTILE}],
    )  # fmt: skip

    made = issued(site, monkeypatch)

    page = BeautifulSoup(made.files["digest.html"], "html.parser")
    assert not page.find("script")
    assert [title.get_text() for title in page.find_all("h3")] == [HOSTILE, HOSTILE]
    assert HOSTILE in made.files["digest.txt"].decode()
    assert HOSTILE in parsed(made)["Subject"]


def test_readers_language_where_there_is_one_else_the_original_marked(site, monkeypatch):
    cancelled = [{"on": "2026-11-17", "what": "cancelled", "note": "The hall is closed."}]
    event(site, "forum", "2026-12-03T10:00", changes=cancelled)
    event(site, "workshop", "2026-12-09")
    site.write("events/2026/workshop.ar.md", "---\ntitle: ورشة\n---\nكلمات.\n")
    news(site, "report", "2026-11-16")

    made = issued(site, monkeypatch, lang="ar")

    page = BeautifulSoup(made.files["digest.html"], "html.parser")
    # News are listed in the languages they are told in, as on the site.
    assert list(told(made).values()) == [["Forum"], ["ورشة"]]
    assert page.html and page.body and (page.html["dir"], page.body["dir"]) == ("rtl", "rtl")
    assert page.body.table and (page.body.table["dir"], page.body.table["lang"]) == ("rtl", "ar")
    foreign, own = page.find_all("h3")
    assert (foreign["lang"], foreign["dir"], own.get("lang")) == ("en", "ltr", None)
    note = page.find(string="The hall is closed.")
    assert note and note.parent and note.parent["lang"] == "en"
    assert f"{SITE}/ar/events/2026/workshop/" in made.files["digest.txt"].decode()
    assert "الإنجليزية" in made.files["digest.txt"].decode()
    assert "أُلغيت" in str(parsed(made)["Subject"])


def test_every_link_is_whole_and_leads_to_a_page_of_the_site(week, monkeypatch):
    folder = week.folder / "content/news/2026"
    Image.new("RGB", (900, 500), "teal").save(folder / "hall.jpg")
    photo = {"file": "hall.jpg", "alt": "The hall", "credit": "Us", "rights": "CC BY 4.0"}
    news(week, "report", "2026-11-16", photos=[photo])

    built = week.build(NOW)
    for lang in ("en", "ko"):
        made = issued(week, monkeypatch, lang=lang)
        page = BeautifulSoup(made.files["digest.html"], "html.parser")
        links = [str(link["href"]) for link in page.find_all("a")]
        shown = [str(image["src"]) for image in page.find_all("img")]
        in_text = re.findall(r"https?://\S+", made.files["digest.txt"].decode())
        assert {*in_text} <= {*links}
        for link in (*links, *shown):
            assert link.startswith(f"{SITE}/") and "?" not in link
            path = link.removeprefix(f"{SITE}/")
            assert built.has(f"{path}index.html" if path.endswith("/") or not path else path)


def test_the_first_of_what_is_new_has_its_picture(site, monkeypatch):
    for name, date in (("second", "2026-11-16"), ("first", "2026-11-17")):
        photo = {
            "file": f"{name}.jpg",
            "alt": f"Hall {name}",
            "credit": "Us",
            "rights": "CC BY 4.0",
        }
        news(site, name, date, photos=[photo])
        Image.new("RGB", (1104, 600), "teal").save(site.folder / f"content/news/2026/{name}.jpg")

    page = BeautifulSoup(issued(site, monkeypatch).files["digest.html"], "html.parser")

    [image] = page.find_all("img")
    assert (image["alt"], image["width"], image["height"]) == ("Hall first", "552", "300")
    assert str(image["src"]).endswith(".jpg")
    assert page.find(string="Picture: Us")


def test_the_picture_is_no_wider_than_an_email_needs(site, monkeypatch):
    site.settings["picture_share_width"] = 2400
    photo = {"file": "a.jpg", "alt": "Hall", "credit": "Us", "rights": "CC BY 4.0"}
    news(site, "one", "2026-11-17", photos=[photo])
    Image.new("RGB", (2400, 1200), "teal").save(site.folder / "content/news/2026/a.jpg")
    built = site.build(NOW)

    page = BeautifulSoup(issued(site, monkeypatch).files["digest.html"], "html.parser")

    [image] = page.find_all("img")
    path = str(image["src"]).removeprefix(f"{SITE}/")
    with Image.open(built.output / path) as shown:
        assert (shown.size, image["width"], image["height"]) == ((1200, 600), "552", "276")


def test_the_email_is_read_back_as_the_files(week, monkeypatch):
    for lang in ("en", "ko", "ar"):
        made = issued(week, monkeypatch, lang=lang)

        mail = parsed(made)
        assert not mail.defects and mail.get_content_type() == "multipart/alternative"
        plain, html = mail.iter_parts()
        assert [part.get_content_type() for part in (plain, html)] == ["text/plain", "text/html"]
        assert plain.get_content().replace("\r\n", "\n").encode() == made.files["digest.txt"]
        assert html.get_content().replace("\r\n", "\n").encode() == made.files["digest.html"]
        assert mail["Date"].datetime == datetime(2026, 11, 22, 6, tzinfo=UTC)
        assert mail["To"] is None and mail["From"] is None
        assert re.fullmatch(r"<digest\.[0-9a-f]+@newsroom\.example>", mail["Message-ID"])
        assert max(map(len, made.files["digest.eml"].split(b"\r\n"))) <= 998
        assert b"\n" not in made.files["digest.eml"].replace(b"\r\n", b"")


def test_a_sender_is_named_where_one_is_given(week, monkeypatch):
    made = issued(week, monkeypatch, sender="Büro für Presse <press@example.org>")

    [sender] = parsed(made)["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("Büro für Presse", "press@example.org")
    with pytest.raises(HostError, match="--from"):
        issued(week, monkeypatch, sender="a\r\nBcc: b@example.org")


def test_same_content_same_bytes_on_any_machine(week, monkeypatch):
    one = command("digest", "--output", "a", cwd=week.conf().parent, COMMUNIQUE_NOW=NOW, TZ="UTC")
    other = command(
        "digest", "--output", "b", cwd=week.folder, COMMUNIQUE_NOW=NOW, TZ="America/New_York",
        LC_ALL="C", PYTHONHASHSEED="7",
    )  # fmt: skip

    assert (one.returncode, other.returncode) == (0, 0), one.stderr + other.stderr
    names = ["digest.eml", "digest.html", "digest.txt"]
    assert sorted(file.name for file in (week.folder / "a").iterdir()) == names
    for name in names:
        assert (week.folder / "a" / name).read_bytes() == (week.folder / "b" / name).read_bytes()
    before = parsed(issued(week, monkeypatch))["Message-ID"]
    news(week, "report", "2026-11-16", title="Another report")
    assert parsed(issued(week, monkeypatch))["Message-ID"] != before


def test_nothing_to_tell_writes_nothing_and_says_so(site):
    news(site, "older", "2026-10-14")
    words = ["digest", "--output", "mail"]

    done = command(*words, cwd=site.conf().parent, COMMUNIQUE_NOW=NOW)

    assert (done.returncode, done.stdout.count("nothing to tell")) == (0, 1), done.stderr
    assert not (site.folder / "mail").exists()
    assert command(*words, "--empty", cwd=site.folder, COMMUNIQUE_NOW=NOW).returncode == 0
    assert (site.folder / "mail/digest.eml").is_file()


def test_content_with_errors_makes_no_digest(site):
    news(site, "wrong", "2026-02-30")

    done = command("digest", "--output", "mail", cwd=site.conf().parent, COMMUNIQUE_NOW=NOW)

    assert (done.returncode, "wrong.md:3" in done.stdout) == (1, True), done.stdout + done.stderr
    assert not (site.folder / "mail").exists()


def test_what_stands_in_the_way_is_told(site):
    news(site, "report", "2026-11-16")
    (site.folder / "mail").write_text("A file.")

    done = command("digest", "--output", "mail", cwd=site.conf().parent, COMMUNIQUE_NOW=NOW)

    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "The digest cannot be written" in done.stderr


def test_a_theme_without_styles_for_it_is_told(week, monkeypatch, tmp_path):
    theme = tmp_path / "bare"
    shutil.copytree(ROOT / "theme", theme, ignore=shutil.ignore_patterns("mail"))
    week.host["THEME"] = str(theme)

    with pytest.raises(HostError, match="no mail/digest"):
        issued(week, monkeypatch)


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"since": "last week"}, "2023-09-26"),
        ({"since": "2026-11-22"}, "Nothing lies between"),
        ({"lang": "fr"}, "en, ko, es, ar"),
        ({"topic": "climat"}, "climate"),
    ],
)
def test_what_cannot_be_read_is_told_with_how_to_mend_it(week, monkeypatch, options, named):
    with pytest.raises(HostError, match=named):
        issued(week, monkeypatch, **options)


def test_gmail_does_not_cut_it(site, monkeypatch):
    """Even with more than fits; what is left out is counted, with a link to where it stands."""
    for number in range(40):
        words = "كلمات طويلة " * 40
        news(
            site,
            f"story-{number}",
            "2026-11-16",
            title=f"عنوان {number} {words[:120]}",
            summary=words,
        )
        changes = [{"on": "2026-11-17", "what": "cancelled", "note": words[:200]}]
        event(site, f"off-{number}", "2026-12-01T10:00", title=words[:100], changes=changes)
        event(site, f"on-{number}", "2026-12-02T10:00", title=words[:100], venue={"name": words[:80]})  # fmt: skip

    made = issued(site, monkeypatch)

    assert len(made.files["digest.html"]) < 102_000
    page = BeautifulSoup(made.files["digest.html"], "html.parser")
    shown = [len(section.find_all("h3")) for section in page.select(".section")]
    more = [int(more.get_text().split()[0]) for more in page.select(".more")]
    assert [some + rest for some, rest in zip(shown, more, strict=True)] == [40, 40, 40]
    assert min(shown) >= 8


def test_styles_stand_in_the_elements_and_name_no_property_that_mail_programs_lack(
    week, monkeypatch
):
    html = issued(week, monkeypatch).files["digest.html"].decode()

    page = BeautifulSoup(html, "html.parser")
    assert not page.find("script") and not page.find("link")
    assert "var(" not in html and "flex" not in html and "-inline" not in html
    assert html.index('charset="utf-8"') < 1024
    [style] = page.find_all("style")
    assert set(re.findall(r"@media ([^{]+?)\s*\{", style.get_text())) == {
        "(max-width: 480px)",
        "(prefers-color-scheme: dark)",
    }
    assert all(table["role"] == "presentation" for table in page.find_all("table"))
    assert all("style" in text.attrs for text in page.select("p, h1, h2, h3, a"))


def test_colours_of_the_brand_carry_over(week, monkeypatch):
    week.settings["brand"] = "brand"
    (week.folder / "brand").mkdir()
    (week.folder / "brand/tokens.css").write_text(
        ":root { --colour-masthead: #26345c; }\n"
        "@media screen and (prefers-color-scheme: dark) { :root { --colour-masthead: #112233; } }"
    )

    html = issued(week, monkeypatch).files["digest.html"].decode()

    assert re.search("background-color: ?#26345c", html) and "#112233" in html


def test_every_token_of_the_sheet_is_there():
    named = re.findall(
        r"var\(--([\w-]+)\)", (ROOT / "theme/mail/digest.css").read_text(encoding="utf-8")
    )
    tokens = (ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8")

    assert named and set(named) <= set(for_mail(tokens))


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_narrow_screens_hold_it_and_its_text_can_be_read(
    chromium, week, monkeypatch, tmp_path: Path, lang: str, dark: bool
):
    from tests.tools import browser

    folder = tmp_path / "mail"
    folder.mkdir()
    made = issued(week, monkeypatch, lang=lang)
    (folder / "digest.html").write_bytes(made.files["digest.html"])

    with browser.site(chromium, folder, SITE, width=320, dark=dark) as page:
        page.goto(f"{SITE}/digest.html")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        rules = "color-contrast", "image-alt", "heading-order", "html-has-lang", "link-name"
        assert browser.axe_violations(page, *rules) == []
