"""The gallery: every component of a theme by its examples, light, dark and right to left. Never part of a site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from msgspec import Struct

from communique.adapter.examples import about, components, examples_of, render
from communique.adapter.host import HostError
from communique.adapter.theme_files import ThemeFiles

_PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900" width="1600" height="900">
<rect width="1600" height="900" fill="#8fb3b5"/><circle cx="1180" cy="270" r="120" fill="#fdf3dc"/>
<path d="M0 900V620l420-300 380 330 260-170 540 420z" fill="#2f5f68"/></svg>"""
_PLACEHOLDER = "data:image/svg+xml," + _PICTURE.replace("\n", "").replace("#", "%23").replace(
    '"', "'"
).replace("<", "%3C").replace(">", "%3E")
_DARK = "(prefers-color-scheme: dark)"


class Look(Struct, frozen=True):
    """A way to look at all components: the language of the words, the colours."""

    name: str
    title: str
    lang: str = "en"
    dir: str = "ltr"
    is_dark: bool = False

    @property
    def file(self) -> str:
        return f"{self.name}.html"


LOOKS = (
    Look("light", "Light"),
    Look("dark", "Dark", is_dark=True),
    Look("right-to-left", "Right to left", lang="ar", dir="rtl"),
    Look("right-to-left-dark", "Right to left, dark", lang="ar", dir="rtl", is_dark=True),
)


def write_gallery(theme: Path, folder: Path) -> Path:
    """Write a page per look and `index.html`, the first of them; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        (folder / look.file).write_text(gallery_page(theme, look), encoding="utf-8")
    index = folder / "index.html"
    index.write_text(gallery_page(theme, LOOKS[0]), encoding="utf-8")
    return index


def gallery_page(theme: Path, look: Look) -> str:
    """The page of a look. It is whole by itself: opened as a file it looks as on a server.

    Raises HostError when the theme has no `gallery/page.html`.
    """
    folder = theme / "gallery"
    if not (folder / "page.html").is_file():
        raise HostError(f"The theme in {theme} has no gallery/page.html to show its components in.")
    env = Environment(
        loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    style = _style(theme, look) + (folder / "gallery.css").read_text(encoding="utf-8")
    return env.get_template("page.html").render(
        look=look,
        looks=LOOKS,
        components=[_component(theme, look, component) for component in components(theme)],
        style=Markup(style),
    )


def look_named(file: str) -> Look | None:
    """The look whose page has this name; nothing is `index.html`."""
    return next((look for look in LOOKS if file in (look.file, "")), None)


def _component(theme: Path, look: Look, component: Path) -> dict[str, Any]:
    said = about(component)
    return {
        "name": component.name,
        "about": said["about"],
        "parameters": said["parameters"],
        "examples": [
            {
                "name": example.name,
                "call": example.call,
                "data": yaml.safe_dump(example.written, allow_unicode=True, sort_keys=False)
                if example.written
                else "",
                "html": _shown(render(theme, example, look.lang)),
            }
            for example in examples_of(component)
        ],
    }


def _shown(html: str) -> Markup:
    """An example with a drawing for each of its pictures, which are nowhere."""
    html = re.sub(r'(<img\b[^>]*?\ssrc=)"[^"]*"', rf'\1"{_PLACEHOLDER}"', html)
    return Markup(re.sub(r'\s(?:srcset|sizes)="[^"]*"', "", html))


def _style(theme: Path, look: Look) -> str:
    """The site's sheet, dark or light whatever the machine is set to."""
    condition = "(min-width: 0)" if look.is_dark else "(max-width: 0)"
    return ThemeFiles(theme).style.decode().replace(_DARK, condition)
