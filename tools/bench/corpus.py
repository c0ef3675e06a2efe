"""A newsroom of any size: the same seed and the same number give the same bytes.

    python -m tools.bench.corpus 1000 folder

Of the items 55 % are news, 30 % events, 10 % agreements and 5 % coverage, of the years 2016 to
2026 with some events to come. People, organisations and places come on top.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tools.bench import cast, kinds
from tools.bench.item import Item, slug, text_of, translation_of
from tools.bench.prose import Writer
from tools.bench.site import ROOT, settings_text

FIRST, LAST = date(2016, 1, 4), date(2026, 11, 20)
MOMENT = "2026-11-22T06:00:00Z"
"""When benchmarks are built (COMMUNIQUE_NOW), so that the same events are to come each time."""

SHARES = {"news": 55, "events": 30, "agreements": 10, "coverage": 5}


@dataclass(frozen=True, slots=True)
class Corpus:
    """`items` by date, oldest first; `cast` are the people, organisations and places."""

    items: tuple[Item, ...]
    cast: tuple[Item, ...]


def corpus(count: int, seed: int = 1) -> Corpus:
    random = Random(f"{seed}/{count}")
    players = cast.players(random)
    days = sorted(_days(random, count))
    folders = _folders(random, count)
    items: list[Item] = []
    taken = {item.slug for item in players.all}
    for day, folder in zip(days, folders, strict=True):
        writer = Writer(random, day, players.names("people"), players.names("organisations"))
        draft = kinds.DRAFTS[folder](writer, players)
        items.append(_finished(draft, writer, items, taken))
    return Corpus(tuple(items), players.all)


def write(
    corpus: Corpus,
    folder: Path,
    theme: Path = ROOT / "theme",
    languages: Sequence[str] = ("en",),
) -> None:
    """Write the site: `content/` and a `pelicanconf.py` that uses `theme` and our plugin. Further
    languages have translations of all items; their words are English, too."""
    for item in (*corpus.cast, *corpus.items):
        _save(folder / "content" / item.path, text_of(item))
    for item in corpus.items:
        for lang in languages[1:]:
            path = item.path.removesuffix(".md") + f".{lang}.md"
            _save(folder / "content" / path, translation_of(item))
    _save(folder / "pelicanconf.py", settings_text(theme, languages))


def _save(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _days(random: Random, count: int) -> list[date]:
    return [FIRST + timedelta(days=random.randrange((LAST - FIRST).days + 1)) for _ in range(count)]


def _folders(random: Random, count: int) -> list[str]:
    """The folder of each item, in the shares named above, shuffled."""
    cycle = [folder for folder, share in SHARES.items() for _ in range(share)]
    spread = [cycle[index * len(cycle) // count] for index in range(count)]
    random.shuffle(spread)
    return spread


def _finished(draft: Item, writer: Writer, earlier: Sequence[Item], taken: set[str]) -> Item:
    """`draft` with a name of its own, links to `earlier` items and its text."""
    named = draft.named(_free(slug(draft.title), taken))
    linked = _some_earlier(writer.random, earlier)
    links = [f"[{other.title}]({named.path_to(other)})" for other in linked[1:]]
    body = writer.body(links, writer.random.randint(280, 440), quoting=draft.folder != "coverage")
    return named.told(body, related=[other.slug for other in linked[:2]])


def _some_earlier(random: Random, earlier: Sequence[Item]) -> list[Item]:
    """Up to four items, mostly recent ones: newsrooms refer to what they just told."""
    back = {1 + int(random.expovariate(1 / 60)) for _ in range(random.randint(1, 4))}
    return [earlier[-step] for step in sorted(back) if step <= len(earlier)]


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name}-{number}"
    taken.add(free)
    return free


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(corpus(given.count, given.seed), given.folder)


if __name__ == "__main__":
    main()
