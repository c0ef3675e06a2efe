"""Options that commands have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def settings_option(
    default: str = "pelicanconf.py", about: str = "Pelican's settings file."
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--settings`, as `settings_file`."""
    return click.option(
        "--settings", "settings_file", type=click.Path(path_type=Path), default=Path(default),
        show_default=True, help=about,
    )  # fmt: skip


SETTINGS = settings_option()
