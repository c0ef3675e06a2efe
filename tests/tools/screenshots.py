"""Takes a picture of one page of each kind: on a desktop, narrow, dark, in Korean and Arabic, on paper.

    python tests/tools/screenshots.py [--site output] [--to .cache/screenshots] [words of names …]

The site is taken as it was built; words choose among the pictures (`month`, `dark-home`). An
`index.html` beside them shows them all, a row for each kind of page.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.tools import browser
from tests.tools.contact_sheet import contact_sheet
from tests.tools.pages import pages_by_kind

ADDRESS = "https://newsroom.example"
# Pictures below the fold wait for the reader to come near them.
_LOAD_ALL = """async () => {
  const pictures = [...document.images];
  pictures.forEach(each => each.loading = "eager");
  await Promise.all(pictures.map(each => each.decode().catch(() => null)));
}"""


@dataclass(frozen=True)
class Look:
    """How pages are looked at."""

    name: str
    lang: str = "en"
    width: int = 1280
    dark: bool = False
    media: str = "screen"


LOOKS = (
    Look("desktop"),
    Look("narrow", width=320),
    Look("dark", dark=True),
    Look("korean", lang="ko"),
    Look("arabic", lang="ar"),
    Look("arabic-narrow", lang="ar", width=320),
    Look("print", width=794, media="print"),
)


def main() -> int:
    given = _arguments()
    missing = browser.missing()
    if missing or not given.site.is_dir():
        print(missing or f"There is no site in {given.site}: make html", file=sys.stderr)
        return 1
    given.to.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(min(len(LOOKS), os.cpu_count() or 1)) as workers:
        taken = sum(workers.map(_take, LOOKS, [given] * len(LOOKS)))
    sheet = given.to / "index.html"
    sheet.write_text(contact_sheet(given.to, [look.name for look in LOOKS]), encoding="utf-8")
    print(f"{taken} pictures; all of them in one view: {sheet}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "output", help="the built site")
    parser.add_argument(
        "--to", type=Path, default=ROOT / ".cache" / "screenshots", help="where pictures go"
    )
    parser.add_argument("words", nargs="*", help="only pictures with one of these in their name")
    return parser.parse_args()


def _take(look: Look, given: argparse.Namespace) -> int:
    """Take the pictures of a look, in a browser of its own; returns their number."""
    pages = pages_by_kind(given.site, look.lang)
    names = {f"{look.name}-{kind}": address for kind, address in pages.items()}
    wanted = {name: names[name] for name in names if _is_wanted(name, given.words)}
    if not given.words:
        # Kinds that are no more leave no picture behind.
        for file in given.to.glob(f"{look.name}-*.png"):
            if _look_of(file.stem) == look.name and file.stem not in wanted:
                file.unlink()
    if wanted:
        with browser.launched() as chromium:
            _photograph(chromium, given, look, wanted)
    return len(wanted)


def _photograph(
    chromium: browser.Browser, given: argparse.Namespace, look: Look, wanted: dict[str, str]
) -> None:
    with browser.site(chromium, given.site, ADDRESS, width=look.width, dark=look.dark) as page:
        page.emulate_media(media=look.media, color_scheme="dark" if look.dark else "light")
        for name, address in wanted.items():
            page.goto(ADDRESS + address)
            page.evaluate(_LOAD_ALL)
            page.screenshot(path=given.to / f"{name}.png", full_page=True)


def _look_of(name: str) -> str:
    """The look that a picture's name begins with; `arabic-narrow-home` is not of `arabic`."""
    return max((look.name for look in LOOKS if name.startswith(f"{look.name}-")), key=len)


def _is_wanted(name: str, words: list[str]) -> bool:
    return not words or any(word in name for word in words)


if __name__ == "__main__":
    raise SystemExit(main())
