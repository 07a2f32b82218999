"""The styles of a Word file: which paragraphs are headings, titles or items, and which runs are struck or hidden."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.document.docx_package import W, is_on, val
from loaders.document.grid import whole_number
from loaders.document.looks import NO_LOOK, Look
from loaders.document.model import Mark
from loaders.document.xml_door import Element

_HEADING = re.compile(r"(?:heading|kop|titre|überschrift|berschrift)[ _-]?([1-9])", re.IGNORECASE)
"""The names of the headings that come with Word: English in every file of Word itself, translated by other programs."""
_TITLES = frozenset({"title", "titel", "titre"})
_CONTENTS = re.compile(r"(?:toc|inhopg|inhaltsverzeichnis)[ _-]?(?:[1-9]|heading)|kopvaninhoudsopgave", re.IGNORECASE)
_MOST_ANCESTORS = 20
# Word itself refuses a chain of more than eleven styles.
BODY_LEVEL = 9
"""The outline level of what is no heading; headings have 0 to 8."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes from the styles that it is based on."""

    name: str = ""
    level: int | None = None
    """As of a heading, from 1."""
    title: bool = False
    contents: bool = False
    """Of a line in a table of contents."""
    numbering: str | None = None
    """The id of its list, and how deep in it."""
    depth: int = 0
    rank: int = 0
    """How deep the name of the style says that its items are: "List Bullet 2" is one within another."""
    page_before: bool = False
    look: Look = field(default_factory=dict)


NO_STYLE = Style()


@dataclass(slots=True)
class Styles:
    """All styles by id; one that is not there is told by its id alone."""

    _elements: Mapping[str, Element] = field(default_factory=dict)
    _default: str | None = None
    _made: dict[str, Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> "Styles":
        """The styles of the part that holds them."""
        if root is None:
            return cls()
        elements = {one.get(f"{W}styleId", ""): one for one in root.iterchildren(f"{W}style")}
        default = next(
            (
                name
                for name, one in elements.items()
                if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true")
            ),
            None,
        )
        return cls(elements, default)

    def paragraph(self, own: str | None) -> Style:
        """The style of a paragraph that names this one, or none."""
        named = own if own is not None else self._default
        return NO_STYLE if named is None else self.style(named)

    def style(self, own: str) -> Style:
        """A style by its id."""
        if own not in self._made:
            chain = self._chain(own)
            made = NO_STYLE
            for name, element in reversed(chain):
                made = _upon(made, name, element)
            self._made[own] = made
        return self._made[own]

    def _chain(self, own: str) -> list[tuple[str, Element | None]]:
        """A style and those it is based on, nearest first; one that is based on itself goes no further."""
        chain: list[tuple[str, Element | None]] = []
        name: str | None = own
        while name is not None and len(chain) < _MOST_ANCESTORS and all(name != seen for seen, _ in chain):
            element = self._elements.get(name)
            chain.append((name, element))
            name = None if element is None else val(element.find(f"{W}basedOn"))
        return chain


def look_of(properties: Element | None) -> Look:
    """What the properties of a run, or of a style's runs, say."""
    if properties is None:
        return NO_LOOK
    found: dict[Mark, bool] = {}
    for one in properties.iterchildren("*"):
        mark = _MARKS.get(one.tag)
        if mark is not None:
            found[mark] = found.get(mark, False) or is_on(one)
        elif one.tag == f"{W}vertAlign":
            found[Mark.RAISED] = val(one) == "superscript"
    return found


def heading_level(properties: Element | None) -> int | None:
    """The level that a paragraph's own properties give it, from 1; 0 where they say it is no heading; else None."""
    given = None if properties is None else val(properties.find(f"{W}outlineLvl"))
    if given is None:
        return None
    level = whole_number(given, BODY_LEVEL, least=0, most=BODY_LEVEL)
    return 0 if level == BODY_LEVEL else level + 1


_MARKS = {
    f"{W}b": Mark.BOLD,
    f"{W}strike": Mark.STRUCK,
    f"{W}dstrike": Mark.STRUCK,
    f"{W}vanish": Mark.HIDDEN,
}


_RANKED = re.compile(r"^(?:list|lijst)\s?(?:bullet|number|opsom\.?teken|nummering)?\s?([2-9])$", re.IGNORECASE)


def _upon(base: Style, own: str, element: Element | None) -> Style:
    """A style upon the one it is based on."""
    named = None if element is None else val(element.find(f"{W}name"))
    names = [name.strip() for name in (named, own) if name is not None]
    properties = None if element is None else element.find(f"{W}pPr")
    level = heading_level(properties)
    by_name = next((int(found[1]) for name in names if (found := _HEADING.fullmatch(name)) is not None), None)
    numbering = None if properties is None else properties.find(f"{W}numPr")
    list_id = None if numbering is None else val(numbering.find(f"{W}numId"))
    depth = None if numbering is None else val(numbering.find(f"{W}ilvl"))
    page_before = None if properties is None else properties.find(f"{W}pageBreakBefore")
    return Style(
        name=names[0] if len(names) > 0 else "",
        level=(level or None) if level is not None else (by_name or base.level),
        title=base.title or any(name.casefold() in _TITLES for name in names),
        contents=base.contents or any(_CONTENTS.fullmatch(name) is not None for name in names),
        numbering=list_id if list_id is not None else base.numbering,
        depth=base.depth if depth is None else whole_number(depth, 0, least=0, most=8),
        rank=next((int(found[1]) - 1 for name in names if (found := _RANKED.search(name)) is not None), base.rank),
        page_before=base.page_before if page_before is None else is_on(page_before),
        look={**base.look, **look_of(None if element is None else element.find(f"{W}rPr"))},
    )
