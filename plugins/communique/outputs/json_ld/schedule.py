"""EventSeries with its Schedule, for events that repeat."""

from __future__ import annotations

from typing import Any

from communique.collections.recurrence_rule import rule
from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, filled

_UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}


def series_of(site: Site, key: str, lang: str) -> Data:
    """The event that repeats, as the pages of its dates name it; by what rule, its own page tells."""
    item = site.items[key][lang]
    return {
        "@type": "EventSeries",
        "@id": site.settings.tag_uri(key),
        "name": item.title,
        "url": site.settings.absolute(item.address),
    }


def schedule(event: Any) -> Data:
    """The rule. schema.org takes days as RFC 5545 writes them: 2TU."""
    its_rule = rule(event)
    parts = dict(part.partition("=")[::2] for part in its_rule.text.split(";"))
    starts, ends = event.starts, event.ends
    month_days = parts.get("BYMONTHDAY")
    return filled(
        {
            "@type": "Schedule",
            "startDate": f"{starts.day}",
            "endDate": f"{its_rule.last.date()}" if its_rule.last else None,
            "startTime": f"{starts.first:%H:%M}" if starts.has_time else None,
            "endTime": f"{ends.first:%H:%M}" if ends and ends.has_time else None,
            "scheduleTimezone": event.timezone,
            "repeatFrequency": f"P{parts.get('INTERVAL', '1')}{_UNITS[parts['FREQ']]}",
            "repeatCount": its_rule.count,
            "byDay": parts["BYDAY"].split(",") if "BYDAY" in parts else None,
            "byMonth": [int(month) for month in parts["BYMONTH"].split(",")]
            if "BYMONTH" in parts
            else None,
            "byMonthDay": [int(day) for day in month_days.split(",")] if month_days else None,
            "exceptDate": [f"{moment.day}" for moment in event.repeats.left_out],
        }
    )
