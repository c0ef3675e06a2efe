"""Pelican's settings: what we take from them, and what must be off so that both get along."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from babel import UnknownLocaleError
from pelican.settings import DEFAULT_CONFIG

from communique.clock import SettingsError, build_time
from communique.findings import Unfit
from communique.model.codes import LANGUAGE_TAG
from communique.model.kinds import KINDS
from communique.model.languages import cldr
from communique.model.moments import zone
from communique.settings import Settings, read_settings

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


class HostError(Exception):
    """What Pelican or its settings cannot do: the message says what and how to mend it."""


def prepare(pelican: Any) -> None:
    """On Pelican's signal `initialized`: prepare its settings before any generator sees them."""
    prepared_settings(pelican.settings)
    # Pelican would empty the output before anybody has looked at the content; what is gone is
    # removed by `build.manifest`, once all else is known to be good.
    pelican.delete_outputdir = False


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
    ours = read_settings(
        given,
        site_name=settings["SITENAME"],
        site_url=settings["SITEURL"].rstrip("/"),
        timezone=settings["TIMEZONE"],
        markdown_extensions=_extensions(settings["MARKDOWN"]),
    )
    if not ours.site_url:
        raise SettingsError(
            "SITEURL is empty: feeds and calendars need whole addresses. "
            'Write  SITEURL = "http://localhost:8000"  in pelicanconf.py, and the public address in publishconf.py.'
        )
    _check_languages(ours)
    brand = brand_folder(settings)
    if brand and not brand.is_dir():
        raise SettingsError(
            f'COMMUNIQUE["brand"] is "{ours.brand}", and there is no such folder beside the content. '
            "Make it, with a tokens.css or a logo.svg in it, or take the setting out."
        )
    _check_zone(ours.timezone)
    return ours


def _check_languages(settings: Settings) -> None:
    """Every language is a tag that CLDR knows, and stands there once."""
    for tag in settings.languages:
        locale = settings.locale(tag)
        if not LANGUAGE_TAG.fullmatch(tag) or not _is_locale(locale):
            raise SettingsError(
                f'COMMUNIQUE names the language "{tag}" with the locale "{locale}", which CLDR does not know. '
                "Languages are tags such as en, ko, pt-BR; locales are written en_GB."
            )
    if len(set(settings.languages)) < len(settings.languages):
        raise SettingsError(f"COMMUNIQUE names a language twice: {', '.join(settings.languages)}.")


def _is_locale(name: str) -> bool:
    try:
        return bool(cldr(name))
    except (ValueError, UnknownLocaleError):
        return False


def _check_zone(name: str) -> None:
    try:
        zone(name)
    except Unfit as unfit:
        raise SettingsError(f'TIMEZONE is "{name}". {unfit.why} {unfit.mend}') from None


def _extensions(markdown: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    """The Markdown extensions that an office added to Pelican's own, with their configuration."""
    stock = DEFAULT_CONFIG["MARKDOWN"]["extension_configs"]
    configs = markdown.get("extension_configs", {})
    names = [*markdown.get("extensions", []), *configs]
    return tuple(
        (name, configs.get(name, {})) for name in dict.fromkeys(names) if name not in stock
    )


def cache_folder(settings: Mapping[str, Any]) -> Path:
    return Path(settings["CACHE_PATH"])


def source_folders(settings: Mapping[str, Any]) -> tuple[Path, ...]:
    """The folders that a site is made from: content, theme, templates put before the theme's, brand."""
    brand = brand_folder(settings)
    named = (settings["PATH"], settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"])
    return (*map(Path, named), *((brand,) if brand else ()))


def brand_folder(settings: Mapping[str, Any]) -> Path | None:
    """The folder of the office's own look, beside the content."""
    name = settings.get("COMMUNIQUE", {}).get("brand", "")
    return Path(settings["PATH"]).parent / name if name else None
