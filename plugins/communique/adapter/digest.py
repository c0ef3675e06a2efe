"""`communique digest`: an issue of the digest from the content as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from communique.adapter.colours import for_mail
from communique.adapter.host import HostError, brand_folder, prepared_settings
from communique.adapter.run import host_settings
from communique.adapter.theme_files import ThemeFiles
from communique.build.draft import Draft
from communique.build.order import Order
from communique.collections.index import Index
from communique.collections.issue import Period
from communique.findings import Finding, Unfit, has_errors
from communique.model.moments import Moment
from communique.model.zones import zone
from communique.publishing.digest import LIMIT, Mail, message, text, with_styles
from communique.settings import Settings
from communique.views.digest import DigestView, digest

USUAL = timedelta(days=7)
"""How much an issue tells of, where nothing else is said."""
PARTS = (1, 2, 3, 4, 8)
"""What the number of entries is divided by, one after the other, until an issue is short enough."""


class Wanted(Struct, frozen=True):
    """Which issue: what was typed, empty where nothing was."""

    since: str = ""
    until: str = ""
    topic: str = ""
    lang: str = ""
    weeks: int = 4
    sender: str = ""


class Issued(Struct, frozen=True):
    """An issue's files by their names, none where findings of rank "error" stand against it, and the
    folder where they usually lie."""

    folder: Path
    findings: list[Finding]
    files: Mapping[str, bytes] = field(default_factory=dict)
    is_empty: bool = False
    days: str = ""


def issue(settings_file: Path, wanted: Wanted, overrides: dict[str, Any] | None = None) -> Issued:
    """Make an issue. Raises HostError, SettingsError for what cannot be read."""
    from pelican.generators import Generator

    from communique.adapter.newsroom import engine, order_of

    settings = prepared_settings(host_settings(settings_file, overrides))
    ours, built_at = settings["COMMUNIQUE_SETTINGS"], settings["COMMUNIQUE_BUILT_AT"]
    period, lang = period_of(ours, wanted, built_at), _language(ours, wanted.lang)
    paths = settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"]
    order = order_of(settings, Generator({}, settings, *paths).env)
    at_work = engine(settings)
    try:
        draft = at_work.draft(order)
    finally:
        at_work.close()
    folder = Path(settings["CACHE_PATH"]) / "digest" / lang
    if has_errors(draft.findings):
        return Issued(folder, draft.findings)
    style = ThemeFiles(Path(settings["THEME"]), brand_folder(settings))
    topic = _topic(draft.index, wanted.topic)
    view, html = _page(draft, order, style, (period, topic, lang))
    plain = text(view, draft.index.site.words)
    mail = Mail(view.subject, plain, html, lang, built_at, ours.authority, wanted.sender)
    files = {
        "digest.html": html.encode(),
        "digest.txt": plain.encode(),
        "digest.eml": _message(mail),
    }
    return Issued(folder, draft.findings, files, not view.sections, view.period)


def _page(
    draft: Draft, order: Order, style: ThemeFiles, wanted: tuple[Period, str, str]
) -> tuple[DigestView, str]:
    """An issue and its page: with as many entries as mail programs show."""
    sheet, tokens = _sheet(style.theme), for_mail(style.tokens)
    printer = order.printer(draft.index.site, draft.frame.chromes)("digest.html", wanted[2])
    for part in PARTS:
        view = digest(draft.index, *wanted, part)
        html = with_styles(printer(view).decode(), sheet, tokens)
        if len(html.encode()) <= LIMIT:
            break
    return view, html


def _sheet(theme: Path) -> str:
    """The styles of the digest. Raises HostError where the theme has none."""
    try:
        return (theme / "mail" / "digest.css").read_text(encoding="utf-8")
    except OSError:
        raise HostError(
            f"The theme {theme.name} has no mail/digest.css, which the digest is styled by. Copy that of Communiqué's theme."
        ) from None


def _message(mail: Mail) -> bytes:
    try:
        return message(mail)
    except (ValueError, IndexError):
        raise HostError(
            f'--from is "{mail.sender}", which is no sender. Write  --from "Press desk <press@example.org>"'
        ) from None


def period_of(settings: Settings, wanted: Wanted, built_at: datetime) -> Period:
    """From `since`, else a week before `until`, until `until`, else now. Days are read in the site's
    zone and begin at midnight. Raises HostError."""
    its_zone = zone(settings.timezone)
    until = _moment("until", wanted.until).at(its_zone) if wanted.until else built_at
    since = _moment("since", wanted.since).at(its_zone) if wanted.since else until - USUAL
    if since >= until:
        raise HostError(
            f"Nothing lies between --since {since.astimezone(its_zone):%Y-%m-%dT%H:%M} and --until {until.astimezone(its_zone):%Y-%m-%dT%H:%M}. "
            "The issue tells of what lies from the first on and before the second."
        )
    return Period(since, until, until + timedelta(weeks=wanted.weeks))


def _moment(option: str, written: str) -> Moment:
    try:
        return Moment.read(written)
    except Unfit as unfit:
        told = f"{unfit.what} {unfit.why} {unfit.mend}"
        raise HostError(told.format(field=f"--{option}", key=f"--{option}")) from None


def _language(settings: Settings, lang: str) -> str:
    if lang and lang not in settings.languages:
        raise HostError(
            f'--lang is "{lang}", which the site is not told in. It has  {", ".join(settings.languages)}'
        )
    return lang or settings.default_lang


def _topic(index: Index, topic: str) -> str:
    if topic and topic not in index.topics:
        raise HostError(
            f'--topic is "{topic}", and nothing is on it. There are  {", ".join(index.topics)}'
        )
    return topic
