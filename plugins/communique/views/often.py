"""How often an event takes place, in words: every first Tuesday of the month."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from communique.collections.recurrence_rule import rule
from communique.model.repeat_words import CODES
from communique.model.site import Site

_PLAIN = {"FREQ", "INTERVAL", "BYDAY", "BYSETPOS", "UNTIL", "COUNT", "WKST"}
"""Parts of a rule (RFC 5545 3.3.10) beside which its weekdays say it all."""
_ONE_OF_MONTH = re.compile(r"\+?(-?\d+)([A-Z]{2})")


def often(site: Site, event: Any, lang: str) -> str:
    """How often an event repeats, in the reader's language; empty where it does not."""
    if not event.repeats:
        return ""
    parts = dict(part.partition("=")[::2] for part in rule(event).text.split(";"))
    count = int(parts.get("INTERVAL", 1))
    if count > 1:
        return _several(site, parts["FREQ"], count, lang)
    if parts["FREQ"] in _WEEKDAYS and parts.keys() <= _PLAIN:
        told = _WEEKDAYS[parts["FREQ"]](site, event, parts, lang)
        return told or _single(site, parts["FREQ"], lang)
    return _single(site, parts["FREQ"], lang)


def _several(site: Site, frequency: str, count: int, lang: str) -> str:
    ngettext = site.words.count(lang)
    several = {
        "DAILY": ngettext("Every %(count)s day", "Every %(count)s days", count),
        "WEEKLY": ngettext("Every %(count)s week", "Every %(count)s weeks", count),
        "MONTHLY": ngettext("Every %(count)s month", "Every %(count)s months", count),
        "YEARLY": ngettext("Every %(count)s year", "Every %(count)s years", count),
    }
    return several[frequency] % {"count": count}


def _single(site: Site, frequency: str, lang: str) -> str:
    _ = site.words.say(lang)
    single = {
        "DAILY": _("Every day"),
        "WEEKLY": _("Every week"),
        "MONTHLY": _("Every month"),
        "YEARLY": _("Every year"),
    }
    return single[frequency]


def _weekly(site: Site, event: Any, parts: Mapping[str, str], lang: str) -> str:
    """The weekdays of each week; empty where they are told in another way."""
    language, named = site.language(lang), parts.get("BYDAY", CODES[event.starts.day.weekday()])
    if "BYSETPOS" in parts or not set(named.split(",")) <= set(CODES):
        return ""
    days = [language.weekday(CODES.index(code)) for code in named.split(",")]
    return site.words.say(lang)("Every %(weekdays)s") % {"weekdays": language.listed(days)}


def _monthly(site: Site, event: Any, parts: Mapping[str, str], lang: str) -> str:
    """The one weekday of each month; empty where it is another day, or several."""
    _, named = site.words.say(lang), f"{parts.get('BYSETPOS', '')}{parts.get('BYDAY', '')}"
    found = _ONE_OF_MONTH.fullmatch(named)
    which = {
        1: _("Every first %(weekday)s of the month"),
        2: _("Every second %(weekday)s of the month"),
        3: _("Every third %(weekday)s of the month"),
        4: _("Every fourth %(weekday)s of the month"),
        5: _("Every fifth %(weekday)s of the month"),
        -1: _("Every last %(weekday)s of the month"),
    }
    if found is None or int(found[1]) not in which or found[2] not in CODES:
        return ""
    weekday = site.language(lang).weekday(CODES.index(found[2]))
    return which[int(found[1])] % {"weekday": weekday}


_WEEKDAYS = {"WEEKLY": _weekly, "MONTHLY": _monthly}
