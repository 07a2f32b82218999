"""The words of one paragraph of an ODF text, with what was changed, hidden or pointed at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.document.building import Line
from loaders.document.gathering import Gatherer
from loaders.document.grid import whole_number
from loaders.document.looks import Look, marks_of
from loaders.document.model import Mark
from loaders.document.odt_styles import DRAW, FORM, OFFICE, TEXT, Styles
from loaders.document.symbols import CHECKED, UNCHECKED
from loaders.document.xml_door import Element, attributes_of

_SILENT = frozenset({
    f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}tracked-changes", f"{TEXT}note-citation",
    f"{TEXT}ruby-text", f"{TEXT}script", f"{TEXT}bibliography-mark-info",
})  # fmt: skip
_MOST_SPACES = 100
"""Spaces that one element may stand for; a file can ask for a billion."""
_ON = ("true", "1", "checked")


@dataclass(slots=True)
class Gathered:
    """The words of a paragraph: its lines on each page it stands on, and the text boxes that hang on it."""

    pages: list[list[Line]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class ParagraphWords:
    """Reads paragraphs one after another; what somebody put in may begin in one and end in another."""

    styles: Styles
    insertions: frozenset[str] = frozenset()
    """The ids of tracked changes that are insertions."""
    boxes: Mapping[str, bool] = field(default_factory=dict)
    """The check boxes of forms by id, and whether they are checked."""
    notes: list[tuple[str, Element]] = field(default_factory=list)
    """The notes that were pointed at so far: sign and body."""
    comments: int = 0
    prompts: int = 0
    _inserted: set[str] = field(default_factory=set)
    _gatherer: Gatherer = field(default_factory=Gatherer)
    _now: Gathered = field(default_factory=Gathered)

    def read(self, paragraph: Element, look: Look) -> Gathered:
        """The words of a paragraph whose style gives them this look."""
        self._now = Gathered()
        self._inside(paragraph, look)
        self._end_page()
        return self._now

    def change(self, element: Element) -> None:
        """A place where a tracked change begins or ends."""
        own = element.get(f"{TEXT}change-id", "")
        if element.tag == f"{TEXT}change-start" and own in self.insertions:
            self._inserted.add(own)
        elif element.tag == f"{TEXT}change-end":
            self._inserted.discard(own)

    def _end_page(self) -> None:
        self._now.pages.append(self._gatherer.taken())

    def _add(self, text: str | None, look: Look) -> None:
        if text is not None and text != "":
            self._gatherer.add_flowing(text, self._marks(look))

    def _marks(self, look: Look) -> frozenset[Mark]:
        inserted = {Mark.INSERTED} if len(self._inserted) > 0 else frozenset()
        return marks_of(look) | inserted

    def _inside(self, parent: Element, look: Look) -> None:
        self._add(parent.text, look)
        for child in parent.iterchildren("*"):
            self._piece(child, look)
            self._add(child.tail, look)

    def _piece(self, piece: Element, look: Look) -> None:
        tag = str(piece.tag)
        if tag in _SILENT:
            self.comments += tag == f"{OFFICE}annotation"
        elif tag in (f"{TEXT}s", f"{TEXT}tab"):
            count = whole_number(piece.get(f"{TEXT}c"), 1, most=_MOST_SPACES)
            self._gatherer.add(" " * count if tag == f"{TEXT}s" else "\t", self._marks(look))
        elif tag == f"{TEXT}line-break":
            self._gatherer.break_line()
        elif tag == f"{TEXT}soft-page-break":
            self._end_page()
        elif tag == f"{TEXT}note":
            self._note(piece, look)
        elif tag in (f"{TEXT}change-start", f"{TEXT}change-end"):
            self.change(piece)
        elif tag == f"{TEXT}placeholder":
            self.prompts += 1
        elif tag == f"{DRAW}control":
            self._checkbox(piece, look)
        elif tag.startswith(DRAW):
            self._now.boxes.extend(text_boxes(piece))
        elif tag.rpartition("}")[2] == "content-control":
            self._control(piece, look)
        elif tag == f"{TEXT}hidden-text":
            self._inside(piece, {**look, Mark.HIDDEN: True})
        else:
            self._inside(piece, self._styled(piece, look))

    def _styled(self, piece: Element, look: Look) -> Look:
        name = piece.get(f"{TEXT}style-name")
        own = self.styles.style("text", name).look if name is not None else {}
        return look if len(own) == 0 else {**look, **own}

    def _note(self, note: Element, look: Look) -> None:
        citation = note.find(f"{TEXT}note-citation")
        sign = "" if citation is None else "".join(map(str, citation.itertext())).strip()[:_LONGEST_SIGN]
        self._gatherer.add(sign, self._marks({**look, Mark.RAISED: True}))
        body = note.find(f"{TEXT}note-body")
        if body is not None:
            self.notes.append((sign, body))

    def _checkbox(self, control: Element, look: Look) -> None:
        checked = self.boxes.get(control.get(f"{DRAW}control", ""))
        if checked is not None:
            self._gatherer.add(CHECKED if checked else UNCHECKED, self._marks(look))

    def _control(self, control: Element, look: Look) -> None:
        said = attributes_of(control)
        if said.get("checkbox") in _ON:
            self._gatherer.add(CHECKED if said.get("checked") in _ON else UNCHECKED, self._marks(look))
        elif said.get("showing-place-holder") in _ON:
            self.prompts += 1
        else:
            self._inside(control, look)


_LONGEST_SIGN = 10
"""Characters of the sign of a note."""


def checkboxes(root: Element) -> Mapping[str, bool]:
    """The check boxes of all forms by id, and whether they are checked."""
    found: dict[str, bool] = {}
    for box in root.iter(f"{FORM}checkbox"):
        said = attributes_of(box)
        if "id" in said:
            found[said["id"]] = said.get("current-state", said.get("state")) == "checked"
    return found


def text_boxes(drawing: Element) -> list[Element]:
    """What holds paragraphs in a drawing: its text boxes, or a shape itself, each once and none in another."""
    found: list[Element] = []
    pending = [drawing]
    while len(pending) > 0:
        one = pending.pop()
        if any(child.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list") for child in one.iterchildren("*")):
            found.append(one)
        else:
            pending.extend(reversed([child for child in one.iterchildren("*") if str(child.tag).startswith(DRAW)]))
    return found
