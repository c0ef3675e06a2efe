"""What programs of partners are told of events, agreements and organisations: the lists below `/api/`.

These classes are the only description of the lists: the JSON Schema beside each list and the page for
people are made from them. Names are those of the front matter. Every field is always there; null, "" or
an empty list says that nothing is known.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from communique.collections.agreements import Standing
from communique.model.agreement import AgreementType
from communique.model.event import Format, State
from communique.model.fields import described
from communique.model.organisation import OrganisationType

Uri = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
UriOrNone = Annotated[
    str | None, WithJsonSchema({"anyOf": [{"type": "string", "format": "uri"}, {"type": "null"}]})
]
Day = Annotated[str, WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"})]
"""A day, or a month whose day is not known."""
Wall = Annotated[
    str, WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2})?)?$"})
]
Country = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^([A-Z]{2})?$"})]


class Told(BaseModel):
    """Base of all. The schema is open, since fields may be added."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class Time(Told):
    """A time as it is announced where it counts, and the instant that this is."""

    local: Wall = described(
        "The wall time, the day, or the month while the day is not known.",
        "2026-10-13T10:00", "2026-10-13", "2026-10",
    )  # fmt: skip
    timezone: str = described("The IANA time zone of the wall time.", "Asia/Seoul")
    instant: datetime | None = described(
        "The same instant in UTC; null for days and months, which are the same day in every zone.",
        "2026-10-13T01:00:00Z",
    )


class Named(Told):
    """Something that has a page here."""

    id: str = described("Its lasting id.", "tag:newsroom.example,2020:organisation/wego")
    name: str = described("What it is called.", "Geneva Cities Hub")
    url: Uri = described("Its page.", "https://newsroom.example/organisations/geneva-cities-hub/")


class Venue(Told):
    """Where something takes place."""

    name: str = described("What the place is called.", "Seoul City Hall")
    address: str = described("Street and number.", "110 Sejong-daero")
    city: str = described("The city.", "Seoul")
    country: Country = described("Two-letter country code, ISO 3166-1 alpha-2.", "KR")
    latitude: float | None = described("Degrees north, WGS 84.", 37.5663)
    longitude: float | None = described("Degrees east, WGS 84.", 126.9779)


class Version(Told):
    """The page in another language."""

    lang: str = described("The language: a tag, BCP 47.", "ko")
    url: Uri = described("The page.", "https://newsroom.example/ko/events/2026/forum/")


class Record(Told):
    """What all entries have."""

    id: str = described(
        "Its lasting id, the same in every language: store this and never the address.",
        "tag:newsroom.example,2020:event/2026/forum",
    )
    url: Uri = described("Its page.", "https://newsroom.example/events/2026/forum/")
    lang: str = described(
        "The language that it is told in: a tag, BCP 47. The original's where there is no translation.",
        "en",
    )
    versions: tuple[Version, ...] = described("Its page in each language.")
    summary: str = described("One or two sentences.", "A day of talks.")
    topics: tuple[str, ...] = described("What it is about: slugs, the same in every language.")
    published: datetime | None = described("When it was published.", "2026-03-01T00:00:00Z")
    updated: datetime | None = described(
        "When its content last changed: its publication, update, correction or announced change.",
        "2026-08-01T00:00:00Z",
    )


class EventDate(Told):
    """One date of an event that repeats."""

    id: str = described("Its lasting id.", "tag:newsroom.example,2020:event/2026/call/2026-10-13")
    url: Uri = described("Its page.", "https://newsroom.example/events/2026/call/2026-10-13/")
    starts: Time = described("When it begins.")
    ends: Time | None = described("When it ends; a day is the last one.")
    state: State = described("Whether this date takes place as announced.", "scheduled")


class Event(Record):
    """Something that takes place."""

    uid: str = described("Its UID in our calendars.", "event/2026/forum@newsroom.example")
    title: str = described("What it is called.", "Smart Cities Forum")
    format: Format = described("What sort of event it is.", "forum")
    starts: Time = described("When it begins; of an event that repeats, its first date.")
    ends: Time | None = described("When it ends; a day is the last one, that day included.")
    state: State = described(
        "Whether it takes place as announced. Read it: cancelled events stay in the list.",
        "scheduled", "cancelled",
    )  # fmt: skip
    sequence: int = described("The number of announced changes of time, place and state.", 0)
    venue: Venue | None = described("Where; null for an event that is online only.")
    online: UriOrNone = described(
        "Where it can be followed; null where that is not public or not possible.",
        "https://example.org/live",
    )
    organisers: tuple[Named, ...] = described("Who holds it.")
    partners: tuple[Named, ...] = described("Who helps.")
    series: str | None = described("The series it belongs to: a slug.", "general-assembly")
    registration: UriOrNone = described("Where to register.", "https://example.org/register")
    website: UriOrNone = described("Its own website.", "https://example.org/forum")
    recording: UriOrNone = described(
        "Where it can be watched afterwards.", "https://example.org/recording"
    )
    repeats: str = described("The rule of an event that repeats: RRULE, RFC 5545 3.3.10.", "FREQ=MONTHLY;BYDAY=2TU")  # fmt: skip
    dates: tuple[EventDate, ...] = described(
        "The dates of an event that repeats, as far ahead as the site has pages of them."
    )
    calendar: UriOrNone = described(
        "Its calendar file; null while its day is not known.",
        "https://newsroom.example/events/2026/forum/event.ics",
    )


class Agreement(Record):
    """A paper that organisations sign."""

    title: str = described("What it is called.", "Memorandum with Geneva Cities Hub")
    type: AgreementType = described("What sort of paper it is.", "memorandum of understanding")
    standing: Standing = described("Where it stands today.", "in force")
    parties: tuple[Named, ...] = described("Who agrees.")
    expected: Day | None = described("When it is to be signed.", "2026-03")
    signed: Day | None = described("When it was signed.", "2026-03-15")
    renewed: Day | None = described("When it was renewed.", "2029-03-01")
    ends: Day | None = described("Until when it is valid, that day included.", "2029-03-14")
    place: Named | None = described("Where it is signed.")
    document: UriOrNone = described("The paper itself.", "https://example.org/memorandum.pdf")


class Organisation(Record):
    """A member, a partner, an office, a UN body."""

    name: str = described("What it is called.", "Geneva Cities Hub")
    short: str = described("Its short name.", "GCH")
    type: OrganisationType = described("What sort of organisation it is.", "partner")
    city: str = described("Where it has its seat.", "Geneva")
    country: Country = described("Two-letter country code, ISO 3166-1 alpha-2.", "CH")
    latitude: float | None = described("Degrees north, WGS 84.", 46.2044)
    longitude: float | None = described("Degrees east, WGS 84.", 6.1432)
    joined: Day | None = described("Since when it is a member.", "2010-09")
    website: UriOrNone = described("Its website.", "https://example.org")


class List(Told):
    """A list in one language."""

    model_config = ConfigDict(title="List")

    schema_url: Uri = Field(
        alias="$schema", description="The JSON Schema 2020-12 that describes this file."
    )
    url: Uri = described("The address of this file.", "https://newsroom.example/api/events.json")
    publisher: str = described("Who publishes it.", "City Network")
    lang: str = described("The language of the list: a tag, BCP 47.", "en")


class Events(List):
    """Every event of the site, past ones and cancelled ones too, in the order of ids."""

    model_config = ConfigDict(title="Events")

    events: tuple[Event, ...] = described("The events; one that repeats stands once.")


class Agreements(List):
    """Every agreement of the site, newest first."""

    model_config = ConfigDict(title="Agreements")

    agreements: tuple[Agreement, ...] = described("The agreements.")


class Organisations(List):
    """Every organisation of the site, in the order of names."""

    model_config = ConfigDict(title="Organisations")

    organisations: tuple[Organisation, ...] = described("The organisations.")


LISTS: dict[str, type[List]] = {
    "events": Events,
    "agreements": Agreements,
    "organisations": Organisations,
}
"""Name of a list, and of its key in the file -> its class."""
