"""Files of plans: opened at the edge, with a limit, and handed on as content with a name."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from graph.model.form import Reading
from graph.reference import Reference, load_reference
from loaders.content import (
    HEAD,
    PLAIN_NAME,
    Given,
    IntakeOptions,
    Prepared,
    one_of,
    plan_of_document,
    prepare,
    read_content,
    read_contents,
)
from loaders.document import Document, document_of, read_file_document
from loaders.document.text import read_bytes
from loaders.faults import LoadError
from loaders.owners import owner_named
from loaders.shipped import shipped_names

T = TypeVar("T")


def read_document(source: Path | bytes, *, name: str = PLAIN_NAME, encoding: str | None = None) -> Document:
    """The document of a text: its words, its lines, and the way from a place in it to a quote.

    Args:
        source: a file, or the bytes of one.
        name: how the document is called where only bytes are given.
        encoding: what it is written in, such as ``cp1252``; None for UTF-8, or UTF-16 with a mark.

    Raises:
        DocumentError: it cannot be opened, is no text, is empty or is in another encoding.
    """
    if isinstance(source, bytes):
        return document_of(source, name, encoding)
    return read_file_document(source, encoding=encoding)


def read_plan(
    source: Path | bytes | Document,
    *,
    owner: str | None = None,
    names: Sequence[Path] = (),
    encoding: str | None = None,
) -> Reading:
    """What a plan says, in the public form: every statement with its quote, names resolved; nothing is stored.

    ``reading.plan`` is the plan, ``reading.issues`` what is doubtful, ``reading.unread`` what was not understood.
    What is recognised as leading to a person is left out, and an issue says so; not everything is recognised.

    Args:
        source: a file, the bytes of one (a text, or a plan in the public form), or a document.
        owner: whose plan it is, by code or name; None for what the plan itself says.
        names: files of names of one's own, beside those that are known.
        encoding: what a text is written in; None for UTF-8, or UTF-16 with a mark.

    Raises:
        LoadError: it cannot be read, or the owner is not known.
        ReferenceError_: a file of names is not as it should be.
    """
    reference = known_names(names)
    if isinstance(source, Document):
        known = None if owner is None else owner_named(owner, reference).id
        return plan_of_document(source, reference, known)
    options = IntakeOptions(owner=owner, encoding=encoding)
    if isinstance(source, bytes):
        return read_content(source, None, reference, options)
    return read_file(source, reference, options)


def known_names(names: Sequence[Path] = ()) -> Reference:
    """What is known, with the names that ship with the package and those of one's own files."""
    return load_reference((*shipped_names(), *names))


def given_of(path: Path, options: IntakeOptions) -> Given:
    """What a file holds; its name is that of its source.

    Raises:
        DocumentError: it cannot be read, is no ordinary file or is too large.
    """
    return Given(read_bytes(path, options.limit_for(_head(path), path.name)), str(path), path.name)


def read_file(path: Path, reference: Reference, options: IntakeOptions) -> Reading:
    """What a file says that holds one plan; see ``read_content``.

    Raises:
        LoadError: it cannot be read, breaks the form or holds several plans, or the owner that was named is not known.
    """
    return read_plans(path, reference, options, one_of)


def read_plans(
    path: Path, reference: Reference, options: IntakeOptions, which: Callable[[tuple[Reading, ...]], T]
) -> T:
    """What a file says, plan by plan; ``which`` are the plans that are wanted, or the fault of it.

    Raises:
        LoadError: it cannot be read or breaks the form, or the owner that was named is not known.
    """
    given = given_of(path, options)
    try:
        return which(read_contents(given.content, given.name, reference, options))
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
