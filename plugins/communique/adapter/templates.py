"""Jinja environments, one per language, and the theme's own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined

from communique.adapter.context import PageContext
from communique.adapter.filters import filters
from communique.adapter.keeping import Keeper
from communique.adapter.loading import PageTemplate, SharedLoader
from communique.collections.index import Index
from communique.model.site import Site
from communique.outputs.json_ld.parts import publisher
from communique.outputs.sheet import Sheet, file_sheet
from communique.views.chrome import Chrome, chrome
from communique.views.head import Page

STYLES = ("tokens", "base", "layout", "text")


def environments(
    host: Environment, site: Site, chromes: dict[str, Chrome], cache: Path | None = None
) -> dict[str, Environment]:
    """An environment per language over the host's: words, dates and chrome are of that language.

    Templates see `view` and these globals only; a name they misspell is an error. Compiled
    templates are kept in `cache`, which all languages share.
    """
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
    assert host.loader
    loader = SharedLoader(host.loader, FileSystemBytecodeCache(str(cache)) if cache else None)
    return {lang: _environment(host, site, lang, chromes[lang], loader) for lang in site.languages}


def _environment(
    host: Environment, site: Site, lang: str, its_chrome: Chrome, loader: SharedLoader
) -> Environment:
    env = host.overlay(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # A build reads each template once, so that nobody is told half a change.
        auto_reload=False,
        cache_size=-1,
    )
    env.loader, env.template_class, env.context_class = loader, PageTemplate, PageContext
    env.filters = {**host.filters, **filters(site, lang), "kept": Keeper()}
    env.globals = {
        **host.globals,
        "_": site.words.say(lang),
        "ngettext": site.words.count(lang),
        "chrome": its_chrome,
    }
    return env


class Renderer:
    """Makes a page's bytes: the page's template in its view's language.

    Two renderers are equal when the same page would give the same bytes: same theme, settings
    and chrome.
    """

    def __init__(
        self, host: Environment, index: Index, style_path: str, stamp: bytes, cache: Path
    ) -> None:
        site = index.site
        chromes = {lang: chrome(index, lang, f"/{style_path}") for lang in site.languages}
        publishers = [publisher(site, lang) for lang in site.languages]
        self._same = (stamp, site.settings, chromes, publishers)
        self._environments = environments(host, site, chromes, cache)

    def __call__(self, page: Page) -> bytes:
        view: Any = page.view
        template = self._environments[view.head.lang].get_template(page.template)
        return template.render(view=view).encode()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Renderer) and self._same == other._same

    __hash__ = None  # type: ignore[assignment]


def theme_sheets(theme: Path) -> Iterator[Sheet]:
    """The style sheet first, named after its content, then the theme's other static files."""
    style = style_sheet(theme)
    digest = blake2b(style, digest_size=5).hexdigest()
    yield Sheet(f"theme/site.{digest}.css", _same, style)
    static = theme / "static"
    for file in sorted(static.rglob("*")):
        if file.is_file() and file.suffix != ".css":
            yield file_sheet(f"theme/{file.relative_to(static).as_posix()}", file)


def theme_stamp(folders: Iterable[Path]) -> bytes:
    """A digest of all templates and words in these folders."""
    digest = blake2b()
    for file in (file for folder in folders for file in sorted(folder.rglob("*"))):
        if file.suffix in (".html", ".po"):
            digest.update(file.as_posix().encode() + b"\0" + file.read_bytes())
    return digest.digest()


def style_sheet(theme: Path) -> bytes:
    """The theme's sheets in their order, every component's, and print last."""
    css = theme / "static" / "css"
    files = [css / f"{name}.css" for name in STYLES]
    files += sorted((theme / "templates" / "components").glob("*/*.css"))
    files += [css / "print.css"]
    return (
        "\n".join(
            file.read_text(encoding="utf-8").strip() for file in files if file.is_file()
        ).encode()
        + b"\n"
    )


def _same(content: bytes) -> bytes:
    return content
