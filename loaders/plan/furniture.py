"""Furniture: page numbers, running titles and tables of contents. Text that belongs to the page, not to the plan.

The rule in the maker's mind: a running title stands at the same place on each page and changes at most in its
number. Without page marks it is a title with a year beside a page number that stands on its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from graph.model.identifiers import fold
from loaders.plan.lines import PlanLine
from loaders.plan.words import PlanWords

_PAGE_NUMBER = re.compile(
    r"(?:(?:pagina|pag\.?|blz\.?|p\.|bladzijde)\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:van|/)\s*\d{1,4})?", re.I
)
_CONTENTS = re.compile(r"\S.*?(?:\.\s?){4,}\s*\d{1,4}")
_YEAR = re.compile(r"\b(?:19|20|21)\d{2}\b")
_EDGE_LINES = 2


def furniture(lines: Sequence[PlanLine], words: PlanWords) -> dict[int, str]:
    """The lines that are furniture: line number -> name of the rule."""
    found: dict[int, str] = {}
    for line in lines:
        if _CONTENTS.fullmatch(line.text) is not None:
            found[line.number] = "table-of-contents"
    if any(line.page is not None for line in lines):
        _on_pages(lines, found)
    else:
        _without_pages(lines, words, found)
    return found


def has_plan_word(text: str, words: PlanWords) -> bool:
    """Whether a word for a plan stands in ``text``, on its own or at the end of a longer word."""
    tokens = re.findall(r"[^\W\d_]+", fold(text))
    joined = " " + " ".join(tokens) + " "
    return any(f" {word} " in joined or any(token.endswith(word) for token in tokens) for word in words.plan)


def _on_pages(lines: Sequence[PlanLine], found: dict[int, str]) -> None:
    pages: dict[int, list[PlanLine]] = defaultdict(list)
    for line in lines:
        if line.page is not None:
            pages[line.page].append(line)
    edges = [line for page in pages.values() for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])]
    shapes = Counter(shape for shape in {(line.page, _shape(line)) for line in edges})
    repeated = Counter(shape for _, shape in shapes)
    for line in edges:
        if _PAGE_NUMBER.fullmatch(line.text) is not None:
            found[line.number] = "page-number"
        elif repeated[_shape(line)] >= 3 or (repeated[_shape(line)] == 2 and len(pages) <= 4 and _has_number(line)):
            found[line.number] = "running-title"


def _shape(line: PlanLine) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", line.text))


def _has_number(line: PlanLine) -> bool:
    return re.search(r"\d", line.text) is not None


def _without_pages(lines: Sequence[PlanLine], words: PlanWords, found: dict[int, str]) -> None:
    repeated = Counter(_shape(line) for line in lines)
    for index, line in enumerate(lines):
        if re.fullmatch(r"\d{1,4}", line.text) is None:
            continue
        for other in (index - 1, index + 1):
            if 0 <= other < len(lines) and _is_title(lines[other], words, repeated):
                found[line.number] = "page-number"
                found[lines[other].number] = "running-title"
        if line.gap >= 2 and line.number not in found:
            found[line.number] = "page-number"
    titles = {_shape(line) for line in lines if found.get(line.number) == "running-title"}
    for line in lines:
        if _shape(line) in titles and line.gap > 0:
            found[line.number] = "running-title"


def _is_title(line: PlanLine, words: PlanWords, repeated: Counter[str]) -> bool:
    if line.piece.bulleted or len(line.text) > 120 or line.text.endswith((".", ":", ",", ";")):
        return False
    return has_plan_word(line.text, words) and (_YEAR.search(line.text) is not None or repeated[_shape(line)] > 1)
