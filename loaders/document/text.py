"""Plain text: bytes -> text -> lines; and the bytes of a file, within a limit."""

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO

from graph.model.reasons import reason_code
from graph.model.source_text import Line, lines_of
from loaders import faults
from loaders.document.decoding import decode_text
from loaders.document.model import Document, Paragraph, Run
from loaders.faults import DocumentError

_LOCK_FILES = ("~$", ".~lock.")
"""How the files begin that Word and LibreOffice put beside one that is open: they hold a name of a person."""
DEFAULT_LIMIT = 20_000_000
"""The most bytes a text may have before it is read."""


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


def document_of_bytes(content: bytes, name: str, encoding: str | None = None) -> Document:
    """A document of a file's bytes; its SHA-256 is that of the bytes.

    Raises:
        DocumentError: the bytes are no text, or nothing, or what an office program puts beside an open file.
    """
    if PurePath(name).name.startswith(_LOCK_FILES):
        raise DocumentError(faults.OFFICE_LOCK_FILE())
    text = decode_text(content, encoding=encoding)
    return document_of_text(text, name, hashlib.sha256(content).hexdigest())


def document_of_text(text: str, name: str, sha256: str | None = None) -> Document:
    """A document of a text that is at hand already; without ``sha256`` that of its UTF-8 bytes."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if sha256 is None else sha256
    lines = lines_of(text)
    return Document(digest, name, "text/plain", text, lines, tuple(_paragraphs(text, lines)))


def _paragraphs(text: str, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The lines between two blank lines or page marks, each as one paragraph: a text shows no more than that."""
    runs: list[Run] = []
    page = None
    for line in lines:
        stretch = text[line.start : line.end]
        words = stretch.strip()
        if len(runs) > 0 and (words == "" or line.page != page):
            yield Paragraph(tuple(runs))
            runs = []
        if words != "":
            start = line.start + len(stretch) - len(stretch.lstrip())
            runs.append(Run(start, start + len(words)))
        page = line.page
    if len(runs) > 0:
        yield Paragraph(tuple(runs))
