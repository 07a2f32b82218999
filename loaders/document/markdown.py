"""Markdown: what its signs say as headings, lists, tables and notes; the text is what is left when they are gone."""

import codecs
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders import faults
from loaders.document import told
from loaders.document.around import tidy_property
from loaders.document.building import CellWords, Words
from loaders.document.decoding import decode_text
from loaders.document.flow import Flow, Kind, TableWords
from loaders.document.grid import refuse_large
from loaders.document.html_content import Content
from loaders.document.html_door import body_of, parse_html
from loaders.document.html_walk import Walk
from loaders.document.markdown_words import MarkdownWords
from loaders.document.model import Document
from loaders.document.numbering import BULLET
from loaders.document.symbols import CHECKED, UNCHECKED
from loaders.faults import DocumentError

MEDIA_TYPE = "text/markdown"
ENDINGS = (".md", ".markdown")
_LOOKED_AT = 200_000
"""Bytes in which a text shows that it is Markdown."""

_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"([ \t]*)([-*+•]|(\d{1,9})[.)])[ \t]+(?:\[([ xX])\][ \t]+)?(?=\S)")
_BARS = re.compile(r"(?<!\\)\|")
_DELIMITERS = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*)$")
_REFERENCE = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+")
_HTML = re.compile(r" {0,3}<(table|ul|ol|dl|div|details|section|article|center|h[1-6])\b", re.IGNORECASE)
_QUOTED = re.compile(r"\A {0,3}> ?")


def is_markdown(content: bytes) -> bool:
    """Whether a text is clearly Markdown: a table with bars and a row of dashes, or headings with hashes."""
    start = content[:_LOOKED_AT]
    marked = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    lines = start.decode("utf-16" if marked else "utf-8", "replace").lstrip("\ufeff").splitlines()
    headings = [found[1] for line in lines if (found := _HEADING.match(line)) is not None and found.end() < len(line)]
    if len(headings) > 1 and max(headings) > "#":
        return True
    return any(_begins_table(lines, at) for at in range(len(lines)))


def document_of_markdown(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of a text in Markdown; its text is that of the words, without the signs.

    Raises:
        DocumentError: it is no text, is in another encoding, or holds no words.
    """
    text = decode_text(content, encoding=encoding).removeprefix("\ufeff")
    lines = _without_comments(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    properties, begin = _front(lines)
    reading = _Reading(lines, begin)
    reading.read()
    reading.flow.close_rows()
    builder = reading.flow.builder
    document = builder.document(hashlib.sha256(content).hexdigest(), name, MEDIA_TYPE, properties)
    if len(document.blocks) == 0:
        raise DocumentError(faults.TEXT_EMPTY())
    return document


@dataclass(slots=True)
class _Reading:
    lines: Sequence[str]
    at: int
    flow: Flow = field(default_factory=Flow)
    _words: MarkdownWords = field(default_factory=MarkdownWords)
    _paragraph: list[str] = field(default_factory=list)
    _kind: Kind = field(default_factory=Kind)
    _indents: list[int] = field(default_factory=list)
    """How far the items of each open list stand from the left."""
    _notes: list[tuple[str, str]] = field(default_factory=list)

    def read(self) -> None:
        """Reads all lines; each step takes at least one."""
        while self.at < len(self.lines):
            self._step()
        self._flush()
        self.flow.notes((sign, self._words.lines(words)) for sign, words in self._notes)

    def _step(self) -> None:
        line = _QUOTED.sub("", self.lines[self.at])
        if line.strip(" \t\f") == "":
            self._flush()
            self.flow.builder.gap()
            self.at += 1
        elif self._block(line):
            return
        else:
            if len(self._indents) > 0 and len(self._paragraph) == 0 and not line.startswith((" ", "\t")):
                self._indents = []
            self._paragraph.append(line)
            self.at += 1

    def _block(self, line: str) -> bool:
        """Reads a block that a line begins; False where it begins none and is part of a paragraph."""
        heading = _HEADING.match(line)
        item = _ITEM.match(line)
        if heading is not None:
            self._flush()
            self._heading(_without_hashes(line[heading.end() :].strip(" \t")), len(heading[1]))
        elif len(self._paragraph) > 0 and self._kind.sign is None and _UNDERLINE.match(line) is not None:
            words, self._paragraph = "\n".join(self._paragraph), []
            self._heading(words, 1 if "=" in line else 2)
        elif _RULE.match(line) is not None:
            self._flush()
            self.at += 1
        elif _begins_table(self.lines, self.at):
            self._flush()
            self._table()
        elif item is not None:
            self._flush()
            self._item(line, item)
        else:
            return self._rarer_block(line)
        return True

    def _rarer_block(self, line: str) -> bool:
        note = _NOTE.match(line)
        fence = _FENCE.match(line)
        if fence is not None:
            self._flush()
            self._fenced(fence[1])
        elif note is not None:
            self._flush()
            self._notes.append((note[1], note[2]))
            self.at += 1
        elif len(self._paragraph) == 0 and _REFERENCE.match(line) is not None:
            self.at += 1
        elif (part := _HTML.match(line)) is not None:
            self._flush()
            self._html(part[1].lower())
        else:
            return False
        return True

    def _flush(self) -> None:
        """Ends the paragraph or item that is open."""
        if len(self._paragraph) > 0:
            self.flow.paged([self._words.lines("\n".join(self._paragraph))], self._kind)
        self._paragraph, self._kind = [], Kind()

    def _heading(self, words: str, level: int) -> None:
        self.flow.heading(self._words.lines(words), level)
        self._indents = []
        self.at += 1

    def _item(self, line: str, item: re.Match[str]) -> None:
        indent = len(item[1].expandtabs(4))
        while len(self._indents) > 0 and self._indents[-1] > indent:
            self._indents.pop()
        if len(self._indents) == 0 or self._indents[-1] < indent:
            self._indents.append(indent)
        sign = BULLET if item[3] is None else f"{item[3]}."
        if item[4] is not None:
            sign = UNCHECKED if item[4] == " " else CHECKED
        self._kind = Kind(sign=sign, depth=min(len(self._indents), 9) - 1)
        self._paragraph = [line[item.end() :]]
        self.at += 1

    def _fenced(self, fence: str) -> None:
        self.at += 1
        while self.at < len(self.lines) and not self.lines[self.at].strip().startswith(fence):
            self.flow.paragraph([[Words(self.lines[self.at])]])
            self.at += 1
        self.at += 1

    def _html(self, tag: str) -> None:
        """A part in HTML, up to where its first element ends; without an end, up to a blank line."""
        taken: list[str] = []
        depth = 0
        while self.at < len(self.lines):
            line = self.lines[self.at]
            lowered = line.lower()
            depth += lowered.count(f"<{tag}") - lowered.count(f"</{tag}")
            if line.strip() == "" and tag not in ("table", "ul", "ol", "dl"):
                break
            taken.append(line)
            self.at += 1
            if depth <= 0:
                break
        body = body_of(parse_html("<body>" + "\n".join(taken)))
        Walk(Content.of(body), self.flow).walk(body)

    def _table(self) -> None:
        heads = _cells_of(self.lines[self.at])
        rows = [heads]
        self.at += 2
        while self.at < len(self.lines) and _BARS.search(self.lines[self.at]) is not None:
            rows.append(_cells_of(self.lines[self.at], len(heads)))
            self.at += 1
        refuse_large(len(rows), max(len(row) for row in rows))
        cells = [
            CellWords(at, column, self._words.lines(words))
            for at, row in enumerate(rows)
            for column, words in enumerate(row)
        ]
        doubts = {
            at: told.row_of_other_length(at + 1, len(row), len(heads))
            for at, row in enumerate(rows)
            if len(row) != len(heads)
        }
        self.flow.table(TableWords(cells, heads=1, row_doubts=doubts), self.flow.waiting)


def _begins_table(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the head of a table: it has a bar, and below it stands a row of dashes and bars."""
    if at + 1 >= len(lines) or "|" not in lines[at] or "-" not in lines[at + 1] or "|" not in lines[at + 1]:
        return False
    return _DELIMITERS.match(lines[at + 1]) is not None and _BARS.search(lines[at]) is not None


def _cells_of(line: str, most: int = 0) -> list[str]:
    """The cells of a row; a bar at its beginning or end stands around it, one behind a backslash is a sign.

    A bar at the end of a row that begins with none is the last of its cells where there are no more than ``most``.
    """
    cells = _BARS.split(line.strip())
    around = len(cells) > 1 and cells[0].strip() == ""
    if around:
        cells = cells[1:]
    if len(cells) > 1 and cells[-1].strip() == "" and (around or len(cells) > most):
        cells = cells[:-1]
    return cells


def _without_hashes(words: str) -> str:
    """A heading without the hashes that close it."""
    bare = words.rstrip("#")
    return bare.rstrip(" \t") if bare == "" or bare[-1] in " \t" else words


def _without_comments(text: str) -> str:
    """The text without comments; one that does not end is text."""
    parts: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        parts.append(text[at:begin])
        at = end + 3
    return "".join((*parts, text[at:]))


def _front(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """What stands before the text between two lines of dashes (its title, whose it is), and where the text begins."""
    if len(lines) == 0 or lines[0].rstrip() != "---":
        return {}, 0
    end = next((at for at, line in enumerate(lines[1:_LONGEST_FRONT], 1) if line.rstrip() in ("---", "...")), None)
    if end is None or not all(_is_front(line) for line in lines[1:end]):
        return {}, 0
    found: dict[str, str] = {}
    for line in lines[1:end]:
        key, _, value = line.partition(":")
        name, said = key.strip().lower(), tidy_property(value.strip(" \"'"))
        if said == "":
            continue
        if name in ("title", "titel"):
            found.setdefault("title", said)
        elif name == "gemeente":
            found.setdefault("company", said if said.lower().startswith("gemeente ") else f"Gemeente {said}")
    return found, end + 1


_LONGEST_FRONT = 100


def _is_front(line: str) -> bool:
    return line.strip() == "" or line.startswith((" ", "\t", "#", "-")) or re.match(r"[\w-]{1,60}:", line) is not None
