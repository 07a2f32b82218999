"""Writing a page to a file that a person names: whole or not at all, and never over something else."""

import os
import stat
import tempfile
from pathlib import Path

from api.faults import InputError
from graph.model.reasons import reason_of

_BEGINNING = b"<!DOCTYPE html>"


def write_page(out: Path, html: str) -> None:
    """Puts a page in the place of nothing, or of an earlier page.

    Raises:
        InputError: what is there is no page, or the place cannot be written.
    """
    try:
        _refuse_other(out)
        _replace(out, html)
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "geen geldige naam"
        raise InputError(f"{out} kan niet worden geschreven ({reason}). Kies een andere plaats met --out.") from None


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
    raise InputError(f"{out} is er al en is geen pagina van Ketenkaart. Kies een andere naam met --out.")


def _replace(out: Path, html: str) -> None:
    descriptor, made = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name[:50]}.", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as target:
            target.write(html)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(made, 0o666 & ~mask)
        os.replace(made, out)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
