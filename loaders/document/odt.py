"""ODF texts (ODT, also as one flat XML file): the last wording, with headings, lists, tables and notes as marked."""

import hashlib
from collections.abc import Iterator, Sequence

from graph.model.form import Issue
from loaders import faults
from loaders.document import told
from loaders.document.around import tidy_property
from loaders.document.building import Line
from loaders.document.flow import Flow, Kind
from loaders.document.grid import whole_number
from loaders.document.looks import Look
from loaders.document.model import Document, FurnitureKind, Mark
from loaders.document.odt_lists import Counted, ListCounts
from loaders.document.odt_styles import (
    DRAW,
    LEVELS,
    META,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    Style,
    Styles,
)
from loaders.document.odt_tables import only_cell, table_words
from loaders.document.odt_words import ParagraphWords, checkboxes, text_boxes
from loaders.document.packed import Packed, packed_type
from loaders.document.xml_door import Element, attributes_of, is_xml, parse_xml
from loaders.faults import DocumentError

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_TYPES = frozenset({MEDIA_TYPE, f"{MEDIA_TYPE}-template", f"{MEDIA_TYPE}-master"})
_FLAT = f'office:mimetype="{MEDIA_TYPE}"'.encode()
_LOOKED_AT = 4_000
"""Bytes of a flat file in which it says what it is; LibreOffice says it within the first 3,000."""
_INDEXES = frozenset({
    f"{TEXT}{name}" for name in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
    )
})  # fmt: skip


def is_odt(content: bytes) -> bool:
    """Whether content is an ODF text by what it says of itself."""
    if is_xml(content):
        return _FLAT in content[:_LOOKED_AT]
    return packed_type(content) in _TYPES


def document_of_odt(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of an ODF text; ``encoding`` says nothing here: its XML says it itself.

    Raises:
        DocumentError: it is broken, makes itself larger than it may, or holds no words.
    """
    packed = None if is_xml(content) else Packed.opened(content)
    roots = [parse_xml(content, "content.xml")] if packed is None else list(_roots(packed))
    body = roots[-1].find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise DocumentError(faults.PACKED_BROKEN())
    reading = _Reading(Styles.of(roots), roots[-1])
    reading.read_body(body)
    for root in roots:
        reading.read_around(root)
    reading.flow.close_rows()
    builder = reading.flow.builder
    builder.issues.extend(_told(roots[-1], reading.words, frozenset() if packed is None else packed.names))
    document = builder.document(hashlib.sha256(content).hexdigest(), name, MEDIA_TYPE, dict(_properties(roots)))
    if len(document.blocks) == 0:
        raise DocumentError(faults.TEXT_EMPTY())
    return document


def _roots(packed: Packed) -> Iterator[Element]:
    """Properties and styles where there are any, and last the text."""
    members = [(name, packed.read(name)) for name in ("meta.xml", "styles.xml", "content.xml")]
    if members[-1][1] is None:
        raise DocumentError(faults.PACKED_BROKEN())
    return (parse_xml(member, name) for name, member in members if member is not None)


class _Reading:
    """One reading of one file: what was counted and numbered on the way goes from paragraph to paragraph."""

    def __init__(self, styles: Styles, root: Element) -> None:
        self.flow = Flow()
        self.words = ParagraphWords(styles, frozenset(_insertions(root)), checkboxes(root))
        self._styles = styles
        self._counts = ListCounts(styles)
        self._hidden: Look = {}

    def read_body(self, body: Element) -> None:
        """All that stands in the text itself, and the notes it points at."""
        self._blocks(body)
        self.flow.notes((sign, self._cell(note)[0]) for sign, note in list(self.words.notes))

    def read_around(self, root: Element) -> None:
        """The headers and footers of all sorts of pages, each once."""
        for page in root.iter(f"{STYLE}master-page"):
            for part in page.iterchildren("*"):
                if str(part.tag).startswith((f"{STYLE}header", f"{STYLE}footer")):
                    self.flow.running(self._cell(part)[0])

    def _cell(self, parent: Element) -> tuple[Sequence[Line], int]:
        self.flow.open_cell()
        self._blocks(parent)
        return self.flow.close_cell()

    def _blocks(self, parent: Element) -> None:
        for child in parent.iterchildren("*"):
            tag = str(child.tag)
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, None, 0)
            elif tag == f"{TEXT}list":
                self._list(child, self._counts.begun(child), 0)
            elif tag == f"{TABLE}table":
                self._table(child)
            elif tag == f"{TEXT}section":
                self._section(child)
            elif tag in _INDEXES:
                before = self.flow.around(FurnitureKind.CONTENTS)
                for body in child.iterchildren(f"{TEXT}index-body"):
                    self._blocks(body)
                self.flow.around(before)
            elif tag in (f"{TEXT}index-title", f"{TEXT}numbered-paragraph"):
                self._blocks(child)
            elif tag in (f"{TEXT}change-start", f"{TEXT}change-end"):
                self.words.change(child)
            elif tag == f"{TEXT}soft-page-break":
                self.flow.page()
            elif tag.startswith(DRAW):
                for box in text_boxes(child):
                    self._blocks(box)

    def _section(self, section: Element) -> None:
        before = self._hidden
        if section.get(f"{TEXT}display") == "none":
            self._hidden = {Mark.HIDDEN: True}
        self._blocks(section)
        self._hidden = before

    def _table(self, table: Element) -> None:
        if self._styles.style("table", table.get(f"{TABLE}style-name")).page_before:
            self._begin_page()
        frame = only_cell(table)
        if frame is not None:
            self._blocks(frame)
        else:
            begun = self.flow.waiting
            self.flow.table(table_words(table, self._cell), begun)

    def _list(self, element: Element, counted: Counted, depth: int) -> None:
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            sign: str | None = "" if item.tag == f"{TEXT}list-header" else None
            for child in item.iterchildren("*"):
                if child.tag == f"{TEXT}list":
                    self._list(child, self._counts.within(child, counted), min(depth + 1, LEVELS - 1))
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    first = sign is None
                    if first:
                        sign = counted.next_sign(depth, item.get(f"{TEXT}start-value"))
                    self._paragraph(child, sign if first else "", depth)
                else:
                    self._blocks_of(child)

    def _blocks_of(self, child: Element) -> None:
        if child.tag == f"{TABLE}table":
            self._table(child)
        elif child.tag == f"{TEXT}section":
            self._section(child)

    def _begin_page(self) -> None:
        if self.flow.builder.length > 0:
            self.flow.page()

    def _paragraph(self, paragraph: Element, sign: str | None, depth: int) -> None:
        """A paragraph; ``sign`` is that of the item it is in, empty where it goes on in one, None outside of lists."""
        style = self._styles.of_paragraph(paragraph)
        if style.page_before:
            self._begin_page()
        gathered = self.words.read(paragraph, {**style.look, **self._hidden})
        before = self.flow.around(FurnitureKind.CONTENTS) if style.contents else None
        level = _level(paragraph, style)
        number = self._counts.heading_sign(paragraph, level) if sign is None and level is not None else sign
        self.flow.paged(gathered.pages, Kind(level, style.title, number, depth))
        if style.contents:
            self.flow.around(before)
        for box in gathered.boxes:
            self._blocks(box)
        if style.page_after:
            self.flow.page()


def _level(paragraph: Element, style: Style) -> int | None:
    """The level of a heading; None for a paragraph."""
    said = paragraph.get(f"{TEXT}outline-level")
    if paragraph.tag == f"{TEXT}h":
        return whole_number(said, style.level or 1, most=LEVELS)
    if style.level is not None:
        return style.level or None
    return style.heading


def _insertions(root: Element) -> Iterator[str]:
    """The ids of tracked changes that put something in."""
    for region in root.iter(f"{TEXT}changed-region"):
        if region.find(f"{TEXT}insertion") is not None:
            yield attributes_of(region).get("id", "")


def _properties(roots: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """Title, subject and company, and nothing that names who made it."""
    for meta in (one for root in roots for one in root.iter(f"{OFFICE}meta")):
        for one in meta.iterchildren("*"):
            own = one.get(f"{META}name", "") if one.tag == f"{META}user-defined" else str(one.tag).rpartition("}")[2]
            name = _PROPERTIES.get(own)
            text = tidy_property(one.text)
            if name is not None and text != "":
                yield name, text


_PROPERTIES = {"title": "title", "subject": "subject", "Company": "company", "Bedrijf": "company"}


def _told(root: Element, words: ParagraphWords, names: frozenset[str]) -> Iterator[Issue]:
    inserted = sum(1 for _ in root.iter(f"{TEXT}insertion"))
    deleted = sum(1 for _ in root.iter(f"{TEXT}deletion"))
    if inserted + deleted > 0:
        yield told.tracked_changes(inserted, deleted, 0)
    if words.comments > 0:
        yield told.comments(words.comments)
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        yield told.macros()
    if words.prompts > 0:
        yield told.not_filled_in(words.prompts)
