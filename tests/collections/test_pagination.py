"""Long lists in pages that stay as they are."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from communique.collections.pagination import Leaf, leaf, number_of_full_leaves

SIZES = st.integers(1, 9)
COUNTS = st.integers(0, 80)


def leaves(entries: Sequence[int], size: int) -> list[Leaf[int]]:
    """Every page of a list, the page of the newest first."""
    full = number_of_full_leaves(len(entries), size)
    return [leaf(entries, size, number) for number in (None, *range(full, 0, -1))]


def numbered(count: int, size: int) -> dict[int, Leaf[int]]:
    newest_first = range(count, 0, -1)
    return {page.number: page for page in leaves(newest_first, size) if page.number}


@given(COUNTS, SIZES)
def test_every_entry_stands_once_newest_first(count: int, size: int) -> None:
    entries = [entry for page in leaves(range(count, 0, -1), size) for entry in page.entries]

    assert entries == list(range(count, 0, -1))


@given(COUNTS, SIZES, st.integers(0, 40))
def test_full_pages_never_change(count: int, size: int, more: int) -> None:
    """New items come; what a numbered page holds stays, and its address with it."""
    before, after = numbered(count, size), numbered(count + more, size)

    assert before.keys() <= after.keys()
    for number, page in before.items():
        assert after[number].entries == page.entries
        assert after[number].older == page.older
        assert after[number].newer == page.newer or page.newer is None


@given(COUNTS, SIZES)
def test_the_newest_page_is_never_almost_empty(count: int, size: int) -> None:
    newest, *others = leaves(range(count, 0, -1), size)

    assert min(count, size) <= len(newest.entries) < 2 * size
    assert all(len(page.entries) == size for page in others)
    assert len(others) == number_of_full_leaves(count, size)


@given(COUNTS, SIZES)
def test_pages_lead_to_each_other(count: int, size: int) -> None:
    newest, *others = leaves(range(count, 0, -1), size)

    assert newest.number is None and newest.newer is None
    assert newest.older == (others[0].number if others else None)
    for newer, older in pairwise(others):
        assert newer.older == older.number and older.newer == newer.number
    if others:
        assert others[0].newer is None and others[-1].older is None
