"""How things look in an ODF spreadsheet: its styles, each with what it takes over from the one that it is made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from loaders.document.gathering import NO_MARKS
from loaders.document.model import Mark
from loaders.document.sheets import LARGE_TYPE
from loaders.document.xml_door import Element
from loaders.document.xml_stream import attribute, child, local_name

TWO_DIGITS = "two-digits"
"""Beside the parts of a day that are seen: day and month have two digits each."""
_DEEPEST = 20
# How many styles may be made from one another; LibreOffice itself makes three.


@dataclass(frozen=True, slots=True)
class OdsLook:
    """How a cell or a word looks. ``shows`` are the parts of a day that are seen; None where nothing says so."""

    marks: frozenset[Mark] = NO_MARKS
    stressed: bool = False
    visible: bool = True
    shows: frozenset[str] | None = None


@dataclass(slots=True)
class OdsLooks:
    """The styles of a file by name, gathered while it is read."""

    _styles: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _days: dict[str, frozenset[str]] = field(default_factory=dict)
    _known: dict[str, OdsLook] = field(default_factory=dict)

    def add(self, element: Element) -> None:
        """Takes in an element of styles."""
        name = attribute(element, "name") or ""
        if local_name(element) == "style":
            self._styles[name] = dict(_facts(element))
        else:
            shown = {local_name(part): _has_two_digits(part) for part in element.iterchildren("*")}
            both = shown.get("day", False) and shown.get("month", False)
            self._days[name] = frozenset((*shown, TWO_DIGITS) if both else shown)

    def look(self, name: str | None) -> OdsLook:
        """The look of this name; the plain one where there is none."""
        if name is None:
            return OdsLook()
        if name not in self._known:
            self._known[name] = self._made(name)
        return self._known[name]

    def _made(self, name: str) -> OdsLook:
        facts: dict[str, str] = {}
        at: str | None = name
        for _ in range(_DEEPEST):
            own = self._styles.get(at or "")
            if own is None:
                break
            facts = {**own, **facts}
            at = own.get("parent-style-name")
        marks = set()
        if facts.get("font-weight") in ("bold", "600", "700", "800", "900"):
            marks.add(Mark.BOLD)
        if (
            facts.get("text-line-through-style", "none") != "none"
            or facts.get("text-line-through-type", "none") != "none"
        ):
            marks.add(Mark.STRUCK)
        if facts.get("text-position", "").startswith(("super", "3", "4", "5")):
            marks.add(Mark.RAISED)
        coloured = facts.get("background-color", "transparent") != "transparent"
        stressed = coloured or Mark.BOLD in marks or _points(facts.get("font-size")) >= LARGE_TYPE
        shows = self._days.get(facts.get("data-style-name", ""))
        return replace(OdsLook(frozenset(marks), stressed, facts.get("display") != "false"), shows=shows)


def _has_two_digits(part: Element) -> bool:
    """Whether a day or a month is seen as two digits, and not by its name."""
    return attribute(part, "style") == "long" and attribute(part, "textual") != "true"


def _facts(element: Element) -> Iterator[tuple[str, str]]:
    """What a style says in so many words, by the name of the attribute."""
    for name in ("parent-style-name", "data-style-name"):
        said = attribute(element, name)
        if said is not None:
            yield name, said
    for part in ("text-properties", "table-cell-properties", "table-properties"):
        properties = child(element, part)
        if properties is not None:
            yield from ((str(key).rpartition("}")[2], str(value)) for key, value in properties.attrib.items())


def _points(size: str | None) -> float:
    try:
        return float((size or "").removesuffix("pt"))
    except ValueError:
        return 0.0
