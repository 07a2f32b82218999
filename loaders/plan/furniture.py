"""Furniture: page numbers, running titles and tables of contents. Text that belongs to the page, not to the plan.

The rule in the maker's mind: a running title stands at the same place on each page and changes at most in its
number. Without page marks it is what stands beside a page number on its own: a title with a year, or words that stand
beside another such number too, or at the very start, and open no section or table.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from graph.model.identifiers import fold
from graph.model.vocabulary import LeftOut
from loaders.document.lines import PlanLine
from loaders.plan.structure import ambition_heading
from loaders.plan.timing import is_timing
from loaders.plan.timing_words import YEAR, YEAR_ALONE
from loaders.plan.words import PlanWords

_PAGE_NUMBER = re.compile(
    rf"(?!{YEAR}$)"
    r"(?:(?:pagina|pag\.?|blz\.?|p\.|bladzijde)\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:van|/)\s*\d{1,4})?",
    re.I,
)
_AT_PAGE = re.compile(r"(?<!\d)\d{1,4}$")
_LONE_NUMBER = re.compile(rf"(?!{YEAR}$)\d{{1,4}}")
"""A year alone is a time: no text has so many pages."""
_EDGE_LINES = 2
# A running title and a page number: two lines at the top or the foot of a page. One, three and five give the same in 17
# texts.
_TITLE_LINES = 4
# Lines of a title with the name of its municipality, as in `front`.
_LONGEST_LINE = 20_000
# The longest line of those texts has 139 characters; one of more than this is none that a person wrote.
_LONGEST_HEADING = 160
# The longest title of an ambition or a part in the shipped texts has 54 characters; three times as much is no heading.
_PAGE_BEHIND = re.compile(r"(?P<words>.*[^\W\d_].*?)[\s.…·]+\d{1,3}")
_LONGEST_NUMBER = 40
# "Bladzijde 12 van 34" has 19 characters.


def furniture(lines: Sequence[PlanLine], words: PlanWords, *, marked: bool = False) -> dict[int, LeftOut]:
    """The lines that are furniture: line number -> name of the rule.

    With ``marked`` the file itself said already what stands around its pages.
    """
    found: dict[int, LeftOut] = {}
    for line in lines:
        if len(line.piece.text) > _LONGEST_LINE:
            found[line.number] = LeftOut.LINE_TOO_LONG
        elif _is_contents(line.text):
            found[line.number] = LeftOut.TABLE_OF_CONTENTS
    found.update(dict.fromkeys(_named_again(lines), LeftOut.TABLE_OF_CONTENTS))
    if marked:
        return found
    paged = any(line.page is not None for line in lines)
    if paged:
        _on_pages(lines, words, found)
    _beside_numbers(lines, words, found, paged=paged)
    return found


def _is_contents(text: str) -> bool:
    """ "Inleiding ........ 3": words, dots, the number of a page."""
    page = _AT_PAGE.search(text[-8:])
    if page is None:
        return False
    before = text[: len(text) - len(page.group())].rstrip()
    return re.sub(r"\s", "", before[-16:]).endswith("....") and before.strip(". \t") != ""


def _named_again(lines: Sequence[PlanLine]) -> Iterator[int]:
    """The lines of a table of contents: headings that stand again further on, here with the number of their page.

    Several stand together; one line that another repeats with a number behind it may be anything.
    """
    last = {_signs(line.piece.words): at for at, line in enumerate(lines)}
    found: list[int] = []
    for at, line in enumerate(lines):
        page = _PAGE_BEHIND.fullmatch(line.piece.words) if len(line.text) <= _LONGEST_HEADING else None
        if page is not None and last.get(_signs(page["words"]), 0) > at:
            found.append(at)
    near = set(found)
    yield from (lines[at].number for at in found if any(at + step in near for step in (-3, -2, -1, 1, 2, 3)))


def _signs(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def has_plan_word(text: str, words: PlanWords) -> bool:
    """Whether a word for a plan stands in ``text``, on its own or at the end of a longer word."""
    tokens = re.findall(r"[^\W\d_]+", fold(text))
    joined = " " + " ".join(tokens) + " "
    return any(f" {word} " in joined or any(token.endswith(word) for token in tokens) for word in words.plan)


def _on_pages(lines: Sequence[PlanLine], words: PlanWords, found: dict[int, LeftOut]) -> None:
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.page is not None:
            pages[line.page].append(index)
    edges = [index for page in pages.values() for index in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])]
    repeated = Counter(shape for _, shape in {(lines[index].page, _shape(lines[index])) for index in edges})
    for index in edges:
        line = lines[index]
        count = repeated[_shape(line)]
        if len(line.text) <= _LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(line.text) is not None:
            found[line.number] = LeftOut.PAGE_NUMBER
        elif (_runs(line, count, len(pages)) or _is_title_again(line, lines, count)) and not _is_content(
            lines, index, words
        ):
            found[line.number] = LeftOut.RUNNING_TITLE


def _runs(line: PlanLine, count: int, pages: int) -> bool:
    """Whether a line stands on enough pages for a running title."""
    if count >= 3:
        return _tells(line) or 2 * count >= pages
    return count == 2 and pages <= 4 and _has_number(line)


def _is_title_again(line: PlanLine, lines: Sequence[PlanLine], count: int) -> bool:
    """Whether a line on more than one page only says words of the title again, whatever stands between brackets."""
    said = set(re.findall(r"[^\W\d_]+", fold(re.sub(r"\([^()]*\)", "", line.text))))
    titled = {word for first in lines[:_TITLE_LINES] for word in re.findall(r"[^\W\d_]+", fold(first.text))}
    return count > 1 and len(said) > 2 and said <= titled and line not in lines[:_TITLE_LINES]


def _tells(line: PlanLine) -> bool:
    """Whether a line says enough to be a title: a word or two may be a cell that happens to end more than one page."""
    return _has_number(line) or len(line.text.split()) > 2


def _is_content(lines: Sequence[PlanLine], index: int, words: PlanWords) -> bool:
    """Whether a line that stands on several pages is part of the plan: a timing, a label, a head, an ambition."""
    line = lines[index]
    if line.piece.bulleted or is_timing(line.text) or ambition_heading(lines, index, words) is not None:
        return True
    return any(words.column(part) or words.label(part) for part in re.split(r"\s{2,}|\t|\|", line.text[:200]))


def _shape(line: PlanLine) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", line.text))


def _has_number(line: PlanLine) -> bool:
    return re.search(r"\d", line.text) is not None


def _beside_numbers(lines: Sequence[PlanLine], words: PlanWords, found: dict[int, LeftOut], *, paged: bool) -> None:
    repeated = Counter(_shape(line) for line in lines)
    beside = Counter(_shape(line) for line in lines[:1])
    for index, line in enumerate(lines):
        if _LONE_NUMBER.fullmatch(line.text) is not None:
            beside.update(
                {_shape(other) for other in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])}
            )
    for index, line in enumerate(lines):
        if _LONE_NUMBER.fullmatch(line.text) is None:
            continue
        for other in (index - 1, index + 1):
            if 0 <= other < len(lines) and _is_title(lines, other, words, repeated, beside):
                found[line.number] = LeftOut.PAGE_NUMBER
                found[lines[other].number] = LeftOut.RUNNING_TITLE
        if line.gap >= 2 and line.number not in found and not paged:
            found[line.number] = LeftOut.PAGE_NUMBER
    titles = {_shape(line) for line in lines if found.get(line.number) == LeftOut.RUNNING_TITLE}
    for index, line in enumerate(lines):
        if _shape(line) in titles and (line.gap > 0 or index == 0):
            found[line.number] = LeftOut.RUNNING_TITLE
    last = lines[-1] if len(lines) > 0 and len(titles) > 0 else None
    if last is not None and last.gap > 0 and _LONE_NUMBER.fullmatch(last.text) is not None:
        found.setdefault(last.number, LeftOut.PAGE_NUMBER)


def _is_title(
    lines: Sequence[PlanLine], index: int, words: PlanWords, repeated: Counter[str], beside: Counter[str]
) -> bool:
    line = lines[index]
    if line.piece.bulleted or len(line.text) > 120 or line.text.endswith((".", ":", ",", ";")):
        return False
    often = repeated[_shape(line)] > 1
    if has_plan_word(line.text, words) and (YEAR_ALONE.search(line.text) is not None or often):
        return True
    worded = line.text[:1].isupper() and len(line.text.split()) > 1
    return often and beside[_shape(line)] > 1 and worded and not _is_content(lines, index, words)
