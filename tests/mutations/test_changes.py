"""The list of changes fits the code as it stands: each line is there once, and still makes a module when changed."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from tests.mutations.changes import CHANGES, Change


def test_there_are_thirty_in_every_part_of_the_house() -> None:
    assert len(CHANGES) == len({one.breaks for one in CHANGES}) == 30
    parts = Counter(one.path.partition("/")[0] for one in CHANGES)
    assert set(parts) == {"graph", "loaders", "api"}


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.breaks)
def test_a_change_is_of_one_line_that_stands_once(root: Path, change: Change) -> None:
    text = (root / change.path).read_text("utf-8")
    assert text.count(change.old) == 1
    assert change.old.strip("\n").count("\n") == change.new.strip("\n").count("\n") == 0
    ast.parse(text.replace(change.old, change.new))
    assert all((root / file).is_file() for file in change.tests)
