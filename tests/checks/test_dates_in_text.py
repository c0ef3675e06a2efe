"""Dates in a text agree with the calendar and with the field."""

from __future__ import annotations

import pytest

from tests.reading.desk import EVENT, NEWS, Desk, told


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("en", "Friday 14 March 2023", "Tuesday"),
        ("en", "Friday, 14 March 2023", "Tuesday"),
        ("en", "Friday, March 14, 2023", "Tuesday"),
        ("en", "Fri 14th Mar. 2023", "Tuesday"),
        ("ko", "2023년 3월 14일(금요일)", "화요일"),
        ("ko", "2023년 3월 14일 금요일", "화요일"),
        ("es", "viernes, 14 de marzo de 2023", "martes"),
        ("ar", "الجمعة 14 مارس 2023", "الثلاثاء"),
    ],
)
def test_a_weekday_that_does_not_belong_to_the_day_is_told(
    desk: Desk, lang: str, text: str, right: str
):
    desk.write(f"news/2023/a.{lang}.md", f"---\ntitle: A\ndate: 2023-03-09\n---\nOn: {text}.\n")

    finding = desk.finding()

    assert told([finding]) == [(f"news/2023/a.{lang}.md:5:5", "wrong-weekday")]
    assert finding.mend == f"Write {right}, or mend the date."


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday 14 March 2023",
        "14 March 2023",
        "March 2023",
        "on Monday: 14 March 2023",
        "Friday, the 14th",
        "1 May 2023, Friday 5 May 2023",
    ],
)
def test_dates_that_agree_are_not_told(desk: Desk, text: str):
    desk.news(body=text)

    assert desk.findings() == []


@pytest.mark.parametrize("text", ["31 February 2023", "30 de febrero de 2023", "2023년 13월 40일"])
def test_a_day_that_does_not_exist_is_told(desk: Desk, text: str):
    lang = "es" if " de " in text else "ko" if "년" in text else "en"
    desk.write(f"news/2023/a.{lang}.md", f"---\ntitle: A\ndate: 2023-03-09\n---\n{text}\n")

    assert desk.finding().code == "no-such-day"


def test_each_place_is_told(desk: Desk):
    desk.news(body="Friday 14 March 2023\n\nagain Friday 14 March 2023 and Monday 2 May 2023")

    assert told(desk.findings()) == [
        (f"{NEWS}:5:1", "wrong-weekday"),
        (f"{NEWS}:7:7", "wrong-weekday"),
        (f"{NEWS}:7:32", "wrong-weekday"),
    ]


def test_the_summary_is_read_too(desk: Desk):
    desk.news("summary: See you on Friday 14 March 2023.\n")

    assert told(desk.findings()) == [(f"{NEWS}:4:10", "wrong-weekday")]


def test_the_text_of_an_event_in_another_year_is_a_warning(desk: Desk):
    desk.event("starts: 2023-03-14\n", "It begins on 14 March 2022.")

    finding = desk.finding()

    assert told([finding]) == [(f"{EVENT}:5:14", "other-year")]
    assert finding.rank == "warning"


def test_the_former_date_of_an_event_may_be_told(desk: Desk):
    desk.event(
        "starts: 2023-03-14\nchanges: [{on: 2022-03-01, what: rescheduled, was: 2022-03-14}]\n",
        "It was to begin on 14 March 2022.",
    )

    assert desk.findings() == []


def test_links_and_code_are_no_dates(desk: Desk):
    desk.news(body="[x](https://example.org/Friday-14-March-2023)")

    assert desk.findings() == []
