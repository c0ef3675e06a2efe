"""Three readers of calendar files that we did not write: icalendar, vobject and ical.js.

Each gives, for a file, the events that it understands: (UID, start, end), where days are days
("2023-09-26") and times are instants in UTC ("2023-09-26T08:00:00Z"). Of what repeats it gives each
date before END, as it was changed.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import takewhile
from pathlib import Path
from typing import Any

import icalendar
import recurring_ical_events

from tests import tools

SCRIPT = Path(__file__).parent / "ical-instants.mjs"
Entry = tuple[str, str, str]
END = date(2027, 11, 23)


def missing() -> str | None:
    if not (tools.NODE_MODULES / "ical.js").is_dir() or tools.node() is None:
        return "ical.js is not installed: tools/setup test"
    return None


def said(at: date | datetime | None) -> str:
    if not isinstance(at, datetime):
        return at.isoformat() if at else ""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def by_icalendar(text: bytes) -> set[Entry]:
    """Its times are in the zones that the file names, by the IANA data; its dates by the library
    beside it."""
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert not calendar.errors and not any(event.errors for event in events)
    repeating = {str(event["UID"]) for event in events if "RRULE" in event}
    once = [event for event in events if str(event["UID"]) not in repeating]
    dates = recurring_ical_events.of(calendar).between(date(2000, 1, 1), END) if repeating else []
    many = [event for event in dates if str(event["UID"]) in repeating]
    return {_entry(event) for event in (*once, *many)}


def _entry(event: icalendar.Event) -> Entry:
    starts, ends = (event.decoded(n) if n in event else None for n in ("DTSTART", "DTEND"))
    return (str(event["UID"]), said(starts), said(ends or starts))


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
    events = calendar.contents.get("vevent", ())
    own = {_key(event): event for event in events if hasattr(event, "recurrence_id")}
    found = {_held(event, event.dtstart.value) for event in own.values()}
    for event in events:
        if _key(event) not in own:
            found |= {
                _held(event, at) for at in _starts(event) if (event.uid.value, said(at)) not in own
            }
    return found


def _key(event: Any) -> tuple[str, str]:
    at = event.recurrence_id.value if hasattr(event, "recurrence_id") else None
    return event.uid.value, said(at)


def _starts(event: Any) -> list[Any]:
    """The start of each of its dates."""
    first, rules = event.dtstart.value, event.getrruleset()
    if rules is None:
        return [first]
    is_day = not isinstance(first, datetime)
    dates = takewhile(lambda at: at.date() < END, rules)
    return [at.date() if is_day else at for at in dates]


def _held(event: Any, starts: Any) -> Entry:
    """It lasts as long as the first one, by the clock on the wall."""
    ends = starts
    if hasattr(event, "dtend"):
        first, last = event.dtstart.value, event.dtend.value
        ends = last if starts == first else starts + (_naive(last) - _naive(first))
    return (event.uid.value, said(starts), said(ends))


def _naive(at: Any) -> Any:
    return at.replace(tzinfo=None) if isinstance(at, datetime) else at


def by_ical_js(paths: Iterable[Path]) -> dict[Path, set[Entry]]:
    """Its times are by the rules that stand in the file; one process reads all files."""
    done = subprocess.run(
        [tools.node(), SCRIPT], input="\n".join(map(str, paths)), cwd=SCRIPT.parent,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {
        Path(path): {
            (uid, _plain(starts), _plain(ends))
            for uid, starts, ends, zone in events
            if zone != "floating"
        }
        for path, events in json.loads(done.stdout).items()
    }


def _plain(said: str) -> str:
    return said.replace(".000Z", "Z")
