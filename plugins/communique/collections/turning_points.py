"""The moments at which a site looks different though nobody edits it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from communique.collections import calls
from communique.collections.agenda import is_moment, over_at
from communique.collections.assets import expiry, photos_of
from communique.collections.calendar_window import leaves_at
from communique.collections.recent_news import WINDOW, old_at
from communique.collections.registration import registration_times
from communique.collections.revisions import updates
from communique.collections.told import SOON, soon_at
from communique.model.moments import zone
from communique.model.site import Item, Site

Turn = tuple[datetime, str]
"""A moment, and what happens then, without saying to which item: held-back items stay unknown."""


def next_turn(site: Site) -> tuple[datetime | None, tuple[str, ...]]:
    """The next of the turning points, and all that happens then."""
    coming = [(at, what) for at, what in turning_points(site) if at > site.built_at]
    if not coming:
        return None, ()
    first = min(at for at, _ in coming)
    return first, tuple(sorted({what for at, what in coming if at == first}))


def turning_points(site: Site) -> Iterator[Turn]:
    """All future moments and some of the past, in no order."""
    yield from ((at, "publication") for at in site.waiting)
    longest = max(WINDOW.days, site.settings.calendar_past_days or 0)
    for kind in site.originals:
        for item in site.late(kind, longest):
            yield from _of_any(site, item)
            yield from _OF_KIND.get(kind, _none)(site, item)
            for version in site.items[item.key].values():
                yield from _updates(site, version)


def _of_any(site: Site, item: Item) -> Iterator[Turn]:
    for _, photo in photos_of(item.facts):
        if photo.expires:
            yield expiry(photo, site), "picture rights end"


def _updates(site: Site, item: Item) -> Iterator[Turn]:
    """What feeds and calendars date a version by; a translation may have an update of its own."""
    facts, its_zone = item.facts, zone(site.settings.timezone)
    yield from ((moment.at(its_zone), "update") for moment in updates(facts))
    for change in facts.changes if item.kind == "event" else ():
        yield change.on.at(its_zone), "change of an event"


def _of_event(site: Site, item: Item) -> Iterator[Turn]:
    facts = item.facts
    if item.dates:
        # Each of its dates tells its own.
        return
    if facts.span.is_announced:
        yield facts.span.begin, "event begins"
    if SOON in site.settings.feeds and (told := soon_at(site, item)):
        yield told, "event begins soon"
    yield over_at(facts.span, is_moment(facts)), "event ends"
    if facts.span.is_announced and not item.one_of and (at := leaves_at(site, facts.span.end)):
        yield at, "event leaves calendars"
    if facts.registration and facts.state != "cancelled":
        # That it opens is said by the reader's clock.
        yield registration_times(facts)[1], "registration closes"


def _of_agreement(site: Site, item: Item) -> Iterator[Turn]:
    its_zone = zone(site.settings.timezone)
    if item.facts.signed:
        yield item.facts.signed.at(its_zone), "agreement in force"
    if item.facts.ends:
        yield item.facts.ends.until(its_zone), "agreement ends"


def _none(site: Site, item: Item) -> Iterator[Turn]:
    return iter(())


def _of_news(site: Site, item: Item) -> Iterator[Turn]:
    if at := old_at(site, item):
        yield at, "news are two days old"


def _of_person(site: Site, item: Item) -> Iterator[Turn]:
    its_zone = zone(site.settings.timezone)
    for role in item.facts.roles:
        if role.starts:
            yield role.starts.at(its_zone), "post begins"
        if role.ends:
            yield role.ends.until(its_zone), "post ends"


def _of_prize(site: Site, item: Item) -> Iterator[Turn]:
    for edition in item.facts.editions:
        yield from calls.turns(edition.call, zone(site.settings.timezone))


_OF_KIND = {
    "agreement": _of_agreement,
    "event": _of_event,
    "news": _of_news,
    "person": _of_person,
    "prize": _of_prize,
}
