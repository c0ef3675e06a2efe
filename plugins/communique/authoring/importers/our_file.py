"""Our files as text: front matter in YAML, in a fixed order, then the body."""

from collections.abc import Mapping
from typing import Any, ClassVar

import yaml

ORDER = (
    "title", "name", "short", "type", "subtitle", "publisher", "link", "language", "rights", "date", "starts", "ends",
    "timezone", "format", "series", "edition", "venue", "online", "organisers", "partners", "people", "roles", "registration",
    "website", "livestream", "recording", "summary", "excerpt", "topics", "attachments", "repeats", "occurrences", "changes", "licence", "status", "lang", "imported",
)  # fmt: skip


def file_text(front_matter: Mapping[str, Any], body: str) -> str:
    """A whole file. Keys without a value are left out; text is quoted only where YAML needs it."""
    rank = {key: place for place, key in enumerate(ORDER)}
    ordered = sorted(
        _filled(front_matter).items(), key=lambda item: (rank.get(item[0], len(rank)), item[0])
    )
    block = yaml.dump(
        dict(ordered), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6
    )
    return f"---\n{block}---\n" + (f"\n{body}" if body else "")


def _filled(value: Any) -> Any:
    if isinstance(value, Mapping):
        inner = {key: _filled(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in ("", None, [], {})}
    return [_filled(one) for one in value] if isinstance(value, list | tuple) else value


class _Dumper(yaml.SafeDumper):
    """Our reader takes every scalar for text, so a date needs no quotes; lists are set in, as people write them."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True
