"""Which part of a long list or table a page shows: every page has a bound, and the rest has an address of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.questions.filters import Sort, asks

T = TypeVar("T")
_LAST = 10_000_000
# Beyond any number of rows that is kept here; a larger one is no question.


@dataclass(frozen=True, slots=True)
class Begin:
    """Where a list and a table begin, as an address says it."""

    row: int = asks(Sort.NUMBER, "Vanaf welke rij", "From which row", page="vanaf", default=1, least=1, most=_LAST)
    column: int = asks(
        Sort.NUMBER, "Vanaf welke kolom", "From which column", page="kolom", default=1, least=1, most=_LAST
    )


@dataclass(frozen=True, slots=True)
class OpenedAt:
    """Which rows and columns of something in groups are opened; None for groups."""

    row: int | None = asks(Sort.NUMBER, "Vanaf welke partij", "From which party", page="vanaf", least=1, most=_LAST)
    column: int | None = asks(Sort.NUMBER, "Vanaf welke kolom", "From which column", page="kolom", least=1, most=_LAST)


@dataclass(frozen=True, slots=True)
class Lines:
    """Which lines of a source are asked for."""

    first: int = asks(Sort.NUMBER, "Vanaf welke regel", "From which line", page="regel", default=1, least=1, most=_LAST)
    last: int | None = asks(Sort.NUMBER, "Tot en met welke regel", "To which line", page="tot", least=1, most=_LAST)


@dataclass(frozen=True, slots=True)
class ChosenLines:
    """Which lines of a source are taken over; None for none."""

    first: int | None = asks(Sort.NUMBER, "Vanaf welke regel", "From which line", page="regel", least=1, most=_LAST)
    last: int | None = asks(Sort.NUMBER, "Tot en met welke regel", "To which line", page="tot", least=1, most=_LAST)


@dataclass(frozen=True, slots=True)
class Window:
    """A part of something with ``total`` items, from the item with the number ``first`` (from 1) on."""

    total: int
    first: int
    size: int

    @property
    def last(self) -> int:
        """Number of the last item in it; 0 where there is none."""
        return min(self.total, self.first + self.size - 1)

    @property
    def whole(self) -> bool:
        """Whether it is all there is."""
        return self.first == 1 and self.last == self.total

    @property
    def before(self) -> int | None:
        """Where the window before it begins; None where it is the first."""
        return None if self.first == 1 else max(1, self.first - self.size)

    @property
    def after(self) -> int | None:
        """Where the next window begins; None where it is the last."""
        return None if self.last >= self.total else self.last + 1

    def of(self, items: Sequence[T]) -> Sequence[T]:
        """The items in it."""
        return items[self.first - 1 : self.last]


def window(total: int, begin: int, size: int) -> Window:
    """The window in which item ``begin`` stands, windows being laid end to end; the last one where that is past it."""
    at = max(1, min(begin, total))
    return Window(total, (at - 1) // size * size + 1, size)
