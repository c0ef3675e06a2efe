"""The register of agreements: a table, and what happened to them year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Literal, cast

from msgspec import Struct

from communique.collections.agreements import Standing
from communique.collections.index import Index
from communique.model.moments import Moment
from communique.views.cards import AgreementCard, Link, cards
from communique.views.feeds import feed_links
from communique.views.head import Head, list_head, local, section_title

STANDINGS: tuple[Standing, ...] = ("planned", "in force", "ended")
What = Literal["expected", "signed", "ends"]


class Milestone(Struct, frozen=True):
    """What happens to an agreement, and when."""

    on: Moment
    what: What
    agreement: AgreementCard


PARTIES = 20
"""Up to so many parties the register can be filtered by them: the style sheet numbers as many."""


class PartyEntry(Struct, frozen=True):
    """A party, and the agreements it has made, in the order of the register. `mark` names it in the
    filter; empty where there are too many to choose from."""

    party: Link
    agreements: tuple[AgreementCard, ...]
    mark: str


class RegisterView(Struct, frozen=True):
    """The register, newest first. `standings` are those that occur, with their numbers; `years`
    lead from the last to the first; `parties` are all but those of every agreement, and `marks` are
    those of an agreement's parties, by its key."""

    head: Head
    kind: str
    cards: tuple[AgreementCard, ...]
    standings: tuple[tuple[Standing, int], ...]
    years: tuple[tuple[int, tuple[Milestone, ...]], ...]
    parties: tuple[PartyEntry, ...]
    marks: Mapping[str, tuple[str, ...]]
    lacking: tuple[tuple[Standing, tuple[str, ...]], ...]
    """The choices that leave nothing: a standing, with the marks of the parties that have no agreement
    of it."""
    url: str
    """Its own address."""


def register(index: Index, lang: str) -> RegisterView:
    """The page of the register."""
    site = index.site
    head = list_head(
        site, lang, "/agreements/", section_title(site, "agreements", lang),
        section="agreements", feeds=feed_links(site, lang, "agreements"),
    )  # fmt: skip
    found = cast(tuple[AgreementCard, ...], cards(site, index.register(), lang))
    numbers = Counter(card.standing for card in found)
    standings = tuple((name, numbers[name]) for name in STANDINGS if numbers[name])
    parties = _parties(found)
    marks = {card.key: _marks(card, parties) for card in found}
    lacking = tuple(_lacking(standings, parties))
    url = local(site, lang, "/agreements/")
    return RegisterView(
        head, "agreement", found, standings, _years(found), parties, marks, lacking, url
    )


def _lacking(
    standings: tuple[tuple[Standing, int], ...], parties: tuple[PartyEntry, ...]
) -> Iterator[tuple[Standing, tuple[str, ...]]]:
    for standing, _ in standings:
        has_none = (e for e in parties if not any(a.standing == standing for a in e.agreements))
        if marks := tuple(entry.mark for entry in has_none if entry.mark):
            yield standing, marks


def _marks(card: AgreementCard, parties: tuple[PartyEntry, ...]) -> tuple[str, ...]:
    return tuple(entry.mark for entry in parties if entry.mark and entry.party in card.parties)


def _years(found: tuple[AgreementCard, ...]) -> tuple[tuple[int, tuple[Milestone, ...]], ...]:
    milestones = sorted(
        (milestone for card in found for milestone in _milestones(card)),
        key=lambda milestone: (milestone.on.first, milestone.agreement.key),
        reverse=True,
    )
    by_year = groupby(milestones, key=lambda milestone: milestone.on.first.year)
    return tuple((year, tuple(group)) for year, group in by_year)


def _milestones(card: AgreementCard) -> Iterator[Milestone]:
    if card.signed:
        yield Milestone(card.signed, "signed", card)
    elif card.expected:
        yield Milestone(card.expected, "expected", card)
    if card.ends:
        yield Milestone(card.ends, "ends", card)


def _parties(found: tuple[AgreementCard, ...]) -> tuple[PartyEntry, ...]:
    """In the order of names. Who is a party to everything (the office itself) tells nothing."""
    made: dict[Link, list[AgreementCard]] = {}
    for card in found:
        for party in card.parties:
            made.setdefault(party, []).append(card)
    telling = (entry for entry in made.items() if len(entry[1]) < len(found) or len(found) == 1)
    ordered = sorted(telling, key=lambda entry: entry[0].title.casefold())
    can_filter = 1 < len(ordered) <= PARTIES
    return tuple(
        PartyEntry(party, tuple(its), f"party-{number}" if can_filter else "")
        for number, (party, its) in enumerate(ordered, 1)
    )
