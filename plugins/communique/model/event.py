"""Events: what takes place, when, where, and how that changed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from communique.model.codes import Language
from communique.model.document import Titled
from communique.model.fields import (
    Many,
    Slug,
    Url,
    Words,
    ZoneName,
    as_list,
    described,
    keyed,
)
from communique.model.moments import Moment, Span
from communique.model.repeats import Occurrence, Repeats
from communique.model.values import (
    Change,
    Imported,
    Online,
    OrganisationRef,
    Registration,
    Session,
    Venue,
)

Format = Literal[
    "forum", "assembly", "ceremony", "conference", "summit", "workshop", "webinar", "training",
    "meeting", "exhibition", "deadline", "other",
]  # fmt: skip
State = Literal["scheduled", "rescheduled", "postponed", "cancelled", "moved-online"]


class Event(Titled):
    """Something that takes place. `state` follows from the last of its `changes`."""

    kind = "event"
    folder = "events"
    is_told_in_feeds = True
    has_year = True
    only_shown = frozenset({"title", "summary"})

    title: Words = described("What it is called.", "WSIS Forum 2023", min_length=1)
    starts: Moment = described(
        "When it begins: a day, a wall time, or a month while the day is not known.",
        "2023-09-26",
        "2023-09-26T10:00",
        "2023-09",
    )
    ends: Moment | None = described(
        "When it ends: the last day, or a wall time.",
        "2023-09-28",
        "2023-09-26T18:00",
        default=None,
    )
    timezone: ZoneName | None = described(
        "The IANA time zone of its wall times, when it is not its place's.",
        "Asia/Seoul",
        default=None,
    )
    format: Format = described("What sort of event it is.", "forum", "assembly", default="other")
    venue: Annotated[Venue, keyed("place")] | None = described(
        "Where: the name of a place's file, or name, city and country.",
        "seoul-city-hall",
        {"name": "Seoul City Hall", "city": "Seoul", "country": "KR"},
        default=None,
    )
    online: Online = described(
        "The address where it can be followed; yes when not public.",
        "https://example.org/live",
        "yes",
        default="",
    )
    organisers: Annotated[tuple[OrganisationRef, ...], BeforeValidator(as_list)] = described(
        "Who holds it, by the names of their files.", ["geneva-cities-hub"], default=()
    )
    partners: Annotated[tuple[OrganisationRef, ...], BeforeValidator(as_list)] = described(
        "Who helps, by the names of their files.", ["unesco"], default=()
    )
    series: Slug | None = described(
        "The series it belongs to: a slug.", "general-assembly", default=None
    )
    edition: int | None = described("Its number in the series.", "6", default=None, ge=1)
    programme: Many[Session] = described(
        "Its sessions.", [{"starts": "2023-03-13T10:00", "title": "Opening"}], default=()
    )
    registration: Annotated[Registration, keyed("url")] | None = described(
        "How to take part.",
        {"url": "https://example.org/register", "closes": "2023-03-01"},
        default=None,
    )
    languages: Annotated[tuple[Language, ...], BeforeValidator(as_list)] = described(
        "The languages spoken: tags.", ["en", "ko"], default=()
    )
    changes: Many[Change] = described(
        "What changed since it was announced, oldest first.",
        [{"on": "2023-08-01", "what": "rescheduled", "was": "2023-09-20"}],
        default=(),
    )
    repeats: Annotated[Repeats, keyed("every")] | None = described(
        "By what rule it takes place again.",
        {"every": "month", "on": "second tuesday", "until": "2027-06-30"},
        default=None,
    )
    occurrences: Many[Annotated[Occurrence, keyed("day")]] = described(
        "What is different about single dates of an event that repeats.",
        [{"day": "2026-10-13", "starts": "2026-10-14T10:00"}],
        default=(),
    )
    outcomes: Many[Words] = described(
        "What came of it, one sentence each.", ["Seoul keeps the presidency."], default=()
    )
    website: Url = described("Its own website.", "https://example.org/forum", default="")
    livestream: Url = described(
        "Where it can be watched live.", "https://example.org/live", default=""
    )
    recording: Url = described(
        "Where it can be watched afterwards.", "https://example.org/recording", default=""
    )

    imported: Annotated[Imported, keyed("uid")] | None = described(
        "What it is called in the calendar that it was taken from: `communique import ics` writes it.",
        {"uid": "7a2f@example.org", "sequence": "2"},
        default=None,
    )

    @property
    def span(self) -> Span:
        """From when to when, once the zone is settled (see `model.site`)."""
        return Span(self.starts, self.ends, self.timezone or "UTC")

    def session_span(self, session: Session) -> Span:
        return Span(session.starts, session.ends, self.timezone or "UTC")

    @property
    def own_changes(self) -> tuple[Change, ...]:
        """The changes of the event as a whole, without those of single dates."""
        return tuple(change for change in self.changes if change.occurrence is None)

    @property
    def sequence(self) -> int:
        """SEQUENCE of RFC 5545 3.8.7.4: the number of announced changes, counted on from what the
        calendar told that it was taken from."""
        return len(self.own_changes) + (self.imported.sequence if self.imported else 0)

    @property
    def state(self) -> State:
        """One of the five states that schema.org's EventStatusType knows."""
        return self._told[0]

    @property
    def has_moved_online(self) -> bool:
        """Whether nobody goes to the venue any more: its last change of place moved it online."""
        return self._told[1]

    @property
    def _told(self) -> tuple[State, bool]:
        """What the changes come to: the state, and whether it takes place online only. A change of
        time leaves the place as it is, a change of place a postponement, and a longer registration
        everything."""
        state: State = "scheduled"
        is_online = False
        for change in self.own_changes:
            if change.what == "extended":
                continue
            if change.what == "moved":
                state, is_online = "scheduled" if state == "moved-online" else state, False
            elif change.what == "reinstated":
                state = "moved-online" if is_online else "scheduled"
            else:
                state, is_online = change.what, is_online or change.what == "moved-online"
        return state, is_online

    @property
    def former_start(self) -> Moment | None:
        """The start that was announced before the last change of time."""
        starts = [change.former_start for change in self.own_changes if change.former_start]
        return starts[-1] if starts else None
