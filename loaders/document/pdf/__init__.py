"""PDF -> Document, by PDFium: signs with their boxes and drawn lines, put together into words, lines and tables."""

from loaders.document.model import Document

_MAGIC = b"%PDF-"
_LOOKED_AT = 1024
# Bytes: the mark stands at the beginning, and readers accept it within the first 1,024 (ISO 32000-1, H.3).


def is_pdf(content: bytes) -> bool:
    """Whether content is a PDF, by its first bytes."""
    return _MAGIC in content[:_LOOKED_AT]


def document_of_pdf(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of a PDF. ``encoding`` says nothing here: a PDF knows its own.

    Raises:
        DocumentError: it is locked, broken, a scan without words, or beyond a limit of ``limits``.
    """
    from loaders.document.pdf.reading import document_of_content  # Loaded with the first PDF.

    return document_of_content(content, name)


def picture_of_page(content: bytes, page: int, width: int) -> bytes:
    """A page of a PDF as a picture.

    Args:
        content: the PDF.
        page: which page, from 1.
        width: how wide the picture is to be, in pixels.

    Returns:
        A PNG without transparency.

    Raises:
        DocumentError: the PDF cannot be read, has no such page, or the picture would be larger than pictures may be.
    """
    from loaders.document.pdf.picture import rendered  # Loaded with the first picture.

    return rendered(content, page, width)
