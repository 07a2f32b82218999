"""The words of one paragraph of a Word file: what the last version says, run by run, with fields by their result."""

from collections.abc import Callable
from dataclasses import dataclass, field

from loaders.document.building import Line
from loaders.document.docx_package import W, is_on, local, val
from loaders.document.docx_styles import Styles, look_of
from loaders.document.gathering import Gatherer
from loaders.document.looks import NO_LOOK, Look, marks_of
from loaders.document.model import Mark
from loaders.document.symbols import CHECKED, UNCHECKED, symbol, without_private
from loaders.document.xml_door import Element

_GONE = frozenset({"del", "moveFrom"})
_COME = frozenset({"ins", "moveTo"})
_AROUND = frozenset({"hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "oMath", "oMathPara", "ruby"})
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
_UNPAIRED = "unpaired"


@dataclass(slots=True)
class Counted:
    """What was met on the way that a reader has to tell."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    prompts: int = 0
    parts: int = 0


@dataclass(slots=True)
class Gathered:
    """The words of a paragraph: its lines on each page it stands on, and the text boxes that hang on it."""

    pages: list[list[Line]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    contents: bool = False
    """Whether it stands in a table of contents that is a field."""


@dataclass(slots=True)
class _Field:
    code: str = ""
    result: bool = False
    contents: bool = False


@dataclass(slots=True)
class _Fields:
    """The fields that are open, the innermost last; how many of each kind is kept, since there may be very many."""

    open_ones: list[_Field] = field(default_factory=list)
    codes: int = 0
    """How many show no result yet: what stands in them is not shown."""
    contents: int = 0
    """How many of those that show one are tables of contents."""

    def begin(self) -> None:
        self.open_ones.append(_Field())
        self.codes += 1

    def add_code(self, text: str) -> None:
        if len(self.open_ones) > 0 and len(self.open_ones[-1].code) < _LONGEST_CODE:
            self.open_ones[-1].code += text

    def separate(self) -> None:
        if len(self.open_ones) > 0 and not self.open_ones[-1].result:
            one = self.open_ones[-1]
            one.result, one.contents = True, one.code.split(None, 1)[:1] == ["TOC"]
            self.codes -= 1
            self.contents += one.contents

    def end(self) -> None:
        if len(self.open_ones) > 0:
            one = self.open_ones.pop()
            self.codes -= not one.result
            self.contents -= one.contents


@dataclass(slots=True)
class ParagraphWords:
    """Reads paragraphs one after another; a field may begin in one and end in another."""

    styles: Styles
    note_sign: Callable[[str, Element], str]
    """The sign of a note, by whether it is a footnote or an endnote and by its reference."""
    counted: Counted = field(default_factory=Counted)
    rendered_pages: bool = False
    """Whether the file says where pages began when it was last laid out."""
    _fields: _Fields = field(default_factory=_Fields)
    _gatherer: Gatherer = field(default_factory=Gatherer)
    _now: Gathered = field(default_factory=Gathered)
    _look: Look = field(default_factory=dict)
    _fresh_page: bool = False
    """Whether a page was begun and no word stands on it yet."""

    def read(self, paragraph: Element, look: Look, goes_on: bool = False) -> Gathered | None:
        """The words of a paragraph whose style gives them this look.

        None where it goes on in the next one, since somebody took its end away; that one gives the words of both.
        """
        self._look = look
        self._now.contents = self._now.contents or self._fields.contents > 0
        self._inside(paragraph, frozenset())
        if goes_on:
            return None
        self._end_page()
        read, self._now = self._now, Gathered()
        return read

    def begin_page(self) -> None:
        """A page begins before the next paragraph; that it does when laid out is no second one."""
        self._fresh_page = True

    def _end_page(self) -> None:
        self._now.pages.append(self._gatherer.taken())

    def _new_page(self, rendered: bool) -> None:
        if rendered and (not self.rendered_pages or self._fresh_page):
            return
        self._fresh_page = True
        self._end_page()

    def _add(self, text: str, marks: frozenset[Mark]) -> None:
        if text != "" and self._fields.codes == 0:
            self._fresh_page = False
            self._gatherer.add(text, marks)

    def _inside(self, parent: Element, marks: frozenset[Mark]) -> None:
        for child in parent.iterchildren("*"):
            name = local(child)
            if name == "r":
                self._run(child, marks)
            elif name in _COME:
                self._count_come(name)
                self._inside(child, marks | {Mark.INSERTED})
            elif name in _GONE:
                self._count_gone(name)
            elif name == "sdt":
                self._control(child, marks)
            elif name == "AlternateContent":
                self._chosen(child, marks)
            elif name == "rubyBase" or name in _AROUND or str(child.tag).startswith(_MATHS):
                self._inside(child, marks)

    def _count_come(self, name: str) -> None:
        if name == "ins":
            self.counted.inserted += 1
        else:
            self.counted.moved += 1

    def _count_gone(self, name: str) -> None:
        if name == "del":
            self.counted.deleted += 1

    def _control(self, control: Element, marks: frozenset[Mark]) -> None:
        box = checkbox_of(control)
        if box is not None:
            self._add(box, marks)
        elif is_prompt(control):
            self.counted.prompts += 1
        else:
            for content in control.iterchildren(f"{W}sdtContent"):
                self._inside(content, marks)

    def _chosen(self, alternate: Element, marks: frozenset[Mark]) -> None:
        """The first of several forms of the same thing: a text box stands there in two."""
        for child in alternate.iterchildren("*"):
            self._inside(child, marks)
            return

    def _run(self, run: Element, around: frozenset[Mark]) -> None:
        properties = run.find(f"{W}rPr")
        own = None if properties is None else val(properties.find(f"{W}rStyle"))
        look = look_of(properties)
        styled = NO_LOOK if own is None else self.styles.style(own).look
        marks = around | marks_of(look, styled, self._look)
        font = _font(properties)
        for child in run.iterchildren("*"):
            self._piece(child, marks, font)
            if own_sign(child) is not None:
                marks |= {Mark.RAISED}

    def _piece(self, piece: Element, marks: frozenset[Mark], font: str) -> None:
        name = local(piece)
        if name == "t":
            self._add(without_private(piece.text or "", font), marks)
        elif name in _SIGNS:
            self._add(_SIGNS[name], marks)
        elif name in ("br", "cr"):
            self._break(piece.get(f"{W}type"))
        elif name == "lastRenderedPageBreak":
            self._new_page(rendered=True)
        elif name == "sym":
            self._add(symbol(_code(piece.get(f"{W}char")), piece.get(f"{W}font", "")), marks)
        elif name == "fldChar":
            self._field(piece, marks)
        elif name == "instrText":
            self._fields.add_code(piece.text or "")
        elif name in ("footnoteReference", "endnoteReference"):
            self._reference(name.removesuffix("Reference"), piece, marks)
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            self._drawn(piece, marks, font)
        elif name == "ruby":
            self._inside(piece, marks)

    def _drawn(self, piece: Element, marks: frozenset[Mark], font: str) -> None:
        boxes = text_boxes(piece)
        self._now.boxes.extend(boxes)
        if len(boxes) == 0 and local(piece) == "AlternateContent":
            for plainer in list(piece.iterchildren("{*}Fallback"))[:1]:
                for child in plainer.iterchildren("*"):
                    self._piece(child, marks, font)

    def _break(self, kind: str | None) -> None:
        if self._fields.codes > 0:
            return
        if kind == "page":
            self._new_page(rendered=False)
        else:
            self._gatherer.break_line()

    def _reference(self, kind: str, reference: Element, marks: frozenset[Mark]) -> None:
        if self._fields.codes > 0:
            return
        sign = self.note_sign(kind, reference)
        if own_sign(reference) is None:
            self._add(sign, marks | {Mark.RAISED})

    def _field(self, sign: Element, marks: frozenset[Mark]) -> None:
        kind = sign.get(f"{W}fldCharType")
        if sign.get(_UNPAIRED) is not None:
            return
        if kind == "begin":
            box = sign.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                said = box.find(f"{W}checked")
                self._add(CHECKED if is_on(box.find(f"{W}default") if said is None else said) else UNCHECKED, marks)
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
            self._now.contents = self._now.contents or self._fields.contents > 0
        elif kind == "end":
            self._fields.end()


_LONGEST_CODE = 200
"""Characters of a field's code that are kept: its first word says what it is."""
_LONGEST_OWN_SIGN = 10
"""Characters of a sign such as "*" or "**"."""
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def own_sign(reference: Element) -> str | None:
    """The sign that the writer chose for a note, which stands behind its reference; None where Word numbers it."""
    if reference.get(f"{W}customMarkFollows") not in ("1", "true", "on"):
        return None
    return "".join(one.text or "" for one in reference.itersiblings(f"{W}t")).strip()[:_LONGEST_OWN_SIGN]


def checkbox_of(control: Element) -> str | None:
    """The sign of a content control that is a check box; None for any other."""
    for box in control.iterfind(f"{W}sdtPr/*"):
        if local(box) == "checkbox":
            said = next((one for one in box.iterchildren("*") if local(one) == "checked"), None)
            values = [] if said is None else list(said.attrib.values())
            return CHECKED if values in (["1"], ["true"], ["on"]) else UNCHECKED
    return None


def is_prompt(control: Element) -> bool:
    """Whether nobody filled in a content control, and it shows what should come there."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def text_boxes(element: Element) -> list[Element]:
    """The text boxes in a drawing, each once; of several forms of the same thing only the first."""
    found: list[Element] = []
    pending = [element]
    while len(pending) > 0:
        one = pending.pop()
        name = local(one)
        if name == "txbxContent":
            found.append(one)
        elif name == "AlternateContent":
            pending.extend(list(one.iterchildren("*"))[:1])
        elif name not in _GONE:
            pending.extend(reversed(list(one.iterchildren("*"))))
    return found


def pair_fields(root: Element) -> None:
    """Marks the signs of fields that do not end, or never began, as no signs: they would hide all that follows."""
    open_signs: list[list[Element]] = []
    for sign in root.iter(f"{W}fldChar"):
        kind = sign.get(f"{W}fldCharType")
        if kind == "begin":
            open_signs.append([sign])
        elif len(open_signs) == 0:
            sign.set(_UNPAIRED, "")
        elif kind == "separate":
            open_signs[-1].append(sign)
        elif kind == "end":
            open_signs.pop()
    for signs in open_signs:
        for sign in signs:
            sign.set(_UNPAIRED, "")


def _font(properties: Element | None) -> str:
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    if fonts is None:
        return ""
    return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""


def _code(text: str | None) -> int:
    try:
        return int((text or "")[:8], 16)
    except ValueError:
        return 0
