"""What happens to a site before a build is measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from tools.bench.contenders import Contender
from tools.bench.item import Item
from tools.bench.sample import Sample


@dataclass(frozen=True, slots=True)
class Expected:
    """The build did its work when `page` holds `text`."""

    page: Path
    text: str

    def is_met(self) -> bool:
        return self.page.is_file() and self.text in self.page.read_text(encoding="utf-8")


Scenario = Callable[[Contender, Sample, int], Expected]
"""Changes a built site; the number tells one run from the next."""


def cold(site: Contender, sample: Sample, number: int) -> Expected:
    site.forget(cache=True)
    return _stands(site, sample.news[-1])


def output_gone(site: Contender, sample: Sample, number: int) -> Expected:
    site.forget(cache=False)
    site.touch()
    return _stands(site, sample.news[-1])


def no_change(site: Contender, sample: Sample, number: int) -> Expected:
    return _stands(site, sample.news[-1])


def body(site: Contender, sample: Sample, number: int) -> Expected:
    item, text = sample.news[0], f"Added in run {number}."
    return _put(site, replace(item, body=f"{item.body}\n{text}\n"), text)


def title(site: Contender, sample: Sample, number: int) -> Expected:
    item = sample.news[1]
    return _put(site, replace(item, title=f"{item.title}, part {number}"), f"part {number}")


def new(site: Contender, sample: Sample, number: int) -> Expected:
    name = f"new-in-run-{number}"
    item = replace(sample.news[2], title=f"New in run {number}", slug=name)
    return _put(site, item, item.title)


def moved(site: Contender, sample: Sample, number: int) -> Expected:
    item = sample.events[number % len(sample.events)]
    facts = {**item.facts, "changes": []}
    for name in ("starts", "ends"):
        facts[name] = later(facts[name], 31)
    return _put(site, replace(item, facts=facts), facts["starts"])


def deleted(site: Contender, sample: Sample, number: int) -> Expected:
    site.remove(sample.lonely[number])
    return _stands(site, sample.news[-1])


def template(site: Contender, sample: Sample, number: int) -> Expected:
    text = f"<p hidden>Run {number}.</p>"
    site.change_template(text)
    return Expected(site.page(sample.news[-1]), text)


SCENARIOS: Mapping[str, tuple[str, Scenario]] = {
    "cold": ("nothing kept, no output", cold),
    "no-change": ("nothing changed", no_change),
    "body": ("text of one item", body),
    "title": ("title of one item", title),
    "new": ("one item more", new),
    "moved": ("an event moves to another month", moved),
    "deleted": ("one item less", deleted),
    "template": ("template of news", template),
    "output-gone": ("output gone, every file new", output_gone),
}
"""Name -> what a table calls it, and what it does; in the order in which they are run."""

FOR_STOCK = ("cold", "body")


def later(wall: str, days: int) -> str:
    """A day or wall time so many days later."""
    return f"{date.fromisoformat(wall[:10]) + timedelta(days=days)}{wall[10:]}"


def _put(site: Contender, item: Item, text: str) -> Expected:
    site.put(item)
    return Expected(site.page(item), text)


def _stands(site: Contender, item: Item) -> Expected:
    return Expected(site.page(item), "</html>")
