"""What was promised to readers and is otherwise now has an entry in `changes` that tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path as File
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from communique.checks.times import written_offset
from communique.findings import Finding, Rank
from communique.model.event import Event
from communique.model.moments import Moment, zone
from communique.model.site import Item, Site, original
from communique.model.values import Change
from communique.model.walk import Path
from communique.reading.places import finding_in
from communique.reading.yaml_words import flow
from communique.settings import project_path
from communique.views.facts import EventFacts, event_facts

_TIMES = ("rescheduled", "postponed")
_PLACES = ("moved", "moved-online")


def check_published(site: Site, before: Iterable[EventFacts], content: File) -> Iterator[Finding]:
    """Findings on events that were published with other facts. `site` holds what waits for its time
    among its items, and lies in `content`."""
    for known in before:
        versions = site.items.get(known.key)
        if versions and known.key not in site.held:
            yield from _Case(site, known, original(versions)).findings()
        elif known.key not in site.unread and not _is_withdrawn(site, known):
            yield _vanished(site, known, content)


class _Case(Struct, frozen=True):
    """An event as it was published, and as it is now."""

    site: Site
    was: EventFacts
    item: Item

    @property
    def event(self) -> Event:
        facts: Event = self.item.facts
        return facts

    def findings(self) -> Iterator[Finding]:
        now = event_facts(self.site, self.item)
        if now.sequence < self.was.sequence:
            yield self._taken_out(now)
            return
        if now.sequence == self.was.sequence and now.state != self.was.state:
            yield self._altered(now)
            return
        told = {change.what for change in self._new(now)}
        has_moved = not told.isdisjoint(_PLACES)
        if told.isdisjoint(_TIMES):
            yield from self._time(now, has_moved)
        if not has_moved and told.isdisjoint({"reinstated"}):
            yield from self._place(now)
        if told.isdisjoint({"extended", "cancelled", *_TIMES}):
            yield from self._deadline(now)

    def _new(self, now: EventFacts) -> tuple[Change, ...]:
        """The changes since then; an event from another calendar counts on from its SEQUENCE there."""
        changes = self.event.own_changes
        return changes[max(len(changes) - (now.sequence - self.was.sequence), 0) :]

    def _time(self, now: EventFacts, has_moved: bool) -> Iterator[Finding]:
        before, after = self.was.span, now.span
        rank: Rank = "warning" if _is_finer(self.was, now) else "error"
        if self.was.starts != now.starts:
            if not (before.starts.is_month and _is_finer(self.was, now)):
                entry = {"what": "rescheduled", "was": self.was.starts}
                yield self._finding("starts", self.was.starts, now.starts, entry, rank)
        elif self.was.ends != now.ends:
            if self.was.ends:
                entry = {"what": "rescheduled", "was": self.was.starts, "was_ends": self.was.ends}
                yield self._finding("ends", self.was.ends, now.ends, entry, "error")
        elif before.begin != after.begin and after.starts.has_time and not has_moved:
            start = self.was.starts + written_offset(before.begin.utcoffset())
            entry = {"what": "rescheduled", "was": start}
            yield self._finding("timezone", self.was.timezone, now.timezone, entry, "error")

    def _place(self, now: EventFacts) -> Iterator[Finding]:
        before, after = _place(self.was), _place(now)
        if before == after or not before:
            return
        are_words = not (self.was.place.startswith("place/") or now.place.startswith("place/"))
        is_only_word = bool(after) and are_words and _last(self.was.place) == _last(now.place)
        what = "moved-online" if now.online and not after else "moved"
        was = self.was.place.removeprefix("place/") or before
        if self.was.place == now.place:
            was = self.was.room
        entry = {"what": what, "was": was}
        rank: Rank = "warning" if is_only_word else "error"
        yield self._finding("venue", before, after, entry, rank)

    def _deadline(self, now: EventFacts) -> Iterator[Finding]:
        """Whoever knows the former last day gives up too early, or comes too late."""
        before = self.was.closes
        if before in ("", now.closes):
            return
        if now.closes and _until(self.event, now.closes) < _until(self.event, before):
            yield self._sooner(before, now.closes)
        else:
            entry = {"what": "extended", "was": before}
            yield self._finding("registration.closes", before, now.closes, entry, "error")

    def _sooner(self, before: str, after: str) -> Finding:
        return finding_in(
            self.item.source, "deadline-sooner", f'registration.closes is "{after}"; published was "{before}"',
            "People count on the day that they were told, and would come too late.",
            "Put the former day back, or tell them by an entry in  corrections.",
            ("registration", "closes"), rank="warning",
        )  # fmt: skip

    def _finding(
        self, key: str, before: str, after: str, entry: Mapping[str, str], rank: Rank
    ) -> Finding:
        shown = f'is "{after}"' if after else "is gone"
        dated = {
            "on": f"{_today(self.site)}",
            **{name: text for name, text in entry.items() if text},
        }
        return finding_in(
            self.item.source, "unannounced-change", f'{key} {shown}; published was "{before}"',
            "People have it in their calendars; they hear of a change by an entry in changes.",
            f"Add as the last entry of  changes:  {flow(dated)}  and say why with  note:", tuple(key.split(".")),
            rank=self._rank(rank),
        )  # fmt: skip

    def _taken_out(self, now: EventFacts) -> Finding:
        return finding_in(
            self.item.source, "change-taken-out",
            f"there are {now.sequence} changes; published were {self.was.sequence}",
            "What was announced stays announced: calendars pass over an entry whose number falls.",
            "Put the entry back, and add one that tells how it is now.", ("changes",), key=True,
            rank=self._rank("error"),
        )  # fmt: skip

    def _altered(self, now: EventFacts) -> Finding:
        at: Path = ("changes", max(now.sequence - 1, 0), "what")
        return finding_in(
            self.item.source, "change-altered", f'the event is {now.state}; published was {self.was.state}',
            "An announced change was overwritten; readers hear of another one by another entry.",
            "Put the entry back, and add one that tells how it is now.", at, rank=self._rank("error"),
        )  # fmt: skip

    def _rank(self, rank: Rank) -> Rank:
        """What is over needs no hurry."""
        is_over = self.site.has_passed(self.was.span.end) and self.event.span.is_over(
            self.site.built_at
        )
        return "warning" if is_over else rank


def _until(event: Event, closes: str) -> datetime:
    return Moment.read(closes).until(event.span.zone)


def _is_finer(was: EventFacts, now: EventFacts) -> bool:
    """Whether the new start only says more exactly what was published."""
    return now.starts.startswith(was.starts)


def _place(facts: EventFacts) -> str:
    place = facts.place.removeprefix("place/")
    return ", ".join(part for part in (facts.room, place) if part)


def _last(place: str) -> str:
    """The end of a place in words: its country, where it has one."""
    return place.rpartition(", ")[2].casefold()


def _today(site: Site) -> Moment:
    at = site.built_at.astimezone(zone(site.settings.timezone))
    return Moment.read(f"{at:%Y-%m-%d}")


def _is_withdrawn(site: Site, known: EventFacts) -> bool:
    path = unquote(urlsplit(known.url).path)
    return any(path.endswith(address) for address, _ in site.withdrawn)


def _vanished(site: Site, known: EventFacts, content: File) -> Finding:
    paths = [path for path, (key, _) in site.paths.items() if key == known.key]
    name = min(paths, key=len, default=f"events/{known.key.partition('/')[2]}.md")
    rank: Rank = "warning" if site.has_passed(known.span.end) else "error"
    what = f"the event of {known.starts} was published and is gone: {known.url}"
    why = "In calendars it would vanish without a word, and its address would lead nowhere."
    return Finding(
        project_path(content / name), 0, 0, "event-vanished", what, why,
        "Put it back and cancel it with  communique cancel, or write  status: withdrawn  into it;"
        " a file with a new name keeps its id with  communique move.", rank,
    )  # fmt: skip
