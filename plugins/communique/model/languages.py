"""What CLDR knows of a language: its direction and own name, how it writes dates and spans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from communique.model import locales
from communique.model.locales import cldr
from communique.model.moments import Moment, Span

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Language", "cldr", "utc_offset"]


class Language(Struct, frozen=True):
    """A language of the site. `locale` is the CLDR locale of its dates and weeks."""

    tag: str
    locale: str

    @property
    def dir(self) -> str:
        """`ltr` or `rtl`, as HTML's attribute takes it."""
        return locales.direction(self.locale)

    @property
    def own_name(self) -> str:
        """The language's name in itself: 한국어."""
        name = cldr(self.tag.replace("-", "_")).get_display_name() or self.tag
        return name[0].upper() + name[1:]

    @property
    def first_weekday(self) -> int:
        """The day on which weeks begin, Monday = 0."""
        return self._cldr.first_week_day

    def name_of(self, tag: str) -> str:
        """Another language's name in this one: `ko` in Spanish is coreano."""
        names = self._cldr.languages
        return str(names.get(tag) or names.get(tag.partition("-")[0], tag))

    def country(self, code: str) -> str:
        return locales.country(self.locale, code)

    def weekdays(self, width: str = "abbreviated") -> list[str]:
        """Names of the seven days, the week's first day first."""
        names = self._cldr.days["stand-alone"][width]
        return [names[(self.first_weekday + n) % 7] for n in range(7)]

    def weekday(self, number: int) -> str:
        """The name of a weekday in a sentence, Monday = 0."""
        return str(self._cldr.days["format"]["wide"][number])

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row: Monday and Thursday."""
        from babel.lists import format_list

        return str(format_list(list(names), locale=self._cldr))

    def month(self, day: date) -> str:
        """Month and year: March 2023."""
        return locales.month(self.locale, day)

    def month_name(self, day: date) -> str:
        """The month alone: March."""
        return str(self._cldr.months["stand-alone"]["wide"][day.month])

    def short_month(self, day: date) -> str:
        """The month in few letters: Mar."""
        return str(self._cldr.months["stand-alone"]["abbreviated"][day.month]).rstrip(".")

    def day(self, day: date, weekday: bool = False) -> str:
        """A day in full: 26 September 2023, with the weekday before it where asked."""
        return locales.day(self.locale, day, weekday)

    def moment(self, moment: Moment) -> str:
        """A moment as exactly as it is known: September 2023, 26 September 2023, …, 10:00."""
        if moment.is_month:
            return self.month(moment.day)
        day = self.day(moment.day)
        return self.joined(day, self.time(moment.first)) if moment.has_time else day

    def time(self, time: datetime) -> str:
        """A wall time: 10:00, or as the locale writes it."""
        return locales.clock(self.locale, time.time())

    def span(self, span: Span) -> str:
        """From when to when in one line, without the zone."""
        if span.starts.is_month:
            return self.month(span.starts.day)
        if span.starts.has_time and span.ends and span.last_day == span.first_day:
            return self.joined(self.day(span.first_day, True), self.times(span))
        if span.starts.has_time and span.ends:
            return " – ".join(self.moment(moment) for moment in (span.starts, span.ends))
        if span.last_day == span.first_day:
            day = self.day(span.first_day, True)
            return self.joined(day, self.time(span.starts.first)) if span.starts.has_time else day
        return locales.days(self.locale, span.first_day, span.last_day)

    def times(self, span: Span) -> str:
        """The wall times alone: 10:00–12:00; empty for whole days."""
        if not span.starts.has_time:
            return ""
        if span.ends is None:
            return self.time(span.starts.first)
        return locales.clocks(self.locale, span.starts.first, span.ends.first)

    @property
    def comma(self) -> str:
        """The mark between parts of an address or list: Arabic has its own."""
        return "\N{ARABIC COMMA} " if self.tag.partition("-")[0] in ("ar", "fa", "ur") else ", "

    def filesize(self, length: int) -> str:
        """A length in bytes as people say it: 24 kB, 1.3 MB."""
        from babel.units import format_unit

        if length < 1_000_000:
            return format_unit(max(1, round(length / 1000)), "kilobyte", "short", locale=self._cldr)
        return format_unit(round(length / 1_000_000, 1), "megabyte", "short", locale=self._cldr)

    def joined(self, day: str, time: str) -> str:
        """A day and a time in the locale's order and with its mark between them."""
        return locales.join(self.locale).format(time, day)

    def zone_label(self, span: Span, city: str) -> str:
        """The zone of a span for readers: a city where it counts, and its distance from UTC on that day."""
        return f"{city}{self.comma}{utc_offset(span.begin.utcoffset() or timedelta())}"

    def city_of(self, zone_name: str) -> str:
        """The city that a zone is named after, in the language."""
        return locales.city(self.locale, zone_name)

    @property
    def _cldr(self) -> Locale:
        return cldr(self.locale)


def utc_offset(offset: timedelta) -> str:
    """`UTC+9`, `UTC−3:30`, `UTC`."""
    minutes = int(offset.total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
