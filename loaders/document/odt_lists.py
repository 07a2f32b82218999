"""The lists and numbered headings of an ODF text, counted as LibreOffice counts them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.document.grid import whole_number
from loaders.document.odt_styles import LEVELS, NO_LEVEL, TEXT, ListLevel, Styles
from loaders.document.xml_door import Element, attributes_of


@dataclass(slots=True)
class Counted:
    """How far a list was counted, on each level; a level that has no number yet has None."""

    levels: Mapping[int, ListLevel]
    style: str | None = None
    numbers: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def next_sign(self, depth: int, start: str | None = None) -> str:
        """The sign of the next item on a level; ``start`` is the number that it says it has."""
        level = self.levels.get(depth, NO_LEVEL)
        before = self.numbers[depth]
        following = level.start if before is None else before + 1
        self.numbers[depth] = whole_number(start, following, least=0, most=10**6)
        for below in range(depth + 1, LEVELS):
            self.numbers[below] = None
        filled = [
            self.levels.get(at, NO_LEVEL).start if number is None else number for at, number in enumerate(self.numbers)
        ]
        return level.sign(filled, self.levels, depth)


@dataclass(slots=True)
class ListCounts:
    """The lists met so far: one may go on where another one ended."""

    styles: Styles
    _by_style: dict[str | None, Counted] = field(default_factory=dict)
    _by_id: dict[str, Counted] = field(default_factory=dict)
    _headings: Counted | None = None

    def begun(self, element: Element) -> Counted:
        """The counts of a list that begins here, or goes on."""
        name = element.get(f"{TEXT}style-name")
        earlier = self._by_id.get(element.get(f"{TEXT}continue-list", ""))
        if earlier is None and element.get(f"{TEXT}continue-numbering") == "true":
            earlier = self._by_style.get(name)
        counted = Counted(self.styles.list_levels(name), name) if earlier is None else earlier
        self._by_style[name] = counted
        own = attributes_of(element).get("id")
        if own is not None:
            self._by_id[own] = counted
        return counted

    def within(self, element: Element, outer: Counted) -> Counted:
        """The counts of a list in an item of another one: the same, unless it has a style of its own."""
        name = element.get(f"{TEXT}style-name")
        if name is None or name == outer.style:
            return outer
        return Counted(self.styles.list_levels(name), name, outer.numbers)

    def heading_sign(self, heading: Element, level: int) -> str:
        """The number of a heading that is in no list; empty where headings of its level have none."""
        if heading.get(f"{TEXT}is-list-header") == "true":
            return ""
        if self._headings is None:
            self._headings = Counted(self.styles.outline)
        restarts = heading.get(f"{TEXT}restart-numbering") == "true"
        start = heading.get(f"{TEXT}start-value", "1") if restarts else None
        return self._headings.next_sign(min(level, LEVELS) - 1, start)
