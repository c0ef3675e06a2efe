"""Bodies of three to five hundred words in the Markdown that newsrooms write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

from tools.bench import vocabulary as words

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = """January February March April May June July August September October November
December""".split()


class Writer:
    """Writes one item: all that varies comes from `random`, in the order of the calls."""

    def __init__(
        self, random: Random, day: date, people: Sequence[str], organisations: Sequence[str]
    ) -> None:
        self.random, self.day = random, day
        self.people, self.organisations = people, organisations

    def fill(self, text: str) -> str:
        """`text` with every slot filled; a slot of what is filled in is filled too."""
        while "{" in text:
            text = text.format_map(_Slots(self))
        return text

    def one(self, texts: Sequence[str]) -> str:
        return self.fill(self.random.choice(texts))

    def sentence(self) -> str:
        if self.random.random() < 0.3:
            return self.one(words.SAID)
        parts = words.WHO, words.DOES, words.WHAT, words.WHY
        return " ".join(self.one(part) for part in parts) + "."

    def paragraph(self, links: list[str]) -> str:
        """Three to five sentences; the last of `links` is taken and woven in."""
        sentences = [self.sentence() for _ in range(self.random.randint(3, 5))]
        if links:
            sentences.insert(1, f"More on this stands in {links.pop()}.")
        return " ".join(sentences)

    def body(self, links: list[str], length: int, *, quoting: bool = True) -> str:
        """At least `length` words, with `links` (Markdown) in the first paragraphs."""
        left, blocks = list(reversed(links)), [self.paragraph([])]
        headings = self.random.sample(words.HEADINGS, len(words.HEADINGS))
        while sum(len(block.split()) for block in blocks) < length:
            if headings and len(blocks) % 4 == 2:
                blocks.append(f"## {self.fill(headings.pop())}")
            blocks.append(self.paragraph(left))
            if self.random.random() < 0.35:
                blocks.append(self.random.choice(EXTRAS[: None if quoting else -1])(self))
        if self.random.random() < 0.2:
            blocks[0] += "[^1]"
            blocks.append(f"[^1]: {self.sentence()}")
        return "\n\n".join(blocks) + "\n"


class _Slots(dict[str, str]):
    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def __missing__(self, slot: str) -> str:
        return SLOTS[slot](self.writer)


def long_date(day: date) -> str:
    """`Friday 14 March 2023`, whatever the machine's locale."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _past_day(writer: Writer) -> str:
    return long_date(writer.day - timedelta(days=writer.random.randint(3, 200)))


SLOTS: dict[str, Callable[[Writer], str]] = {
    "aspect": lambda writer: writer.random.choice(words.ASPECTS),
    "city": lambda writer: writer.random.choice(words.CITIES)[0],
    "day": _past_day,
    "number": lambda writer: str(writer.random.randint(4, 19)),
    "org": lambda writer: writer.random.choice(writer.organisations),
    "other_city": lambda writer: writer.random.choice(words.CITIES)[0],
    "past_year": lambda writer: str(writer.day.year - 2),
    "person": lambda writer: writer.random.choice(writer.people),
    "subject": lambda writer: writer.random.choice(words.SUBJECTS),
    "year": lambda writer: str(writer.day.year + 1),
}


def _bullets(writer: Writer) -> str:
    return "\n".join(f"- {writer.one(words.WHAT)}" for _ in range(writer.random.randint(3, 5)))


def _steps(writer: Writer) -> str:
    return "\n".join(f"{step}. {writer.sentence()}" for step in range(1, 4))


def _table(writer: Writer) -> str:
    rows = [
        f"| {writer.fill('{city}')} | {writer.fill('{subject}')} | {writer.random.randint(10, 9999):,} |"
        for _ in range(writer.random.randint(3, 6))
    ]
    return "\n".join(["| City | Subject | Requests |", "| --- | --- | ---: |", *rows])


def _quotation(writer: Writer) -> str:
    return f"> {writer.sentence()} {writer.sentence()}"


EXTRAS = (_bullets, _bullets, _steps, _table, _quotation)
"""What stands between paragraphs; the quotation last, for articles of others must not have it."""
