"""A call for entries that was published and closes on another day now says so by `extended`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.findings import Finding, Rank
from communique.model.moments import Moment, zone
from communique.model.site import Item, Site, original
from communique.model.values import Call
from communique.reading.places import finding_in
from communique.reading.yaml_words import flow
from communique.views.facts import CallFacts


def check_calls(site: Site, before: Iterable[CallFacts]) -> Iterator[Finding]:
    """Findings on calls that were published with another last day. A prize that waits for its time is
    told of by nobody."""
    for known in before:
        versions = site.items.get(known.key)
        if versions and known.key not in site.held:
            yield from _call(site, known, original(versions))


def _call(site: Site, known: CallFacts, item: Item) -> Iterator[Finding]:
    rounds = enumerate(item.facts.editions)
    number, call = next(((n, one.call) for n, one in rounds if one.year == known.year), (0, None))
    if call is None or str(call.closes) == known.closes or _is_told(call, known):
        return
    its_zone = zone(site.settings.timezone)
    was = Moment.read(known.closes).until(its_zone)
    rank: Rank = "warning" if site.has_passed(was) else "error"
    at = ("editions", number, "call", "closes")
    if call.closes and call.closes.until(its_zone) < was:
        yield finding_in(
            item.source, "deadline-sooner", f'closes is "{call.closes}"; published was "{known.closes}"',
            "People count on the day that they were told, and would come too late.",
            "Put the former day back, or tell them by an entry in  corrections.", at, rank="warning",
        )  # fmt: skip
        return
    shown = f'closes is "{call.closes}"' if call.closes else "closes is gone"
    today = site.built_at.astimezone(its_zone).date()
    yield finding_in(
        item.source, "unannounced-change", f'{shown}; published was "{known.closes}"',
        "People were told the former day; they hear of more time by an entry in extended.",
        f"Add beside it as the last entry of  extended:  {flow({'on': f'{today}', 'was': known.closes})}"
        "  and say why with  note:", at, rank=rank,
    )  # fmt: skip


def _is_told(call: Call, known: CallFacts) -> bool:
    return known.closes in [str(one.was) for one in call.extended]
