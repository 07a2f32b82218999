"""Text with a sign between its cells (CSV, TSV), as spreadsheets save it: cells in quotation marks may hold anything.

Cells are never shifted: a row with more or fewer of them than the head stays as it is, and is told. What is not in
UTF-8 is read as Windows writes it, and that is told too; what is no text at all is refused.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from graph.model.form import Issue
from loaders import faults
from loaders.document import sheet_issues, told
from loaders.document.building import TextBuilder
from loaders.document.decoding import decode_text
from loaders.document.gathering import NO_MARKS
from loaders.document.model import Document, TableSource
from loaders.document.sheet_layout import lay_sheet
from loaders.document.sheets import Bounds, Sheet, SheetCell, lines_of_words
from loaders.faults import DocumentError

ENDINGS = (".csv", ".tsv", ".tab")
DELIMITERS = (";", ",", "\t", "|")
SNIFFED = 50_000
# Signs from the beginning in which the delimiter is looked for; some 300 rows of a plan.
MOST_ACCENTED = 0.3
# Of all signs, beyond ASCII. Dutch has 0.005 of them; bytes that are no text, or of another script, have half.

_WINDOWS = "cp1252"
_SEPARATOR = re.compile(r"\ufeff?sep=(.)(?:\r\n|\n|\r|\Z)", re.IGNORECASE)
_QUOTED_HEAD = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:sep=.[\r\n]|"[^"\r\n]*"(?:([;,\t|])"[^"\r\n]*")(?:\1"[^"\r\n]*")+[\r\n])', re.I
)
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_BREAK = re.compile(r"\r\n|\n|\r")

Records = list[list[str]]


def is_delimited(content: bytes) -> bool:
    """Whether content shows by its first line that it is such a text: all in quotation marks, or the sign is named.

    Any other one is known by its name only: a plan in plain text may have bars and tabs too.
    """
    return _QUOTED_HEAD.match(content) is not None


def document_of_delimited(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of such a text; its SHA-256 is that of the bytes.

    Raises:
        DocumentError: it is no text, has no words, or more than a plan can have.
    """
    builder = TextBuilder()
    text = _decoded(content, encoding, builder.issues)
    named = _SEPARATOR.match(text)
    text = text.removeprefix("\ufeff") if named is None else text[named.end() :]
    delimiter = _delimiter(text) if named is None else named[1]
    sheet, bounds = Sheet(None), Bounds()
    records: Records = []
    for row, record in enumerate(_records(text, delimiter, builder.issues)):
        records.append(record)
        for column, words in enumerate(record):
            lines = lines_of_words([(words, NO_MARKS)])
            if len(lines) > 0:
                bounds.count(None, len(words))
                sheet.cells.append(SheetCell(row, column, lines))
    if len(sheet.cells) == 0:
        raise DocumentError(faults.SHEETS_EMPTY())
    lay_sheet(builder, sheet, None, TableSource.DELIMITED, _doubts(records))
    return builder.document(sha256(content).hexdigest(), name, "text/csv")


def _decoded(content: bytes, encoding: str | None, issues: list[Issue]) -> str:
    try:
        return decode_text(content, encoding=encoding)
    except DocumentError as error:
        if encoding is not None or error.fault.code != faults.ENCODING_DIFFERS.code:
            raise
        try:
            text = decode_text(content, encoding=_WINDOWS)
        except DocumentError:
            raise error from None
        if sum(1 for byte in content if byte > 127) > MOST_ACCENTED * len(content):
            raise
        issues.append(told.read_as(_WINDOWS))
        return text


def _delimiter(text: str) -> str:
    """The sign that cuts most rows into the same number of cells, and into many."""
    scores = {sign: _score(text[:SNIFFED], sign) for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda sign: scores[sign])


def _score(text: str, delimiter: str) -> float:
    counts = Counter(len(record) for record in _records(text, delimiter, []) if record != [""])
    most = max(counts.items(), key=lambda item: item[1] * (item[0] - 1), default=(1, 0))
    return most[1] * (most[0] - 1) / max(1, counts.total())


def _records(text: str, delimiter: str, issues: list[Issue]) -> Iterator[list[str]]:
    """The rows, each with its cells as they stand; a quotation mark that nobody closes is a sign like any other."""
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    record: list[str] = []
    number, at = 1, 0
    while at < len(text):
        quoted = _QUOTED.match(text, at) if text[at] == '"' else None
        if quoted is None and text[at] == '"':
            issues.append(sheet_issues.open_quote(number))
        words = "" if quoted is None else quoted[1].replace('""', '"')
        rest = bare.match(text, at if quoted is None else quoted.end())
        assert rest is not None, "it matches nothing at all too"
        record.append(words + rest.group())
        at = rest.end()
        if at < len(text) and text[at] == delimiter:
            at += 1
            if at < len(text):
                continue
            record.append("")
        yield record
        record = []
        number += 1
        end = _BREAK.match(text, at)
        at = at if end is None else end.end()


def _filled(record: Sequence[str]) -> int:
    return sum(1 for words in record if words.strip() != "")


def _length(record: Sequence[str]) -> int:
    """How many cells a row has up to its last filled one."""
    return max((at + 1 for at, words in enumerate(record) if words.strip() != ""), default=0)


def _doubts(records: Sequence[Sequence[str]]) -> dict[int, Issue]:
    """The rows that have another number of cells than the head of their table."""
    widest = max((_filled(record) for record in records), default=0)
    found: dict[int, Issue] = {}
    heads: int | None = None
    for row, record in enumerate(records):
        if _filled(record) == 0:
            continue
        if heads is None or _begins_anew(records, row):
            if (_filled(record) > 1 and _filled(record) * 2 >= widest) or heads is not None:
                heads = _length(record)
        elif len(record) < heads or _length(record) > heads:
            found[row] = sheet_issues.row_of_other_length(row + 1, len(record), heads)
    return found


def _begins_anew(records: Sequence[Sequence[str]], row: int) -> bool:
    """Whether a row behind an empty one and the row below it have the same number of cells, and more than one."""
    if row == 0 or _filled(records[row - 1]) > 0 or row + 1 == len(records):
        return False
    return len(records[row]) == len(records[row + 1]) > 1 and _filled(records[row]) > 1
