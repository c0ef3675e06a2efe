"""docs/front-matter.md, made from the kinds: `python -m communique.authoring.reference`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from communique.model.document import Document
from communique.model.kinds import BY_NAME, KINDS
from communique.model.walk import Shape, shapes, yaml_text

_HEADINGS = ("title", "name")
_HEAD = """\
# Front matter

Every file in `content/` begins with its facts, between two lines of three hyphens. The text follows, in Markdown
(see [bodies.md](bodies.md)).

```text
---
title: WSIS Forum 2023
starts: 2023-03-13
ends: 2023-03-17
venue: cicg
topics: [digital-divide, climate]
photos:
- file: hall.jpg
  alt: Delegates in the great hall
  credit: ITU
  rights: CC BY 4.0
---
The text.
```

`communique check` reads all files and says what to mend: file, line and column, what stands there, why it cannot stay,
and what to write. It shows all findings at once and changes nothing.

This page is made from the code: `.venv/bin/python -m communique.authoring.reference > docs/front-matter.md`.

## How it is written

- A line is a **key**, a colon, a space and a **value**. Keys are small English words in every language.
- A value is **text**, as it is written: `NO` is Norway, `12:30` a time, `1.10` a version. Nothing is turned into something else.
- Put a value in double quotes when a colon and a space stand in it (`title: "Seoul: a city"`), when it begins with one of
  `" ' [ ] { } , & * ! | > @ % - ?` or a backtick, or when ` #` stands in it. A value that itself holds double quotes is put in single ones.
- A **list** is written in brackets, `topics: [climate, health]`, or on lines of its own, each with a hyphen. A single
  entry needs no list.
- A **group of keys** is written in braces, `venue: {name: City Hall, city: Seoul, country: KR}`, or on lines of its own
  that are moved in by two spaces. Never by a tab.
- A key without a value is the same as no key. No key stands twice.
- A line that begins with `#` is a remark for colleagues.

### Dates and times

| written | means |
| --- | --- |
| `2023-09-26` | The whole day. |
| `2023-09-26T10:00` | That time on the clock of the place: of the event's `timezone`, else its place's, else the site's. |
| `2023-09` | Some day in that month, not known yet: shown as to be announced. |

Start and end are written alike: two days, two times or two months. The last day belongs to the event. An offset behind the
time (`+09:00`) is not needed; where one is written and the zone does not have it on that day, that is a finding. Only for
a time that comes twice, when clocks go back in autumn, it says which one is meant.

### Names of files

- `news/2023/wsis-forum.md`, or `news/2023/wsis-forum/index.md` with pictures beside it, becomes `/news/2023/wsis-forum/`.
- `wsis-forum.ko.md` is the Korean translation of `wsis-forum.md`. It holds **words** only, marked below as translated, and
  `slug`, `status` and `updated` of its own; facts are the original's. In a list, an entry of a translation says by a fact which entry
  of the original it means (`{file: hall.jpg, alt: …}`); without one, entries are taken in their order.
- Files and folders that begin with `_` or `.` are not read.
- Other files are named by the name of their file, without folder and `.md`: `organisers: [geneva-cities-hub]`. Where two
  have that name, the folder is written too: `events/2023/forum`.
"""


def reference_markdown() -> str:
    """The whole page: how front matter is written, then a table for each kind and each group."""
    return _HEAD + "\n" + "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    for kind in KINDS:
        yield from _section(2, kind.kind.capitalize(), _kind_text(kind), kind, _own(kind))
    yield from _section(
        2, "What all kinds have", "These may stand in every file.", Document, list(shapes(Document))
    )
    yield from ("## Groups of keys", "", "Values that have keys of their own.", "")
    for group in _groups():
        yield from _section(3, _name(group), _sentence(group), group, list(shapes(group)))


def _section(
    level: int, heading: str, text: str, model: type[BaseModel], keys: list[str]
) -> Iterator[str]:
    yield from (f"{'#' * level} {heading}", "", text, "")
    yield from (
        "| field | what it says | how it is written | example |",
        "| --- | --- | --- | --- |",
    )
    yield from (_row(model, shapes(model)[key]) for key in keys)
    yield ""


def _row(model: type[BaseModel], shape: Shape) -> str:
    field = model.model_fields[shape.name]
    needed = " **(needed)**" if field.is_required() else ""
    cells = (
        f"`{shape.key}`{needed}",
        field.description or "",
        _form(shape, field),
        _examples(field),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _form(shape: Shape, field: FieldInfo) -> str:
    one = _one(shape, field)
    if shape.shorthand:
        one += f", or plain text: its `{shape.shorthand}`"
    return f"list: {one}" if shape.is_list else one


def _one(shape: Shape, field: FieldInfo) -> str:
    if shape.nested:
        return f"[{_name(shape.nested)}](#{_name(shape.nested).replace(' ', '-')})"
    if shape.ref:
        folders = ", ".join(f"`{BY_NAME[kind].folder}/`" for kind in shape.ref.kinds)
        return f"name of a file in {folders or 'any folder'}"
    if shape.is_moment:
        return "[date](#dates-and-times)"
    choices = [argument for argument in _arguments(field.annotation) if isinstance(argument, str)]
    if choices:
        return "one of: " + ", ".join(choices)
    types = {int: "whole number", float: "number", bool: "yes or no"}
    held = [field.annotation, *_arguments(field.annotation)]
    return next((name for kind, name in types.items() if kind in held), _text(shape))


def _text(shape: Shape) -> str:
    return "words, translated" if shape.is_word else "text"


def _arguments(annotation: Any) -> Iterator[Any]:
    for argument in get_args(annotation):
        yield argument
        yield from _arguments(argument)


def _examples(field: FieldInfo) -> str:
    return " or ".join(f"`{yaml_text(example)}`" for example in field.examples or [])


def _own(kind: type[Document]) -> list[str]:
    """The fields of a kind beyond the common ones, its title or name first."""
    common = {key for key in shapes(Document) if not kind.model_fields[key].is_required()}
    own = [key for key in shapes(kind) if key not in common]
    return sorted(own, key=lambda key: key not in _HEADINGS)


def _kind_text(kind: type[Document]) -> str:
    year = "YEAR/" if kind.has_year else ""
    return f"{_sentence(kind)} Files lie in `content/{kind.folder}/{year}`; `communique new {kind.kind}` writes the first lines."


def _groups() -> list[type[BaseModel]]:
    """All groups of keys that kinds hold, by name."""
    found: dict[str, type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = list(KINDS)
    while waiting:
        for shape in shapes(waiting.pop()).values():
            if shape.nested and _name(shape.nested) not in found:
                found[_name(shape.nested)] = shape.nested
                waiting.append(shape.nested)
    return [found[name] for name in sorted(found)]


def _name(model: type[BaseModel]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def _sentence(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


if __name__ == "__main__":
    print(reference_markdown(), end="")
