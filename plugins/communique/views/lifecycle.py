"""How a change of an event is told: in titles, where a client shows nothing else."""

from __future__ import annotations

from msgspec import Struct

from communique.collections.calls import call_of
from communique.collections.registration import extended_to
from communique.model.event import Event
from communique.model.moments import Moment
from communique.model.site import Item, Site
from communique.model.values import Change


def told_title(site: Site, title: str, state: str, lang: str) -> str:
    """The title with the state before it, in the reader's language: "Cancelled: Annual meeting".

    Google Calendar removes entries whose status is cancelled, and no status says "postponed";
    the title reaches everybody.
    """
    word = state_word(site, state, lang)
    return titled(site, word, title, lang) if word else title


def titled(site: Site, word: str, title: str, lang: str) -> str:
    """The title with a word before it, in the reader's language: "Starting soon: Annual meeting"."""
    return site.words.say(lang)("%(state)s: %(title)s") % {"state": word, "title": title}


def state_word(site: Site, state: str, lang: str) -> str:
    """The state in a word, empty while the event takes place as announced."""
    _ = site.words.say(lang)
    words = {
        "cancelled": _("Cancelled"),
        "postponed": _("Postponed"),
        "rescheduled": _("Rescheduled"),
        "moved-online": _("Moved online"),
    }
    return words.get(state, "")


def changed_title(site: Site, title: str, change: Change, lang: str) -> str:
    """The title with what happened before it: "Moved: Annual meeting"."""
    return titled(site, change_word(site, change, lang), title, lang)


def change_word(site: Site, change: Change, lang: str) -> str:
    """What happened, in a word."""
    _ = site.words.say(lang)
    words = {
        "moved": _("Moved"),
        "reinstated": _("Takes place after all"),
        "extended": _("Registration extended"),
    }
    return words.get(change.what) or state_word(site, change.what, lang)


class ChangeLine(Struct, frozen=True):
    """An announced change in words: what happened, and why."""

    on: Moment
    told: str
    note: str
    what: str = ""
    """As a change's `what`; empty for calls."""

    @property
    def whole(self) -> str:
        return " ".join(part for part in (self.told, self.note) if part)


def change_line(site: Site, event: Event, change: Change, lang: str) -> ChangeLine:
    told = _told(site, event, change, lang)
    if change.occurrence:
        day = site.language(lang).day(change.occurrence.day)
        told = site.words.say(lang)("Date of %(day)s: %(told)s") % {"day": day, "told": told}
    return ChangeLine(change.on, told, change.note, change.what)


def _told(site: Site, event: Event, change: Change, lang: str) -> str:
    _ = site.words.say(lang)
    if change.what == "extended":
        return _told_extension(site, event, change, lang)
    if change.former_start:
        return _told_time(site, change, change.former_start, lang)
    before = former_place(site, change, lang)
    if before:
        elsewhere = {
            "moved": _("Moved. It was to take place here: %(place)s."),
            "moved-online": _("Moved online. It was to take place here: %(place)s."),
        }
        return elsewhere[change.what] % {"place": before}
    plain = {
        "cancelled": _("Cancelled."),
        "moved": _("Moved to another place."),
        "moved-online": _("Moved online."),
    }
    return plain.get(change.what) or _("It takes place after all.")


def _told_time(site: Site, change: Change, start: Moment, lang: str) -> str:
    _, language = site.words.say(lang), site.language(lang)
    if change.was_ends and change.what == "rescheduled":
        told = _("Rescheduled. It was to end on %(moment)s.")
        return told % {"moment": language.moment(change.was_ends)}
    before = {
        "postponed": _("Postponed. It was to begin on %(moment)s."),
        "rescheduled": _("Rescheduled. It was to begin on %(moment)s."),
    }
    return before[change.what] % {"moment": language.moment(start)}


def _told_extension(site: Site, event: Event, change: Change, lang: str) -> str:
    _, language = site.words.say(lang), site.language(lang)
    assert change.former_time
    return _("Registration extended to %(moment)s. It was to close on %(former)s.") % {
        "moment": language.moment(extended_to(event, change)),
        "former": language.moment(change.former_time),
    }


def call_line(site: Site, prize: Item, year: int, number: int, lang: str) -> ChangeLine:
    """The extension of a call in words, by its number from 1."""
    _, language, call = site.words.say(lang), site.language(lang), call_of(prize, year)
    one = call.extended[number - 1]
    told = _("Call for entries extended to %(moment)s. It was to close on %(former)s.") % {
        "moment": language.moment(call.extended_to(number) or one.was),
        "former": language.moment(one.was),
    }
    return ChangeLine(one.on, told, one.note)


def former_place(site: Site, change: Change, lang: str) -> str:
    """Where it was to take place, in the reader's language where the place has a file; empty where
    nothing is said of it."""
    if not change.was or change.what not in ("moved", "moved-online"):
        return ""
    if not site.find(change.was, ("place",)):
        return change.was
    place = site.referred(change.was, lang, ("place",))
    return place.title if place else ""
