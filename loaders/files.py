"""Files of plans: opened at the edge, with a limit, and handed on as content with a name."""

from collections.abc import Sequence
from pathlib import Path

from graph.model.form import Reading
from graph.reference import Reference
from loaders.content import HEAD, Given, IntakeOptions, Prepared, prepare, read_content
from loaders.document.text import read_bytes
from loaders.faults import LoadError


def given_of(path: Path, options: IntakeOptions) -> Given:
    """What a file holds; its name is that of its source.

    Raises:
        DocumentError: it cannot be read, is no ordinary file or is too large.
    """
    return Given(read_bytes(path, options.limit_for(_head(path))), str(path), path.name)


def read_file(path: Path, reference: Reference, options: IntakeOptions) -> Reading:
    """What a file says; see ``read_content``.

    Raises:
        LoadError: it cannot be read or breaks the form, or the owner that was named is not known.
    """
    given = given_of(path, options)
    try:
        return read_content(given.content, given.name, reference, options)
    except LoadError as error:
        raise error.at(given.where) from None


def prepare_file(path: Path, reference: Reference, options: IntakeOptions) -> Prepared:
    """A file as a plan that can be stored; see ``prepare``.

    Raises:
        LoadError: it cannot be read, breaks the form, states no action, or its owner or district is not known.
    """
    given = given_of(path, options)
    try:
        return prepare(given.content, given.name, reference, options)
    except LoadError as error:
        raise error.at(given.where) from None


def opened(paths: Sequence[Path], options: IntakeOptions) -> list[Given | LoadError]:
    """What files hold, each within its limit; the error of one that cannot be opened stands in its place."""
    found: list[Given | LoadError] = []
    for path in paths:
        try:
            found.append(given_of(path, options))
        except LoadError as error:
            found.append(error)
    return found


def _head(path: Path) -> bytes:
    """The first bytes of an ordinary file; nothing where it cannot be read: reading it whole says why."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except (OSError, ValueError):
        return b""
