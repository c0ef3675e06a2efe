"""Content of a Hugo site, turned into ours with the help of a mapping. See docs/importing.md."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from communique.authoring.importers.bodies import Place, our_body
from communique.authoring.importers.front_matter import front_matter
from communique.authoring.importers.hugo_file import HugoFile, read_hugo_file
from communique.authoring.importers.links import Atlas, known_as
from communique.authoring.importers.mapping import ImportMapping, Source
from communique.authoring.importers.mapping_file import MappingError, read_mapping
from communique.authoring.importers.our_file import file_text
from communique.authoring.importers.plan import Item, planned
from communique.authoring.importers.references import Register
from communique.authoring.importers.report import Note, Notebook, Report, write_report

__all__ = ["MappingError", "Note", "Report", "import_hugo", "write_report"]


def import_hugo(source: Path, destination: Path, mapping: Path) -> Report:
    """Write the content of the Hugo folder `source` into `destination`, as the file `mapping` says.

    Writes below `destination` and nowhere else, and removes nothing; the same input gives the same bytes.
    Raises MappingError when the mapping cannot be used, NotADirectoryError when `source` is no folder.
    """
    if not source.is_dir():
        raise NotADirectoryError(
            f"{source} is not a folder. Give the folder that holds the content of the Hugo site."
        )
    rules, notebook = read_mapping(mapping), Notebook()
    files = [read_hugo_file(path, source) for path in sorted(source.rglob("*.md"))]
    items, register = _items(files, rules, notebook)
    atlas = Atlas(rules.site, _known_places(items))
    texts = {item.target: _text(item, rules, atlas, source, notebook) for item in items}
    texts |= {
        f"organisations/{slug}.md": file_text(front, "")
        for slug, front in register.organisations_named().items()
    }
    for target, text in sorted(texts.items()):
        _write(destination / target, text)
    return notebook.report(_counts(items, register))


def _items(
    files: Sequence[HugoFile], rules: ImportMapping, notebook: Notebook
) -> tuple[list[Item], Register]:
    """Every file that becomes one of ours, people last: only those that an item names."""
    register = Register(files, rules)
    placed = list(_with_source(files, rules, notebook))
    named_by_others = [(file, rule) for file, rule in placed if not rule.only_named]
    fronts = [
        (file, rule, front_matter(file, rule, rules, register, notebook))
        for file, rule in named_by_others
    ]
    people = [(file, rule) for file, rule in placed if rule.only_named and register.is_named(file)]
    fronts += [
        (file, rule, front_matter(file, rule, rules, register, notebook)) for file, rule in people
    ]
    return planned(fronts, notebook), register


def _with_source(
    files: Sequence[HugoFile], rules: ImportMapping, notebook: Notebook
) -> Iterator[tuple[HugoFile, Source]]:
    for file in files:
        rule = next((one for one in rules.sources if _fits(file, one)), None)
        if rule:
            yield file, rule
        elif "/" in file.path:
            notebook.add(
                "file", file.path, 1, "was left out", "The mapping names no source for it."
            )


def _fits(file: HugoFile, rule: Source) -> bool:
    is_list_page = Path(file.path).name == "_index.md" and rule.kind != "person"
    return (
        file.path.startswith(f"{rule.folder}/")
        and not is_list_page
        and bool(not rule.having or file.keys.get(rule.having))
    )


def _known_places(items: Sequence[Item]) -> dict[str, str]:
    """Our file for every way in which the old site named an item: file, address, former addresses."""
    places: dict[str, str] = {}
    for item in items:
        for way in item.former_ways():
            places.setdefault(known_as(way), item.target)
    return places


def _text(item: Item, rules: ImportMapping, atlas: Atlas, source: Path, notebook: Notebook) -> str:
    front = {key: value for key, value in item.front.items() if key not in ("before", "after")}
    place = Place(item.target, item.address, str(front.get("title", "")))
    body = (
        "" if item.rule.without_body else our_body(item.file, place, rules, atlas, source, notebook)
    )
    around = (str(item.front.get("before", "")), body.strip("\n"), str(item.front.get("after", "")))
    whole = "\n\n".join(part for part in around if part)
    return file_text(front, f"{whole}\n" if whole else "")


def _counts(items: Sequence[Item], register: Register) -> Mapping[str, int]:
    counts = Counter(item.rule.kind for item in items)
    if number := len(register.organisations_named()):
        counts["organisation"] = number
    return counts


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
