"""What an event's page shows: time, place, people, programme, changes, the way to take part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from communique.collections.index import Index
from communique.collections.registration import registration_times
from communique.collections.sessions import Held, sessions
from communique.model.event import Event
from communique.model.moments import Moment, Span
from communique.model.site import Item, Site
from communique.views.adding import Adding, adding
from communique.views.cards import EventCard, Link, event_cards, links, where
from communique.views.head import local
from communique.views.item import ItemView, PersonLine, common, people
from communique.views.lifecycle import ChangeLine, change_line
from communique.views.programme_calendars import anchor, programme_links
from communique.views.recurrence import Dates, OneOfMany, dates, next_date, one_of_many
from communique.views.world_map import Inset, inset
from communique.views.zones import zone_label


class SessionLine(Struct, frozen=True):
    """An entry of the programme."""

    span: Span
    title: str
    summary: str
    people: tuple[PersonLine, ...]
    track: str
    room: str
    online: str
    anchor: str
    """Where it stands on the page: a fragment."""


class ProgrammeDay(Struct, frozen=True):
    """A day in order of time. Sessions at the same time stand side by side: each of `slots` holds a
    column per track."""

    day: date
    slots: tuple[tuple[tuple[SessionLine, ...], ...], ...]

    @property
    def sessions(self) -> tuple[SessionLine, ...]:
        """In order of time."""
        found = (session for slot in self.slots for column in slot for session in column)
        return tuple(sorted(found, key=lambda session: session.span.starts.first))


class RegistrationBox(Struct, frozen=True):
    """How to take part. `opens` and `closes` as they were written, `opens_at` and `closes_at` the
    instants; None where nothing is said. `is_over` when it will not open again."""

    url: str
    opens: Moment | None
    closes: Moment | None
    fee: str
    opens_at: datetime | None
    closes_at: datetime
    is_over: bool


class SeriesBox(Struct, frozen=True):
    """The series an event belongs to, with the editions around this one in order of time."""

    link: Link
    editions: tuple[EventCard, ...]


class EventView(ItemView, frozen=True):
    zone_label: str
    organisers: tuple[Link, ...]
    partners: tuple[Link, ...]
    programme: tuple[ProgrammeDay, ...]
    programme_calendars: tuple[Link, ...]
    """Calendars of its sessions: of all, and of each track where there is more than one."""
    registration: RegistrationBox | None
    languages: tuple[str, ...]
    """Names of the languages spoken, in the reader's language."""
    changes: tuple[ChangeLine, ...]
    """Newest first, without those of single dates."""
    outcomes: tuple[str, ...]
    website: str
    livestream: str
    recording: str
    series: SeriesBox | None
    adding: Adding | None
    """How to put it into a calendar; None while its day is not known, and where it does not take place."""
    map: Inset | None
    """Where it is; None where no point is known."""
    dates: Dates | None
    """Its dates, where it repeats."""
    one_of_many: OneOfMany | None
    """Where it stands, if it is one date of an event that repeats."""


def event_view(index: Index, item: Item) -> EventView:
    site, facts, lang = index.site, item.facts, item.lang
    date = next_date(site, item).facts
    return EventView(
        **common(index, item, "calendar"),
        zone_label=zone_label(site, next_date(site, item), lang)
        if facts.starts.has_time or facts.programme
        else "",
        organisers=links(site, facts.organisers, lang, "organisation"),
        partners=links(site, facts.partners, lang, "organisation"),
        programme=tuple(_programme(site, next_date(site, item))),
        programme_calendars=programme_links(site, item),
        registration=_registration(site, date),
        languages=tuple(site.language(lang).name_of(tag) for tag in facts.languages),
        changes=tuple(
            change_line(site, facts, change, lang) for change in reversed(facts.own_changes)
        ),
        outcomes=facts.outcomes,
        website=facts.website,
        livestream=facts.livestream,
        recording=facts.recording,
        series=_series(index, item),
        adding=adding(index, item),
        map=_map(site, date, lang),
        dates=dates(site, item),
        one_of_many=one_of_many(site, item),
    )


def _map(site: Site, event: Event, lang: str) -> Inset | None:
    at = None if event.has_moved_online else where(site, event.venue, lang)
    return inset(site, at.latitude, at.longitude, at.line) if at else None


def _programme(site: Site, item: Item) -> Iterable[ProgrammeDay]:
    days: dict[date, list[SessionLine]] = {}
    for held in sessions(site, item):
        days.setdefault(held.span.starts.day, []).append(_session(site, held, item.lang))
    for day, lines in days.items():
        yield ProgrammeDay(day, tuple(_columns(slot) for slot in _slots(lines)))


def _slots(sessions: Iterable[SessionLine]) -> Iterable[list[SessionLine]]:
    """Sessions that overlap, together. Those of the whole day overlap with nothing."""
    slot: list[SessionLine] = []
    for session in sessions:
        if slot and not any(_overlap(other, session) for other in slot):
            yield slot
            slot = []
        slot.append(session)
    if slot:
        yield slot


def _overlap(one: SessionLine, other: SessionLine) -> bool:
    if not (one.span.starts.has_time and other.span.starts.has_time):
        return False
    return one.span.begin == other.span.begin or other.span.begin < one.span.end


def _columns(slot: Iterable[SessionLine]) -> tuple[tuple[SessionLine, ...], ...]:
    """A column for each track; sessions without one stand in columns of their own."""
    columns: dict[object, list[SessionLine]] = {}
    for number, session in enumerate(slot):
        columns.setdefault(session.track or number, []).append(session)
    return tuple(tuple(column) for column in columns.values())


def _session(site: Site, held: Held, lang: str) -> SessionLine:
    session = held.session
    return SessionLine(
        span=held.span,
        title=session.title,
        summary=session.summary,
        people=people(site, session.people, lang),
        track=session.track,
        room=session.room,
        online=session.online,
        anchor=anchor(held.name),
    )


def _registration(site: Site, event: Event) -> RegistrationBox | None:
    given = event.registration
    if given is None:
        return None
    opens, closes = registration_times(event)
    is_over = event.state == "cancelled" or site.has_passed(closes)
    return RegistrationBox(given.url, given.opens, given.closes, given.fee, opens, closes, is_over)


def _editions(index: Index, item: Item) -> tuple[str, ...]:
    """The editions around this one. Dates of an event that repeats are told by themselves."""
    if item.facts.repeats or item.one_of:
        return ()
    return index.editions_around(item.facts.series, item.key)


def _series(index: Index, item: Item) -> SeriesBox | None:
    site, lang, series = index.site, item.lang, item.facts.series
    if not series:
        return None
    return SeriesBox(
        link=Link(site.settings.series_name(series, lang), local(site, lang, f"/series/{series}/")),
        editions=event_cards(site, _editions(index, item), lang),
    )
