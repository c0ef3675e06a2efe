"""Dates in a text agree with the calendar and with the event's own date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from communique.findings import Finding, Rank
from communique.model.languages import cldr
from communique.model.site import Item, Site, Versions
from communique.reading.places import finding_in, findings_at_text, has


class Written(Struct, frozen=True):
    """A date as a text writes it. `weekday` counts from Monday = 0, None where none is given."""

    text: str
    weekday: int | None
    year: int
    month: int
    day: int

    @property
    def date(self) -> date | None:
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


_TAG = re.compile(r"<[^>]+>")
_YEAR = re.compile(r"\s\d\d\d\d\b")
_DIGIT = re.compile(r"\d")


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    for item in versions.values():
        text = _TAG.sub("", "".join(item.body.parts))
        for written in dict.fromkeys(dates_in(text, item.lang)):
            for told in _faults(item, written):
                yield from findings_at_text(item.source, written.text, *told.words, rank=told.rank)
        for written in dates_in(item.facts.summary, item.lang):
            for told in _faults(item, written):
                if has(item.source, ("summary",)):
                    yield finding_in(item.source, *told.words, ("summary",), rank=told.rank)


def dates_in(text: str, lang: str) -> Iterator[Written]:
    """Every date in `text` that is written out with a month's name, in the manner of `lang`."""
    names = _names(lang)
    for match in _matches(text, names):
        parts = match.groupdict()
        weekday = names.weekdays.get((parts["weekday"] or "").casefold())
        month = names.months.get(parts["month"].casefold()) or int(parts["month"])
        yield Written(match[0].strip(), weekday, int(parts["year"]), month, int(parts["day"]))


def _matches(text: str, names: _Names) -> Iterator[re.Match[str]]:
    """Where the patterns match. Those that end with a year are tried on the words before one, where
    they hold a day: over a whole text they would take a hundred times as long."""
    if names.year_first:
        yield from names.year_first.finditer(text)
        return
    last, most = 0, names.words_before_year
    for year in _YEAR.finditer(text):
        words = text[last : year.start()].rsplit(None, most)
        start = last + (len(words[0]) if len(words) > most else 0)
        for pattern in _patterns(names, words[-most:]):
            if match := pattern.search(text, start, year.end()):
                yield match
        last = year.end()


def _patterns(names: _Names, words: list[str]) -> Iterator[re.Pattern[str]]:
    """The patterns that may match these words before a year: those with a day where they want it."""
    if names.day_first and _DIGIT.search(" ".join(words[:-1])):
        yield names.day_first
    if names.month_first and words and words[-1][0].isdecimal():
        yield names.month_first


class _Names(Struct, frozen=True):
    weekdays: dict[str, int]
    months: dict[str, int]
    year_first: re.Pattern[str] | None = None
    day_first: re.Pattern[str] | None = None
    month_first: re.Pattern[str] | None = None
    words_before_year: int = 0
    """How many words stand before a year at most, where it comes last."""


@lru_cache
def _names(lang: str) -> _Names:
    locale = cldr(lang.replace("-", "_"))
    weekdays, months = _numbered(locale.days["format"]), _numbered(locale.months["format"])
    weekday = rf"(?P<weekday>{'|'.join(map(re.escape, sorted(weekdays, key=len, reverse=True)))})"
    month = rf"(?P<month>{'|'.join(map(re.escape, sorted(months, key=len, reverse=True)))})"
    day, year = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
    if lang.partition("-")[0] in ("ko", "ja", "zh"):
        cjk = r"(?P<year>\d\d\d\d)[년年]\s*(?P<month>\d{1,2})[월月]\s*(?P<day>\d{1,2})[일日]"
        return _Names(weekdays, months, re.compile(rf"{cjk}(?:\s*[(（]?{weekday}[)）]?)?"))
    before = rf"(?:\b{weekday}[,،]?\s+)?"
    of, month = r"(?:\s+de|\s+del|\.)?", rf"{month}\.?"
    return _Names(
        weekdays,
        months,
        day_first=re.compile(rf"{before}\b{day}{of}\s+{month}{of},?\s+{year}\b", re.IGNORECASE),
        month_first=re.compile(rf"{before}\b{month}\s+{day},?\s+{year}\b", re.IGNORECASE),
        # A weekday, a day, "de", a month and once more "de".
        words_before_year=_longest(weekdays) + _longest(months) + 3,
    )


def _longest(names: Iterable[str]) -> int:
    """The number of words in the longest of the names."""
    return max(len(name.split()) for name in names)


def _numbered(names: Mapping[str, Mapping[int, str]]) -> dict[str, int]:
    """Names in full and in short, without their full stop -> their number."""
    return {
        name.casefold().rstrip("."): number
        for width in ("abbreviated", "wide")
        for number, name in names[width].items()
    }


class _Told(NamedTuple):
    """Code, what, why and mend of a finding, and its rank."""

    words: tuple[str, str, str, str]
    rank: Rank = "error"


def _faults(item: Item, written: Written) -> Iterator[_Told]:
    if written.date is None:
        yield _Told((
            "no-such-day", f'the text says "{written.text}", and there is no such day',
            "The month has fewer days.", "Mend the day or the month.",
        ))  # fmt: skip
        return
    if written.weekday is not None and written.date.weekday() != written.weekday:
        right = cldr(item.lang.replace("-", "_")).days["format"]["wide"][written.date.weekday()]
        yield _Told((
            "wrong-weekday", f'the text says "{written.text}", and that day is a {right}',
            "Readers cannot know which of the two is right.", f"Write {right}, or mend the date.",
        ))  # fmt: skip
    if item.kind == "event" and _is_other_year(item, written.date):
        yield _Told((
            "other-year", f'the text says "{written.text}", and starts is {item.facts.starts}',
            "Day and month agree, the year does not.", "Mend one of them, if they mean the same day.",
        ), "warning")  # fmt: skip


def _is_other_year(item: Item, day: date) -> bool:
    """Whether it is the event's own day and month in another year, and not its former date."""
    if item.facts.repeats:
        return False
    span = item.facts.span
    starts = [change.former_start for change in item.facts.changes if change.former_start]
    known = {span.first_day, span.last_day, *(moment.day for moment in starts)}
    alike = (day.month, day.day) == (span.first_day.month, span.first_day.day)
    return bool(span.is_announced and alike and day not in known)
