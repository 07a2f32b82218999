"""The unseen documents, read: no less is found than was reached, and no more rows are wrong without a word."""

from pathlib import Path

import pytest

from loaders.document import document_of
from tests.golden.unseen.reached import short
from tests.golden.unseen.reading import FOLDER, FRONT, SETS, documents, expected_of, measured, together

LARGEST = 200_000
ALL = [document for name in SETS for document in documents(name)]


@pytest.mark.parametrize("name", SETS)
def test_no_less_is_found_than_was_reached(name: str) -> None:
    assert short(name, together(name)) == []


def test_every_file_of_a_set_is_a_document_or_what_its_writer_meant() -> None:
    files = {path for name in SETS for path in (FOLDER / name).iterdir()}

    assert len(files) == 2 * len(ALL)
    assert [path.name for path in files if path.stat().st_size > LARGEST] == []


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.name)
def test_a_document_says_that_it_is_fictional_or_that_its_municipality_does_not_exist(document: Path) -> None:
    text = document_of(document.read_bytes(), document.name).text.casefold()

    assert any(word in text for word in ("ficti", "verzonnen", "bestaat niet"))
    assert str(expected_of(document)["owner"]).casefold() in text


def test_some_documents_hold_no_action() -> None:
    without = [document.name for document in ALL if len(expected_of(document)["ambitions"]) == 0]

    assert len(without) == 12


def test_of_a_document_without_actions_only_invented_rows_are_counted() -> None:
    evaluation = next(document for document in ALL if len(expected_of(document)["ambitions"]) == 0)

    counts = measured(evaluation).counts

    assert set(FRONT).isdisjoint(counts)
    assert counts["actions"][2] == 0
