"""Plain text: bytes -> text -> lines. Knows encodings, size limits, line breaks and page marks (form feeds)."""

import codecs
import hashlib
import re
from pathlib import Path

from loaders.document.document import Document, Line
from loaders.errors import DocumentError

DEFAULT_LIMIT = 20_000_000
"""The most bytes a text may have before it is read."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARY = (
    (b"%PDF", "a PDF: make text of it first, for instance with pdftotext -layout"),
    (b"PK\x03\x04", "a Word, Excel or zip file: save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as plain text first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file: unpack it first"),
    (b"SQLite format 3", "a database"),
)
_BREAK = re.compile(r"\r\n|\n|\r")
_MOST_CONTROLS = 0.02


def read_text_document(path: Path, *, encoding: str | None = None, limit: int = DEFAULT_LIMIT) -> Document:
    """Reads a text file whole.

    Args:
        path: the file.
        encoding: name of the encoding; None for UTF-8, or UTF-16 with a byte order mark.
        limit: the most bytes that are read.

    Raises:
        DocumentError: the file is not there, is no text, is empty, too large, or in another encoding.
    """
    return document_of_bytes(read_bytes(path, limit), path.name, encoding=encoding, where=str(path))


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes.

    Raises:
        DocumentError: it cannot be read, is no regular file, or is too large.
    """
    try:
        if not path.is_file():
            reason = "is a folder" if path.is_dir() else "is not there" if not path.exists() else "is no ordinary file"
            raise DocumentError(f"{path} {reason}. Give the path of a plan's text or of a plan in JSON.")
        size = path.stat().st_size
        if size > limit:
            raise DocumentError(too_large(str(path), size, limit))
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise DocumentError(f"{path} could not be read: {error.strerror or error}. Nothing was stored.") from error
    except ValueError as error:
        raise DocumentError(f"the path {str(path)!r} cannot be used: {error}.") from error
    if len(content) > limit:
        raise DocumentError(too_large(str(path), len(content), limit))
    return content


def too_large(where: str, size: int, limit: int) -> str:
    """The message for a file over the limit, sizes in bytes."""
    return (
        f"{where} holds {size:,} bytes; the limit is {limit:,}. Split it, or raise the limit with "
        "KETENKAART_TEXT_LIMIT if you trust it."
    )


def document_of_bytes(content: bytes, name: str, *, encoding: str | None, where: str) -> Document:
    """A document of a file's bytes; its SHA-256 is that of the bytes.

    Raises:
        DocumentError: the bytes are no text, or nothing.
    """
    text = decode_text(content, encoding=encoding, where=where)
    return document_of_text(text, name, hashlib.sha256(content).hexdigest())


def decode_text(content: bytes, *, encoding: str | None, where: str) -> str:
    """Bytes to text: UTF-8 with or without mark, UTF-16 with mark, or the encoding that was named.

    Raises:
        DocumentError: empty, binary, or bytes that are not of the encoding, with their place.
    """
    if content.strip(b" \t\r\n\x0c\x00") == b"":
        raise DocumentError(f"{where} is empty. Is it a scan? Then it holds no text to read.")
    for magic, what in _KNOWN_BINARY:
        if content.startswith(magic):
            raise DocumentError(f"{where} is no plain text but {what}.")
    used = encoding or next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    text = _decode(content, used, where)
    controls = sum(1 for char in text[:100_000] if ord(char) < 32 and char not in "\t\n\r\f")
    if "\0" in text or controls > _MOST_CONTROLS * min(len(text), 100_000):
        raise DocumentError(f"{where} is a binary file, not text. Give the text of a plan.")
    if text.strip("\ufeff \t\r\n\f") == "":
        raise DocumentError(f"{where} is empty. Is it a scan? Then it holds no text to read.")
    return text


def _decode(content: bytes, encoding: str, where: str) -> str:
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            raise LookupError
        return content.decode(encoding)
    except LookupError:
        raise DocumentError(f"--encoding {encoding!r} is not known. Try utf-8, utf-16 or cp1252.") from None
    except UnicodeDecodeError as error:
        if b"\0" in content[:4096]:
            raise DocumentError(f"{where} is a binary file, not text. Give the text of a plan.") from error
        line = content.count(b"\n", 0, error.start) + 1
        raise DocumentError(
            f"{where} is not in {encoding}: byte 0x{content[error.start]:02x} at offset {error.start} (line {line}). "
            "If you know how it was saved, name it: --encoding cp1252."
        ) from error
    except UnicodeError as error:
        raise DocumentError(f"{where} is not in {encoding}: {error}. Name another: --encoding cp1252.") from error


def document_of_text(text: str, name: str, sha256: str | None = None) -> Document:
    """A document of a text that is at hand already; without ``sha256`` that of its UTF-8 bytes."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if sha256 is None else sha256
    return Document(digest, name, "text/plain", text, _lines(text))


def _lines(text: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    page = 1
    has_pages = "\f" in text
    start = 0
    for found in (*_BREAK.finditer(text), None):
        end = len(text) if found is None else found.start()
        content = start
        while content < end and text[content] == "\f":
            content += 1
        page += content - start
        lines.append(Line(len(lines) + 1, content, end, page if has_pages else None))
        page += text.count("\f", content, end)
        start = end if found is None else found.end()
    return tuple(lines)
