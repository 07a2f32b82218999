"""Bytes -> text: the encodings that a text may be written in, and what is no text at all. Every reader may use it."""

import codecs
import encodings
import re
from encodings.aliases import aliases

from graph.model.faults import Fault
from loaders import faults
from loaders.faults import DocumentError

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
    (b"\xd0\xcf\x11\xe0", faults.OFFICE_OLD),
    (b"{\\rtf", faults.TEXT_IS_RTF),
    (b"\x89PNG", faults.TEXT_IS_IMAGE),
    (b"\xff\xd8\xff", faults.TEXT_IS_IMAGE),
    (b"\x1f\x8b", faults.TEXT_IS_PACKED),
    (b"SQLite format 3", faults.TEXT_IS_DATABASE),
)
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What a Word or Excel file under a password holds: it has the form of the older ones."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
"""Control characters that stand in no text: all below the space but tab, line breaks and page marks."""
_LOOKED_AT = 100_000
"""Characters from the beginning in which they are counted."""
_MOST_CONTROLS = 0.02


def decode_text(content: bytes, *, encoding: str | None = None) -> str:
    """Bytes to text: UTF-8 with or without mark, UTF-16 with mark, or the encoding that was named.

    Raises:
        DocumentError: empty, binary, or bytes that are not of the encoding, with their place.
    """
    if content.strip(b" \t\r\n\x0c") == b"":
        raise DocumentError(faults.TEXT_EMPTY())
    for magic, kind in _KNOWN_BINARY:
        if content.startswith(magic):
            locked = kind is faults.OFFICE_OLD and _LOCKED in content
            raise DocumentError(faults.PACKED_ENCRYPTED() if locked else kind())
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
