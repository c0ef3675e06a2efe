"""What each change of an event writes into its file: an entry in `changes`, and the new facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from msgspec import Struct, field

from communique.authoring.changing.front_editor import (
    Edit,
    Entry,
    edited,
    with_entry,
    with_scalar,
    with_value,
    without,
)
from communique.findings import Unfit
from communique.model.event import Event
from communique.model.moments import Moment
from communique.model.site import Item, Site
from communique.model.values import OF_TIME, Session, Venue

_AFTER = {
    "ends": ("starts",),
    "venue": ("starts", "ends", "timezone", "format", "series", "edition"),
    "online": ("starts", "ends", "timezone", "format", "series", "edition", "venue"),
    "changes": (
        "starts", "ends", "timezone", "format", "series", "edition", "venue", "online", "organisers",
        "partners", "languages", "registration", "repeats",
    ),
    "occurrences": (
        "starts", "ends", "timezone", "format", "series", "edition", "venue", "online", "organisers",
        "partners", "languages", "registration", "repeats", "changes",
    ),
}  # fmt: skip
"""Where a key goes that the file does not have: below the last of these."""


class Refused(Exception):
    """What cannot be announced; the message says why, for people who do not program."""


class Announcement(Struct, frozen=True):
    """An entry of `changes` without its day and note, and the facts that change with it; None takes
    a fact out; `times` are those at paths of keys. `notes` are what staff should look at afterwards. Of a change of one date `occurrence` is
    its day by the rule, and `own` the facts of a new entry for it."""

    what: str
    was: str = ""
    was_ends: str = ""
    facts: Mapping[str, str | Entry | None] = field(default_factory=dict)
    times: Mapping[tuple[str | int, ...], str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    occurrence: str = ""
    own: Mapping[str, Any] = field(default_factory=dict)

    @property
    def former_day(self) -> date | None:
        """The day that readers knew, where the change is one of a time."""
        return moment(self.was).day if self.what in OF_TIME else None

    def entry(self, on: date, note: str) -> dict[str, str]:
        given = {
            "on": f"{on}", "what": self.what, "occurrence": self.occurrence, "was": self.was,
            "was_ends": self.was_ends,
        }  # fmt: skip
        return {key: value for key, value in {**given, "note": note}.items() if value}

    def written(self, content: bytes, on: date, note: str) -> bytes:
        """The file with the change in it. Raises Uneditable."""
        return edited(content, [*self._edits(), self._entry_edit(on, note)])

    def _edits(self) -> Iterator[Edit]:
        for key, value in self.facts.items():
            if value is None:
                yield partial(without, key=key)
            else:
                yield partial(with_value, key=key, value=value, after=_AFTER.get(key, ()))
        for path, text in self.times.items():
            yield partial(with_scalar, path=path, value=text)
        if self.own:
            entry = {"day": self.occurrence, **self.own}
            yield partial(with_entry, key="occurrences", entry=entry, after=_AFTER["occurrences"])

    def _entry_edit(self, on: date, note: str) -> Edit:
        entry = self.entry(on, note)
        return partial(with_entry, key="changes", entry=entry, after=_AFTER["changes"])


def rescheduled(event: Event, starts: str, ends: str = "") -> Announcement:
    """Another time. Without an end it lasts as long as before. Raises Refused."""
    begin, end = moment(starts), moment(ends) if ends else None
    end = end or _same_length(event, begin)
    if begin == event.starts and end == event.ends:
        raise Refused(f"Nothing changes: the event begins on {event.starts} already.")
    if begin == event.starts and not event.ends:
        raise Refused(
            f"Only an end is new, and nobody was told of another one: write  ends: {end}  into the file."
        )
    return Announcement(
        "rescheduled",
        str(event.starts),
        str(event.ends) if begin == event.starts else "",
        {"starts": _typed(begin, starts), "ends": _typed(end, ends) if end else None},
        dict(_sessions(event, begin)),
        tuple(_to_look_at(event)),
    )


def postponed(event: Event, until: str = "") -> Announcement:
    """To a month or day, or to a time that nobody knows yet. Raises Refused."""
    if not until:
        if event.state == "postponed":
            raise Refused("The event is postponed already.")
        return Announcement("postponed", str(event.starts))
    begin = moment(until)
    if begin == event.starts:
        raise Refused(f"Nothing changes: the event begins on {event.starts} already.")
    is_alike = begin.precision == event.starts.precision and not begin.is_month
    end = _same_length(event, begin) if is_alike else None
    facts = {"starts": str(begin), "ends": str(end) if end else None}
    sessions = dict(_sessions(event, begin))
    return Announcement("postponed", str(event.starts), "", facts, sessions)


def cancelled(event: Event) -> Announcement:
    if event.state == "cancelled":
        raise Refused("The event is cancelled already.")
    return Announcement("cancelled")


def reinstated(event: Event) -> Announcement:
    """It takes place after all. Raises Refused."""
    if event.state not in ("cancelled", "postponed"):
        raise Refused("The event is neither cancelled nor postponed: it takes place as announced.")
    return Announcement("reinstated")


def relocated(site: Site, event: Event, place: str, room: str = "") -> Announcement:
    """Another place, by the name of its file, or another room in the same. Raises Refused."""
    _takes_place(event)
    if not site.find(place, ("place",)):
        raise Refused(_no_place(site, place))
    before = event.venue or Venue()
    is_same = bool(before.place) and site.find(before.place) == site.find(place)
    if is_same and before.room == room and not event.has_moved_online:
        raise Refused("Nothing changes: the event takes place there already.")
    was = "" if event.has_moved_online else before.room if is_same else _called(before)
    venue: str | Entry = {"place": place, "room": room} if room else place
    notes = tuple(_about_zone(site, event, place))
    return Announcement("moved", was, facts={"venue": venue}, notes=notes)


def moved_online(event: Event, url: str = "") -> Announcement:
    """Nobody goes there any more; the venue stays in the file, as its zone counts. Raises Refused."""
    _takes_place(event)
    if event.has_moved_online:
        raise Refused("The event takes place online already.")
    online = url or event.online or "yes"
    was = _called(event.venue) if event.venue else ""
    return Announcement("moved-online", was, facts={"online": online})


def extended(event: Event, until: str) -> Announcement:
    """Registration closes on another day, a later one. Raises Refused."""
    _takes_place(event)
    closes, now = moment(until), event.registration.closes if event.registration else None
    if now is None:
        raise Refused("The event says no last day of registration:  registration: {closes: …}")
    if closes.until(event.span.zone) <= now.until(event.span.zone):
        raise Refused(f"Registration closes on {now}, and {closes} is no later.")
    return Announcement(
        "extended", str(now), times={("registration", "closes"): _typed(closes, until)}
    )


def moment(written: str) -> Moment:
    """A moment as staff type it. Raises Refused."""
    try:
        return Moment.read(written)
    except Unfit as unfit:
        what = unfit.what.replace("{field}", "The time")
        raise Refused(f"{what}. {unfit.why} {unfit.mend.replace('{key}: ', '')}") from None


def _typed(moment: Moment, text: str) -> str:
    """A moment as it goes into the file: with the offset, where staff gave one."""
    return str(moment) if moment.offset is None else text.strip()


def _takes_place(event: Event) -> None:
    if event.state == "cancelled":
        raise Refused(
            "The event is cancelled. Let it take place again first:  communique reinstate"
        )


def _same_length(event: Event, begin: Moment) -> Moment | None:
    """The end after another start; None where it has none."""
    if event.ends is None:
        return None
    if begin.precision != event.starts.precision or begin.is_month:
        raise Refused(
            "Say when it ends, too: the new start is not written like the former one, so its length is not known."
        )
    first = event.ends.first + (begin.first - event.starts.first)
    return Moment(first, event.ends.precision)


def _sessions(event: Event, begin: Moment) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The sessions move with their event: (path of keys, new time). While only a month is known they
    stay at the day that was announced before."""
    alike = (known for known in (event.starts, event.former_start) if known)
    base = next((known for known in alike if known.precision == begin.precision), None)
    if base is None or begin.is_month:
        return
    by = begin.first - base.first
    for number, session in enumerate(event.programme if by else ()):
        for key in ("starts", "ends"):
            known = _time_of(session, key)
            if known:
                path = ("programme", number, key)
                yield path, str(Moment(known.first + by, known.precision))


def _time_of(session: Session, key: str) -> Moment | None:
    found: Moment | None = getattr(session, key)
    return found


def _to_look_at(event: Event) -> Iterator[str]:
    given = event.registration
    for key in ("opens", "closes") if given else ():
        known: Any = getattr(given, key)
        if known:
            yield f"registration {key} on {known}: is that still right?"


def _called(venue: Venue) -> str:
    """A place by the name of its file, else in words."""
    words = dict.fromkeys((venue.room, venue.name, venue.city))
    return venue.place or ", ".join(word for word in words if word)


def _no_place(site: Site, place: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(place.lower(), site.short_names(("place",)), 1)
    guess = f"Did you mean  {close[0]}?" if close else f'Write one:  communique new place "{place}"'
    return f'There is no place "{place}" in places/. {guess}'


def _about_zone(site: Site, event: Event, place: str) -> Iterator[str]:
    found = site.items.get(site.find(place, ("place",))[0])
    new: Item | None = next(iter(found.values())) if found else None
    zone = new.facts.timezone if new else None
    if zone and event.timezone and zone != event.timezone:
        yield (
            f"{place} has the time zone {zone}, and the event was told in {event.timezone}:"
            f" its times are those of {zone} from now on, unless the file has a  timezone:  of its own."
        )
