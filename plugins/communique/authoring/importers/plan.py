"""Which of our files each Hugo file becomes: its name, its year, and what happens when two want the same one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from communique.authoring.importers.hugo_file import HugoFile
from communique.authoring.importers.links import old_address
from communique.authoring.importers.mapping import FOLDERS, YEARLY, Source
from communique.authoring.importers.report import Notebook
from communique.authoring.importers.texts import slug


class Item(Struct, frozen=True):
    """A Hugo file with our front matter and the `target`, our file relative to the destination."""

    file: HugoFile
    rule: Source
    front: Mapping[str, Any]
    target: str

    @property
    def day(self) -> str:
        return str(self.front.get("starts") or self.front.get("date") or self.file.named_date)[:10]

    @property
    def address(self) -> str:
        """The address on the old site; `/` when the mapping does not say."""
        name = str(self.file.keys.get("slug") or self.file.name)
        return next(
            (old_address(template, self.day, name) for template in self.rule.addresses), "/"
        )

    def former_ways(self) -> Iterator[str]:
        """Every way in which the old site may name the item."""
        yield self.file.path
        if not self.file.path.endswith("index.md"):
            yield self.file.path.rpartition("/")[2]
        names = dict.fromkeys((str(self.file.keys.get("slug") or self.file.name), self.file.name))
        for template in self.rule.addresses:
            for day in dict.fromkeys((self.day, self.file.named_date)):
                yield from (old_address(template, day, name) for name in names if day)
        aliases = self.file.keys.get("aliases") or []
        yield from (str(alias) for alias in (aliases if isinstance(aliases, list) else [aliases]))


def planned(
    fronts: Sequence[tuple[HugoFile, Source, dict[str, Any]]], notebook: Notebook
) -> list[Item]:
    """An item for each file. Where two want one name the later one, in order of path, adds its day to it."""
    taken: set[str] = set()
    items = []
    for file, rule, front in fronts:
        item = Item(file, rule, front, "")
        wished = next(_names(item))
        target = next(name for name in _names(item) if name not in taken)
        if target != wished:
            notebook.add(
                "name",
                file.path,
                1,
                f"became {target}",
                f"The name {wished.rsplit('/', 1)[-1]} was taken.",
            )
        taken.add(target)
        items.append(replace(item, target=target))
    return items


def _names(item: Item) -> Iterator[str]:
    """Names for our file, the best one first."""
    folder = FOLDERS[item.rule.kind]
    if item.rule.kind in YEARLY:
        folder = f"{folder}/{item.day[:4] or 'undated'}"
    name = (
        slug(str(item.file.keys.get("slug") or item.file.name))
        or slug(item.file.name)
        or "untitled"
    )
    yield f"{folder}/{name}.md"
    yield f"{folder}/{name}-{item.day}.md"
    number = 2
    while True:
        yield f"{folder}/{name}-{number}.md"
        number += 1
