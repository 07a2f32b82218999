"""A workbook is read in a process of its own: the same cells come back, and what breaks is that process."""

import json
from datetime import date

import pytest

from graph.model.form import Reading
from loaders.document import DEFAULT_LIMITS, ReaderLimits
from loaders.document.child import told_apart
from loaders.faults import DocumentError
from loaders.workbook import apart, read_workbook, workbook_bytes
from loaders.workbook.apart import grid_apart, passed
from loaders.workbook.cells import Value
from loaders.workbook.files import grid_of, told_of
from loaders.workbook.grid import Grid, Room, Sheet


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_the_same_comes_from_another_process(ending: str, reading: Reading) -> None:
    content = workbook_bytes(reading, ending)
    assert grid_apart(content, DEFAULT_LIMITS) == grid_of(content)
    assert read_workbook(content, lambda name: None) == reading


@pytest.mark.parametrize(
    "content",
    [b"", b"tekst", b"PK\x03\x04 word/document.xml", b"xl/workbook.xml", b"PK\x03\x04 opendocument.text content.xml"],
)
def test_no_process_is_started_for_what_is_no_spreadsheet(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "told_apart", None)
    assert read_workbook(content, lambda name: None) is None


def test_a_spreadsheet_of_somebody_else_is_none_of_ours() -> None:
    assert read_workbook(b"PK\x03\x04 xl/workbook.xml", lambda name: None) is None


def test_a_workbook_that_costs_more_than_it_may_is_a_fault_of_the_file(reading: Reading) -> None:
    content = workbook_bytes(reading, ".xlsx")
    with pytest.raises(DocumentError, match="reader-out-of-room"):
        read_workbook(content, lambda name: None, ReaderLimits(answer=100))


def test_values_of_every_sort_are_handed_over_as_they_are() -> None:
    sheet = Sheet("Plan", Room())
    values: tuple[Value, ...] = ("2026-01-01", 3, 2.5, date(2026, 1, 1), "day", "\x0c é")
    for column, value in enumerate(values):
        sheet.put(0, column, value)
    assert apart._taken(apart._Told.model_validate_json(passed(Grid({"Plan": sheet}, True)))) == Grid(
        {"Plan": sheet}, True
    )


@pytest.mark.parametrize(
    "cell", [[0, 0, True], [0, 0, None], [0, 0, ["day", "gisteren"]], [-1, 0, "x"], [0, 0, [1, 2]], [0, 10**9, "x"]]
)
def test_what_is_no_cell_is_not_believed(cell: object, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"sheets": [{"name": "Plan", "cells": [cell], "merged": [], "without_value": []}], "marked": True}
    monkeypatch.setattr(apart, "told_apart", lambda *given, **named: json.dumps(told).encode())
    with pytest.raises(DocumentError, match="reader-broke"):
        grid_apart(b"PK\x03\x04 xl/workbook.xml", DEFAULT_LIMITS)


def test_a_teller_that_breaks_is_a_fault() -> None:
    with pytest.raises(DocumentError, match="reader-broke"):
        told_apart(b"", teller="tests.loaders.workbook.test_apart.breaks")


def breaks(content: bytes) -> bytes:
    raise ZeroDivisionError


def test_the_teller_says_nothing_of_any_other_file() -> None:
    assert told_of(b"PK\x03\x04") == b""
