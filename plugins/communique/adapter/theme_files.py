"""The theme's own files: the style sheet, scripts, icons; and what an office's brand puts in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from communique.collections.index import Index
from communique.outputs.sheet import Sheet, file_sheet, given_sheet
from communique.reading.beside import drawing_size
from communique.views.chrome import Logo

STYLES = ("base", "layout", "text")


@dataclass(frozen=True)
class ThemeFiles:
    """The files of a theme, and of the folder of a brand where there is one (see docs/design.md)."""

    theme: Path
    brand: Path | None = None

    @cached_property
    def style(self) -> bytes:
        """The tokens, the brand's after them; the theme's sheets in their order, every component's,
        and print last."""
        css = self.theme / "static" / "css"
        files = [css / f"{name}.css" for name in STYLES]
        files += sorted((self.theme / "templates" / "components").glob("*/*.css"))
        files += [css / "print.css"]
        return small("\n".join([self.tokens, *_texts(files)])).encode()

    @cached_property
    def tokens(self) -> str:
        """The theme's tokens, and the brand's after them."""
        own = self.theme / "static" / "css" / "tokens.css"
        return "\n".join(_texts([own, *self._of_brand("tokens.css")]))

    @cached_property
    def style_address(self) -> str:
        return f"/theme/site.{_digest(self.style)}.css"

    @cached_property
    def embed_style(self) -> bytes:
        """That of pages which other sites show in a frame."""
        own = self.theme / "static" / "css" / "embed.css"
        return small("\n".join([self.tokens, *_texts([own])])).encode()

    @cached_property
    def embed_style_address(self) -> str:
        return f"/theme/embed.{_digest(self.embed_style)}.css"

    @cached_property
    def feed_style(self) -> bytes:
        """What browsers show a feed by; its address is always the same, since feeds name it."""
        own = _texts([self.theme / "static" / "css" / "feed.css"])
        return small("\n".join([self.tokens, *own])).encode()

    @cached_property
    def scripts(self) -> Mapping[str, bytes]:
        """Name -> the script that pages may load, each by itself: `chrome.scripts["clock"]`."""
        files = sorted((self.theme / "static" / "js").glob("*.js"))
        return {file.stem: file.read_bytes() for file in files}

    @cached_property
    def script_addresses(self) -> Mapping[str, str]:
        """Name of a script -> its address."""
        return {
            name: f"/theme/js/{name}.{_digest(script)}.js" for name, script in self.scripts.items()
        }

    @cached_property
    def logo(self) -> Logo | None:
        """The brand's, with its size in pixels."""
        for file in self._of_brand("logo.svg"):
            width, height = drawing_size(file)
            return Logo(f"/theme/logo.{_digest(file.read_bytes())}.svg", width, height)
        return None

    def sheets(self, index: Index) -> Iterator[Sheet]:
        """The style sheets, the scripts and the logo, named after their content, then other files."""
        yield given_sheet(self.style_address.lstrip("/"), self.style, index)
        yield given_sheet(self.embed_style_address.lstrip("/"), self.embed_style, index)
        yield given_sheet("theme/feed.css", self.feed_style, index)
        for name, script in self.scripts.items():
            yield given_sheet(self.script_addresses[name].lstrip("/"), script, index)
        for file in self._of_brand("logo.svg"):
            assert self.logo
            yield given_sheet(self.logo.url.lstrip("/"), file.read_bytes(), index)
        static = self.theme / "static"
        scripts = {f"js/{name}.js" for name in self.scripts}
        for file in sorted(static.rglob("*")):
            name = file.relative_to(static).as_posix()
            if file.is_file() and file.suffix != ".css" and name not in scripts:
                shown = next(self._of_brand(name), file) if name == "icon.svg" else file
                yield file_sheet(f"theme/{name}", shown, index)

    def _of_brand(self, name: str) -> Iterator[Path]:
        if self.brand and (self.brand / name).is_file():
            yield self.brand / name


_WORDS_AND_SPACE = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s*([{};,])\s*|\s+""", re.DOTALL
)


def small(style: str) -> str:
    """A style sheet without comments and needless space; what stands in quotes stays."""

    def kept(found: re.Match[str]) -> str:
        if found[0].startswith("/*"):
            return ""
        return found[1] or found[2] or " "

    return _WORDS_AND_SPACE.sub(kept, _WORDS_AND_SPACE.sub(kept, style)).strip()


def _texts(files: Iterable[Path]) -> Iterator[str]:
    return (file.read_text(encoding="utf-8").strip() for file in files if file.is_file())


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=5).hexdigest()
