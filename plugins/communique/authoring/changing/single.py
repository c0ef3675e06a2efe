"""A change of one date of an event that repeats: told with its day by the rule, its facts kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec.structs import replace

from communique.authoring.changing.announcing import Announcement, Refused, moment
from communique.model.event import Event
from communique.model.moments import Moment
from communique.model.site import Item, Site

SHOWN = 5
"""How many dates a refusal names."""


def date_of(site: Site, event: Item, written: str) -> Item:
    """The date of an event that staff mean by its day, as the rule gives it. Raises Refused."""
    if not event.facts.repeats:
        raise Refused("The event does not repeat: leave  --date  out.")
    wanted = moment(written)
    if found := next((one for one in _dates(site, event) if _is(one, wanted)), None):
        return found
    coming = (one for one in _dates(site, event) if not site.has_passed(one.facts.span.end))
    days = ", ".join(_named(one) for one in islice(coming, SHOWN))
    raise Refused(
        f"The event has no date on {wanted}. The next ones by its rule: {days or 'none'}."
    )


def of_date(announcement: Announcement, event: Event, one: Item) -> Announcement:
    """The announcement about that date alone: its facts go into its entry in `occurrences`. Raises
    Refused where that entry would get facts that it does not have yet."""
    if announcement.what == "extended":
        raise Refused(
            "The registration of one date is written by hand: its new last day into  occurrences, and the change into  changes."
        )
    day = _named(one)
    number = next((n for n, given in enumerate(event.occurrences) if f"{given.day}" == day), None)
    told = {key: value for key, value in announcement.facts.items() if value is not None}
    if "ends" in told and _lasts_as_ever(event, told):
        del told["ends"]
    if not all(isinstance(value, str) for value in told.values()):
        raise Refused(
            "The room of one date is written by hand: venue: {place: …, room: …} under its day in  occurrences."
        )
    single = replace(announcement, facts={}, times={}, occurrence=day)
    if number is None or not told:
        return replace(single, own=told)
    missing = [key for key in told if not getattr(event.occurrences[number], key)]
    if missing:
        raise Refused(
            f"{day} has an entry in  occurrences  already: write  {missing[0]}: {told[missing[0]]}  into it by hand, and the change into  changes."
        )
    return replace(single, times={("occurrences", number, k): str(v) for k, v in told.items()})


def _lasts_as_ever(event: Event, told: Mapping[str, object]) -> bool:
    """Whether a date lasts as long as all of them: then only its start is its own."""
    starts, ends = Moment.read(told["starts"]), Moment.read(told["ends"])
    return (
        event.ends is not None
        and ends.first - starts.first == event.ends.first - event.starts.first
    )


def _dates(site: Site, event: Item) -> Iterator[Item]:
    return (site.items[key][event.lang] for key in event.dates)


def _is(one: Item, wanted: Moment) -> bool:
    at = one.one_of.at if one.one_of else one.facts.starts
    return at.first == wanted.first if wanted.has_time else at.day == wanted.day


def _named(one: Item) -> str:
    """A date by its day by the rule."""
    return f"{(one.one_of.at if one.one_of else one.facts.starts).day}"
