"""The parts of an XLSX file beside its sheets: which sheets there are, how cells look, the words that cells share."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from loaders.document.gathering import NO_MARKS
from loaders.document.model import Mark
from loaders.document.number_words import BUILT_IN, GENERAL
from loaders.document.packed import Packed
from loaders.document.sheets import LARGE_TYPE
from loaders.document.xml_door import Element, parse_xml
from loaders.document.xml_stream import attribute, child, is_on, local_name, streamed_xml

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN_FILLS = ("none", "gray125")

T = TypeVar("T")
Marks: TypeAlias = frozenset[Mark]
RichText: TypeAlias = tuple[tuple[str, Marks | None], ...]
"""Words with their marks, line breaks in them; None for the marks of the cell that they stand in."""


@dataclass(frozen=True, slots=True)
class Related:
    """What a part of the file points at: the sort of thing, and its name in the file."""

    sort: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet of the workbook, in its order."""

    name: str
    member: str
    sort: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks."""

    form: str = GENERAL
    marks: frozenset[Mark] = NO_MARKS
    stressed: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """What holds for all sheets."""

    sheets: tuple[SheetEntry, ...] = ()
    from_1904: bool = False
    looks: tuple[Look, ...] = (Look(),)
    strings: tuple[RichText, ...] = field(default=(), repr=False)

    def look(self, number: str | None) -> Look:
        """The look of this number; the plain one where there is none."""
        at = int(number) if number is not None and number.isascii() and number.isdigit() else 0
        return self.looks[at] if at < len(self.looks) else Look()


def workbook_of(packed: Packed) -> Workbook | None:
    """What holds for all sheets of a file; None where it has no workbook.

    Raises:
        DocumentError: a part of it is broken.
    """
    start = next((one.target for one in related(packed, "").values() if one.sort == "officeDocument"), None)
    content = None if start is None else packed.read(start)
    if start is None or content is None:
        return None
    root = parse_xml(content, start)
    parts = related(packed, start)
    settings = child(root, "workbookPr")
    entries = []
    for one in root.iterfind("{*}sheets/{*}sheet"):
        part = parts.get(attribute(one, "id") or "")
        if part is not None and not part.outside:
            visible = (attribute(one, "state") or "visible") == "visible"
            entries.append(SheetEntry((attribute(one, "name") or "")[:200], part.target, part.sort, visible))
    by_sort = {part.sort: part.target for part in parts.values()}
    return Workbook(
        tuple(entries),
        settings is not None and is_on(settings, "date1904"),
        tuple(_looks(packed, by_sort.get("styles"))) or (Look(),),
        tuple(_strings(packed, by_sort.get("sharedStrings"))),
    )


def related(packed: Packed, member: str) -> Mapping[str, Related]:
    """What a member points at, by the id that it calls it by; ``""`` for the file as a whole.

    Raises:
        DocumentError: that list is broken.
    """
    folder, name = posixpath.split(member)
    list_name = posixpath.join(folder, "_rels", f"{name}.rels")
    content = packed.read(list_name)
    if content is None:
        return {}
    found: dict[str, Related] = {}
    for one in parse_xml(content, list_name).iterchildren("{*}Relationship"):
        target = attribute(one, "Target") or ""
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        sort = (attribute(one, "Type") or "").rpartition("/")[2]
        outside = (attribute(one, "TargetMode") or "").lower() == "external"
        found[attribute(one, "Id") or ""] = Related(sort, path, outside)
    return found


def rich_text(element: Element) -> RichText:
    """The words of a string with their marks; how they are to be pronounced is left out."""
    parts: list[tuple[str, Marks | None]] = []
    for one in element.iterchildren("{*}t", "{*}r"):
        if local_name(one) == "t":
            parts.append((plain_text(one.text or ""), None))
            continue
        looks, words = child(one, "rPr"), child(one, "t")
        if words is not None:
            parts.append((plain_text(words.text or ""), None if looks is None else _marks(looks)))
    return tuple(part for part in parts if part[0] != "")


def plain_text(text: str) -> str:
    """Text of a cell with the signs that XML cannot hold, which a file writes as ``_x000D_``; no half of a pair."""
    words = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _strings(packed: Packed, member: str | None) -> Iterator[RichText]:
    content = None if member is None else packed.read(member)
    if member is not None and content is not None:
        for element in streamed_xml(content, member, ("si",)):
            yield rich_text(element)


def _looks(packed: Packed, member: str | None) -> Iterator[Look]:
    content = None if member is None else packed.read(member)
    if member is None or content is None:
        return
    root = parse_xml(content, member)
    forms = {
        attribute(one, "numFmtId") or "": (attribute(one, "formatCode") or GENERAL)[:500]
        for one in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = [(_marks(one), _is_large(one)) for one in root.iterfind("{*}fonts/{*}font")]
    fills = [_is_coloured(one) for one in root.iterfind("{*}fills/{*}fill")]
    for one in root.iterfind("{*}cellXfs/{*}xf"):
        number = attribute(one, "numFmtId") or "0"
        built_in = BUILT_IN.get(int(number), GENERAL) if number.isascii() and number.isdigit() else GENERAL
        marks, large = _picked(fonts, attribute(one, "fontId"), (NO_MARKS, False))
        coloured = _picked(fills, attribute(one, "fillId"), False)
        yield Look(forms.get(number, built_in), marks, large or coloured or Mark.BOLD in marks)


def _picked(given: Sequence[T], number: str | None, otherwise: T) -> T:
    at = int(number) if number is not None and number.isascii() and number.isdigit() else len(given)
    return given[at] if at < len(given) else otherwise


def _marks(font: Element) -> frozenset[Mark]:
    marks = set()
    for name, mark in (("b", Mark.BOLD), ("strike", Mark.STRUCK), ("vanish", Mark.HIDDEN)):
        one = child(font, name)
        if one is not None and is_on(one, "val", True):
            marks.add(mark)
    place = child(font, "vertAlign")
    if place is not None and attribute(place, "val") == "superscript":
        marks.add(Mark.RAISED)
    return frozenset(marks)


def _is_large(font: Element) -> bool:
    size = child(font, "sz")
    try:
        return size is not None and float(attribute(size, "val") or "0") >= LARGE_TYPE
    except ValueError:
        return False


def _is_coloured(fill: Element) -> bool:
    pattern = child(fill, "patternFill")
    if pattern is not None:
        return (attribute(pattern, "patternType") or "none") not in _PLAIN_FILLS
    return child(fill, "gradientFill") is not None
