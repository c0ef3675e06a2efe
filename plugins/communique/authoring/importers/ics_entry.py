"""An event of a calendar file as one of our files: front matter and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, get_args
from urllib.parse import urlsplit

from msgspec import Struct

from communique.authoring.importers.ics_file import Foreign, sequence_of
from communique.authoring.importers.ics_known import Names
from communique.authoring.importers.ics_repeats import repeated
from communique.authoring.importers.ics_text import body_of
from communique.authoring.importers.ics_times import last_day
from communique.authoring.importers.report import Notebook
from communique.model.event import Format
from communique.model.fields import slugified
from communique.settings import Settings

MEETING = (
    "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "CONFERENCE",
)  # fmt: skip
"""Properties that hold the address of a meeting."""


class Entry(Struct, frozen=True):
    """One of our files, without its name."""

    front: dict[str, Any]
    body: str


def our_entry(
    foreign: Foreign, settings: Settings, names: Names, notebook: Notebook
) -> Entry | None:
    """The file of an event; what cannot be placed is noted."""
    event = foreign.whole

    def note(subject: str, what: str, why: str) -> None:
        notebook.add(subject, foreign.path, foreign.line, what, why)

    title = _line(event.get("SUMMARY", ""))
    if not title:
        note("event", "an event without SUMMARY was left out", "An event needs a title.")
        return None
    zone_name = foreign.clock.zone_of(event["DTSTART"])
    starts, ends = times(event, foreign, zone_name)
    front: dict[str, Any] = {
        "title": title,
        "date": foreign.clock.day(event.get("CREATED")),
        "starts": starts,
        "ends": ends,
        "timezone": zone_name if "T" in starts or zone_name != settings.timezone else "",
        **_where(event, names, note),
        **_subjects(event, settings, note),
        "organisers": list(_organisers(event, names, note)),
        "website": _web(event.get("URL", "")),
        "attachments": list(_attachments(event, note)),
        "lang": _language(event, settings),
        "imported": {"uid": foreign.uid, "sequence": str(sequence_of(event) or "")},
        "changes": list(_changes(event, foreign)),
    }
    repeats = repeated(foreign, zone_name, starts, note, lambda one: times(one, foreign, zone_name))
    if repeats:
        front["repeats"], front["occurrences"] = repeats.rule, repeats.occurrences
        front["changes"] += repeats.changes
    if str(event.get("STATUS", "")).upper() == "TENTATIVE":
        note("value", f'"{title}" is tentative there', "Write  starts: 2026-09  while only the month is sure.")  # fmt: skip
    return Entry(front, body_of(event, note))


def times(event: Any, foreign: Foreign, zone_name: str) -> tuple[str, str]:
    """`starts` and `ends`; the second is empty where no end is known."""
    begin, clock = event["DTSTART"].dt, foreign.clock
    end = event["DTEND"].dt if "DTEND" in event else None
    if end is None and "DURATION" in event:
        end = begin + event["DURATION"].dt
    starts = clock.wall(begin, zone_name)
    if end is None or type(end) is not type(begin):
        return starts, ""
    ends = clock.wall(end if isinstance(end, datetime) else last_day(end), zone_name)
    return starts, ends if ends > starts else ""


def _where(event: Any, names: Names, note: Any) -> dict[str, Any]:
    """`venue` and `online`. The address of a meeting may be meant for those who were invited: whoever
    publishes it has to write it down."""
    location = _line(event.get("LOCATION", ""))
    meetings = [str(event[name]) for name in MEETING if name in event and not isinstance(event[name], list)]  # fmt: skip
    if _web(location):
        meetings, location = [*meetings, location], ""
    for address in dict.fromkeys(meetings):
        note("link", f"the address of a meeting was left out: {address}", "Write  online: https://…  if everybody may join.")  # fmt: skip
    where: dict[str, Any] = {"online": "yes" if meetings else ""}
    if location:
        where["venue"] = names.places.get(location.casefold()) or _venue(location, event)
    return where


def _venue(location: str, event: Any) -> dict[str, str]:
    name, _, address = location.partition(",")
    point = event.get("GEO")
    at = f"{point.latitude}, {point.longitude}" if hasattr(point, "latitude") else ""
    return {"name": name.strip(), "address": address.strip(), "coordinates": at}


def _subjects(event: Any, settings: Settings, note: Any) -> dict[str, Any]:
    """`format` and `topics`, from the categories."""
    formats, topics = [], []
    known = {slugified(word): slug for slug, words in settings.topics.items() for word in (slug, *_names(words))}  # fmt: skip
    for category in dict.fromkeys(_line(one) for one in _categories(event)):
        name = slugified(category)
        if name in get_args(Format):
            formats.append(name)
        elif name in known:
            topics.append(known[name])
        else:
            note("value", f'the category "{category}" was left out', "It is neither a format nor a topic of the settings.")  # fmt: skip
    return {"format": formats[0] if formats else "", "topics": list(dict.fromkeys(topics))}


def _names(words: Any) -> Sequence[str]:
    return tuple(words.values()) if isinstance(words, dict) else ()


def _categories(event: Any) -> Iterator[str]:
    given = event.get("CATEGORIES", [])
    for part in given if isinstance(given, list) else [given]:
        yield from (str(one) for one in getattr(part, "cats", [part]))


def _organisers(event: Any, names: Names, note: Any) -> Iterator[str]:
    organiser = event.get("ORGANIZER")
    name = _line(organiser.params.get("CN", "")) if hasattr(organiser, "params") else ""
    if name.casefold() in names.organisations:
        yield names.organisations[name.casefold()]
    elif name and "@" not in name:
        note("reference", f'the organiser "{name}" was left out', "No file in organisations/ has that name.")  # fmt: skip


def _attachments(event: Any, note: Any) -> Iterator[dict[str, str]]:
    given = event.get("ATTACH", [])
    for one in given if isinstance(given, list) else [given]:
        link = _web(one)
        if not link:
            note("link", "a document was left out", "It has no web address.")
            continue
        params = getattr(one, "params", {})
        title = str(params.get("FILENAME", "")) or urlsplit(link).path.rpartition("/")[2] or link
        yield {"title": title, "link": link}


def _changes(event: Any, foreign: Foreign) -> Iterator[dict[str, str]]:
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        on = foreign.clock.told_on(event) or foreign.clock.day(event["DTSTART"])
        yield {"on": on, "what": "cancelled"}


def _language(event: Any, settings: Settings) -> str:
    """The language of the title, where it is one of the site's and not its first."""
    params = getattr(event.get("SUMMARY"), "params", {})
    tag = str(params.get("LANGUAGE", "")).lower()
    found = [lang for lang in settings.languages if lang.lower() in (tag, tag.partition("-")[0])]
    return found[0] if found and found[0] != settings.default_lang else ""


def _web(value: Any) -> str:
    """A web address; empty for anything else."""
    text = str(value).strip()
    return text if text.startswith(("https://", "http://")) and not text.split()[1:] else ""


def _line(value: Any) -> str:
    return " ".join(str(value).split())
