"""The styles of an ODF text: which paragraphs are headings or titles, which words are struck or hidden, which lists."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loaders.document.grid import whole_number
from loaders.document.looks import Look
from loaders.document.model import Mark
from loaders.document.numbering import BULLET, numeral
from loaders.document.xml_door import Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE, OFFICE = (f"{_OASIS}{name}:1.0}}" for name in ("text", "table", "style", "office"))
DRAW, FORM, META = (f"{_OASIS}{name}:1.0}}" for name in ("drawing", "form", "meta"))
FO = f"{_OASIS}xsl-fo-compatible:1.0}}"
_ENCODED = re.compile(r"_([0-9a-f]{2})_")
_HEADING = re.compile(r"(?:heading|kop) ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"contents (?:[1-9]|heading)", re.IGNORECASE)
_MOST_ANCESTORS = 20
# LibreOffice itself makes chains of at most six.
LEVELS = 10
"""How deep lists and headings can go in ODF."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes from the styles above it."""

    level: int | None = None
    """As of a heading that does not say it itself; 0 where a style says that it is no heading."""
    heading: int | None = None
    """The level in the name of a paragraph's style, as other programs than LibreOffice mark headings."""
    title: bool = False
    contents: bool = False
    page_before: bool = False
    page_after: bool = False
    look: Look = field(default_factory=dict)


NO_STYLE = Style()


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the items at one depth of a list are numbered; ``form`` is empty where they have no number."""

    bullet: bool = False
    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    """How many levels the number shows, with those above it."""

    def sign(self, numbers: list[int], levels: "Mapping[int, ListLevel]", depth: int) -> str:
        """The sign of an item, by the numbers of its own level and those above it."""
        if self.bullet:
            return BULLET
        if self.form == "":
            return ""
        shown = range(max(0, depth + 1 - self.shown), depth + 1)
        parts = [numeral(numbers[at], _form(levels, at)) for at in shown if at == depth or _form(levels, at) != ""]
        return f"{self.prefix}{'.'.join(parts)}{self.suffix}".strip()


def _form(levels: Mapping[int, ListLevel], depth: int) -> str:
    return levels.get(depth, NO_LEVEL).form


NO_LEVEL = ListLevel()
PLAIN_LIST: Mapping[int, ListLevel] = {depth: ListLevel(bullet=True) for depth in range(LEVELS)}
"""What a list is that names no style, or one that is not there."""


@dataclass(slots=True)
class Styles:
    """All styles by family and name; the automatic ones of the text go before those of the same name."""

    _elements: dict[tuple[str, str], Element] = field(default_factory=dict)
    _lists: dict[str, Mapping[int, ListLevel]] = field(default_factory=dict)
    outline: Mapping[int, ListLevel] = field(default_factory=dict)
    """How headings are numbered."""
    _made: dict[tuple[str, str], Style] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Iterable[Element]) -> "Styles":
        """The styles of several files, the later ones before the earlier ones."""
        styles = cls()
        for root in roots:
            for one in root.iter(f"{STYLE}style"):
                styles._elements[one.get(f"{STYLE}family", ""), one.get(f"{STYLE}name", "")] = one
            for one in root.iter(f"{TEXT}list-style"):
                styles._lists[one.get(f"{STYLE}name", "")] = _levels_of(one)
            for one in root.iter(f"{TEXT}outline-style"):
                styles.outline = _levels_of(one)
        return styles

    def list_levels(self, name: str | None) -> Mapping[int, ListLevel]:
        """How the items of a list of this style are numbered."""
        return PLAIN_LIST if name is None else self._lists.get(name, PLAIN_LIST)

    def of_paragraph(self, element: Element) -> Style:
        """The style of a paragraph or heading."""
        return self.style("paragraph", element.get(f"{TEXT}style-name"))

    def style(self, family: str, name: str | None) -> Style:
        """A style by its name; one that is not there is told by its name alone."""
        if name is None:
            return NO_STYLE
        key = family, name
        if key not in self._made:
            made = NO_STYLE
            for own, element in reversed(self._chain(family, name)):
                made = _upon(made, own, element)
            self._made[key] = made
        return self._made[key]

    def _chain(self, family: str, name: str) -> list[tuple[str, Element | None]]:
        chain: list[tuple[str, Element | None]] = []
        own: str | None = name
        while own is not None and len(chain) < _MOST_ANCESTORS and all(own != seen for seen, _ in chain):
            element = self._elements.get((family, own))
            chain.append((own, element))
            own = None if element is None else element.get(f"{STYLE}parent-style-name")
        return chain


def _upon(base: Style, name: str, element: Element | None) -> Style:
    """A style upon the one above it."""
    words = _ENCODED.sub(lambda found: chr(int(found[1], 16)), name)
    named = _HEADING.fullmatch(words)
    paragraph = None if element is None else element.find(f"{STYLE}paragraph-properties")
    level = None if element is None else element.get(f"{STYLE}default-outline-level")
    master = None if element is None else element.get(f"{STYLE}master-page-name")
    before = None if paragraph is None else paragraph.get(f"{FO}break-before")
    after = None if paragraph is None else paragraph.get(f"{FO}break-after")
    return Style(
        level=base.level if level is None else whole_number(level, 0, least=0, most=LEVELS),
        heading=base.heading if named is None else int(named[1]),
        title=base.title or words.casefold() in ("title", "titel"),
        contents=base.contents or _CONTENTS.fullmatch(words) is not None,
        page_before=(before == "page" if before is not None else base.page_before) or bool(master),
        page_after=base.page_after if after is None else after == "page",
        look={**base.look, **_look_of(None if element is None else element.find(f"{STYLE}text-properties"))},
    )


def _look_of(properties: Element | None) -> Look:
    """What the properties of a style say of words that have it."""
    if properties is None:
        return {}
    found: dict[Mark, bool] = {}
    weight = properties.get(f"{FO}font-weight")
    if weight is not None:
        found[Mark.BOLD] = weight in ("bold", "600", "700", "800", "900")
    for name in ("text-line-through-style", "text-line-through-type"):
        line = properties.get(f"{STYLE}{name}")
        if line is not None:
            found[Mark.STRUCK] = line != "none"
    display = properties.get(f"{TEXT}display")
    if display is not None:
        found[Mark.HIDDEN] = display == "none"
    position = properties.get(f"{STYLE}text-position")
    if position is not None:
        height = position.split(None, 1)[0] if position.strip() != "" else ""
        found[Mark.RAISED] = height == "super" or (height[:1] in "123456789" and height.endswith("%"))
    return found


def _levels_of(list_style: Element) -> Mapping[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for one in list_style.iterchildren("*"):
        depth = whole_number(one.get(f"{TEXT}level"), 1, most=LEVELS) - 1
        if str(one.tag).endswith(("-bullet", "-image")):
            found[depth] = ListLevel(bullet=True)
        elif str(one.tag).endswith(("-number", "outline-level-style")):
            found[depth] = ListLevel(
                form=one.get(f"{STYLE}num-format", "")[:2],
                prefix=one.get(f"{STYLE}num-prefix", "")[:_LONGEST_AFFIX],
                suffix=one.get(f"{STYLE}num-suffix", "")[:_LONGEST_AFFIX],
                start=whole_number(one.get(f"{TEXT}start-value"), 1, least=0, most=10**6),
                shown=whole_number(one.get(f"{TEXT}display-levels"), 1, most=LEVELS),
            )
    return found


_LONGEST_AFFIX = 20
"""Characters before or behind a number that are kept: "Ambitie ", ":"."""
