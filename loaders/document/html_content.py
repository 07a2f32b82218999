"""Which parts of a web page are its content, which stand around it, and which nobody sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from loaders.document.model import Mark
from loaders.document.xml_door import Element

_UNSEEN = frozenset({
    "script", "style", "template", "noscript", "head", "svg", "iframe", "object", "embed", "video", "audio", "canvas",
    "map", "datalist", "select", "textarea", "rt", "rp", "colgroup",
})  # fmt: skip
_AROUND = frozenset({"nav", "footer", "menu", "button", "aside", "header"})
SURE = frozenset({"main", "article", "section"})
"""Elements whose own head and foot are content too."""
_AROUND_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog", "toolbar",
})  # fmt: skip
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookie-?\w+|consent|breadcrumbs?|kruimelpad|navbar|navigation|navigatie|skip-?links?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_SHOWN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_LONGEST_ATTRIBUTE = 1_000
"""Characters of an attribute that are looked at."""
_TYPED = frozenset({"", "text", "search", "email", "tel", "password", "url"})


class Part(Enum):
    """What an element is to the page."""

    UNSEEN = "unseen"
    """Nobody is meant to see it: scripts and styles, and what the page itself hides."""
    HIDDEN = "hidden"
    AROUND = "around"


@dataclass(slots=True)
class _Seen:
    """What an element has in it."""

    signs: int = 0
    tables: int = 0
    heads: int = 0
    controls: int = 0
    cells: int = 0
    """Of a table, its own cells: those of tables in it are theirs."""
    head_cells: int = 0


@dataclass(slots=True)
class Content:
    """What stands where on a page; made by looking at each element once."""

    main: Element | None = None
    """The element that holds the content; None where all of the page does but what stands around it."""
    tables: dict[Element, "_Seen"] = field(default_factory=dict)
    _seen: dict[Element, _Seen] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element) -> "Content":
        """What stands where on the page with this root."""
        content = cls()
        candidates: list[Element] = []
        content._look(root, candidates)
        content.main = content._main_of(root, candidates)
        return content

    def part(self, element: Element, in_content: bool) -> Part | None:
        """What an element is, where it is no content; ``in_content`` is whether it stands in the content for sure."""
        tag = tag_of(element)
        if tag in _UNSEEN:
            return Part.UNSEEN
        if _is_hidden(element):
            return Part.HIDDEN
        return Part.AROUND if self._stands_around(element, tag, in_content) else None

    def is_frame(self, table: Element) -> bool:
        """Whether a table only puts things in their place: a frame around one cell, or the layout of a page."""
        seen = self.tables.get(table)
        if seen is None or table.get("role", "").strip().lower() in ("presentation", "none"):
            return True
        return seen.cells <= 1 or (seen.tables > 1 and seen.heads > 0 and seen.head_cells == 0)

    def signs(self, element: Element) -> int:
        """How many signs the words of an element have."""
        seen = self._seen.get(element)
        return 0 if seen is None else seen.signs

    def _stands_around(self, element: Element, tag: str, in_content: bool) -> bool:
        seen = self._seen.get(element, _Seen())
        if tag == "header":
            return not in_content and seen.heads == 0
        if tag == "aside":
            return not in_content
        if tag == "button" and _is_in_heading(element):
            return False
        if tag in _AROUND:
            return tag != "footer" or not in_content
        if tag == "form":
            return seen.controls > 0 and seen.tables == 0 and seen.heads == 0
        if _attribute(element, "role") in _AROUND_ROLES:
            return True
        named = _AROUND_NAMES.search(f"{_attribute(element, 'class')} {_attribute(element, 'id')}") is not None
        return named and seen.tables == 0 and not any(tag == one for one in ("html", "body", "main", "article"))

    def _look(self, root: Element, candidates: list[Element]) -> None:
        """Looks at every element once, from the inside out."""
        open_tables: list[_Seen] = []
        for begins, element in both_ways(root):
            tag = tag_of(element)
            if begins:
                if tag in _UNSEEN:
                    continue
                self._seen[element] = _Seen()
                if tag == "table":
                    self.tables[element] = self._seen[element]
                    open_tables.append(self._seen[element])
                elif tag in ("td", "th") and len(open_tables) > 0:
                    open_tables[-1].cells += 1
                    open_tables[-1].head_cells += tag == "th"
                if tag in ("main", "article") or _attribute(element, "role") == "main":
                    candidates.append(element)
                continue
            seen = self._seen.get(element)
            if seen is not None:
                self._close(element, tag, seen, open_tables)

    def _close(self, element: Element, tag: str, seen: _Seen, open_tables: list[_Seen]) -> None:
        seen.signs += _signs(element.text)
        seen.heads += tag in ("h1", "h2", "h3")
        seen.controls += tag == "input" and _attribute(element, "type") in _TYPED
        if tag == "table":
            open_tables.pop()
            seen.tables += 1
        above = element.getparent()
        outer = None if above is None else self._seen.get(above)
        if outer is not None:
            own = 0 if _is_hidden(element) else seen.signs
            outer.signs += own + _signs(element.tail)
            outer.tables += seen.tables
            outer.heads += seen.heads
            outer.controls += seen.controls

    def _main_of(self, root: Element, candidates: list[Element]) -> Element | None:
        mains = [one for one in candidates if tag_of(one) == "main" or _attribute(one, "role") == "main"]
        for one in mains:
            if self.signs(one) > 0 and not _is_hidden(one):
                return one
        articles = [one for one in candidates if tag_of(one) == "article"]
        most = max(articles, key=self.signs, default=None)
        # An article that holds less than half of the words of its page is one of several, or a teaser beside the plan.
        return most if most is not None and 2 * self.signs(most) >= self.signs(root) else None


_LOOKS = {
    **dict.fromkeys(("b", "strong"), Mark.BOLD),
    **dict.fromkeys(("s", "del", "strike"), Mark.STRUCK),
    "ins": Mark.INSERTED,
    "sup": Mark.RAISED,
}
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|normal|[1-9]00)", re.IGNORECASE)


def marks_with(element: Element, tag: str, marks: frozenset[Mark]) -> frozenset[Mark]:
    """The marks of words in an element whose surroundings have these."""
    own = _LOOKS.get(tag)
    if own is not None:
        marks |= {own}
    style = _attribute(element, "style")
    if style == "":
        return marks
    if _STRUCK.search(style) is not None:
        marks |= {Mark.STRUCK}
    weight = _WEIGHT.search(style)
    if weight is None:
        return marks
    heavy = weight[1] == "bold" or weight[1] in ("600", "700", "800", "900")
    return marks | {Mark.BOLD} if heavy else marks - {Mark.BOLD}


def both_ways(root: Element) -> Iterator[tuple[bool, Element]]:
    """Every element of a page in order, once where it begins (True) and once where it ends; however deep it is."""
    pending = [(True, root)]
    while len(pending) > 0:
        begins, element = pending.pop()
        yield begins, element
        if begins:
            pending.append((False, element))
            pending.extend((True, child) for child in reversed(element))


def tag_of(element: Element) -> str:
    """The name of an element in lower case, without a namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def _attribute(element: Element, name: str) -> str:
    return element.get(name, "")[:_LONGEST_ATTRIBUTE].strip().lower()


def _is_in_heading(element: Element) -> bool:
    """Whether a button is the words of a heading: that of a part that folds out."""
    above = element.getparent()
    return above is not None and re.fullmatch("h[1-6]", tag_of(above)) is not None


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or _attribute(element, "aria-hidden") == "true":
        return True
    return _NOT_SHOWN.search(_attribute(element, "style")) is not None


def _signs(text: str | None) -> int:
    return 0 if text is None or text.isspace() else len(text)
