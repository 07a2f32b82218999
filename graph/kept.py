"""What is made once and kept: as a named property of a value, or by a key within a bound of size."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, overload

Owner = TypeVar("Owner")
Made = TypeVar("Made")
Key = TypeVar("Key", bound=Hashable)


class made_once(Generic[Owner, Made]):  # noqa: N801  (used as a decorator, like property)
    """A property that is worked out when it is first asked for, once, however many threads ask at the same time.

    Each property has a lock of its own: who asks for another one does not wait for it.
    """

    def __init__(self, make: Callable[[Owner], Made]) -> None:
        self._make, self.__doc__ = make, make.__doc__
        self._guard = threading.Lock()
        self._name = ""

    def __set_name__(self, owner: type[Owner], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type[Owner]) -> "made_once[Owner, Made]": ...

    @overload
    def __get__(self, instance: Owner, owner: type[Owner]) -> Made: ...

    def __get__(self, instance: Owner | None, owner: type[Owner]) -> "made_once[Owner, Made] | Made":
        if instance is None:
            return self
        # The value is kept under the property's own name, so that later readings do not come here at all.
        kept = vars(instance)
        with self._guard:
            lock: threading.Lock = kept.setdefault(f"_making_{self._name}", threading.Lock())
        with lock:
            if self._name not in kept:
                kept[self._name] = self._make(instance)
            made: Made = kept[self._name]
            return made


class Kept(Generic[Key, Made]):
    """Values by key, each made once at a time; the longest unused go when all together are larger than ``limit``.

    Args:
        limit: the most that is kept, in whatever unit ``size`` gives.
        size: how large a value is. What is larger than the limit by itself is given and not kept.
    """

    def __init__(self, limit: int, size: Callable[[Made], int]) -> None:
        self._limit, self._size = limit, size
        self._values: OrderedDict[Key, tuple[Made, int]] = OrderedDict()
        self._making: dict[Key, threading.Lock] = {}
        self._lock = threading.Lock()
        self._total = 0

    @property
    def total(self) -> int:
        """How much is kept."""
        return self._total

    def get(self, key: Key, make: Callable[[], Made]) -> Made:
        """The value of a key; who asks while it is being made waits for it."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key][0]
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._values:
                    return self._values[key][0]
            try:
                made = make()
                self._keep(key, made)
                return made
            finally:
                with self._lock:
                    self._making.pop(key, None)

    def _keep(self, key: Key, made: Made) -> None:
        size = self._size(made)
        if size > self._limit:
            return
        with self._lock:
            self._values[key] = (made, size)
            self._total += size
            while self._total > self._limit:
                _, (_, gone) = self._values.popitem(last=False)
                self._total -= gone
