"""Small Word and LibreOffice files for tests, and a document told in a few words. Everything in them is made up."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from loaders.document.model import Document, Furniture, Heading, Item, Mark, Note, Run, Table, holes
from loaders.document.registry import READERS

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
_ROOTS |= {"comments": "comments", "settings": "settings", "header": "hdr", "footer": "ftr"}


def document_of(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of content by the reader that knows it, in this process: thousands are read in a test."""
    return next(reader for reader in READERS if reader.knows(content, name)).read(content, name, encoding)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A packed file with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def member(content: bytes, name: str) -> str:
    """A member of a packed file, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def docx(body: str, extra: Mapping[str, str | bytes] | None = None, kind: str = _WORD_TYPE, **parts: str) -> bytes:
    """A Word file with this XML in its body and in its parts (``styles=``, ``header1=``); ``extra`` are members."""
    relations = []
    members: dict[str, str | bytes] = {}
    for name, content in parts.items():
        sort = name.rstrip("0123456789")
        root = _ROOTS[sort]
        members[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{content}</w:{root}>"
        relations.append(f'<Relationship Id="{name}" Type="{_R}/{sort}" Target="{name}.xml"/>')
    return zipped(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
            ),
            "_rels/.rels": _relations(
                f'<Relationship Id="a" Type="{_R}/officeDocument" Target="word/document.xml"/>'
                f'<Relationship Id="b" Type="{_R}/core-properties" Target="docProps/core.xml"/>'
                f'<Relationship Id="c" Type="{_R}/extended-properties" Target="docProps/app.xml"/>'
            ),
            "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _relations("".join(relations)),
            **members,
            **(extra or {}),
        }
    )


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def p(words: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def styled(words: str, style: str) -> str:
    """A paragraph of one run in a style."""
    return p(words, f'<w:pStyle w:val="{style}"/>')


def numbered(words: str, depth: int = 0, list_id: int = 1) -> str:
    """A paragraph in a list."""
    return p(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def words_of(document: Document, runs: Iterable[Run]) -> str:
    """The words of runs, " / " between lines and marks but bold behind them."""
    told = ""
    end: int | None = None
    for run in runs:
        if end is not None:
            told += " / " if "\n" in document.text[end : run.start] else document.text[end : run.start]
        marks = ",".join(sorted(run.marks - {Mark.BOLD}))
        told += document.text[run.start : run.end] + (f"<{marks}>" if marks != "" else "")
        end = run.end
    return told


def rows_of(document: Document, table: Table) -> list[list[str]]:
    """A table row by row; a cell that began further up or to the left is not told again."""
    return [
        [words_of(document, cell.runs) for cell in table.row(row) if cell.row == row] for row in range(table.height)
    ]


def told(document: Document) -> list[object]:
    """The blocks of a document in short, after making sure that it has no holes."""
    assert list(holes(document)) == []
    return [_told(document, block) for block in document.blocks]


def _told(document: Document, block: object) -> object:
    if isinstance(block, Table):
        return rows_of(document, block)
    assert isinstance(block, Heading | Item | Note | Furniture) or hasattr(block, "runs")
    words = words_of(document, block.runs)
    if isinstance(block, Heading):
        return (f"h{block.level or ''}", words) if block.number is None else (f"h{block.level}", block.number, words)
    if isinstance(block, Item):
        return block.depth, words
    if isinstance(block, Note):
        return "note", block.sign, words
    if isinstance(block, Furniture):
        return str(block.kind), words
    return words


def table_of(document: Document) -> Table:
    """The only table of a document."""
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    return table


def spans_of(table: Table) -> set[tuple[int, int, int, int]]:
    """Row, column, rows and columns of the cells that go over more than one place."""
    return {
        (cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells if (cell.rows, cell.columns) != (1, 1)
    }


_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_SPACES = " ".join(
    [
        *(f'xmlns:{name}="{_OASIS}{name}:1.0"' for name in ("office", "text", "table", "style", "form", "meta")),
        f'xmlns:draw="{_OASIS}drawing:1.0" xmlns:fo="{_OASIS}xsl-fo-compatible:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental"',
    ]
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def odt(
    body: str,
    styles: str = "",
    *,
    meta: str = "",
    pages: str = "",
    named: str = "",
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An ODF text with this XML in its body, in its automatic styles, properties, master pages and named styles."""
    return zipped(
        {
            "mimetype": ODT_TYPE,
            "meta.xml": f"<office:document-meta {_ODF_SPACES}><office:meta>{meta}</office:meta></office:document-meta>",
            "styles.xml": (
                f"<office:document-styles {_ODF_SPACES}><office:styles>{named}</office:styles>"
                f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
            ),
            "content.xml": (
                f"<office:document-content {_ODF_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
            **(extra or {}),
        }
    )


def flat_odt(body: str) -> bytes:
    """The same as one flat XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_ODF_SPACES} office:mimetype="{ODT_TYPE}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()
