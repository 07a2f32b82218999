"""Writing to a file that a person names: whole or not at all, and never over something else."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.model.faults import FaultError, FaultKind
from graph.model.reasons import reason_code
from loaders.workbook import WRITERS

OUT_NOT_WRITTEN = FaultKind("out-not-written", "file", "reason")
OUT_IS_NO_PAGE = FaultKind("out-is-no-page", "file")
WORKBOOK_OUT_EXISTS = FaultKind("workbook-out-exists", "file")
WORKBOOK_OUT_ENDING = FaultKind("workbook-out-ending", "file")
_BEGINNING = b"<!DOCTYPE html>"


class OutFileError(FaultError):
    """A file cannot be written where it was asked for."""


def write_page(out: Path, html: str) -> None:
    """Puts a page in the place of nothing, or of an earlier page.

    Raises:
        OutFileError: what is there is no page, or the place cannot be written.
    """
    with _said(out):
        _refuse_other(out)
        _replace(out, html.encode("utf-8"))


def write_workbook(out: Path, make: Callable[[str], bytes]) -> None:
    """Puts a workbook where nothing stands yet; ``make`` gives its bytes for the ending of the name.

    Raises:
        OutFileError: something is there, the ending is no spreadsheet's, or the place cannot be written.
    """
    ending = out.suffix.lower()
    if ending not in WRITERS:
        raise OutFileError(WORKBOOK_OUT_ENDING(file=str(out)))
    with _said(out):
        if os.path.lexists(out):
            raise OutFileError(WORKBOOK_OUT_EXISTS(file=str(out)))
        _replace(out, make(ending))


@contextmanager
def _said(out: Path) -> Iterator[None]:
    """Says what the system refused as a fault of the file."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = reason_code(error) if isinstance(error, OSError) else "no-name"
        raise OutFileError(OUT_NOT_WRITTEN(file=str(out), reason=reason)) from None


def _refuse_other(out: Path) -> None:
    """A store, a plan, a device or a pipe is not written over."""
    try:
        kind = os.stat(out).st_mode
    except FileNotFoundError:
        return
    if stat.S_ISREG(kind):
        with out.open("rb") as there:
            beginning = there.read(len(_BEGINNING))
        if beginning in (b"", _BEGINNING):
            return
    raise OutFileError(OUT_IS_NO_PAGE(file=str(out)))


def _replace(out: Path, content: bytes) -> None:
    descriptor, made = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name[:50]}.", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as target:
            target.write(content)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(made, 0o666 & ~mask)
        os.replace(made, out)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
