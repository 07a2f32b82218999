"""Any file -> Document: text, lines and places. The only room in loaders that knows file formats of text."""

from graph.model.source_text import Document, Line
from loaders.document.text import DEFAULT_LIMIT, decode_text, document_of_text, read_text_document

__all__ = ["DEFAULT_LIMIT", "Document", "Line", "decode_text", "document_of_text", "read_text_document"]
