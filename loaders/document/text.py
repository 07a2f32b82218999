"""Plain text: bytes -> text -> lines. Knows encodings, size limits, line breaks and page marks (form feeds)."""

import codecs
import encodings
import errno
import hashlib
import os
import re
import stat
from encodings.aliases import aliases
from pathlib import Path
from typing import BinaryIO

from graph.model.reasons import reason_of
from loaders.document.document import Document, Line
from loaders.errors import DocumentError

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
    (b"%PDF", "een PDF. Maak er eerst platte tekst van, bijvoorbeeld met pdftotext -layout"),
    (b"PK\x03\x04", "een Word-, Excel- of zip-bestand. Bewaar het eerst als platte tekst"),
    (b"\xd0\xcf\x11\xe0", "een oud Office-bestand. Bewaar het eerst als platte tekst"),
    (b"{\\rtf", "een RTF-bestand. Bewaar het eerst als platte tekst"),
    (b"\x89PNG", "een afbeelding. Geef de tekst van een plan"),
    (b"\xff\xd8\xff", "een afbeelding. Geef de tekst van een plan"),
    (b"\x1f\x8b", "een ingepakt bestand. Pak het eerst uit"),
    (b"SQLite format 3", "een databank. Geef de tekst van een plan"),
)
_GIVE = "Geef het pad van de tekst van een plan, of van een plan in JSON."
_EMPTY = "{where} is leeg. Is het een scan? Dan staat er geen tekst in om te lezen."
_BINARY = "{where} is een binair bestand, geen tekst. Geef de tekst van een plan."
_REASONS = {
    errno.ENOENT: "is er niet. Klopt het pad?",
    errno.ENOTDIR: "is er niet. Klopt het pad?",
    errno.EACCES: "mag niet worden gelezen. Vraag leesrechten, of kopieer het naar een eigen map.",
    errno.EPERM: "mag niet worden gelezen. Vraag leesrechten, of kopieer het naar een eigen map.",
    errno.ENAMETOOLONG: "heeft een te lange naam. Kopieer het onder een kortere naam.",
    errno.ELOOP: "verwijst naar zichzelf. Geef het bestand zelf.",
}
_BREAK = re.compile(r"\r\n|\n|\r")
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
    return document_of_bytes(read_bytes(path, limit), path.name, encoding=encoding, where=str(path))


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes.

    What is no ordinary file (a folder, a pipe, a device) is refused before anything is read of it; a file that
    changes in length while it is read is refused too, for half a plan would pass for a whole one.

    Raises:
        DocumentError: it cannot be read, is no regular file, is too large, or changes while it is read.
    """
    try:
        with _opened(path) as stream:
            before = os.fstat(stream.fileno())
            if not stat.S_ISREG(before.st_mode):
                what = "een map" if stat.S_ISDIR(before.st_mode) else "geen gewoon bestand"
                raise DocumentError(
                    f"{path} is {what}. Geef het pad van de tekst van een plan, of van een plan in JSON."
                )
            if before.st_size > limit:
                raise DocumentError(too_large(str(path), before.st_size, limit))
            content = stream.read(limit + 1)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"kon niet worden gelezen ({reason_of(error)}). Probeer het opnieuw.")
        raise DocumentError(f"{path} {reason}") from error
    except ValueError as error:
        raise DocumentError(f"Het pad {str(path)!r} kan niet worden gebruikt ({error}). Geef een ander pad.") from error
    if len(content) > limit:
        raise DocumentError(too_large(str(path), len(content), limit))
    if len(content) != before.st_size:
        raise DocumentError(f"{path} veranderde terwijl het werd gelezen. Probeer het opnieuw als het klaar is.")
    return content


def _opened(path: Path) -> BinaryIO:
    """The file, opened so that a pipe without a writer does not hold us up."""
    if path.is_dir():
        raise DocumentError(f"{path} is een map. {_GIVE}")
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return open(os.open(path, flags), "rb")


def too_large(where: str, size: int, limit: int) -> str:
    """The message for a file over the limit, sizes in bytes."""
    shown = f"{size:,} bytes; de grens is {limit:,}".replace(",", ".")
    return (
        f"{where} is te groot: {shown}. Splits het, of verhoog de grens met KETENKAART_TEXT_LIMIT als u het vertrouwt."
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
    if content.strip(b" \t\r\n\x0c") == b"":
        raise DocumentError(_EMPTY.format(where=where))
    for magic, what in _KNOWN_BINARY:
        if content.startswith(magic):
            raise DocumentError(f"{where} is geen platte tekst maar {what}.")
    used = encoding or next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    text = _decode(content, used, where)
    controls = sum(1 for char in text[:100_000] if ord(char) < 32 and char not in "\t\n\r\f")
    if "\0" in text or controls > _MOST_CONTROLS * min(len(text), 100_000):
        raise DocumentError(_binary(content, where))
    if text.strip("\ufeff \t\r\n\f") == "":
        raise DocumentError(_EMPTY.format(where=where))
    return text


def _binary(content: bytes, where: str) -> str:
    """Text in UTF-16 without a mark has a NUL at every other place; then the way out is to name the encoding."""
    start = content[:2000]
    for place, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(start) >= 4 and len(start) % 2 == 0 and set(start[place::2]) == {0} and 0 not in start[1 - place :: 2]:
            return f"{where} lijkt tekst in {name} zonder merkteken. Noem de codering: --encoding {name}."
    return _BINARY.format(where=where)


def known_encoding(name: str) -> str | None:
    """Which of ``ENCODINGS`` a name or a usual other name of it ("latin1", "UTF8") stands for; None for any other."""
    word = encodings.normalize_encoding(name).lower()
    return _CODECS.get(aliases.get(word, word))


def _decode(content: bytes, encoding: str, where: str) -> str:
    known = known_encoding(encoding)
    if known is None:
        choice = f"Kies uit {', '.join(ENCODINGS)}, bijvoorbeeld --encoding cp1252."
        raise DocumentError(f"{where}: de codering {encoding[:40]!r} kan niet worden gelezen. {choice}")
    try:
        return content.decode(known)
    except UnicodeDecodeError as error:
        raise DocumentError(_wrong_bytes(content, known, where, error)) from error
    except UnicodeError as error:
        raise DocumentError(f"{where} is niet in {known}. Noem een andere codering: --encoding cp1252.") from error


def _wrong_bytes(content: bytes, encoding: str, where: str, error: UnicodeDecodeError) -> str:
    if b"\0" in content[:4096] and not encoding.startswith("utf-16"):
        return _binary(content, where)
    line = content.count(b"\n", 0, error.start) + 1
    return (
        f"{where} is niet in {encoding}: byte 0x{content[error.start]:02x} op plaats {error.start} (regel {line}). "
        "Noem de codering als u weet hoe het is bewaard: --encoding cp1252."
    )


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
