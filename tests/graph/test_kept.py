"""What is made once is made once, also when many ask; what is kept by size stays within it."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.kept import Kept, made_once


class Counting:
    """A value whose property counts how often it is made."""

    def __init__(self, wait: float = 0.0) -> None:
        self.made, self.wait = 0, wait
        self.slow = threading.Event()

    @made_once
    def value(self) -> int:
        """Made once."""
        time.sleep(self.wait)
        self.made += 1
        return self.made

    @made_once
    def waiting(self) -> bool:
        """Takes as long as the event is not set."""
        return self.slow.wait(10)


def test_a_property_is_made_once_however_many_ask_at_the_same_time() -> None:
    one = Counting(wait=0.05)

    with ThreadPoolExecutor(8) as pool:
        values = list(pool.map(lambda _: one.value, range(8)))

    assert values == [1] * 8
    assert one.made == 1


def test_each_value_has_properties_of_its_own() -> None:
    one, other = Counting(), Counting()

    assert (one.value, other.value, one.made, other.made) == (1, 1, 1, 1)


def test_who_asks_for_another_property_does_not_wait() -> None:
    one = Counting()
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(lambda: one.waiting)
        assert one.value == 1
        one.slow.set()
        assert slow.result(10)


def test_what_fails_is_not_kept() -> None:
    class Failing:
        tried = 0

        @made_once
        def value(self) -> int:
            """Fails the first time."""
            self.tried += 1
            if self.tried == 1:
                raise KeyError("first")
            return self.tried

    one = Failing()
    with pytest.raises(KeyError):
        _ = one.value

    assert one.value == 2


def test_the_longest_unused_goes_when_all_together_are_too_large() -> None:
    kept: Kept[str, str] = Kept(10, len)
    made: list[str] = []

    def of(key: str) -> str:
        def make() -> str:
            made.append(key)
            return key * 4

        return kept.get(key, make)

    of("a"), of("b"), of("a"), of("c")

    assert kept.total == 8
    of("a")
    assert made == ["a", "b", "c"], "a was used after b, so b went"
    of("b")
    assert made == ["a", "b", "c", "b"]


def test_what_is_larger_than_the_limit_is_given_and_not_kept() -> None:
    kept: Kept[str, str] = Kept(3, len)

    assert kept.get("a", lambda: "long") == "long"
    assert kept.total == 0


def test_a_key_is_made_once_however_many_ask_at_the_same_time() -> None:
    kept: Kept[str, int] = Kept(10, lambda _: 1)
    made: list[int] = []

    def make() -> int:
        time.sleep(0.05)
        made.append(1)
        return len(made)

    with ThreadPoolExecutor(8) as pool:
        values = list(pool.map(lambda _: kept.get("a", make), range(8)))

    assert values == [1] * 8
