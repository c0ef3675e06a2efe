"""Hugo's shortcodes: `{{< name args >}}`, alone or around contents, written out as the mapping says."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from communique.authoring.importers.mapping import Shortcode
from communique.authoring.importers.shelf import Shelf
from communique.authoring.importers.texts import plain_text

_TAG = re.compile(
    r"""\{\{[<%]\s*(?P<close>/?)\s*(?P<name>[^\s<>%"'`/]+)(?P<args>(?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`])*?)\s*/?\s*[>%]\}\}"""
)
_BROKEN = re.compile(r"\{\{[<%](?:.*?[>%]\}\})?")
_ARGUMENT = re.compile(r'(?:([\w-]+)\s*=\s*)?("(?:\\.|[^"\\])*"|`[^`]*`|[^\s"`]+)')
_FIELD = re.compile(r"\{([\w.-]+)\}")
_LINK_OPENS = re.compile(r"(?:\[|<a\b[^>]*>)\s*\Z")


class Expansion(Struct, frozen=True):
    """What expanding needs: the rules, the folder of records, a shelf, and where to note.

    `note(needle, what, why)`: the needle is the text of the shortcode, by which its line is found.
    """

    rules: Mapping[str, Shortcode]
    source: Path
    shelf: Shelf
    note: Callable[[str, str, str], None]


def expanded(text: str, means: Expansion) -> str:
    """The text without shortcodes. Contents between an opening and a closing one always stay."""
    done, rest = "", text
    while tag := _TAG.search(rest):
        before, after = rest[: tag.start()], rest[tag.end() :]
        done += before
        end = None if tag["close"] else _closing(tag["name"], after)
        contents = after[: end.start()] if end else ""
        rest = after[end.end() :] if end else after
        if not tag["close"]:
            done += _written(tag, expanded(contents, means), means, done)
    return _BROKEN.sub(lambda broken: _unreadable(broken, means), done + rest)


def _closing(name: str, text: str) -> re.Match[str] | None:
    """The closing tag of `name`, past pairs of the same name within."""
    depth = 0
    for tag in _TAG.finditer(text):
        if tag["name"] == name:
            if tag["close"] and depth == 0:
                return tag
            depth += -1 if tag["close"] else 1
    return None


def _written(tag: re.Match[str], contents: str, means: Expansion, before: str) -> str:
    rule = means.rules.get(tag["name"])
    if rule is None:
        what = f"shortcode {tag['name']} was left out" + (
            ", its contents stayed" if contents else ""
        )
        means.note(tag[0], what, "The mapping does not name it.")
        return contents
    values = _values(rule, tag["args"], means.source)
    if rule.address:
        return _filled(rule.address, values) or ""
    if rule.inside_link is not None and _LINK_OPENS.search(before):
        return means.shelf.put(_filled(rule.inside_link, values) or "")
    template = _choose(tag, rule, values, means)
    if rule.remark and template:
        means.note(tag[0], _shown(tag), rule.remark)
    return _placed(template, contents, means.shelf)


def _choose(
    tag: re.Match[str], rule: Shortcode, values: Mapping[str, str], means: Expansion
) -> str:
    """The filled `write`, else the filled `otherwise`, else nothing and a note."""
    for template in (rule.write, rule.otherwise):
        filled = _filled(template, values) if template is not None else None
        if filled is not None:
            return filled
    means.note(tag[0], _shown(tag), "A value that its rule needs is missing; it was left out.")
    return "{contents}" if "{contents}" in rule.write else ""


def _shown(tag: re.Match[str]) -> str:
    return f"shortcode {tag['name']} {tag['args'].strip()[:90]}"


def _placed(template: str, contents: str, shelf: Shelf) -> str:
    """Text around contents stands in paragraphs of its own; a single line stands where the shortcode stood."""
    if "{contents}" not in template:
        return shelf.put(template) if template else ""
    before, _, after = template.partition("{contents}")
    around = [shelf.put(piece.strip()) if piece.strip() else "" for piece in (before, after)]
    within = re.sub(r"\A {1,3}(?=\S)", "", contents.strip("\n"))
    return (
        "\n\n"
        + "\n\n".join(piece for piece in (around[0], within, around[1]) if piece.strip())
        + "\n\n"
    )


def _filled(template: str, values: Mapping[str, str]) -> str | None:
    """The template with its fields filled, nothing when one of them has no value. `{contents}` stays."""
    fields = [name for name in _FIELD.findall(template) if name != "contents"]
    if any(not values.get(name) for name in fields):
        return None
    return _FIELD.sub(lambda one: one[0] if one[1] == "contents" else values[one[1]], template)


def _values(rule: Shortcode, args: str, source: Path) -> dict[str, str]:
    given: dict[str, str] = {}
    for place, (name, value) in enumerate(_ARGUMENT.findall(args)):
        unquoted = value[1:-1].replace('\\"', '"') if value[:1] in '"`' else value
        given[name or str(place)] = _safe(unquoted)
    given = {name: value for name, value in given.items() if value}
    path = _filled(rule.record, given) if rule.record else None
    record = _record(source / path) if path and (source / path).is_file() else {}
    return {**rule.defaults, **record, **given}


def _safe(value: str) -> str:
    r"""Text that may stand in a link: `p\_blog.jpg` loses its backslashes, brackets are escaped."""
    unescaped = re.sub(r"\\([_*\[\]])", r"\1", value.strip())
    text = plain_text(unescaped) if " " in unescaped else unescaped
    return text.replace("[", "\\[").replace("]", "\\]")


def _record(path: Path) -> dict[str, str]:
    try:
        record: Any = yaml.load(path.read_text(encoding="utf-8", errors="replace"), yaml.BaseLoader)
    except yaml.YAMLError:
        return {}
    return {
        str(name): _safe(value) for name, value in (record or {}).items() if isinstance(value, str)
    }


def _unreadable(broken: re.Match[str], means: Expansion) -> str:
    line = broken.string[broken.start() :].partition("\n")[0]
    means.note(
        line,
        f"the marks of {line[:60]}",
        "It could not be read as a shortcode; its marks were left out.",
    )
    return ""
