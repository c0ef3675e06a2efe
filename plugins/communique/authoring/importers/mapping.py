"""The mapping: a small TOML file that says which Hugo folder and key becomes which of ours."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

YEARLY = {"news": "news", "event": "events", "coverage": "coverage"}
FOLDERS = {**YEARLY, "person": "people", "organisation": "organisations", "page": "pages"}


class Site(Struct, frozen=True):
    """The old site: its public `address`, hosts that are it `also`, its `timezone`, rules for pages not imported."""

    address: str
    timezone: str
    also: tuple[str, ...] = ()
    pages: tuple[tuple[re.Pattern[str], str], ...] = ()


class Key(Struct, frozen=True):
    """How one of our keys is filled: from which Hugo keys, the first that has a value; by which transform; options."""

    ours: str
    sources: tuple[str, ...]
    transform: str
    options: Mapping[str, Any] = field(default_factory=dict)


class Source(Struct, frozen=True):
    """What becomes of the files of one Hugo folder. The first source that fits a file is the one used for it.

    `having`: only files with this key. `addresses`: where they stood on the old site.
    `only_named`: only those that other items name (people). `without_body`: the body is left behind.
    `always`: keys of ours that all get. `dropped`: Hugo keys left behind, each with its reason.
    """

    folder: str
    kind: str
    keys: tuple[Key, ...]
    having: str = ""
    addresses: tuple[str, ...] = ()
    only_named: bool = False
    without_body: bool = False
    always: Mapping[str, Any] = field(default_factory=dict)
    dropped: Mapping[str, str] = field(default_factory=dict)

    def knows(self, key: str) -> bool:
        return (
            key in self.dropped
            or key == self.having
            or any(key in mapped.sources for mapped in self.keys)
        )


class Shortcode(Struct, frozen=True):
    """What is written in place of a shortcode.

    `write`: Markdown with `{name}`, `{0}`, `{contents}` in it. `address`: instead, the target of a link.
    `inside_link`: what is written where the shortcode is the text of a link. `otherwise`: when a value is missing.
    `record`: a YAML file of the source with more values. `remark`: why it is worth a line in the report.
    """

    write: str = ""
    address: str = ""
    inside_link: str | None = None
    otherwise: str | None = None
    record: str = ""
    defaults: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""


class ImportMapping(Struct, frozen=True):
    """A whole mapping. `organisations`: our front matter by slug, with `spelled`, the other ways to write the name."""

    site: Site
    sources: tuple[Source, ...]
    shortcodes: Mapping[str, Shortcode]
    organisations: Mapping[str, Mapping[str, Any]]
