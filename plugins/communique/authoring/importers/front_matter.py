"""The front matter of one Hugo file as ours: filled by the mapping, checked, the rest reported."""

from collections.abc import Callable
from typing import Any

from communique.authoring.importers.hugo_file import HugoFile
from communique.authoring.importers.mapping import ImportMapping, Source
from communique.authoring.importers.references import Register
from communique.authoring.importers.report import Notebook
from communique.authoring.importers.transforms import Desk, transformed


def front_matter(
    file: HugoFile, rule: Source, rules: ImportMapping, register: Register, notebook: Notebook
) -> dict[str, Any]:
    """Our front matter, keys with a dot in groups; `before` and `after` are lines for the body."""

    def note(subject: str, key: str, what: str, why: str) -> None:
        notebook.add(subject, file.path, file.line_of_key(key), what, why)

    for line, fault in file.faults:
        notebook.add("file", file.path, line, fault, "Look at what came of it.")
    desk = Desk(rules.site.timezone, register.person, register.organisations, note)
    front: dict[str, Any] = dict(rule.always)
    for key in rule.keys:
        value = transformed(key, file.keys, desk)
        if value:
            _put(front, key.ours, value)
    _note_other_keys(file, rule, notebook)
    return _checked(_completed(front, file, rule, note), file, rule, note)


def _put(front: dict[str, Any], ours: str, value: Any) -> None:
    group, _, name = ours.rpartition(".")
    (front.setdefault(group, {}) if group else front)[name] = value


def _note_other_keys(file: HugoFile, rule: Source, notebook: Notebook) -> None:
    for key, value in file.keys.items():
        if key in rule.dropped and value:
            notebook.kept_out[(rule.folder, key, rule.dropped[key])] += 1
        elif value and not rule.knows(key):
            what = f"{key}: {str(value)[:90]}"
            why = "The mapping does not name this key."
            notebook.add("key", file.path, file.line_of_key(key), what, why)


def _completed(
    front: dict[str, Any], file: HugoFile, rule: Source, note: Callable[[str, str, str, str], None]
) -> dict[str, Any]:
    """What an item must have and the source has not is taken from the file's name."""
    called = "name" if rule.kind in ("person", "organisation") else "title"
    told = {called: file.name.replace("-", " ").replace("_", " ").capitalize()}
    if dated := {"event": "starts", "news": "date", "coverage": "date"}.get(rule.kind):
        told[dated] = file.named_date
    for key, value in told.items():
        if not front.get(key):
            why = f'The name of the file gave "{value}".' if value else "Write it by hand."
            note("value", key, f"there is no {key}", why)
            front = {**front, key: value}
    return front


def _checked(
    front: dict[str, Any], file: HugoFile, rule: Source, note: Callable[[str, str, str, str], None]
) -> dict[str, Any]:
    """Front matter whose end is not before its start; a day that is not the file name's is noted."""
    starts, ends = str(front.get("starts", "")), str(front.get("ends", ""))
    if ends and not _is_span(starts, ends):
        written = next((key.sources[0] for key in rule.keys if key.ours == "ends"), "ends")
        what = f"ends is {ends}, starts is {starts}"
        note("end", written, what, "An event ends after it begins; the end was left out.")
        front = {key: value for key, value in front.items() if key != "ends"}
    day = (starts or str(front.get("date", "")))[:10]
    if day and file.named_date and day != file.named_date:
        what = f"the file is named {file.named_date}, its front matter says {day}"
        note("name", "", what, "The day in the front matter was kept.")
    return front


def _is_span(starts: str, ends: str) -> bool:
    """Two days or two times, in order; only a day may end on itself."""
    return len(starts) == len(ends) and (starts < ends or (starts == ends and "T" not in starts))
