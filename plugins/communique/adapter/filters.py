"""Filters of the templates: how a language writes dates, names and sizes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from communique.collections.agenda import is_moment, over_at
from communique.model.kinds import BY_NAME
from communique.model.moments import Moment, Span
from communique.model.site import Site
from communique.views.formats import format_name
from communique.views.head import section_title


def filters(site: Site, lang: str) -> dict[str, Callable[..., Any]]:
    """The filters for pages in `lang`."""
    language = site.language(lang)
    return {
        "day": lambda value: language.day(_day(value)),
        "weekday_day": lambda value: language.day(_day(value), weekday=True),
        "moment": language.moment,
        "span": language.span,
        "times": language.times,
        "time": lambda moment: language.time(moment.first),
        "month": lambda value: language.month(_day(value)),
        "month_name": lambda value: language.month_name(_day(value)),
        "short_month": lambda value: language.short_month(_day(value)),
        "format_name": lambda name: format_name(site, name, lang),
        "kind_name": lambda kind: section_title(site, BY_NAME[kind].folder, lang),
        "language_name": language.name_of,
        "filesize": language.filesize,
        "iso": _iso,
        "instant": _instant,
        "over": lambda event: over_at(event.span, is_moment(event)),
        "json_ld": lambda view: _json_ld(site, view),
    }


def _day(value: date | datetime | Moment) -> date:
    if isinstance(value, Moment):
        return value.day
    return value.date() if isinstance(value, datetime) else value


def _iso(value: date | datetime | Moment | Span) -> str:
    """What the `datetime` attribute of `time` takes. Of a span it is the start, with its offset."""
    if not isinstance(value, Span):
        return value.isoformat()
    starts = value.starts
    return value.begin.isoformat(timespec="minutes") if starts.has_time else starts.isoformat()


def _instant(moment: datetime) -> str:
    """An aware moment in UTC: `2026-09-26T01:00Z`."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def _json_ld(site: Site, view: Any) -> Any:
    from markupsafe import Markup

    from communique.outputs.json_ld import script_text

    return Markup(script_text(site, view))
