"""First drafts of the four kinds that make up the corpus: all but name, links and text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from tools.bench import vocabulary as words
from tools.bench.cast import Players, some_topics
from tools.bench.item import Item
from tools.bench.prose import Writer

LAST_CHANGE = date(2026, 11, 20)


def news(writer: Writer, players: Players) -> Item:
    random = writer.random
    facts = {
        "dateline": writer.fill("{city}"),
        "people": players.some(random, "people", random.randint(0, 3)),
    }
    return _draft("news", writer, writer.one(words.HEADLINES), facts)


def event(writer: Writer, players: Players) -> Item:
    random = writer.random
    form = random.choice(list(words.OCCASIONS))
    place = random.choice(players.places)
    first = writer.day + timedelta(days=random.randint(15, 160))
    facts: dict[str, Any] = {
        **_times(random, first),
        "format": form,
        **_where(form, place),
        "organisers": players.some(random, "organisations", 1),
        "people": [
            {"person": person, "role": random.choice(["speaker", "moderator"])}
            for person in players.some(random, "people", random.randint(0, 4))
        ],
    }
    if random.random() < 0.12:
        facts["series"] = random.choice(list(words.SERIES))
    facts["changes"] = _changes(random, writer.day, facts)
    title = writer.fill(words.OCCASIONS[form].replace("{city}", place.facts["city"]))
    return _draft("events", writer, title, facts, year=facts["starts"][:4])


def agreement(writer: Writer, players: Players) -> Item:
    random = writer.random
    one, other = random.sample(players.organisations, 2)
    facts = {
        "type": random.choice(["memorandum of understanding", "letter of intent"]),
        "parties": [one.slug, other.slug],
        "signed": writer.day,
        "place": random.choice(players.places).slug,
        "ends": writer.day + timedelta(days=365 * random.randint(1, 6)),
    }
    title = f"{one.facts['city']} and {other.facts['city']} on {writer.fill('{subject} {aspect}')}"
    return _draft("agreements", writer, title, facts)


def coverage(writer: Writer, players: Players) -> Item:
    random = writer.random
    publisher = random.choice(words.PUBLISHERS)
    facts = {
        "publisher": publisher,
        "language": "en",
        "rights": random.choice(["All rights reserved", "CC BY 4.0"]),
        "link": f"https://press.example/{writer.day:%Y/%m}/{random.randrange(10**6)}",
        "excerpt": writer.sentence(),
        "people": players.some(random, "people", random.randint(0, 2)),
    }
    title = f"{publisher}: {writer.fill('{city} and its {subject}')}"
    return _draft("coverage", writer, title, facts)


DRAFTS: dict[str, Callable[[Writer, Players], Item]] = {
    "news": news,
    "events": event,
    "agreements": agreement,
    "coverage": coverage,
}


def _draft(folder: str, writer: Writer, title: str, facts: dict[str, Any], year: str = "") -> Item:
    summary = f"{writer.sentence()} {writer.sentence()}".replace("*", "")
    plain = summary if "](" not in summary and "&" not in summary else writer.fill(_SUMMARY)
    return Item(
        folder, title, plain, some_topics(writer.random), writer.day, year or f"{writer.day:%Y}",
        facts=facts,
    )  # fmt: skip


_SUMMARY = (
    "{org} and {city} agreed on {subject} {aspect}: what it means, whom it helps, what it costs."
)


def _times(random: Random, first: date) -> dict[str, str]:
    """Three in ten last whole days; the others have hours of one day."""
    if random.random() < 0.3:
        last = first + timedelta(days=random.randint(0, 4))
        return {"starts": first.isoformat(), "ends": last.isoformat()}
    opens = datetime.combine(first, time(random.randint(8, 16), random.choice([0, 30])))
    return {"starts": _wall(opens), "ends": _wall(opens + timedelta(hours=random.randint(1, 6)))}


def _wall(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _where(form: str, place: Item) -> dict[str, Any]:
    if form == "webinar":
        online = "https://meet.open-cities.example/webinar"
        return {"timezone": place.facts["timezone"], "online": online}
    return {"venue": place.slug}


def _changes(random: Random, announced: date, facts: dict[str, Any]) -> list[dict[str, Any]]:
    """One event in twelve was moved to another day, one in twenty-five was cancelled."""
    on = announced + timedelta(days=random.randint(2, 14))
    chance = random.random()
    if on > LAST_CHANGE or chance > 0.12:
        return []
    if chance < 0.04:
        return [{"on": on, "what": "cancelled", "note": "Too few people had registered."}]
    was = date.fromisoformat(facts["starts"][:10]) - timedelta(days=random.randint(1, 10))
    former = f"{was.isoformat()}{facts['starts'][10:]}"
    return [{"on": on, "what": "rescheduled", "was": former, "note": "The hall was taken."}]
