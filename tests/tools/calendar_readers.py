"""Three readers of calendar files that we did not write: icalendar, vobject and ical.js.

Each gives, for a file, the events that it understands: (UID, RECURRENCE-ID, start, end), where days
are days ("2023-09-26") and times are instants in UTC ("2023-09-26T08:00:00Z").
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar

from tests import tools

SCRIPT = Path(__file__).parent / "ical-instants.mjs"
Entry = tuple[str, str, str, str]


def missing() -> str | None:
    if not (tools.NODE_MODULES / "ical.js").is_dir() or tools.node() is None:
        return "ical.js is not installed: tools/setup test"
    return None


def said(at: date | datetime | None) -> str:
    if not isinstance(at, datetime):
        return at.isoformat() if at else ""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def by_icalendar(text: bytes) -> set[Entry]:
    """Its times are in the zones that the file names, by the IANA data."""
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert not calendar.errors and not any(event.errors for event in events)
    return {_entry(str(event["UID"]), event) for event in events}


def _entry(uid: str, event: icalendar.Event) -> Entry:
    starts, ends, recurrence = (
        event.decoded(name) if name in event else None
        for name in ("DTSTART", "DTEND", "RECURRENCE-ID")
    )
    return (uid, said(recurrence), said(starts), said(ends or starts))


def by_vobject(text: bytes) -> set[Entry]:
    """Its times are by the rules that stand in the file."""
    import vobject

    # It keeps zones by name from file to file, and takes others from pytz: neither is wanted.
    known = vars(vobject.icalendar)["__tzidMap"]
    known.clear()
    known["UTC"] = UTC
    calendar = vobject.readOne(text.decode())
    taken = {name for name, zone in known.items() if hasattr(zone, "localize")}
    # Only a zone that is UTC all year: its rules are not kept, and pytz knows no less.
    assert taken <= {"Africa/Casablanca"}
    return {_held(event.contents) for event in calendar.contents.get("vevent", ())}


def _held(event: dict[str, Any]) -> Entry:
    uid, recurrence, starts, ends = (
        event[name][0].value if name in event else None
        for name in ("uid", "recurrence-id", "dtstart", "dtend")
    )
    return (uid, said(recurrence), said(starts), said(ends or starts))


def by_ical_js(paths: Iterable[Path]) -> dict[Path, set[Entry]]:
    """Its times are by the rules that stand in the file; one process reads all files."""
    done = subprocess.run(
        [tools.node(), SCRIPT], input="\n".join(map(str, paths)), cwd=SCRIPT.parent,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {
        Path(path): {
            (uid, recurrence, _plain(starts), _plain(ends))
            for uid, recurrence, starts, ends, zone in events
            if zone != "floating"
        }
        for path, events in json.loads(done.stdout).items()
    }


def _plain(said: str) -> str:
    return said.replace(".000Z", "Z")
