"""The values that fields of several kinds are made of."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, model_validator

from communique.findings import Unfit
from communique.model.codes import Country
from communique.model.fields import (
    Many,
    RefTo,
    Slug,
    Url,
    Value,
    Words,
    described,
    keyed,
)
from communique.model.moments import Moment

PersonRef = Annotated[str, RefTo(("person",))]
OrganisationRef = Annotated[str, RefTo(("organisation",))]
PlaceRef = Annotated[str, RefTo(("place",))]
EventRef = Annotated[str, RefTo(("event",))]
AnyRef = Annotated[str, RefTo()]

EMAIL = r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$"


class Coordinates(Value):
    """A point on the globe, WGS 84, in degrees."""

    latitude: float = described(
        "Degrees north of the equator.", "37.5663", ge=-90, le=90, allow_inf_nan=False
    )
    longitude: float = described(
        "Degrees east of Greenwich.", "126.9779", ge=-180, le=180, allow_inf_nan=False
    )


def _pair(value: Any) -> Any:
    parts = [part.strip() for part in value.split(",")] if isinstance(value, str) else value
    if isinstance(parts, list) and len(parts) == 2:
        return {"latitude": parts[0], "longitude": parts[1]}
    if isinstance(parts, list):
        raise Unfit(
            "coordinates", "{field} is not a pair of numbers", "Latitude and longitude are given in degrees, with a comma between.",
            "Write  {key}: 37.5663, 126.9779",
        )  # fmt: skip
    return value


Point = Annotated[Coordinates, BeforeValidator(_pair)]


class Photo(Value):
    """A picture beside the item's file, with the rights to show it."""

    file: str = described("The picture's file name, beside this file.", "assembly.jpg")
    alt: Words = described(
        "What the picture shows, for those who do not see it.",
        "Delegates on the steps of the city hall",
    )
    caption: Words = described(
        "The line under the picture.", "Participants of the 6th General Assembly", default=""
    )
    credit: Words = described("Who made or provided it.", "Seoul Metropolitan Government")
    rights: Words = described("On what terms it is shown.", "CC BY 4.0", "Provided for press use")
    expires: Moment | None = described(
        "The last day on which it may be shown.", "2026-12-31", default=None
    )
    focus: str = described(
        "The part to keep when it is cropped: across and down, in per cent.",
        "50 30",
        default="50 50",
        pattern=r"^(100|\d{1,2}) (100|\d{1,2})$",
    )
    download: bool = described(
        "Whether readers may take the file itself, as it lies here, from the page: for a press room.",
        "yes",
        default=False,
    )


class Attachment(Value):
    """A document to download: a file beside the item's file, or an address."""

    title: Words = described("What the document is called.", "Programme (PDF)")
    file: str = described("The file name, beside this file.", "programme.pdf", default="")
    link: Url = described(
        "Where it lies, when not beside this file.", "https://example.org/programme.pdf", default=""
    )

    @model_validator(mode="after")
    def _one_source(self) -> Attachment:
        if bool(self.file) == bool(self.link):
            raise Unfit(
                "attachment", f'the attachment "{self.title}" has {"both a file and a link" if self.file else "neither file nor link"}',
                "A document lies either beside this file or at an address.", "Write either  file: programme.pdf  or  link: https://example.org/programme.pdf",
            )  # fmt: skip
        return self


class Participant(Value):
    """A person in the role they have here."""

    person: PersonRef = described("The person, by the name of their file.", "park-jung-sook")
    role: Words = described("What they do here.", "speaker", "moderator", default="")
    online: bool = described("Whether they take part from afar.", "yes", default=False)


People = Many[Annotated[Participant, keyed("person")]]


class Quote(Value):
    """A sentence somebody said or wrote, set as a quotation."""

    text: Words = described(
        "The sentence, without quotation marks.", "Smart cities can be beacons of hope."
    )
    person: PersonRef = described(
        "Who said it, by the name of their file.", "joanna-rubinstein", default=""
    )
    by: Words = described("Who said it, when they have no file here.", "A delegate", default="")
    source: Url = described("Where it can be read.", "https://example.org/speech", default="")


class Venue(Value):
    """Where it takes place: a place by the name of its file, or written out."""

    place: PlaceRef = described(
        "The place, by the name of its file.", "seoul-city-hall", default=""
    )
    name: Words = described("What the place is called.", "Seoul City Hall", default="")
    address: Words = described("Street and number.", "110 Sejong-daero", default="")
    city: Words = described("The city.", "Seoul", default="")
    country: Country = described(
        "Two-letter country code, ISO 3166-1 alpha-2.", "KR", "CH", "NO", default=""
    )
    coordinates: Point | None = described("Latitude, longitude.", "37.5663, 126.9779", default=None)
    room: Words = described("The room in it.", "Main hall", default="")


def _yes_or_url(text: str) -> str:
    from communique.model.fields import _url

    answer = text.strip().lower()
    if answer in ("yes", "true"):
        return "yes"
    return "" if answer in ("no", "false", "") else _url(text)


Online = Annotated[str, AfterValidator(_yes_or_url)]


class Session(Value):
    """An entry of a programme: a small event."""

    starts: Moment = described("When it begins, in the event's time zone.", "2023-03-13T10:00")
    ends: Moment | None = described("When it ends.", "2023-03-13T11:30", default=None)
    title: Words = described("What it is called.", "High-level session")
    id: Slug | None = described(
        "Its lasting name in calendars, written once when its title or start changes; else they follow from those.",
        "opening",
        default=None,
    )
    summary: Words = described("A sentence on it.", "Mayors show best practice.", default="")
    people: People = described(
        "Who speaks, with their roles.",
        [{"person": "park-jung-sook", "role": "moderator"}],
        default=(),
    )
    track: Words = described("The strand it belongs to.", "Climate", default="")
    room: Words = described("The room.", "Room 3", default="")
    online: Online = described(
        "The address where it can be followed; yes when not public.",
        "https://example.org/live",
        "yes",
        default="",
    )


class Registration(Value):
    """How to take part."""

    url: Url = described("Where to register.", "https://example.org/register", default="")
    opens: Moment | None = described("From when.", "2023-01-10", default=None)
    closes: Moment | None = described("Until when, that day included.", "2023-03-01", default=None)
    fee: Words = described(
        "What it costs. An amount with its currency, or that it is free, is told to search engines as a price.",
        "free of charge",
        "CHF 120",
        default="",
    )


class Imported(Value):
    """What an event is called in the calendar that it was taken from."""

    uid: str = described(
        "Its UID there: subscribers of both calendars have it once.",
        "7a2f@example.org",
        min_length=1,
    )
    sequence: int = described(
        "Its SEQUENCE there; our changes count on from it.", "2", default=0, ge=0
    )


What = Literal[
    "rescheduled", "postponed", "cancelled", "moved", "moved-online", "reinstated", "extended"
]
OF_TIME = {
    "rescheduled": ("former date", "start:  was: 2023-09-26"),
    "postponed": ("former date", "start:  was: 2023-09-26"),
    "extended": ("former deadline", "last day of registration:  was: 2023-03-01"),
}
"""The changes of a time: what subscribers are told, and how it is written."""


class Change(Value):
    """A change of time, place, state or deadline: calendars, feeds and banners follow from it."""

    on: Moment = described("The day on which it was announced.", "2023-08-01")
    what: What = described(
        "What happened; extended: one may register longer.", "rescheduled", "cancelled", "extended"
    )
    was: Words = described(
        "What stood there before: the former start, the former last day of registration, or the former place by the name of its file or in words, which a translation may give in its own.",
        "2023-09-26T10:00",
        "seoul-city-hall",
        default="",
    )
    was_ends: Moment | None = described(
        "The former end, where only the end has changed.", "2023-09-26T12:00", default=None
    )
    occurrence: Moment | None = described(
        "Where the event repeats and one date alone changed: its day by the rule.",
        "2026-10-13",
        default=None,
    )
    note: Words = described("Why, for readers.", "The hall is being repaired.", default="")

    @model_validator(mode="after")
    def _former_time(self) -> Change:
        if self.what in OF_TIME:
            if not self.was:
                told, written = OF_TIME[self.what]
                raise Unfit(
                    "change-was", f"the change of {self.on} does not say what was before",
                    f"Subscribers are told the {told}.", f"Write the former {written}",
                )  # fmt: skip
            try:
                Moment.read(self.was)
            except Unfit as unfit:
                raise unfit.within("was") from None
        return self

    @property
    def former_time(self) -> Moment | None:
        """What `was` says, where the change was one of a time."""
        return Moment.read(self.was) if self.what in OF_TIME else None

    @property
    def former_start(self) -> Moment | None:
        """The start before this change, where the change was one of the event's time."""
        return None if self.what == "extended" else self.former_time


class Correction(Value):
    """A correction, shown on the page."""

    on: Moment = described("The day of the correction.", "2023-10-02")
    note: Words = described(
        "What was wrong and is right now.", "An earlier version named the wrong day."
    )


class Contact(Value):
    """Somebody the press can reach."""

    name: Words = described("The person or desk.", "Press desk")
    email: str = described(
        "Their email address.",
        "press@example.org",
        default="",
        pattern=EMAIL,
    )
    phone: str = described(
        "Their telephone number, with the country's prefix.",
        "+82 2 000 0000",
        default="",
        pattern=r"^\+[\d ()-]+$",
    )


class Role(Value):
    """A post that a person holds or held."""

    title: Words = described("What the post is called.", "Secretary-General")
    organisation: OrganisationRef = described(
        "The organisation, by the name of its file.", "wego", default=""
    )
    at: Words = described(
        "The organisation's name, when it has no file here.",
        "World Childhood Foundation",
        default="",
    )
    starts: Moment | None = described("Since when.", "2021-01", default=None, alias="from")
    ends: Moment | None = described("Until when.", "2024-12", default=None, alias="to")


class Signatory(Value):
    """Who signs an agreement, and for which party."""

    person: PersonRef = described("The person, by the name of their file.", "park-jung-sook")
    party: OrganisationRef = described(
        "The party they sign for, by the name of its file.", "wego", default=""
    )


class Extension(Value):
    """A last day that was put off after it was announced."""

    on: Moment = described("The day on which that was announced.", "2023-06-20")
    was: Moment = described("The last day that was announced before.", "2023-06-30")
    note: Words = described("Why, for readers.", "Many asked for more time.", default="")


class Call(Value):
    """A call for entries."""

    opens: Moment | None = described("From when.", "2023-04-01", default=None)
    closes: Moment | None = described("Until when, that day included.", "2023-06-30", default=None)
    link: Url = described("Where the call can be read.", "https://example.org/call", default="")
    extended: Many[Extension] = described(
        "That it closes later than was announced, oldest first; closes is the day that counts.",
        [{"on": "2023-06-20", "was": "2023-06-30"}],
        default=(),
    )

    def extended_to(self, number: int) -> Moment | None:
        """Until when it was open after an extension, by its number from 1: what the next one says was
        so before it, else what is so now."""
        return self.extended[number].was if number < len(self.extended) else self.closes


class Winner(Value):
    """Who won, and for what."""

    name: Words = described("The winner.", "City of Cuenca")
    organisation: OrganisationRef = described(
        "The winner's file, where there is one.", "cuenca", default=""
    )
    category: Words = described("In which category.", "Human-centricity", default="")
    note: Words = described("For what.", "An open map of barriers.", default="")


class PrizeEdition(Value):
    """One round of a prize."""

    year: int = described("The year of the round.", "2023", ge=1900, le=2200)
    call: Call | None = described(
        "The call for entries.", {"opens": "2023-04-01", "closes": "2023-06-30"}, default=None
    )
    shortlist: Many[Words] = described("Who is on the shortlist.", ["City of Cuenca"], default=())
    ceremony: EventRef = described(
        "The event at which it is awarded, by the name of its file.",
        "prize-ceremony-2023",
        default="",
    )
    winners: Many[Annotated[Winner, keyed("name")]] = described(
        "Who won.", [{"name": "City of Cuenca"}], default=()
    )
