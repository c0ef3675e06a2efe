"""Every link of the demonstration site leads somewhere, fragments included."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

ADDRESS = "https://newsroom.example"


def test_no_link_is_broken(demo_output: Path):
    pages = {
        file: BeautifulSoup(file.read_bytes(), "lxml")
        for file in sorted(demo_output.rglob("*.html"))
    }
    drawings = {
        file: BeautifulSoup(file.read_bytes(), "xml") for file in demo_output.rglob("*.svg")
    }
    ids = {
        file: {tag["id"] for tag in document.find_all(id=True)}
        for file, document in {**pages, **drawings}.items()
    }
    broken = [
        f"{file.relative_to(demo_output)}: {link}"
        for file, page in pages.items()
        for link in addresses(page)
        if not leads_somewhere(link, file, demo_output, ids)
    ]
    assert broken == []


def test_no_page_calls_another_site(demo_output: Path):
    """No script, style, picture or frame comes from elsewhere, and none stands in the page."""
    for file in demo_output.rglob("*.html"):
        page = BeautifulSoup(file.read_bytes(), "lxml")
        loaded = [
            tag.get("src") or tag.get("href")
            for tag in page.select("[src], use, link[rel=stylesheet]")
        ]
        assert [url for url in loaded if not url.startswith("/")] == [], file
        assert (
            page.select("style, [style], script:not([type='application/ld+json']):not([src])") == []
        ), file


def test_every_page_can_be_reached_from_the_home_page(demo_output: Path):
    seen, waiting = set(), [demo_output / "index.html"]
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        page = BeautifulSoup(file.read_bytes(), "lxml")
        for tag in page.find_all("a", href=True):
            target = target_file(tag["href"], file, demo_output)
            if target and target.suffix == ".html":
                waiting.append(target)
    pages = {file for file in demo_output.rglob("*.html") if file.name != "404.html"}
    withdrawn = {
        file
        for file in pages
        if 'name="robots" content="noindex"' in file.read_text(encoding="utf-8")
    }
    assert sorted(str(file.relative_to(demo_output)) for file in pages - withdrawn - seen) == []


def addresses(page: BeautifulSoup) -> list[str]:
    return [tag.get("href") or tag.get("src") for tag in page.select("[href], [src]")]


def target_file(link: str, file: Path, output: Path) -> Path | None:
    """The file that a link means; None for links to other sites."""
    parts = urlsplit(link.removeprefix(ADDRESS) or "/")
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return file
    target = output / unquote(parts.path).lstrip("/")
    return target / "index.html" if parts.path.endswith("/") else target


def leads_somewhere(link: str, file: Path, output: Path, ids: dict[Path, set[str]]) -> bool:
    if link.startswith("webcal:"):
        link = "https:" + link.removeprefix("webcal:")
    target = target_file(link, file, output)
    if target is None:
        return True
    fragment = unquote(urlsplit(link).fragment)
    return target.is_file() and (not fragment or fragment in ids.get(target, set()))
