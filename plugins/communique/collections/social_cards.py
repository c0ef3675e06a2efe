"""Social cards: pictures with a title, drawn for pages that have none, for other sites to show."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from communique.collections.faces import are_there
from communique.model.site import Item
from communique.settings import Settings

WIDTH, HEIGHT = 1200, 630
PACKAGES = (
    "resvg_py",
    "fontpkg_noto_sans",
    "fontpkg_noto_serif",
    "fontpkg_noto_sans_arabic",
    "pylopdf_fonts_ko",
)
"""What `pip install communique[cards]` adds."""


def are_drawn(settings: Settings) -> bool:
    """Whether there are cards: they are wanted, and what draws them is installed."""
    return settings.social_cards and not missing()


@cache
def missing() -> tuple[str, ...]:
    """The packages that would have to be installed."""
    return tuple(name for name in PACKAGES if find_spec(name) is None)


def has_card(settings: Settings, item: Item) -> bool:
    """Whether an item without a picture has a card of its own: its title can be drawn, and it is not
    too old. What has no date never is."""
    return _is_recent(settings, item) and are_there(item.title)


def is_blank(settings: Settings, item: Item) -> bool:
    """Whether an item would have a card if its title could be drawn."""
    return _is_recent(settings, item) and not are_there(item.title)


def has_site_card(settings: Settings, lang: str) -> bool:
    """Whether the card of lists and the home page can be drawn in a language."""
    return are_there(settings.tagline(lang) or settings.name(lang))


def _is_recent(settings: Settings, item: Item) -> bool:
    date = item.facts.date
    return date is None or date.first.year >= settings.social_cards_since


def card_address(item: Item) -> str:
    """The address of an item's card in the item's language."""
    return f"{item.home}card.png"


def site_card_address(settings: Settings, lang: str) -> str:
    """The address of the card of lists and the home page."""
    return f"{settings.prefix(lang)}/card.png"
