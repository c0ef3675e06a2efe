"""The calendars of an event's programme: all its sessions, and those of each track."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.index import Index
from communique.collections.sessions import Held, sessions
from communique.collections.uris import as_uri
from communique.model.site import Item, Site
from communique.model.values import Session
from communique.views.calendar_extras import colour, conferences, guests, styled
from communique.views.calendars import (
    CalendarEntry,
    CalendarFile,
    description,
    file_of,
    last_note,
    stamp,
    uid,
)
from communique.views.cards import Link, where
from communique.views.item import people
from communique.views.lifecycle import told_title


class ProgrammeFile(Struct, frozen=True):
    """A calendar of sessions, in order of time."""

    file: CalendarFile
    entries: tuple[CalendarEntry, ...]


def programme_scopes(site: Site, item: Item) -> dict[str, str]:
    """Mark -> name of each calendar of the programme: "" for the whole, then each track where there
    is more than one. None while no session has a day."""
    held = _known(site, item)
    tracks = {one.track: one.session.track for one in held if one.track}
    return ({"": ""} | (tracks if len(tracks) > 1 else {})) if held else {}


def programme_address(item: Item, track: str) -> str:
    return f"{item.address}programme{'-' if track else ''}{track}.ics"


def programme_links(site: Site, item: Item) -> tuple[Link, ...]:
    """Links to the calendars of the programme, for its page."""
    _ = site.words.say(item.lang)
    return tuple(
        Link(name or _("All sessions"), site.settings.href(programme_address(item, track)))
        for track, name in programme_scopes(site, item).items()
    )


def anchor(name: str) -> str:
    """The fragment at which a session stands on the page."""
    return f"session-{name}"


def programme_calendar(index: Index, key: str, lang: str, track: str) -> ProgrammeFile:
    site, event = index.site, index.site.items[key][lang]
    name = programme_scopes(site, event).get(track, "")
    title = f"{event.title}: {name}" if name else event.title
    address = programme_address(event, track)
    file = file_of(site, lang, address, title, event.address, ())
    held = (one for one in _known(site, event) if track in ("", one.track))
    return ProgrammeFile(file, tuple(_entry(site, event, one) for one in held))


def _known(site: Site, item: Item) -> tuple[Held, ...]:
    """The sessions whose day is known."""
    return tuple(one for one in sessions(site, item) if one.span.is_announced)


def _entry(site: Site, item: Item, held: Held) -> CalendarEntry:
    facts, session, lang = item.facts, held.session, item.lang
    url = as_uri(f"{site.settings.absolute(item.address)}#{anchor(held.name)}")
    calls = conferences(site, session, lang)
    summary = "\n".join(filter(None, (session.summary, *_speakers(site, session, lang))))
    place = None if facts.has_moved_online else where(site, facts.venue, lang)
    return CalendarEntry(
        uid=uid(site, item, f"session/{held.name}"),
        sequence=facts.sequence,
        stamp=stamp(site, item),
        created=site.published_at(item),
        span=held.span,
        summary=told_title(site, session.title, facts.state, lang),
        description=description(last_note(item), summary, calls, url),
        where=replace(place, room=session.room or place.room) if place else None,
        online=calls[0].url if calls else "",
        url=url,
        state=facts.state,
        categories=(session.track,) if session.track else (),
        organisers=(),
        lang=lang,
        colour=colour(site, facts.format),
        conferences=calls,
        parent=uid(site, item),
        html=styled(last_note(item), session.summary, url, session.title),
        guests=tuple(guests(site, session.people, lang, "SPEAKER")),
    )


def _speakers(site: Site, session: Session, lang: str) -> tuple[str, ...]:
    """Who speaks, a line each: few programs show participants."""
    lines = people(site, session.people, lang)
    return tuple(
        f"{line.link.title} ({line.role})" if line.role else line.link.title for line in lines
    )
