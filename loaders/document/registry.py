"""The formats that a plan may come in, each with its reader; which one it is, is told by how the content begins.

A reader is a module of this folder of its own and knows of no other one; so they are put together here. Plain text is
the last of them: it takes what no other one knows, and refuses what is no text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from loaders.document import delimited, docx, html, markdown, ods, odt, pdf, text, xls, xlsx
from loaders.document.child import Read, read_apart
from loaders.document.limits import DEFAULT_LIMITS, ReaderLimits
from loaders.document.model import Document
from loaders.document.packed import packed_type
from loaders.faults import DocumentError


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: how content of it is told, and what makes a document of it."""

    name: str
    """What people call the format."""
    tells: Callable[[bytes], bool]
    """Whether content is of this format; it looks at the content and at nothing else."""
    read: Read
    """The document of content that is called so and written in this encoding; None for what follows from itself."""
    endings: tuple[str, ...] = ()
    """What the name of a file ends in that is of this format, whatever it begins with: for texts of a kind."""

    def knows(self, content: bytes, name: str) -> bool:
        """Whether this reader takes content that is called so."""
        return PurePath(name).suffix.lower() in self.endings or self.tells(content)


TEXT = Reader("text", lambda content: True, text.document_of_bytes)
READERS = (
    Reader("Word", docx.is_docx, docx.document_of_docx),
    Reader("ODF text", odt.is_odt, odt.document_of_odt),
    Reader("PDF", pdf.is_pdf, pdf.document_of_pdf),
    Reader("web page", html.is_html, html.document_of_html),
    Reader("Markdown", markdown.is_markdown, markdown.document_of_markdown, markdown.ENDINGS),
    Reader("Excel", lambda content: packed_type(content) in xlsx.TYPES, xlsx.document_of_workbook),
    Reader("ODF spreadsheet", lambda content: packed_type(content) in ods.TYPES, ods.document_of_ods),
    Reader("Excel before 2007", xls.is_xls, xls.document_of_xls),
    Reader("CSV", delimited.is_delimited, delimited.document_of_delimited, delimited.ENDINGS),
    TEXT,
)
"""All formats, in the order in which they are asked."""
_CONTAINERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files begin that have to be opened before it is known what they are: that too is not done in this process."""


def document_of(
    content: bytes, name: str, encoding: str | None = None, limits: ReaderLimits = DEFAULT_LIMITS
) -> Document:
    """The document of content, by the first reader that knows it; all but plain text in a process of its own.

    Args:
        content: the bytes of a file.
        name: how it is called.
        encoding: what it is written in; None for what follows from itself.
        limits: what reading it may cost.

    Raises:
        DocumentError: it is of no format that is known, is broken, or costs more than it may.
    """
    if is_plain_text(content, name):
        return TEXT.read(content, name, encoding)
    return read_apart(content, name, encoding, limits, reader=f"{__name__}.{read_here.__name__}")


def is_plain_text(content: bytes, name: str) -> bool:
    """Whether content that is called so is a text and nothing else."""
    return not content.startswith(_CONTAINERS) and _reader_of(content, name) is TEXT


def read_here(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The same, in this process: only for one that may break.

    Raises:
        DocumentError: it is of no format that is known, or is broken.
    """
    return _reader_of(content, name).read(content, name, encoding)


def _reader_of(content: bytes, name: str) -> Reader:
    return next(reader for reader in READERS if reader.knows(content, name))


def read_file_document(
    path: Path,
    *,
    encoding: str | None = None,
    limit: int = text.DEFAULT_LIMIT,
    limits: ReaderLimits = DEFAULT_LIMITS,
) -> Document:
    """Reads a file whole.

    Args:
        path: the file.
        encoding: one of ``ENCODINGS``, or a usual other name of it; None for what follows from the content.
        limit: the most bytes that are read.
        limits: what reading them may cost.

    Raises:
        DocumentError: the file is not there, is of no known format, is empty, too large, or in another encoding.
    """
    content = text.read_bytes(path, limit)
    try:
        return document_of(content, path.name, encoding, limits)
    except DocumentError as error:
        raise error.at(str(path)) from None
