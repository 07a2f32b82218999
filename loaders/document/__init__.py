"""Any file -> Document: text, lines and places. The only room in loaders that knows file formats of text."""

from graph.model.source_text import Line
from loaders.document.decoding import decode_text
from loaders.document.limits import DEFAULT_LIMITS, ReaderLimits
from loaders.document.model import Document
from loaders.document.registry import document_of, is_plain_text, read_file_document
from loaders.document.text import DEFAULT_LIMIT, document_of_text

__all__ = [
    "DEFAULT_LIMIT",
    "DEFAULT_LIMITS",
    "Document",
    "Line",
    "ReaderLimits",
    "decode_text",
    "document_of",
    "document_of_text",
    "is_plain_text",
    "read_file_document",
]
