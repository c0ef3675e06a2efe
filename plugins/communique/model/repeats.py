"""Events that repeat: by what rule, without which dates, and what is different about one of them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from communique.findings import Unfit
from communique.model.fields import Many, Url, Value, Words, as_list, described, keyed
from communique.model.moments import Moment
from communique.model.repeat_words import read_days, read_interval
from communique.model.rrule import read_rule
from communique.model.values import Online, People, Registration, Session, Venue


def _every(text: str) -> str:
    read_interval(text)
    return text


def _days(days: tuple[str, ...]) -> tuple[str, ...]:
    read_days(days)
    return days


def _rule(text: str) -> str:
    read_rule(text)
    return text


class Repeats(Value):
    """The dates of an event that repeats: `starts` is the first of them."""

    every: Annotated[str, AfterValidator(_every)] = described(
        "How often: day, week, month or year, or every so many of them.",
        "month",
        "2 weeks",
        default="",
    )
    on: Annotated[tuple[str, ...], BeforeValidator(as_list), AfterValidator(_days)] = described(
        "On which days, when it is not those of `starts`: weekdays, which weekday of a month, or days of a month.",
        "second tuesday",
        ["monday", "thursday"],
        "last friday",
        "15",
        "last day",
        default=(),
    )
    until: Moment | None = described(
        "The last day on which it may take place. Without it and `times` there is no end.",
        "2027-06-30",
        default=None,
    )
    times: int | None = described(
        "How many times it takes place in all, left out dates included.", "10", default=None, ge=1
    )
    left_out: Annotated[tuple[Moment, ...], BeforeValidator(as_list)] = Field(
        default_factory=tuple,
        alias="except",
        description="Days on which the rule would have it and it never was to be. A date that was announced is cancelled in `changes`.",
        examples=[["2026-12-24", "2026-12-31"]],
    )
    also: Annotated[tuple[Moment, ...], BeforeValidator(as_list)] = described(
        "Further dates: days, at the usual time, or wall times.",
        ["2026-09-05", "2026-09-12T18:00"],
        default=(),
    )
    rule: Annotated[str, AfterValidator(_rule)] = described(
        "In the place of every, on, until and times: a rule as calendar files have it (RRULE of RFC 5545).",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        default="",
    )

    @model_validator(mode="after")
    def _one_rule(self) -> Repeats:
        if self.rule:
            self._check_alone()
        elif not self.every:
            raise Unfit(
                "repeats", "repeats does not say how often", "The rule begins with how often it takes place.",
                "Write  every: month  or  every: 2 weeks",
            )  # fmt: skip
        elif self.until and self.times:
            raise Unfit(
                "repeats", "repeats has both until and times", "Each of them says when it ends; they could disagree.",
                "Delete one of them.", ("times",),
            )  # fmt: skip
        else:
            _check_fit(self.every, self.on)
        return self

    def _check_alone(self) -> None:
        given = {"every": self.every, "on": self.on, "until": self.until, "times": self.times}
        both = [name for name, value in given.items() if value]
        if both:
            raise Unfit(
                "repeats", f"repeats has both rule and {both[0]}", "The rule says all of it: how often, on which days, until when (UNTIL, COUNT).",
                "Delete one of them.", (both[0],),
            )  # fmt: skip


def _check_fit(every: str, on: tuple[str, ...]) -> None:
    """What `on` may say hangs on `every`."""
    frequency, _ = read_interval(every)
    for number, day in enumerate(read_days(on)):
        problem = day.unfit_for(frequency)
        if problem:
            raise Unfit("repeats-on", f'repeats.on is "{on[number]}", while every is "{every}"', *problem, ("on",))  # fmt: skip
    if len({day.is_weekday for day in read_days(on)}) > 1:
        raise Unfit(
            "repeats-on", "repeats.on names weekdays and days of the month",
            "A rule has the one or the other.", "Keep the rule's days, and add single dates under  also:", ("on",),
        )  # fmt: skip


class Occurrence(Value):
    """What is different about one date of an event that repeats. A change that was announced is told in
    `changes` as well, with the same `occurrence`."""

    day: Moment = described(
        "Which date: its day by the rule, also when it takes place on another.", "2026-10-13"
    )
    title: Words = described("Its own title.", "Coffee hour with guests", default="")
    starts: Moment | None = described("When it begins.", "2026-10-14T10:00", default=None)
    ends: Moment | None = described("When it ends.", "2026-10-14T11:00", default=None)
    venue: Annotated[Venue, keyed("place")] | None = described(
        "Where.", "seoul-city-hall", default=None
    )
    online: Online = described("The address where it can be followed.", "https://example.org/live", default="")  # fmt: skip
    summary: Words = described("A sentence or two on it.", "Guests from Cuenca.", default="")
    people: People = described("Who takes part.", ["park-jung-sook"], default=())
    programme: Many[Session] = described(
        "Its sessions.", [{"starts": "2026-10-14T10:00", "title": "Opening"}], default=()
    )
    registration: Annotated[Registration, keyed("url")] | None = described(
        "How to take part.", {"url": "https://example.org/register"}, default=None
    )
    outcomes: Many[Words] = described(
        "What came of it, one sentence each.", ["Three cities share their data."], default=()
    )
    livestream: Url = described("Where it can be watched live.", "https://example.org/live", default="")  # fmt: skip
    recording: Url = described("Where it can be watched afterwards.", "https://example.org/recording", default="")  # fmt: skip

    @property
    def differences(self) -> dict[str, Any]:
        """The fields of the event that are others here, by name."""
        given = self.model_fields_set - {"day"}
        return {name: value for name in given if (value := getattr(self, name))}
