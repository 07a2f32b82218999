"""The formats that a plan may come in, each with its reader; which one it is, is told by how the content begins.

A reader is a module of this folder of its own and knows of no other one; so they are put together here. Plain text is
the last of them: it takes what no other one knows, and refuses what is no text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from loaders.document import docx, html, markdown, odt, pdf, text
from loaders.document.model import Document
from loaders.faults import DocumentError


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: how content of it is told, and what makes a document of it."""

    name: str
    """What people call the format."""
    tells: Callable[[bytes], bool]
    """Whether content is of this format; it looks at the content and at nothing else."""
    read: Callable[[bytes, str, str | None], Document]
    """The document of content that is called so and written in this encoding; None for what follows from itself."""
    endings: tuple[str, ...] = ()
    """What the name of a file ends in that is of this format, whatever it begins with: for texts of a kind."""

    def knows(self, content: bytes, name: str) -> bool:
        """Whether this reader takes content that is called so."""
        return PurePath(name).suffix.lower() in self.endings or self.tells(content)


READERS = (
    Reader("Word", docx.is_docx, docx.document_of_docx),
    Reader("ODF text", odt.is_odt, odt.document_of_odt),
    Reader("PDF", pdf.is_pdf, pdf.document_of_pdf),
    Reader("web page", html.is_html, html.document_of_html),
    Reader("Markdown", markdown.is_markdown, markdown.document_of_markdown, markdown.ENDINGS),
    Reader("text", lambda content: True, text.document_of_bytes),
)
"""All formats, in the order in which they are asked."""


def document_of(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of content, by the first reader that knows it.

    Raises:
        DocumentError: it is of no format that is known, or is broken.
    """
    return next(reader for reader in READERS if reader.knows(content, name)).read(content, name, encoding)


def read_file_document(path: Path, *, encoding: str | None = None, limit: int = text.DEFAULT_LIMIT) -> Document:
    """Reads a file whole.

    Args:
        path: the file.
        encoding: one of ``ENCODINGS``, or a usual other name of it; None for what follows from the content.
        limit: the most bytes that are read.

    Raises:
        DocumentError: the file is not there, is of no known format, is empty, too large, or in another encoding.
    """
    content = text.read_bytes(path, limit)
    try:
        return document_of(content, path.name, encoding)
    except DocumentError as error:
        raise error.at(str(path)) from None
