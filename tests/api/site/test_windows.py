"""Which part of a long list a page shows: windows are laid end to end."""

import pytest

from api.site.windows import window


@pytest.mark.parametrize(
    ("begin", "first", "last", "before", "after"),
    [(1, 1, 3, None, 4), (3, 1, 3, None, 4), (4, 4, 6, 1, 7), (6, 4, 6, 1, 7), (7, 7, 7, 4, None), (99, 7, 7, 4, None)],
)
def test_the_window_in_which_an_item_stands(
    begin: int, first: int, last: int, before: int | None, after: int | None
) -> None:
    """Seven items by three: 1 to 3, 4 to 6, and 7."""
    found = window(7, begin, 3)
    assert (found.first, found.last, found.before, found.after) == (first, last, before, after)
    assert list(found.of("abcdefg")) == list("abcdefg"[first - 1 : last])


def test_of_nothing_there_is_one_window_with_nothing_in_it() -> None:
    found = window(0, 5, 3)
    assert (found.first, found.last, found.whole) == (1, 0, True)
