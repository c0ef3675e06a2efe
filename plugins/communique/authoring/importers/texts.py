"""Texts of Hugo values: as one plain line, as a slug."""

import html
import re


def plain_text(value: str) -> str:
    """One line of text: entities read, tags, Markdown marks, shortcodes and doubled spaces taken out."""
    text = html.unescape(re.sub(r"\{\{[<%].*?[>%]\}\}", "", str(value), flags=re.DOTALL))
    text = re.sub(r"</?[a-zA-Z][^<>]*>", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)\s]*\)", r"\1", text)
    text = re.sub(r"(?<!\w)(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", text)
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u200b\ufeff]", " ", text).split())


def slug(text: str) -> str:
    """Small letters and digits, parted by single hyphens."""
    return "-".join(re.findall(r"[^\W_]+", html.unescape(text).lower()))
