"""The values of the tokens, for what is made where no style sheet goes along: social cards, emails."""

from __future__ import annotations

import re

_AT_MEDIA = re.compile(r"@media([^{]*)\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")
_COLOUR = re.compile(r"--colour-([a-z-]+):\s*(#[0-9a-f]{6});")
_FACES = re.compile(r"--(font-[a-z]+):\s*([^;]+);")


def colours_of(tokens: str) -> dict[str, str]:
    """The colours by day, by their names without `--colour-`; what is said last counts."""
    return dict(_COLOUR.findall(_AT_MEDIA.sub("", tokens)))


def colours_by_night(tokens: str) -> dict[str, str]:
    """The colours in the dark: those of the day where nothing else is said."""
    dark = [rules for head, rules in _AT_MEDIA.findall(tokens) if "dark" in head]
    return {**colours_of(tokens), **dict(_COLOUR.findall("\n".join(dark)))}


def faces_of(tokens: str) -> dict[str, str]:
    """The faces by their names without `--`, as the root has them: what is said first counts, unless
    it refers to another."""
    found = [(name, faces) for name, faces in _FACES.findall(tokens) if "var(" not in faces]
    return dict(reversed(found))


def for_mail(tokens: str) -> dict[str, str]:
    """What `mail/digest.css` names: `colour-…` by day, `night-…` in the dark, `font-…`."""
    return {
        **{f"colour-{name}": value for name, value in colours_of(tokens).items()},
        **{f"night-{name}": value for name, value in colours_by_night(tokens).items()},
        **faces_of(tokens),
    }
