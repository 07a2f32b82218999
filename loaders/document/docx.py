"""Word files (DOCX; DOCM without its macros): the last wording, with headings, lists, tables and notes as marked."""

import hashlib
from collections.abc import Iterator, Sequence

from graph.model.form import Issue
from loaders import faults
from loaders.document import told
from loaders.document.around import tidy_property
from loaders.document.building import Line, Words
from loaders.document.docx_lists import LEVELS, Lists
from loaders.document.docx_notes import Notes
from loaders.document.docx_package import Parts, W, is_on, local, relation_id, val
from loaders.document.docx_styles import Style, Styles, heading_level
from loaders.document.docx_tables import only_cell, table_words
from loaders.document.docx_words import (
    Counted,
    ParagraphWords,
    checkbox_of,
    is_prompt,
    pair_fields,
)
from loaders.document.flow import Flow, Kind
from loaders.document.grid import whole_number
from loaders.document.model import Document, FurnitureKind
from loaders.document.packed import Packed, packed_type
from loaders.document.xml_door import Element
from loaders.faults import DocumentError

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = frozenset({
    f"{MEDIA_TYPE}.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
})  # fmt: skip
_PROPERTIES = {"title": "title", "subject": "subject", "Company": "company"}
_CONTENTS_GALLERY = "table of contents"


def is_docx(content: bytes) -> bool:
    """Whether content is a Word file by what it says of its own main part."""
    return packed_type(content) in _TYPES


def document_of_docx(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of a Word file; ``encoding`` says nothing here: its XML says it itself.

    Raises:
        DocumentError: it is broken, makes itself larger than it may, or holds no words.
    """
    packed = Packed.opened(content)
    parts = Parts.of(packed)
    body = parts.body()
    reading = _Reading(parts)
    reading.read_body(body)
    reading.read_around(body)
    reading.flow.close_rows()
    builder = reading.flow.builder
    builder.issues.extend(_told(packed, parts, reading.counted))
    document = builder.document(hashlib.sha256(content).hexdigest(), name, MEDIA_TYPE, dict(_properties(parts)))
    if len(document.blocks) == 0:
        raise DocumentError(faults.TEXT_EMPTY())
    return document


class _Reading:
    """One reading of one file: what was counted and numbered on the way goes from paragraph to paragraph."""

    def __init__(self, parts: Parts) -> None:
        self.flow = Flow()
        self.counted = Counted()
        self._parts = parts
        self._styles = Styles.of(parts.first("styles"))
        self._lists = Lists.of(parts.first("numbering"))
        self._notes = Notes.of(parts)
        self._words = ParagraphWords(self._styles, self._notes.sign, self.counted)

    def read_body(self, body: Element) -> None:
        """All that stands in the text itself, and the notes it points at."""
        pair_fields(body)
        self._words.rendered_pages = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        self._blocks(body)
        self.flow.notes((sign, self._lines(note)) for sign, note in self._notes.pointed_at())

    def read_around(self, body: Element) -> None:
        """The headers and footers, each once."""
        references = body.iter(f"{W}headerReference", f"{W}footerReference")
        for own in dict.fromkeys(relation_id(reference) for reference in references):
            part = self._parts.by_id(own)
            if part is None:
                continue
            pair_fields(part)
            self.flow.running(self._lines(part))

    def _lines(self, parent: Element) -> Sequence[Line]:
        """What stands in an element, as the lines of a cell."""
        return self._cell(parent)[0]

    def _cell(self, parent: Element) -> tuple[Sequence[Line], int]:
        self.flow.open_cell()
        self._blocks(parent)
        return self.flow.close_cell()

    def _blocks(self, parent: Element) -> None:
        for child in parent.iterchildren("*"):
            name = local(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name == "sdt":
                self._control(child)
            elif name in ("customXml", "smartTag", "ins", "moveTo"):
                self._blocks(child)
            elif name == "AlternateContent":
                for first in list(child.iterchildren("*"))[:1]:
                    self._blocks(first)
            elif name in ("altChunk", "subDoc"):
                self.counted.parts += 1

    def _control(self, control: Element) -> None:
        """A content control around whole paragraphs."""
        if is_prompt(control):
            self.counted.prompts += 1
            return
        gallery = val(control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")) or ""
        before = self.flow.around(FurnitureKind.CONTENTS) if gallery.casefold() == _CONTENTS_GALLERY else None
        box = checkbox_of(control)
        if box is not None:
            self.flow.paragraph([[Words(box)]])
        for content in () if box is not None else control.iterchildren(f"{W}sdtContent"):
            self._blocks(content)
        if gallery.casefold() == _CONTENTS_GALLERY:
            self.flow.around(before)

    def _table(self, table: Element) -> None:
        frame = only_cell(table)
        if frame is not None:
            self._blocks(frame)
        else:
            begun = self.flow.waiting
            self.flow.table(table_words(table, self._cell), begun)

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.paragraph(None if properties is None else val(properties.find(f"{W}pStyle")))
        if _page_before(properties, style) and self.flow.builder.length > 0:
            self.flow.page()
            self._words.begin_page()
        goes_on = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        gathered = self._words.read(paragraph, style.look, goes_on)
        if gathered is None:
            return
        contents = gathered.contents or style.contents
        before = self.flow.around(FurnitureKind.CONTENTS) if contents else None
        sign, depth = self._sign(properties, style)
        level = heading_level(properties)
        level = style.level if level is None else level or None
        self.flow.paged(gathered.pages, Kind(level, style.title, sign, depth))
        if contents:
            self.flow.around(before)
        for box in gathered.boxes:
            self._blocks(box)
        if properties is not None and _section_ends_page(properties.find(f"{W}sectPr")):
            self.flow.page()
            self._words.begin_page()

    def _sign(self, properties: Element | None, style: Style) -> tuple[str | None, int]:
        """The sign of the list that a paragraph is in, and how deep; None where it is in none."""
        numbering = None if properties is None else properties.find(f"{W}numPr")
        own = None if numbering is None else val(numbering.find(f"{W}numId"))
        list_id = style.numbering if own is None else own
        if list_id is None or not self._lists.knows(list_id):
            return None, 0
        said = None if numbering is None else val(numbering.find(f"{W}ilvl"))
        depth = whole_number(said, style.depth if own is None else 0, least=0, most=LEVELS - 1)
        return self._lists.next_sign(list_id, depth), max(depth, style.rank)


def _page_before(properties: Element | None, style: Style) -> bool:
    own = None if properties is None else properties.find(f"{W}pageBreakBefore")
    return style.page_before if own is None else is_on(own)


def _section_ends_page(section: Element | None) -> bool:
    """Whether what comes behind a section begins on a new page, as it does where nothing else is said."""
    if section is None:
        return False
    return val(section.find(f"{W}type")) in (None, "nextPage", "oddPage", "evenPage")


def _properties(parts: Parts) -> Iterator[tuple[str, str]]:
    """Title, subject and company, and nothing that names who made it."""
    for root in parts.properties():
        for one in root.iterchildren("*"):
            name = _PROPERTIES.get(local(one))
            text = tidy_property(one.text)
            if name is not None and text != "":
                yield name, text


def _told(packed: Packed, parts: Parts, counted: Counted) -> Iterator[Issue]:
    if counted.inserted + counted.deleted + counted.moved > 0:
        yield told.tracked_changes(counted.inserted, counted.deleted, counted.moved)
    comments = parts.first("comments")
    count = 0 if comments is None else sum(1 for _ in comments.iterchildren(f"{W}comment"))
    if count > 0:
        yield told.comments(count)
    if any(name.rpartition("/")[2].casefold() == "vbaproject.bin" for name in packed.names):
        yield told.macros()
    if counted.prompts > 0:
        yield told.not_filled_in(counted.prompts)
    if counted.parts > 0:
        yield told.parts_not_read(counted.parts)
