"""One visit to every kind of page in a language, at which all are asked that judge what is seen.

Each look (a width, a scheme, a size of letters) is given to a page that is already there: to open it
takes longer than to look at it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.deep import DEEP
from tests.newsroom import DEMONSTRATION_NOW
from tests.theme import judges
from tests.tools import browser
from tests.tools.pages import pages_by_kind

ADDRESS = "https://newsroom.example"
NOW, ZONE = DEMONSTRATION_NOW, "Asia/Seoul"
WIDTHS = (1280, 320)
COLOURS = ("color-contrast", "link-in-text-block")
"""What axe is asked in the dark scheme too, where only colours differ."""
TARGETS = "target-size"

Told = Iterator[tuple[str, str]]
"""Name of a judge and what is wrong."""
Seen = dict[str, set[str]]
"""Headings, links and texts of a page as they are seen."""


@dataclass
class Visit:
    """What was found in the pages of a language, at the moment of the build."""

    is_again: bool = False
    """Whether pages of another language were seen that run in the same direction: colours are the same
    then, and what is there is the same in both widths."""
    faults: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By the name of a judge; each begins with the kind of its page."""
    seen: dict[str, Seen] = field(default_factory=dict)
    """By the kind of page."""
    fetched: list[str] = field(default_factory=list)
    """Every address that was asked for."""
    judged: set[str] = field(default_factory=set)
    """What the contrast of texts was judged by, in this language: see `judges.TEXTS`."""
    times: Counter[str] = field(default_factory=Counter)
    """How many texts were `judged`, and how many were `the same` as those."""

    def note(self, kind: str, page: Page, told: Told) -> None:
        self.seen[kind] = {
            name: set(texts) for name, texts in page.evaluate(judges.SEEN, judges.ADDED).items()
        }
        for judge, fault in told:
            self.faults[judge].append(f"{kind}: {fault}")


def visit(chromium: Browser, folder: Path, lang: str, is_again: bool = False) -> Visit:
    """As most read: every look."""
    found = Visit(is_again=is_again and not DEEP)
    with browser.site(chromium, folder, ADDRESS, at=NOW, alone=True, timezone_id=ZONE) as page:
        page.add_init_script(path=browser.AXE)
        for kind, address in pages_by_kind(folder, lang).items():
            page.set_viewport_size({"width": WIDTHS[0], "height": 900})
            page.goto(ADDRESS + address)
            found.note(kind, page, _looks(page, found))
    return found


def visit_without_script(chromium: Browser, folder: Path, lang: str) -> Visit:
    """With script switched off: what is seen, what is dead, what is fetched."""
    found, off = Visit(), {"java_script_enabled": False, "timezone_id": ZONE}
    with browser.site(chromium, folder, ADDRESS, alone=True, **off) as page:
        page.on("request", lambda request: found.fetched.append(request.url))
        for kind, address in pages_by_kind(folder, lang).items():
            page.goto(ADDRESS + address)
            found.note(kind, page, _of("dead", page.evaluate(judges.DEAD)))
    return found


def _looks(page: Page, found: Visit) -> Told:
    """The looks of a page, one after the other; the last changes its style for good."""
    yield from _of("motion", page.evaluate(judges.MOVING))
    page.emulate_media(forced_colors="active")
    yield from _of("forced colours", page.evaluate(judges.FORCED))
    page.emulate_media(forced_colors="none")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield from _of("targets", page.evaluate(judges.SMALL_TARGETS))
        if found.is_again:
            yield from _of("axe", _axe_again(page, width), f"{width}, ")
            continue
        yield from _of("axe", _axe(page, found), f"{width}, ")
        page.emulate_media(color_scheme="dark")
        yield from _of("axe", _dark(page, found), f"{width}, dark, ")
        page.emulate_media(color_scheme="light")
    yield from _of("width", page.evaluate(judges.TOO_WIDE))
    page.set_viewport_size({"width": 320, "height": 256})
    yield from _of("zoom", page.evaluate(judges.TOO_WIDE))
    yield from _of("spacing", page.evaluate(judges.SPACED_OUT))


def _axe(page: Page, found: Visit) -> list[str]:
    """All rules of axe. Those on colours and targets, for which it lays out a page once more, are asked of
    what may be at fault: targets that are small or covered, texts unlike those that were judged."""
    if DEEP:
        return browser.axe_violations(page)
    tight = page.evaluate(judges.TIGHT)
    texts = _new_texts(page, found)
    return [
        *browser.axe_violations(page, without=(*COLOURS, TARGETS)),
        *_of_parts(page, (*COLOURS, TARGETS) if texts else (TARGETS,), [*tight, *texts]),
    ]


def _axe_again(page: Page, width: int) -> list[str]:
    """What hangs on words and their length: all rules but those on colours, and targets in every width."""
    rest = browser.axe_violations(page, without=(*COLOURS, TARGETS)) if width == WIDTHS[0] else []
    return [*rest, *_of_parts(page, (TARGETS,), page.evaluate(judges.TIGHT))]


def _dark(page: Page, found: Visit) -> list[str]:
    """The rules on colours."""
    if DEEP:
        return browser.axe_violations(page, *COLOURS)
    return _of_parts(page, COLOURS, _new_texts(page, found))


def _new_texts(page: Page, found: Visit) -> list[int]:
    """Numbers of the texts that are not like others before: on another ground, of another colour or size,
    elsewhere in a component."""
    texts = {like: number for number, like in page.evaluate(judges.TEXTS)}
    new = texts.keys() - found.judged
    found.judged |= new
    found.times.update({"judged": len(new), "the same": len(texts) - len(new)})
    return sorted(texts[like] for like in new)


def _of_parts(page: Page, rules: tuple[str, ...], parts: list[int]) -> list[str]:
    return browser.axe_violations(page, *rules, parts=parts) if parts else []


def _of(judge: str, said: list[str], where: str = "") -> Told:
    yield from ((judge, where + each) for each in said)
