"""The how-to pages for who changes the code: their steps work as they are written, from the first to the last."""

import re
from pathlib import Path

import pytest

from tests.copies import copied_tree
from tests.docs.following import Block, blocks_of, follow, with_environment

PAGES = ("add-a-rule", "add-a-page", "add-a-resource", "add-a-format")


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The repository, to change."""
    folder = copied_tree(root, tmp_path / "copy")
    with_environment(folder)
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_the_steps_of_a_page_work_as_they_are_written(root: Path, copy: Path, page: str) -> None:
    blocks = blocks_of((root / "docs" / "how-to" / f"{page}.md").read_text("utf-8"))
    assert sum(block.path is not None for block in blocks) >= 3
    assert blocks[-1].language == "console", "a page ends with its checks"
    for block in blocks:
        assert list(follow(block, copy)) == []


def test_every_page_is_named_in_the_list_of_pages(root: Path) -> None:
    named = (root / "docs" / "README.md").read_text("utf-8")
    assert [page for page in PAGES if f"how-to/{page}.md" not in named] == []


def test_a_change_is_made_where_its_lines_stand_and_refused_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one\ntwo\n\nthree\n", encoding="utf-8")
    page = '```diff title="a.py"\n two\n+new\n\n-three\n+four\n```\n\n```python title="b.py"\nx = 1\n```\n'
    change, new = blocks_of(page)
    assert list(follow(change, tmp_path)) == []
    assert (tmp_path / "a.py").read_text("utf-8") == "one\ntwo\nnew\n\nfour\n"
    assert re.match("a.py: these lines stand there 0 times", next(follow(change, tmp_path)))
    assert list(follow(new, tmp_path)) == []
    assert list(follow(new, tmp_path)) == ["b.py is there already"]


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    (told,) = follow(Block("console", None, "$ true\n$ echo why && false\n"), tmp_path)
    assert told == "$ echo why && false\nwhy\n"
