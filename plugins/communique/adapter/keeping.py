"""What is shown on many pages of a language and is made once: a card, the menu, the footer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Keeper:
    """The filter `kept`: `{{ event_card | kept(event, 3) }}` is `{{ event_card(event, 3) }}`, and
    for the same event the text that was made before.

    Views are frozen, so the same object gives the same text; words count by what they say. What a
    text was made from is held with it, so that no other object comes to have its identity.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[str, tuple[Any, ...]]] = {}

    def __call__(self, macro: Callable[..., str], *values: Any) -> str:
        key = (macro, *[value if type(value) is str else id(value) for value in values])
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = (macro(*values), values)
        return known[0]
