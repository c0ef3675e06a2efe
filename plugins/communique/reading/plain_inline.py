"""Emphasis, links, pictures and code within a paragraph, where they are written plainly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from communique.reading.plain_lines import NotPlain
from communique.reading.smart_marks import Marks, escaped

_SIGN = re.compile(r"[\[\]`*_{}]")
_SIGN_OR_BREAK = re.compile(r"[\[\]`*_{}]|  \n")
_TOKEN = re.compile(
    r"`(?P<code>[^`]+)`(?!`)"
    r"|\[\^(?P<note>[\w-]+)\](?!\s*:)"
    r"|\[(?P<label>[^\[\]`]+)\]\((?P<address>[^\s()<>\"'`\\]+)(?: +\"(?P<title>[^\"'()\[\]\n`]+)\")?\)"
    r"|\*\*(?P<strong>(?=[^\s*])[^*]*[^\s*])\*\*(?!\*)"
    r"|\*(?P<em>(?=[^\s*])[^*]*[^\s*])\*(?!\*)"
    r"|(?<![^\W_])__(?P<strong_>(?=[^\s_])[^_]*[^\s_])__(?!\w)"
    r"|(?<![^\W_])_(?P<em_>(?=[^\s_])[^_]*[^\s_])_(?!\w)"
    r"|(?<=[^\W_])(?P<underscore>_)(?=[^\W_])"
    r"|(?P<br>  \n)"
)


class Inline(Struct, frozen=True):
    """Turns the words of one text into HTML. `notes` are the numbers of its footnotes.

    Raises NotPlain for all that is not surely read as Python-Markdown reads it: every sign that
    could mean something must be part of something whole.
    """

    marks: Marks
    notes: Mapping[str, int]
    noted: set[str] = field(default_factory=set)

    def html(self, text: str) -> str:
        sign = _SIGN_OR_BREAK if "  \n" in text else _SIGN
        if not sign.search(text):
            return self.marks.set_in(text)
        return "".join(self._pieces(text, sign))

    def _pieces(self, text: str, sign: re.Pattern[str]) -> Iterator[str]:
        """The words and what stands between them, in turn."""
        words, end, last = "", 0, ""
        while found := sign.search(text, end):
            match = _TOKEN.match(text, found.start())
            if not match:
                raise NotPlain
            words += text[end : match.start()]
            end = match.end()
            if match["underscore"]:
                words += "_"
                continue
            is_picture = match["label"] is not None and words.endswith("!")
            yield self._words(words[:-1] if is_picture else words, last)
            yield self._picture(match) if is_picture else self._token(match)
            words, last = "", match.lastgroup or ""
        yield self._words(words + text[end:], last)

    def _words(self, text: str, last: str) -> str:
        """Words after a sign of that name; a line break stands before the words of a new line."""
        return self.marks.set_in(("\n" + text if text.strip() else "\n") if last == "br" else text)

    def _token(self, match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind == "br":
            return "<br>"
        if kind == "code":
            return _code(match["code"].strip())
        if kind == "note":
            return self._note(match["note"])
        if kind in ("address", "title"):
            return self._link(match)
        tag = "strong" if kind in ("strong", "strong_") else "em"
        return f"<{tag}>{self._emphasised(match[kind])}</{tag}>"

    def _emphasised(self, text: str) -> str:
        """Emphasis holds anything but emphasis."""
        html = self.html(text)
        if "<em>" in html or "<strong>" in html:
            raise NotPlain
        return html

    def _link(self, match: re.Match[str]) -> str:
        return f'<a href="{_attribute(match["address"])}"{_title(match)}>{self.html(match["label"])}</a>'

    def _picture(self, match: re.Match[str]) -> str:
        words, address = _attribute(match["label"]), _attribute(match["address"])
        return f'<img alt="{words}" src="{address}"{_title(match)}>'

    def _note(self, name: str) -> str:
        if name not in self.notes or name in self.noted:
            raise NotPlain
        self.noted.add(name)
        link = f'<a class="footnote-ref" href="#fn:{name}">{self.notes[name]}</a>'
        return f'<sup id="fnref:{name}">{link}</sup>'


def _code(text: str) -> str:
    if not text:
        raise NotPlain
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<code>{text}</code>"


def _attribute(text: str) -> str:
    return escaped(text).replace('"', "&quot;")


def _title(match: re.Match[str]) -> str:
    return f' title="{_attribute(match["title"].strip())}"' if match["title"] else ""
