"""Plain text: bytes -> text -> lines. Knows encodings, size limits, line breaks and page marks (form feeds)."""

import codecs
import encodings
import hashlib
import os
import re
import stat
from encodings.aliases import aliases
from pathlib import Path
from typing import BinaryIO

from graph.model.faults import Fault
from graph.model.reasons import reason_code
from graph.model.source_text import Document, lines_of
from loaders import faults
from loaders.faults import DocumentError

DEFAULT_LIMIT = 20_000_000
"""The most bytes a text may have before it is read."""

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1", "iso-8859-15")
"""What a text may be written in. Python knows a hundred more, some of which are no encodings of texts, or slow."""

_CODECS = {
    "utf_8": "utf-8",
    "utf_8_sig": "utf-8-sig",
    "utf_16": "utf-16",
    "utf_16_le": "utf-16-le",
    "utf_16_be": "utf-16-be",
    "cp1252": "cp1252",
    "latin_1": "iso-8859-1",
    "iso8859_15": "iso-8859-15",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARY = (
    (b"%PDF", faults.TEXT_IS_PDF),
    (b"PK\x03\x04", faults.TEXT_IS_OFFICE),
    (b"\xd0\xcf\x11\xe0", faults.TEXT_IS_OFFICE),
    (b"{\\rtf", faults.TEXT_IS_RTF),
    (b"\x89PNG", faults.TEXT_IS_IMAGE),
    (b"\xff\xd8\xff", faults.TEXT_IS_IMAGE),
    (b"\x1f\x8b", faults.TEXT_IS_PACKED),
    (b"SQLite format 3", faults.TEXT_IS_DATABASE),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
"""Control characters that stand in no text: all below the space but tab, line breaks and page marks."""
_LOOKED_AT = 100_000
"""Characters from the beginning in which they are counted."""
_MOST_CONTROLS = 0.02


def read_text_document(path: Path, *, encoding: str | None = None, limit: int = DEFAULT_LIMIT) -> Document:
    """Reads a text file whole.

    Args:
        path: the file.
        encoding: one of ``ENCODINGS``, or a usual other name of it; None for UTF-8, or UTF-16 with a byte order mark.
        limit: the most bytes that are read.

    Raises:
        DocumentError: the file is not there, is no text, is empty, too large, or in another encoding.
    """
    content = read_bytes(path, limit)
    try:
        return document_of_bytes(content, path.name, encoding=encoding)
    except DocumentError as error:
        raise error.at(str(path)) from None


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes.

    What is no ordinary file (a folder, a pipe, a device) is refused before anything is read of it; a file that
    changes in length while it is read is refused too, for half a plan would pass for a whole one.

    Raises:
        DocumentError: it cannot be read, is no regular file, is too large, or changes while it is read.
    """
    try:
        return _bytes_of(path, limit)
    except DocumentError as error:
        raise error.at(str(path)) from None
    except OSError as error:
        raise DocumentError(faults.FILE_NOT_READABLE(reason=reason_code(error))).at(str(path)) from error
    except ValueError as error:
        raise DocumentError(faults.FILE_NAME_UNUSABLE()).at(str(path)) from error


def _bytes_of(path: Path, limit: int) -> bytes:
    with _opened(path) as stream:
        before = os.fstat(stream.fileno())
        if not stat.S_ISREG(before.st_mode):
            folder = stat.S_ISDIR(before.st_mode)
            raise DocumentError(faults.FILE_IS_FOLDER() if folder else faults.FILE_NOT_PLAIN())
        if before.st_size > limit:
            raise DocumentError(faults.FILE_TOO_LARGE(size=before.st_size, limit=limit))
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise DocumentError(faults.FILE_TOO_LARGE(size=len(content), limit=limit))
    if len(content) != before.st_size:
        raise DocumentError(faults.FILE_CHANGED())
    return content


def _opened(path: Path) -> BinaryIO:
    """The file, opened so that a pipe without a writer does not hold us up."""
    if path.is_dir():
        raise DocumentError(faults.FILE_IS_FOLDER())
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return open(os.open(path, flags), "rb")


def document_of_bytes(content: bytes, name: str, *, encoding: str | None = None) -> Document:
    """A document of a file's bytes; its SHA-256 is that of the bytes.

    Raises:
        DocumentError: the bytes are no text, or nothing.
    """
    text = decode_text(content, encoding=encoding)
    return document_of_text(text, name, hashlib.sha256(content).hexdigest())


def decode_text(content: bytes, *, encoding: str | None = None) -> str:
    """Bytes to text: UTF-8 with or without mark, UTF-16 with mark, or the encoding that was named.

    Raises:
        DocumentError: empty, binary, or bytes that are not of the encoding, with their place.
    """
    if content.strip(b" \t\r\n\x0c") == b"":
        raise DocumentError(faults.TEXT_EMPTY())
    for magic, kind in _KNOWN_BINARY:
        if content.startswith(magic):
            raise DocumentError(kind())
    used = encoding or next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    text = _decode(content, used)
    controls = len(_CONTROL.findall(text, 0, _LOOKED_AT))
    if "\0" in text or controls > _MOST_CONTROLS * min(len(text), _LOOKED_AT):
        raise DocumentError(_binary(content))
    if text.strip("\ufeff \t\r\n\f") == "":
        raise DocumentError(faults.TEXT_EMPTY())
    return text


def _binary(content: bytes) -> Fault:
    """Text in UTF-16 without a mark has a NUL at every other place; then the way out is to name the encoding."""
    start = content[:2000]
    for place, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(start) >= 4 and len(start) % 2 == 0 and set(start[place::2]) == {0} and 0 not in start[1 - place :: 2]:
            return faults.ENCODING_HAS_NO_MARK(encoding=name)
    return faults.TEXT_BINARY()


def known_encoding(name: str) -> str | None:
    """Which of ``ENCODINGS`` a name or a usual other name of it ("latin1", "UTF8") stands for; None for any other."""
    word = encodings.normalize_encoding(name).lower()
    return _CODECS.get(aliases.get(word, word))


def _decode(content: bytes, encoding: str) -> str:
    known = known_encoding(encoding)
    if known is None:
        raise DocumentError(faults.ENCODING_UNKNOWN(encoding=encoding[:40], known=ENCODINGS))
    try:
        return content.decode(known)
    except UnicodeDecodeError as error:
        raise DocumentError(_wrong_bytes(content, known, error)) from error
    except UnicodeError as error:
        raise DocumentError(faults.ENCODING_BREAKS_OFF(encoding=known)) from error


def _wrong_bytes(content: bytes, encoding: str, error: UnicodeDecodeError) -> Fault:
    if b"\0" in content[:4096] and not encoding.startswith("utf-16"):
        return _binary(content)
    line = content.count(b"\n", 0, error.start) + 1
    byte = f"0x{content[error.start]:02x}"
    return faults.ENCODING_DIFFERS(encoding=encoding, byte=byte, offset=error.start, line=line)


def document_of_text(text: str, name: str, sha256: str | None = None) -> Document:
    """A document of a text that is at hand already; without ``sha256`` that of its UTF-8 bytes."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if sha256 is None else sha256
    return Document(digest, name, "text/plain", text, lines_of(text))
