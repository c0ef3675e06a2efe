"""Texts for social posts: as long as a network lets them be, and whole in every script."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import regex
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from communique.authoring.posting.cutting import ELLIPSIS, shortened
from communique.authoring.posting.networks import (
    NETWORKS,
    emoji_by_bytes,
    utf16,
    weighed,
    with_short_links,
    within_bytes,
)
from communique.authoring.posting.texts import Parts, fitted, parts, posts
from communique.cli import commands
from tests.newsroom import Newsroom
from tests.outputs.desk import Desk

URL = "https://newsroom.example/events/2023/forum/"
LONG = {
    "en": "Mayors and members met at the city hall, and regional offices were approved. " * 100,
    "ko": "세계 각지의 시장과 회원들이 서울시청에 모였습니다. 지역사무소가 승인되었습니다. " * 100,
    "ar": "اجتمع رؤساء بلديات وأعضاء من أنحاء العالم، وأُقرّت مكاتب إقليمية في ألماتي. " * 100,
    "th": "นายกเทศมนตรีและสมาชิกจากทั่วโลกพบกันที่ศาลาว่าการกรุงโซล" * 100,
    "emoji": "👨‍👩‍👧‍👦 🏳️‍🌈 🇰🇷 é à " * 200,
}
FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("This is a test.", 15),
        ("한국", 4),
        ("قمة", 3),
        ("日本 A", 6),
        (FAMILY, 2),
        ("1️⃣", 2),
        ("🇰🇷", 2),
        ("cafe\N{COMBINING ACUTE ACCENT}", 4),
        ("https://a.example", 23),
        (f"See {URL}?{'x' * 300}", 27),
        ("we-gov.org", 23),
        ("“–…", 4),
    ],
)
def test_x_counts_as_twitter_text_does(text: str, length: int) -> None:
    assert weighed(text) == length


def test_the_others_count_in_their_own_ways() -> None:
    assert with_short_links(f"{FAMILY} {URL}") == 25
    assert within_bytes("한" * 300) == 300 and within_bytes(FAMILY * 100) == 250
    assert emoji_by_bytes(f"a{FAMILY}") == 26
    assert utf16("😀a") == 3


def words(text: str) -> list[str]:
    return text.removesuffix(ELLIPSIS).split()


@pytest.mark.parametrize("lang", LONG)
@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.name)
def test_a_long_summary_is_cut_between_words(network: Any, lang: str) -> None:
    told = Parts("Title", ("26 September 2023", "Seoul"), LONG[lang], URL)

    text = fitted(told, network)
    title, lines, summary, link = text.split("\n\n")

    assert network.limit * 0.8 <= network.count(text) <= network.limit
    assert (title, lines, link) == ("Title", "26 September 2023\nSeoul", URL)
    whole = regex.findall(r"\X", LONG[lang])
    kept = regex.findall(r"\X", summary.removesuffix(ELLIPSIS))
    assert kept == whole[: len(kept)]
    if lang in ("en", "ko", "ar"):
        bare = [word.rstrip(",،.") for word in words(summary)]
        assert bare == [word.rstrip(",،.") for word in LONG[lang].split()[: len(bare)]]


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.name)
def test_a_long_title_leaves_the_link(network: Any) -> None:
    told = Parts(LONG["ko"], ("A day", "A place"), "A summary.", URL)

    text = fitted(told, network)

    assert network.count(text) <= network.limit and text.endswith(f"…\n\n{URL}")


@given(st.text(max_size=200), st.integers(0, 60))
def test_nothing_is_cut_within_a_character(text: str, room: int) -> None:
    cut = shortened(text, lambda some: len(some) <= room)

    assert len(cut) <= room or cut == ""
    if cut != text:
        kept = regex.findall(r"\X", cut.removesuffix(ELLIPSIS))
        assert kept == regex.findall(r"\X", text)[: len(kept)]


def made(desk: Desk, key: str = "event/2023/forum", lang: str = "en") -> Parts:
    return parts(desk.index(), key, lang)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_event_is_told_with_its_time_and_place(desk: Desk) -> None:
    desk.event(venue={"name": "City Hall", "city": "Seoul", "country": "KR"}, timezone="Asia/Seoul")

    told = made(desk)

    assert told.title == "Forum" and told.url == URL
    assert (
        told.lines
        == (
            "Tuesday, 26 September 2023, 10:00\N{EN DASH}12:00 (Seoul, UTC+9)",
            "City Hall, Seoul, South Korea",
        )
        or "10:00" in told.lines[0]
    )
    assert all(post.length <= post.network.limit for post in posts(told))


def test_a_cancelled_event_says_so_and_no_time(desk: Desk) -> None:
    desk.event(venue={"city": "Seoul"}, changes=[{"on": "2023-08-01", "what": "cancelled"}])
    desk.item("events/2023/forum.ko.md", title="포럼")

    assert (made(desk).title, made(desk).lines) == ("Cancelled: Forum", ("Seoul",))
    assert made(desk, lang="ko").title.startswith("취소")


def test_news_have_title_and_summary_alone(desk: Desk) -> None:
    title = 'Fish & <b>"chips"</b> @all #tag'
    desk.item("news/2023/item.md", title=title, date="2023-03-01", summary="Signed.")

    told = made(desk, "news/2023/item")

    assert (told.title, told.lines, told.summary) == (title, (), "Signed.")


class Room(Newsroom):
    def run(self, *given: str) -> Result:
        os.environ["COMMUNIQUE_NOW"] = "2023-08-01T00:00:00Z"
        return CliRunner().invoke(commands, ["posts", *given, "--settings", str(self.conf())])


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = Room(tmp_path)
    room.write("news/2023/a.md", "---\ntitle: Signed\ndate: 2023-03-01\n---\n\nIn Geneva.\n")
    room.write("news/2023/a.ko.md", "---\ntitle: 서명\n---\n\n제네바에서.\n")
    room.write("news/2023/soon.md", "---\ntitle: Soon\ndate: 2023-12-01\n---\n\nIn Seoul.\n")
    room.write(
        "news/2023/d.md", "---\ntitle: D\ndate: 2023-03-01\nstatus: draft\n---\n\nNot yet.\n"
    )
    return room


def test_the_command_takes_a_file_a_name_or_a_key(room: Room) -> None:
    file = str(room.folder / "content/news/2023/a.md")
    told = [room.run(given) for given in (file, "news/2023/a", "a")]

    assert {done.exit_code for done in told} == {0}
    assert len({done.output for done in told}) == 1
    assert "--- Mastodon, en: 43 of 500 ---\nSigned\n\nIn Geneva.\n\nhttps://" in told[0].output
    assert told[0].output.count("---\n서명") == len(NETWORKS)


def test_the_command_tells_one_language_and_one_network(room: Room) -> None:
    done = room.run("news/2023/a", "--lang", "ko", "--network", "blue")

    assert done.output.count("---\n") == 1 and "--- Bluesky, ko: " in done.output


def test_what_waits_for_its_date_can_be_prepared(room: Room) -> None:
    done = room.run("news/2023/soon")

    assert done.exit_code == 0 and "It waits for its date, 2023-12-01" in done.output


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["nothing"], "nothing is no item in "),
        (["news/2023/d"], "news/2023/d is a draft, withdrawn or cannot be read"),
        (["news/2023/a", "--lang", "ar"], "is not told in ar, but in en, ko."),
        (["news/2023/a", "--network", "fax"], "fax is none of Mastodon, "),
    ],
)
def test_what_cannot_be_told_is_said_in_a_sentence(room: Room, given: list[str], told: str) -> None:
    done = room.run(*given)

    assert done.exit_code != 0 and told in done.output + str(done.exception)
