"""The digest: an issue of the newsletter, as its template and its plain text are given it.

All is in words here, so that both tell the same. Every address is whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from communique.collections.index import Index
from communique.collections.issue import Due, Period
from communique.model.kinds import BY_NAME
from communique.model.moments import Moment, Span
from communique.model.site import Item, Site
from communique.model.values import Change
from communique.model.zones import zone
from communique.views.cards import EventCard, card, shared_picture
from communique.views.feed_entries import place, when
from communique.views.feeds import format_name
from communique.views.head import section_title
from communique.views.lifecycle import ChangeLine, change_line, change_word

WIDTH = 552
"""How wide a picture is shown at most, in pixels."""
MOST = {"changed": 20, "new": 16, "coming": 16, "deadlines": 8}
"""How many entries a section shows."""
SUMMARY = 220
"""How many characters of a summary are shown."""
PREHEADER = 110
"""How many characters a list of emails shows behind the subject, at most."""
TONES = {"cancelled": "off", "postponed": "changed", "rescheduled": "changed", "reinstated": "good"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A day as a leaf of a calendar: `day` is one day, several of a month, or a dash."""

    month: str
    day: str
    year: str


@dataclass(frozen=True, slots=True)
class MailPicture:
    """A picture by its whole address; width and height in pixels as it is shown."""

    url: str
    alt: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of an item. Title and summary are in `lang`, which `foreign` names where it is not
    the reader's; all else is in the reader's language."""

    url: str
    title: str
    lang: str
    dir: str
    foreign: str
    label: str
    tone: str
    """`off`, `changed`, `note` or `good` of a change; else the kind."""
    leaf: Leaf | None = None
    changes: tuple[ChangeLine, ...] = ()
    lines: tuple[str, ...] = ()
    """When and where, or until when."""
    summary: str = ""
    picture: MailPicture | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """`more` entries are not shown; they are found at `more_url`."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    more: int
    more_url: str


@dataclass(frozen=True, slots=True)
class MailLink:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class DigestView:
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
        subject=_told(site, name, titles[0] if titles else _days(site, period, lang), lang),
        preheader=_preheader(titles) or site.settings.tagline(lang),
        sections=sections,
        links=_links(site, lang),
    )


_SCRIPTS = {"ar": "arabic", "fa": "arabic", "ur": "arabic", "ko": "hangul"}


def _sections(index: Index, period: Period, topic: str, lang: str) -> Iterator[Section]:
    site, _ = index.site, index.site.words.say(lang)
    told = index.issue(period, topic, lang)
    calendar, home = _page(site, lang, "/calendar/"), _page(site, lang, "/")
    changed = [_change(site, key, numbers, lang) for key, numbers in told.changed]
    new = [_new(site, site.best(key, lang), lang) for key in told.new]
    coming = [_coming(site, site.best(key, lang), period, lang) for key in told.coming]
    deadlines = [_due(site, due, lang) for due in told.deadlines]
    yield Section("changed", _("What has changed"), tuple(changed), 0, calendar)
    yield Section("new", _("What is new"), tuple(_with_picture(site, told.new, new, lang)), 0, home)
    yield Section("coming", _("Coming up"), tuple(coming), 0, calendar)
    yield Section("deadlines", _("Deadlines"), tuple(deadlines), 0, calendar)


def _cut(section: Section, most: int) -> Section:
    entries = section.entries[:most]
    return replace(section, entries=entries, more=len(section.entries) - len(entries))


def _entry(site: Site, item: Item, lang: str) -> Entry:
    language = site.language(lang)
    return Entry(
        url=site.settings.absolute(item.address),
        title=_flat(item.title),
        lang=item.lang,
        dir=site.language(item.lang).dir,
        foreign=language.name_of(item.lang) if item.lang != lang else "",
        label=section_title(site, BY_NAME[item.kind].folder, lang),
        tone=item.kind,
    )


def _event(site: Site, item: Item, lang: str) -> Entry:
    shown = card(site, item, lang)
    assert isinstance(shown, EventCard)
    return replace(
        _entry(site, item, lang),
        label=format_name(site, shown.format, lang),
        leaf=_leaf(site, shown.span, lang),
        lines=tuple(line for line in (when(site, shown, lang), place(site, shown, lang)) if line),
    )


def _coming(site: Site, item: Item, period: Period, lang: str) -> Entry:
    entry, span = _event(site, item, lang), item.facts.span
    if not span.is_announced or span.begin > period.until:
        return entry
    return replace(entry, label=f"{site.words.say(lang)('Under way')} · {entry.label}")


def _change(site: Site, key: str, numbers: Iterable[int], lang: str) -> Entry:
    item = site.best(key, lang)
    changes = [item.facts.changes[number - 1] for number in numbers]
    label = change_word(site, changes[0], lang)
    return replace(
        _event(site, item, lang),
        label=label,
        tone=TONES.get(changes[0].what, "note"),
        changes=tuple(_line(site, change, label, lang) for change in changes),
    )


def _line(site: Site, change: Change, label: str, lang: str) -> ChangeLine:
    """A change in words, without those that say no more than the label."""
    line = change_line(site, change, lang)
    return replace(line, told="") if line.told.rstrip(".") == label else line


def _new(site: Site, item: Item, lang: str) -> Entry:
    entry = _event(site, item, lang) if item.kind == "event" else _entry(site, item, lang)
    by = [item.facts.publisher] if item.kind == "coverage" else []
    label = " · ".join([entry.label, *by])
    return replace(entry, label=label, summary=_shortened(_flat(item.summary), SUMMARY))


def _with_picture(
    site: Site, keys: Iterable[str], entries: list[Entry], lang: str
) -> Iterator[Entry]:
    """The entries, the first of them with its picture: more would make the email heavy."""
    for number, (key, entry) in enumerate(zip(keys, entries, strict=True)):
        item = site.best(key, lang)
        yield replace(entry, picture=None if number else _picture(site, item, lang))


def _picture(site: Site, item: Item, lang: str) -> MailPicture | None:
    found = shared_picture(site, item)
    if found is None or not found.width:
        return None
    width = min(found.width, WIDTH)
    height = max(1, round(found.height * width / found.width))
    credit = site.words.say(lang)("Picture: %(credit)s") % {"credit": found.credit}
    return MailPicture(found.absolute_url, _flat(found.alt), _flat(credit), width, height)


def _due(site: Site, due: Due, lang: str) -> Entry:
    _, item = site.words.say(lang), site.best(due.key, lang)
    labels = {
        "registration": _("Registration"),
        "call": _("Call for entries"),
        "deadline": _("Deadline"),
    }
    last = Span(due.closes, None, due.zone_name)
    return replace(
        _entry(site, item, lang),
        label=labels[due.what],
        leaf=_leaf(site, last, lang),
        lines=(_("Until %(end)s") % {"end": _moment(site, last, lang)},),
    )


def _moment(site: Site, span: Span, lang: str) -> str:
    """A moment in words, with the zone of a wall time."""
    language = site.language(lang)
    its_zone = f" ({language.zone_label(span)})" if span.starts.has_time else ""
    return language.moment(span.starts) + its_zone


def _leaf(site: Site, span: Span, lang: str) -> Leaf:
    first, last = span.first_day, span.last_day
    is_in_month = (first.year, first.month) == (last.year, last.month)
    days = f"{first.day}–{last.day}" if is_in_month and first != last else str(first.day)
    month = site.language(lang).short_month(first)
    return Leaf(month, days if span.is_announced else "–", str(first.year))


def _headlines(site: Site, section: Section, lang: str) -> Iterator[str]:
    """What subject and preheader say of the entries of a section, by their order."""
    for entry in section.entries:
        is_told = section.name in ("changed", "deadlines")
        yield _told(site, entry.label, entry.title, lang) if is_told else entry.title


def _told(site: Site, before: str, title: str, lang: str) -> str:
    return _flat(site.words.say(lang)("%(state)s: %(title)s") % {"state": before, "title": title})


def _preheader(titles: list[str]) -> str:
    """What else there is, behind the subject; the rest of titles where there is but one."""
    return _shortened(" · ".join(titles[1:6]), PREHEADER)


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


def _flat(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def _shortened(text: str, most: int) -> str:
    """As many whole words as there is room for; of a language that writes none, as many letters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    words = cut.rpartition(" ")[0]
    return (words if len(words) > most // 2 else cut).rstrip(" ,;·") + "…"
