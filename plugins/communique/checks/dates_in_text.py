"""Dates in a text agree with the calendar and with the event's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from communique.findings import Finding
from communique.model.languages import cldr
from communique.model.site import Item, Site
from communique.reading.places import finding_at_text


@dataclass(frozen=True, slots=True)
class Written:
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


def check(site: Site) -> Iterator[Finding]:
    for item in site.all_items():
        if any(character.isdigit() for part in item.body.parts for character in part):
            text = re.sub(r"<[^>]+>", "", item.body.html(lambda link: ""))
            for written in dict.fromkeys(dates_in(text, item.lang)):
                yield from _weekday(site, item, written)
                yield from _year(item, written)


def dates_in(text: str, lang: str) -> Iterator[Written]:
    """Every date in `text` that is written out with a month's name, in the manner of `lang`."""
    names = _names(lang)
    if names is None:
        return
    for pattern in names.patterns:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            weekday = names.weekdays.get((parts["weekday"] or "").casefold())
            month = names.months.get(parts["month"].casefold()) or int(parts["month"])
            yield Written(match[0].strip(), weekday, int(parts["year"]), month, int(parts["day"]))


@dataclass(frozen=True, slots=True)
class _Names:
    weekdays: dict[str, int]
    months: dict[str, int]
    patterns: tuple[re.Pattern[str], ...]


@lru_cache
def _names(lang: str) -> _Names | None:
    locale = cldr(lang.replace("-", "_"))
    weekdays = {name.casefold(): number for number, name in locale.days["format"]["wide"].items()}
    months = {name.casefold(): number for number, name in locale.months["format"]["wide"].items()}
    weekday = rf"(?P<weekday>{'|'.join(map(re.escape, sorted(weekdays, key=len, reverse=True)))})"
    month = rf"(?P<month>{'|'.join(map(re.escape, sorted(months, key=len, reverse=True)))})"
    day, year = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
    if lang.partition("-")[0] in ("ko", "ja", "zh"):
        cjk = r"(?P<year>\d{4})[년年]\s*(?P<month>\d{1,2})[월月]\s*(?P<day>\d{1,2})[일日]"
        return _Names(weekdays, months, (re.compile(rf"{cjk}(?:\s*[(（]?{weekday}[)）]?)?"),))
    before = rf"(?:\b{weekday}[,،]?\s+)?"
    of = r"(?:\s+de|\s+del|\.)?"
    return _Names(
        weekdays,
        months,
        (
            re.compile(rf"{before}\b{day}{of}\s+{month}{of},?\s+{year}\b", re.IGNORECASE),
            re.compile(rf"{before}\b{month}\s+{day},?\s+{year}\b", re.IGNORECASE),
        ),
    )


def _weekday(site: Site, item: Item, written: Written) -> Iterator[Finding]:
    if written.date is None:
        yield finding_at_text(
            item.source, written.text, "no-such-day", f'the text says "{written.text}", and there is no such day',
            "The month has fewer days.", "Mend the day or the month.",
        )  # fmt: skip
    elif written.weekday is not None and written.date.weekday() != written.weekday:
        names = cldr(item.lang.replace("-", "_")).days["format"]["wide"]
        right = names[written.date.weekday()]
        yield finding_at_text(
            item.source, written.text, "wrong-weekday", f'the text says "{written.text}", and that day is a {right}',
            "Readers cannot know which of the two is right.", f"Write {right}, or mend the date.",
        )  # fmt: skip


def _year(item: Item, written: Written) -> Iterator[Finding]:
    """A day and month that are the event's own, in another year."""
    if item.kind != "event" or written.date is None or not item.facts.span.is_announced:
        return
    first = item.facts.span.first_day
    if (written.month, written.day) == (first.month, first.day) and written.year != first.year:
        yield finding_at_text(
            item.source, written.text, "other-year", f'the text says "{written.text}", and starts is {item.facts.starts}',
            "Day and month agree, the year does not.", "Mend one of them, if they mean the same day.", rank="warning",
        )  # fmt: skip
