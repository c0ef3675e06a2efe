"""The digest: an issue of the newsletter, as its template and its plain text are given it.

All is in words here, so that both tell the same. Every address is whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.index import Index
from communique.collections.issue import Period
from communique.model.moments import Moment, Span
from communique.model.site import Site
from communique.model.zones import zone
from communique.views.digest_entries import (
    Entry,
    change_entry,
    coming_entry,
    correction_entry,
    due_entry,
    flat,
    new_entry,
    shortened,
    with_picture,
)
from communique.views.lifecycle import titled

MOST = {"changed": 20, "new": 16, "coming": 16, "deadlines": 8}
"""How many entries a section shows."""
PREHEADER = 110
"""How many characters a list of emails shows behind the subject, at most."""


class Section(Struct, frozen=True):
    """`more` entries are not shown; they are found at `more_url`."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    more: int
    more_url: str


class MailLink(Struct, frozen=True):
    title: str
    url: str


class DigestView(Struct, frozen=True):
    """An issue. `sections` are those that hold something: what changed, what is new, what comes,
    deadlines."""

    lang: str
    dir: str
    script: str
    """The script of the language where it has faces of its own: `arabic`, `hangul`, else `latin`."""
    site_name: str
    tagline: str
    home_url: str
    period: str
    topic: str
    subject: str
    preheader: str
    sections: tuple[Section, ...]
    links: tuple[MailLink, ...]


def digest(index: Index, period: Period, topic: str, lang: str, part: int = 1) -> DigestView:
    """The issue of a period for readers of `lang`, on one topic where one is given. `part` is what the
    usual number of entries is divided by, where an email of all of them would be too long."""
    site = index.site
    whole = (section for section in _sections(index, period, topic, lang) if section.entries)
    sections = tuple(_cut(section, MOST[section.name] // part) for section in whole)
    titles = [title for section in sections for title in _headlines(site, section, lang)]
    name = site.settings.name(lang)
    return DigestView(
        lang=lang,
        dir=site.language(lang).dir,
        script=_SCRIPTS.get(lang.partition("-")[0], "latin"),
        site_name=name,
        tagline=site.settings.tagline(lang),
        home_url=_page(site, lang, "/"),
        period=_days(site, period, lang),
        topic=site.settings.topic_name(topic, lang) if topic else "",
        subject=flat(f"{titles[0] if titles else _days(site, period, lang)} | {name}"),
        preheader=_preheader(titles) or site.settings.tagline(lang),
        sections=sections,
        links=_links(site, lang),
    )


_SCRIPTS = {"ar": "arabic", "fa": "arabic", "ur": "arabic", "ko": "hangul"}


def _sections(index: Index, period: Period, topic: str, lang: str) -> Iterator[Section]:
    site, _ = index.site, index.site.words.say(lang)
    told = index.issue(period, topic, lang)
    calendar, home = _page(site, lang, "/calendar/"), _page(site, lang, "/")
    changed = [
        *(change_entry(site, key, numbers, lang) for key, numbers in told.changed),
        *(correction_entry(site, key, numbers, lang) for key, numbers in told.corrected),
    ]
    new = [new_entry(site, site.best(key, lang), lang) for key in told.new]
    coming = [coming_entry(site, site.best(key, lang), period, lang) for key in told.coming]
    deadlines = [due_entry(site, due, lang) for due in told.deadlines]
    yield Section("changed", _("What has changed"), tuple(changed), 0, calendar)
    yield Section("new", _("What is new"), tuple(with_picture(site, told.new, new, lang)), 0, home)
    yield Section("coming", _("Coming up"), tuple(coming), 0, calendar)
    yield Section("deadlines", _("Deadlines"), tuple(deadlines), 0, calendar)


def _cut(section: Section, most: int) -> Section:
    entries = section.entries[:most]
    return replace(section, entries=entries, more=len(section.entries) - len(entries))


def _headlines(site: Site, section: Section, lang: str) -> Iterator[str]:
    """What subject and preheader say of the entries of a section, by their order."""
    for entry in section.entries:
        is_told = section.name in ("changed", "deadlines")
        title = titled(site, entry.label, entry.title, lang) if is_told else entry.title
        yield flat(title)


def _preheader(titles: list[str]) -> str:
    """What else there is, behind the subject; the rest of titles where there is but one."""
    return shortened(" · ".join(titles[1:6]), PREHEADER)


def _days(site: Site, period: Period, lang: str) -> str:
    """The days of a period in the site's zone."""
    its_zone = zone(site.settings.timezone)
    last = period.until - timedelta(microseconds=1)
    days = [at.astimezone(its_zone).replace(tzinfo=None) for at in (period.since, last)]
    first, final = (Moment(day, "day") for day in days)
    return site.language(lang).span(Span(first, final, site.settings.timezone))


def _links(site: Site, lang: str) -> tuple[MailLink, ...]:
    _ = site.words.say(lang)
    return (
        MailLink(_("All news"), _page(site, lang, "/news/")),
        MailLink(_("Calendar"), _page(site, lang, "/calendar/")),
        MailLink(_("Subscribe to the calendar"), _page(site, lang, "/calendar/subscribe/")),
        MailLink(_("Feeds"), _page(site, lang, "/feeds/")),
    )


def _page(site: Site, lang: str, address: str) -> str:
    return site.settings.absolute(site.settings.prefix(lang) + address)
