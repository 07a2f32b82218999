"""A web page, element by element in order, as headings, paragraphs, lists and tables, however deep it is."""

from dataclasses import dataclass, field, replace

from loaders.document.building import Line
from loaders.document.flow import Flow, Kind
from loaders.document.gathering import NO_MARKS, Gatherer
from loaders.document.grid import whole_number
from loaders.document.html_content import SURE, Content, Part, marks_with, tag_of
from loaders.document.html_tables import TableMaking
from loaders.document.model import FurnitureKind, Mark
from loaders.document.numbering import BULLET, numeral
from loaders.document.symbols import CHECKED, UNCHECKED
from loaders.document.xml_door import Element

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "img", "input", "wbr", "br", "output", "meter", "progress", "picture", "source",
})  # fmt: skip
_LISTS = frozenset({"ul", "ol", "dir"})
_PARTS_OF_TABLES = frozenset({"thead", "tbody", "tfoot"})
_DEEPEST = 9
"""How many depths of lists are told apart, as in Word."""
_MOST_ITEMS = 10**6


@dataclass(slots=True)
class _Frame:
    """Something whose lines belong together: a heading, an item, a caption."""

    element: Element
    kind: Kind = field(default_factory=Kind)
    lines: list[Line] = field(default_factory=list)
    into: list[Line] | None = None
    """Where the lines go at the end; None for a block of their own."""


@dataclass(slots=True)
class _List:
    form: str | None = None
    """How its items are numbered; None where they have bullets."""
    number: int = 1
    step: int = 1

    def next_sign(self, item: Element) -> str:
        """The sign of the next item, which may say its own number."""
        if self.form is None:
            return BULLET
        self.number = whole_number(item.get("value"), self.number, least=-_MOST_ITEMS, most=_MOST_ITEMS)
        sign = f"{numeral(self.number, self.form)}."
        self.number += self.step
        return sign


@dataclass(slots=True)
class _Room:
    """What is open in the page itself or in one cell: what is open outside of a cell waits until it ends."""

    gatherer: Gatherer = field(default_factory=Gatherer)
    frames: list[_Frame] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    into: list[Line] = field(default_factory=list)
    """Where the lines of a cell go."""


@dataclass(slots=True)
class _Table:
    """A table or a list of terms that is open; ``making`` is None where it only puts things in their place."""

    making: TableMaking | None
    begun: int
    """How many tables were waiting where it began."""
    of_terms: bool = False
    before: str = ""
    """Of a list of terms, whether a term or what is said of it came last."""
    lines: list[Line] = field(default_factory=list)
    """And where its words go: several in a row share one cell."""


_BEGIN, _END, _TAIL = range(3)


@dataclass(slots=True)
class Walk:
    """One walk over one page; ``hidden`` counts the signs of what the page does not show."""

    content: Content
    flow: Flow = field(default_factory=Flow)
    hidden: int = 0
    _rooms: list[_Room] = field(default_factory=lambda: [_Room()])
    _tables: list[_Table] = field(default_factory=list)
    _marks: list[frozenset[Mark]] = field(default_factory=lambda: [NO_MARKS])
    _switched: list[tuple[Element, FurnitureKind | None]] = field(default_factory=list)
    """Where what stands around the content began or ended, and what was there before."""
    _preformatted: int = 0
    _level: int = 1
    """Of the last heading; what folds out under it has a heading of its own, a level lower."""
    _folded: int = 0
    """How many parts that fold out the walk is in."""
    _sure: int = 0
    """In how many elements the walk is that hold nothing but content."""

    def walk(self, root: Element) -> None:
        """Walks over a page from its body."""
        before = self.flow.around(None if self.content.main is None else FurnitureKind.MENU)
        pending = [(_BEGIN, root)]
        while len(pending) > 0:
            what, element = pending.pop()
            if what == _TAIL:
                self._text(element.tail)
            elif what == _END:
                self._end(element, tag_of(element))
            elif self._enters(element):
                pending.append((_END, element))
                for child in reversed(element):
                    pending.extend(((_TAIL, child), (_BEGIN, child)))
                self._text(element.text)
        self._settle()
        self.flow.around(before)

    # -------------------------------------------------------------------------------------------- words

    def _text(self, text: str | None) -> None:
        if text is None or text == "":
            return
        gatherer, marks = self._rooms[-1].gatherer, self._marks[-1]
        if self._preformatted == 0:
            gatherer.add_flowing(text, marks)
            return
        for number, line in enumerate(text.split("\n")):
            if number > 0:
                gatherer.break_line()
            gatherer.add(line, marks)

    def _flush(self) -> None:
        """Ends the paragraph that is being gathered; its lines go to whatever is open around it."""
        room = self._rooms[-1]
        lines = room.gatherer.taken()
        if len(room.frames) > 0:
            room.frames[-1].lines.extend(lines)
        else:
            self.flow.paragraph(lines)

    def _settle(self) -> None:
        """Hands over all that is open so far; what comes next in it is a block of its own, without a sign."""
        self._flush()
        frames = self._rooms[-1].frames
        frame = frames[-1] if len(frames) > 0 else None
        # Those below it were settled when it began.
        if frame is not None and frame.into is None and len(frame.lines) > 0:
            self.flow.paged([frame.lines], frame.kind)
            frame.lines = []
            if frame.kind.sign is not None:
                frame.kind = replace(frame.kind, sign="")

    # -------------------------------------------------------------------------------------------- elements

    def _enters(self, element: Element) -> bool:
        """Begins an element, unless nothing of it is part of the page."""
        part = self.content.part(element, self._sure > 0)
        if part is Part.UNSEEN:
            return False
        if part is Part.HIDDEN:
            self.hidden += self.content.signs(element)
            return False
        if element is self.content.main:
            self._switch(element, None)
        elif part is Part.AROUND:
            self._switch(element, FurnitureKind.MENU)
        tag = tag_of(element)
        self._marks.append(marks_with(element, tag, self._marks[-1]))
        self._sure += tag in SURE
        self._preformatted += tag == "pre"
        self._folded += tag == "details"
        if tag in _INLINE:
            self._begin_inline(element, tag)
        else:
            self._flush()
            self._begin_block(element, tag)
        return True

    def _switch(self, element: Element, kind: FurnitureKind | None) -> None:
        self._settle()
        self._switched.append((element, self.flow.around(kind)))

    def _begin_inline(self, element: Element, tag: str) -> None:
        room = self._rooms[-1]
        if tag == "br":
            room.gatherer.break_line()
        elif tag == "input" and element.get("type", "").strip().lower() in ("checkbox", "radio"):
            box = UNCHECKED if element.get("checked") is None else CHECKED
            frame = room.frames[-1] if len(room.frames) > 0 else None
            if frame is not None and frame.kind.sign and len(frame.lines) == 0 and room.gatherer.is_empty:
                frame.kind = replace(frame.kind, sign=box)
            else:
                room.gatherer.add_flowing(f"{box} ", self._marks[-1])

    def _begin_block(self, element: Element, tag: str) -> None:
        room = self._rooms[-1]
        if tag in _HEADINGS:
            self._settle()
            self._level = _HEADINGS[tag]
            room.frames.append(_Frame(element, Kind(level=self._level)))
        elif tag == "summary":
            self._settle()
            room.frames.append(_Frame(element, Kind(level=min(self._level + max(1, self._folded), _DEEPEST))))
        elif tag in _LISTS:
            self._settle()
            room.lists.append(_list_of(element, tag))
        elif tag == "li":
            self._settle()
            if len(room.lists) == 0:
                room.lists.append(_List())
            depth = min(len(room.lists), _DEEPEST) - 1
            room.frames.append(_Frame(element, Kind(sign=room.lists[-1].next_sign(element), depth=depth)))
        elif tag == "table":
            self._settle()
            self._tables.append(_Table(None if self.content.is_frame(element) else TableMaking(), self.flow.waiting))
        elif tag == "dl":
            self._settle()
            making = None if self.flow.in_cell else TableMaking()
            self._tables.append(_Table(making, self.flow.waiting, of_terms=True))
        elif len(self._tables) > 0:
            self._begin_in_table(element, tag, self._tables[-1])

    def _begin_in_table(self, element: Element, tag: str, table: _Table) -> None:
        making = table.making
        if making is None:
            return
        if table.of_terms:
            if tag in ("dt", "dd"):
                self._open_cell(_term_lines(table, making, element, tag))
        elif tag in ("td", "th"):
            self._open_cell(making.begin_cell(element, tag == "th"))
        elif tag == "tr":
            making.begin_row()
        elif tag in _PARTS_OF_TABLES:
            making.begin_part(tag == "thead")
        elif tag == "caption":
            self._rooms[-1].frames.append(_Frame(element, into=making.caption))

    def _open_cell(self, into: list[Line]) -> None:
        self.flow.open_cell()
        self._rooms.append(_Room(into=into))

    def _end(self, element: Element, tag: str) -> None:
        self._marks.pop()
        self._sure -= tag in SURE
        if tag not in _INLINE:
            self._flush()
            self._end_block(element, tag)
        self._preformatted -= tag == "pre"
        self._folded -= tag == "details"
        if len(self._switched) > 0 and self._switched[-1][0] is element:
            self._settle()
            self.flow.around(self._switched.pop()[1])

    def _end_block(self, element: Element, tag: str) -> None:
        room = self._rooms[-1]
        if len(room.frames) > 0 and room.frames[-1].element is element:
            frame = room.frames[-1]
            if frame.into is None:
                self._settle()
            else:
                frame.into.extend(frame.lines)
            room.frames.pop()
        elif tag in _LISTS and len(room.lists) > 0:
            room.lists.pop()
        elif tag in ("table", "dl"):
            table = self._tables.pop()
            if table.making is not None:
                self.flow.table(table.making.done(), table.begun)
        elif len(self._tables) > 0 and self._tables[-1].making is not None and tag in _cells_of(self._tables[-1]):
            self._settle()
            self._rooms.pop()
            room.into.extend(self.flow.close_cell()[0])


def _cells_of(table: _Table) -> tuple[str, str]:
    return ("dt", "dd") if table.of_terms else ("td", "th")


def _term_lines(table: _Table, making: TableMaking, element: Element, tag: str) -> list[Line]:
    """Where the words of a term go, or of what is said of it: terms stand in the first column, the rest behind them."""
    if tag != table.before:
        if tag == "dt" or table.before == "":
            making.begin_row()
        if tag == "dd" and table.before == "":
            making.begin_cell(element, is_head=False)
        table.lines = making.begin_cell(element, is_head=False)
        table.before = tag
    return table.lines


def _list_of(element: Element, tag: str) -> _List:
    if tag != "ol":
        return _List()
    form = element.get("type", "1").strip()[:1]
    backwards = element.get("reversed") is not None
    first = sum(1 for child in element if tag_of(child) == "li") if backwards else 1
    start = whole_number(element.get("start"), first, least=-_MOST_ITEMS, most=_MOST_ITEMS)
    return _List(form, start, -1 if backwards else 1)
