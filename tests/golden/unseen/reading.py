"""The unseen documents and the readings that belong to them, and what reading them comes to."""

from functools import cache
from pathlib import Path

import yaml

from loaders.document import document_of
from loaders.faults import DocumentError
from loaders.reading import read_as_plan
from tests.golden.corpus.measure import Measured, measure, refused
from tests.golden.corpus.reading import reference
from tests.golden.corpus.source import Source, Yaml

FOLDER = Path(__file__).parent
SETS = ("first", "second", "third", "fourth", "fifth")
"""The folders of documents. Each was shown to those who mended the reader only when it had been measured."""
FRONT = ("owner", "title", "year", "ambitions")
_EXPECTED = ".expected.yaml"


@cache
def documents(name: str) -> tuple[Path, ...]:
    """The documents of a set, in the order of their names."""
    expected = sorted((FOLDER / name).glob(f"*{_EXPECTED}"))
    return tuple(_document_of(path) for path in expected)


def _document_of(expected: Path) -> Path:
    name = expected.name.removesuffix(_EXPECTED)
    (found,) = (path for path in expected.parent.glob(f"{name}.*") if path != expected)
    return found


def expected_of(document: Path) -> Yaml:
    """What its writer meant."""
    value: Yaml = yaml.safe_load(document.with_name(document.stem + _EXPECTED).read_text("utf-8"))
    return value


def measured(document: Path) -> Measured:
    """What reading a document comes to. Of one without actions only invented rows are counted: it is no plan."""
    source = Source(document.stem, document.suffix, (), expected_of(document))
    try:
        found = measure(source, read_as_plan(document_of(document.read_bytes(), document.name), reference()))
    except DocumentError as error:
        found = refused(source, str(error))
    if len(source.expected["ambitions"]) == 0:
        for name in FRONT:
            found.counts.pop(name, None)
        found.misses = [miss for miss in found.misses if miss.field not in FRONT and miss.row != "all of them"]
    return found


def together(name: str) -> Measured:
    """What a set of documents comes to."""
    whole = Measured()
    for document in documents(name):
        whole.take(measured(document))
    return whole
