"""The name that was meant: the one that difflib finds."""

from __future__ import annotations

from difflib import get_close_matches

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.checks.closest import closest

WORDS = st.text("abc-é", max_size=9)


@settings(deadline=None)
@given(WORDS, st.lists(WORDS.filter(bool), max_size=12).map(tuple))
def test_it_is_the_one_that_difflib_finds(word: str, names: tuple[str, ...]):
    assert closest(word, names) == next(iter(get_close_matches(word, names, n=1)), None)


def test_of_two_that_are_as_close_the_last_in_the_alphabet_is_found():
    assert closest("park-b", ("park-a", "park-c")) == "park-c"
