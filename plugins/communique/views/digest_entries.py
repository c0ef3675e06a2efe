"""What the digest tells of an item, in words: whole addresses, the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.calls import call_of, extensions
from communique.collections.issue import Due, Period
from communique.collections.pictures import renditions
from communique.model.event import Event
from communique.model.kinds import BY_NAME
from communique.model.moments import Span
from communique.model.site import Item, Site
from communique.model.values import Change
from communique.views.cards import EventCard, card, shared_picture
from communique.views.feed_entries import place, when
from communique.views.formats import format_name
from communique.views.head import section_title
from communique.views.lifecycle import ChangeLine, call_line, change_line, change_word
from communique.views.zones import zone_label

WIDTH = 552
"""How wide a picture is shown, in pixels; one that is less wide is not: it would be blurred."""
SUMMARY = 220
"""How many characters of a summary are shown."""
TONES = {
    "cancelled": "off", "postponed": "changed", "rescheduled": "changed", "reinstated": "good", "extended": "good",
}  # fmt: skip


class Leaf(Struct, frozen=True):
    """A day as a leaf of a calendar: `day` is one day, several of a month, or a dash."""

    month: str
    day: str
    year: str


class MailPicture(Struct, frozen=True):
    """A picture by its whole address; width and height in pixels as it is shown."""

    url: str
    alt: str
    credit: str
    width: int
    height: int


class Entry(Struct, frozen=True):
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


def _entry(site: Site, item: Item, lang: str) -> Entry:
    language = site.language(lang)
    return Entry(
        url=site.settings.absolute(item.address),
        title=flat(item.title),
        lang=item.lang,
        dir=site.language(item.lang).dir,
        foreign=language.name_of(item.lang) if item.lang != lang else "",
        label=section_title(site, BY_NAME[item.kind].folder, lang),
        tone=item.kind,
    )


def _of_any(site: Site, item: Item, lang: str) -> Entry:
    return _event(site, item, lang) if item.kind == "event" else _entry(site, item, lang)


def _event(site: Site, item: Item, lang: str) -> Entry:
    shown = card(site, item, lang)
    assert isinstance(shown, EventCard)
    return replace(
        _entry(site, item, lang),
        label=format_name(site, shown.format, lang),
        leaf=_leaf(site, shown.span, lang),
        lines=tuple(
            filter(None, (when(site, shown, lang), shown.repeats, place(site, shown, lang)))
        ),
    )


def coming_entry(site: Site, item: Item, period: Period, lang: str) -> Entry:
    entry, span = _event(site, item, lang), item.facts.span
    if not span.is_announced or span.begin > period.until:
        return entry
    return replace(entry, label=f"{site.words.say(lang)('Under way')} · {entry.label}")


def change_entry(site: Site, key: str, numbers: Iterable[int], lang: str) -> Entry:
    item = site.best(key, lang)
    changes = [item.facts.changes[number - 1] for number in numbers]
    label = change_word(site, changes[0], lang)
    return replace(
        _event(site, item, lang),
        label=label,
        tone=TONES.get(changes[0].what, "note"),
        changes=tuple(_line(site, item.facts, change, label, lang) for change in changes),
    )


def correction_entry(site: Site, key: str, numbers: Iterable[int], lang: str) -> Entry:
    """Something that was told before, with what was wrong in it."""
    item = site.best(key, lang)
    corrections = [item.facts.corrections[number - 1] for number in numbers]
    return replace(
        _of_any(site, item, lang),
        label=site.words.say(lang)("Correction"),
        tone="changed",
        changes=tuple(ChangeLine(one.on, "", one.note) for one in corrections),
    )


def _line(site: Site, event: Event, change: Change, label: str, lang: str) -> ChangeLine:
    """A change in words, without those that say no more than the label."""
    line = change_line(site, event, change, lang)
    return replace(line, told="") if line.told.rstrip(".") == label else line


def new_entry(site: Site, item: Item, lang: str) -> Entry:
    entry = _of_any(site, item, lang)
    by = [item.facts.publisher] if item.kind == "coverage" else []
    label = " · ".join([entry.label, *by])
    return replace(entry, label=label, summary=shortened(flat(item.summary), SUMMARY))


def with_picture(
    site: Site, keys: Iterable[str], entries: list[Entry], lang: str
) -> Iterator[Entry]:
    """The entries, the first of them with its picture: more would make the email heavy."""
    for number, (key, entry) in enumerate(zip(keys, entries, strict=True)):
        item = site.best(key, lang)
        yield replace(entry, picture=None if number else _picture(site, item, lang))


def _picture(site: Site, item: Item, lang: str) -> MailPicture | None:
    found = shared_picture(site, item)
    if found is None or found.width < WIDTH:
        return None
    height = max(1, round(found.height * WIDTH / found.width))
    credit = site.words.say(lang)("Picture: %(credit)s") % {"credit": found.credit}
    made = renditions(site.settings, site.files[found.path], found.path)
    url = site.settings.absolute(made.mail.address) if made else found.absolute_url
    return MailPicture(url, flat(found.alt), flat(credit), WIDTH, height)


def due_entry(site: Site, due: Due, lang: str) -> Entry:
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
        lines=(_("Until %(end)s") % {"end": _moment(site, item, last, lang)},),
        changes=tuple(_extended(site, item, due, lang)),
    )


def _extended(site: Site, item: Item, due: Due, lang: str) -> Iterator[ChangeLine]:
    """That a call was extended last."""
    for year, extended in extensions(item.facts) if due.what == "call" else ():
        if call_of(item, year).closes == due.closes:
            yield call_line(site, item, year, len(extended), lang)


def _moment(site: Site, item: Item, span: Span, lang: str) -> str:
    """A moment in words, with the zone of a wall time."""
    language = site.language(lang)
    if not span.starts.has_time:
        return language.moment(span.starts)
    its_zone = language.zone_label(span, language.city_of(span.zone_name))
    if item.kind == "event":
        then = item.facts.model_copy(update={"starts": span.starts, "ends": None})
        its_zone = zone_label(site, replace(item, facts=then), lang)
    return f"{language.moment(span.starts)} ({its_zone})"


def _leaf(site: Site, span: Span, lang: str) -> Leaf:
    first, last = span.first_day, span.last_day
    is_in_month = (first.year, first.month) == (last.year, last.month)
    days = f"{first.day}–{last.day}" if is_in_month and first != last else str(first.day)
    month = site.language(lang).short_month(first)
    return Leaf(month, days if span.is_announced else "–", str(first.year))


def flat(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def shortened(text: str, most: int) -> str:
    """As many whole words as there is room for; of a language that writes none, as many letters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    words = cut.rpartition(" ")[0]
    return (words if len(words) > most // 2 else cut).rstrip(" ,;·") + "…"
