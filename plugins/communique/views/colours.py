"""Colours by the names that calendar programs know (CSS3, as RFC 7986 5.9 asks)."""

from __future__ import annotations

from functools import lru_cache

FORMAT_COLOURS = {
    "forum": "teal", "assembly": "navy", "ceremony": "darkgoldenrod", "conference": "steelblue",
    "summit": "indigo", "workshop": "seagreen", "webinar": "slateblue", "training": "olivedrab",
    "meeting": "darkcyan", "exhibition": "mediumvioletred", "deadline": "firebrick",
    "other": "slategray",
}  # fmt: skip
"""The colour of events of a format, where the settings give no other."""


@lru_cache
def colour_names() -> dict[str, tuple[int, int, int]]:
    """CSS3's names with their red, green and blue."""
    from PIL.ImageColor import colormap, getrgb

    names = sorted(colormap.keys() - {"rebeccapurple"})
    return {name: getrgb(name)[:3] for name in names}


@lru_cache
def nearest_name(colour: str) -> str:
    """The name of the colour that is nearest to `#rrggbb`."""
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]

    def distance(name: str) -> int:
        return sum((a - b) ** 2 for a, b in zip(wanted, colour_names()[name], strict=True))

    return min(colour_names(), key=distance)
