"""The people, organisations and places that items speak of."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tools.bench import vocabulary as words
from tools.bench.item import Item, slug

PEOPLE, ORGANISATIONS = 150, 40


@dataclass(frozen=True, slots=True)
class Players:
    people: tuple[Item, ...]
    organisations: tuple[Item, ...]
    places: tuple[Item, ...]

    @property
    def all(self) -> tuple[Item, ...]:
        return self.organisations + self.places + self.people

    def names(self, folder: str) -> list[str]:
        return [item.title for item in getattr(self, folder)]

    def some(self, random: Random, folder: str, count: int) -> list[str]:
        """The file names of `count` of them."""
        return [item.slug for item in random.sample(getattr(self, folder), count)]


def players(random: Random) -> Players:
    organisations = tuple(_organisation(random, number) for number in range(ORGANISATIONS))
    return Players(_people(random, organisations), organisations, _places())


def topics() -> list[str]:
    """All 200, those that are written about most first."""
    return [f"{subject}-{aspect}" for aspect in words.ASPECTS for subject in words.SUBJECTS]


def some_topics(random: Random) -> tuple[str, ...]:
    """Three to five; the first half of the list about twice as often as the other."""
    known = topics()
    picked = (int(len(known) * random.random() ** 1.4) for _ in range(random.randint(3, 5)))
    return tuple(known[index] for index in dict.fromkeys(picked))


def _organisation(random: Random, number: int) -> Item:
    name, country, _, where = words.CITIES[number]
    title = f"{name} {words.BODIES[number % len(words.BODIES)]} of Open Cities"
    facts = {
        "type": random.choice(["partner", "member", "association", "foundation"]),
        "city": name,
        "country": country,
        "coordinates": where,
        "website": f"https://{slug(name)}.open-cities.example/",
    }
    return Item(
        "organisations", title, f"{title} works on public data and public space.",
        slug=slug(title), facts=facts, body=f"{title} was founded to share what one city has learnt.\n",
    )  # fmt: skip


def _places() -> tuple[Item, ...]:
    return tuple(
        Item(
            "places", f"{name} Town Hall", f"The town hall of {name}.", slug=f"{slug(name)}-town-hall",
            facts={"city": name, "country": country, "coordinates": where, "timezone": zone},
            body=f"A hall for four hundred people, in the middle of {name}.\n",
        )
        for name, country, zone, where in words.CITIES
    )  # fmt: skip


def _people(random: Random, organisations: tuple[Item, ...]) -> tuple[Item, ...]:
    names = [f"{first} {last}" for first in words.FIRST_NAMES for last in words.LAST_NAMES]
    return tuple(
        _person(random, name, random.choice(organisations)) for name in random.sample(names, PEOPLE)
    )


def _person(random: Random, name: str, organisation: Item) -> Item:
    post = random.choice(words.POSTS)
    return Item(
        "people", name, f"{post}, {organisation.title}.", slug=slug(name),
        facts={"roles": [{"title": post, "organisation": organisation.slug}]},
        body=f"{name} works at [{organisation.title}](../{organisation.path}).\n",
    )  # fmt: skip
