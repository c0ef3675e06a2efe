"""docs/settings.md, made from the settings class: `python -m communique.authoring.settings_reference`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic.fields import FieldInfo

from communique.settings import Settings

_FROM_PELICAN = ("site_name", "site_url", "timezone", "markdown_extensions")
_HEAD = """\
# Settings

Pelican's settings file is `pelicanconf.py`; `publishconf.py` adds the public address. Communiqué's own settings stand
in it as one group, `COMMUNIQUE = {…}`. A misspelt key is an error that names the right one.

This page is made from the code: `.venv/bin/python -m communique.authoring.settings_reference > docs/settings.md`.

## In COMMUNIQUE

| setting | default | what it decides |
| --- | --- | --- |
"""
_PELICAN = """
## Taken from Pelican

| Pelican's setting | what it decides here |
| --- | --- |
| `SITENAME` | The site's name where `names` gives none. |
| `SITEURL` | The public address, with a path where the site does not stand at the top. |
| `TIMEZONE` | The zone of publication dates, and of events whose place has none. |
| `DEFAULT_LANG` | The site's language where `languages` is not given. |
| `PATH`, `OUTPUT_PATH`, `CACHE_PATH`, `THEME` | Folders of content, site, what is kept between builds, theme. |
| `MARKDOWN` | Further Python-Markdown extensions, with their configuration. |
| `JINJA_FILTERS`, `JINJA_GLOBALS` | Further filters and globals for templates of your own. |

## From the environment

| variable | what it decides |
| --- | --- |
| `COMMUNIQUE_NOW` | The moment of the build, such as `2026-11-22T06:00:00Z`: what is published, upcoming and past. |
| `SOURCE_DATE_EPOCH` | The same in seconds since 1970, where `COMMUNIQUE_NOW` is not set. |
"""


def settings_markdown() -> str:
    """The whole page."""
    return _HEAD + "\n".join(_rows()) + "\n" + _PELICAN


def _rows() -> Iterator[str]:
    for name, field in Settings.model_fields.items():
        if name not in _FROM_PELICAN:
            yield f"| `{name}` | {_default(field)} | {field.description} |"


def _default(field: FieldInfo) -> str:
    value: Any = field.get_default(call_default_factory=True)
    if field.is_required():
        return "must be set"
    return (
        f"`{list(value) if isinstance(value, tuple) else value!r}`"
        if value not in ("", {})
        else "none"
    )


if __name__ == "__main__":
    print(settings_markdown(), end="")
