"""No word of a source is ever called absent from it: as it stands, as halves of a broken word, or joined again."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.model.source_text import Document
from graph.sources import SourceWords
from graph.store.words import words_of
from loaders.document import document_of_text
from loaders.shipped import shipped_plans

WORD = re.compile(r"[^\W_]+")
TEXTS = [plan for shipped in shipped_plans() for plan in shipped.plans if plan.suffix == ".txt"]


def absent(document: Document) -> list[str]:
    """The words of a document that its index does not find on the line they stand on."""
    words = SourceWords(document)
    lines = [document.text_of(line) for line in document.lines if document.text_of(line).strip() != ""]
    asked = {word for line in lines for word in WORD.findall(line)}
    for above, below in pairwise(lines):
        ends, begins = WORD.findall(above), WORD.findall(below)
        if ends and begins:
            asked.add(ends[-1] + begins[0])
    return sorted(word for word in asked if words_of(word) and words.passages(words_of(word)) == ())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_word_of_a_plan_is_found(path: Path) -> None:
    document = document_of_text(path.read_text("utf-8", errors="replace"), path.name)
    assert len(document.lines) > 1
    assert absent(document) == []


def test_every_word_of_other_plans_is_found(shared_dir: Path) -> None:
    paths = sorted(shared_dir.rglob("*.txt"))
    assert len(paths) > 5
    for path in paths:
        assert absent(document_of_text(path.read_text("utf-8", errors="replace"), path.name)) == [], path.name


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=12))
@example(["\u328a0"])
@example(["\u328a0", "x"])
def test_every_word_of_any_text_is_found(lines: list[str]) -> None:
    assert absent(document_of_text("\n".join(lines), "x")) == []


@given(
    st.lists(st.lists(st.sampled_from(["aa", "bb", "cc", "dd"]), max_size=4).map(" ".join), max_size=10),
    st.lists(st.sampled_from(["aa", "bb", "cc", "dd"]), min_size=1, max_size=3, unique=True),
)
def test_words_together_stand_on_at_most_three_lines_and_no_shorter_run_is_passed_over(
    lines: list[str], wanted: list[str]
) -> None:
    """Against the plain way: every run of one to three lines, the ones with another inside left out."""
    document = document_of_text("\n".join(lines), "x")
    full = [line.number for line in document.lines if document.text_of(line).strip() != ""]
    runs = []
    for at in range(len(full)):
        for length in (1, 2, 3):
            here = full[at : at + length]
            text = " ".join(document.text_of(document.lines[number - 1]) for number in here)
            if len(here) == length and all(word in text.split() for word in wanted):
                runs.append((here[0], here[-1]))
    shortest = [one for one in runs if not any(o != one and one[0] <= o[0] and o[1] <= one[1] for o in runs)]
    found = SourceWords(document).passages(tuple(wanted))
    assert [(one.line_from, one.line_to) for one in found] == shortest
