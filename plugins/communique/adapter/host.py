"""Pelican's settings: what we take from them, and what must be off so that both get along."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from communique.model.kinds import KINDS
from communique.settings import Settings, build_time, read_settings

_OURS: dict[str, Any] = {
    "DIRECT_TEMPLATES": [],
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "PAGE_PATHS": [],
    "THEME_STATIC_PATHS": [],
}
"""Pelican's defaults that would write at our addresses; what an office sets itself stays."""


def prepare(pelican: Any) -> None:
    """On Pelican's signal `initialized`: prepare its settings before any generator sees them."""
    prepared_settings(pelican.settings)


def prepared_settings(settings: dict[str, Any]) -> dict[str, Any]:
    """Keep Pelican's own generators out of our folders and addresses; read our settings.

    Raises SettingsError.
    """
    for name, value in _OURS.items():
        if settings.get(name) == DEFAULT_CONFIG.get(name):
            settings[name] = value
    ours = [kind.folder for kind in KINDS]
    for name in ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES"):
        settings[name] = [*settings[name], *ours]
    settings["COMMUNIQUE_SETTINGS"] = settings_from(settings)
    settings["COMMUNIQUE_BUILT_AT"] = build_time(dict(os.environ))
    return settings


def settings_from(settings: dict[str, Any]) -> Settings:
    """Our settings: COMMUNIQUE, and what Pelican knows. Raises SettingsError."""
    given = dict(settings.get("COMMUNIQUE", {}))
    given.setdefault("languages", (settings["DEFAULT_LANG"],))
    return read_settings(
        given,
        site_name=settings["SITENAME"],
        site_url=settings["SITEURL"].rstrip("/"),
        timezone=settings["TIMEZONE"],
        markdown_extensions=_extensions(settings["MARKDOWN"]),
    )


def _extensions(markdown: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    """The Markdown extensions that an office added to Pelican's own, with their configuration."""
    stock = DEFAULT_CONFIG["MARKDOWN"]["extension_configs"]
    configs = markdown.get("extension_configs", {})
    names = [*markdown.get("extensions", []), *configs]
    return tuple(
        (name, configs.get(name, {})) for name in dict.fromkeys(names) if name not in stock
    )


def cache_folder(settings: dict[str, Any]) -> Path:
    return Path(settings["CACHE_PATH"])
