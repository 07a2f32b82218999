"""Page numbers and running titles: what stands at the head or foot of several pages and is no part of the text.

A line counts only where all lines further out do too: so a heading that several pages begin with is lost no sooner than
it stands at the very edge. A number has to go up with the pages.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.document.model import FurnitureKind
from loaders.document.pdf.gutters import LEAST_GUTTER, white_of
from loaders.document.pdf.lines import TextLine

_BAND = 0.16
# Of the page's height, at head and foot: the widest usual margin with a running title in it (Word's, with a logo) is
# 0.14; a body begins at 0.1 to 0.2.
_LINES = 4
# At each edge: the longest feet hold an address of three lines and a page number.
_SAME_HEIGHT = 3.0
# Points between the same line of two pages: programs set them alike to a hundredth, scanners do not.
_SAME_START = 2.0
# Points between the beginnings of a head and of the cell below it, where both are set to the left.
_SHARE = 0.8
# Of the pages with a line: so many numbers have to fit, for an inserted page may count by itself.
_COUNTED = 0.5
# Of all pages: on so many stands a title with a page number in it. "Bijlage 4", "Bijlage 5" on fewer are headings.
_NEAR_PAGES = 2
# Pages between two with the same line: left and right pages may differ.

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:pagina|pag|page|p|blz|bladzijde)\b\W*)?#(?:\s*(?:van|of|/|\||-)\s*#)?\W*", re.IGNORECASE
)
_NAMED_NUMBER = re.compile(r"\W*(?:pagina|pag|page|blz|bladzijde)\b\W*#(?:\s*(?:van|of|/)\s*#)?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page outside its tables, from above to below, and its height."""

    number: int
    height: float
    lines: Sequence[TextLine]


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    line: int
    top: bool
    height: float
    """From its edge."""
    words: str
    numbers: tuple[int, ...]

    @property
    def key(self) -> tuple[bool, str]:
        return self.top, self.words


Found = Mapping[int, Mapping[int, FurnitureKind]]


def furniture_of(pages: Sequence[PageLines]) -> Found:
    """By page and line, what of the lines is furniture."""
    candidates = [one for page in pages for one in _candidates(page)]
    groups: dict[tuple[bool, str], list[_Candidate]] = {}
    for one in candidates:
        groups.setdefault(one.key, []).append(one)
    repeated = {
        (one.page, one.line): _kind(one)
        for group in groups.values()
        for together in _at_one_height(group)
        for one in _repeated(together, len(pages))
    }
    for one in candidates:
        alone = _NAMED_NUMBER if len(pages) > 1 else _PAGE_NUMBER
        if alone.fullmatch(one.words) is not None and one.numbers[0] == one.page:
            repeated.setdefault((one.page, one.line), FurnitureKind.PAGE_NUMBER)
    title = _title_of(pages)
    for one in candidates:
        if title is not None and one.top and one.page > pages[0].number and _is_again(pages, one, title):
            repeated.setdefault((one.page, one.line), FurnitureKind.RUNNING_TITLE)
    return {page.number: dict(_from_the_edge(page, repeated)) for page in pages}


def _title_of(pages: Sequence[PageLines]) -> TextLine | None:
    """What the first page is headed by: its largest line, where no other one is as large."""
    sizes = sorted((line.size for line in pages[0].lines), reverse=True) if len(pages) > 0 else []
    if len(sizes) < 2 or sizes[0] == sizes[1]:
        return None
    return next(line for line in pages[0].lines if line.size == sizes[0])


def _is_again(pages: Sequence[PageLines], one: _Candidate, title: TextLine) -> bool:
    """Whether a line at the head of a later page says the title again, and smaller."""
    line = next(page for page in pages if page.number == one.page).lines[one.line]
    return line.text == title.text and line.size < title.size


def _candidates(page: PageLines) -> Iterator[_Candidate]:
    count = len(page.lines)
    above = True
    for at, line in enumerate(page.lines):
        top = at < min(_LINES, count) and line.base > (1 - _BAND) * page.height
        foot = at >= count - _LINES and line.base < _BAND * page.height
        above = above and not (at + 1 < count and _heads_columns(line, page.lines[at + 1]))
        top = top and above
        if top or foot:
            text = line.text
            if len(text) > 300:
                continue
            numbers = tuple(int(found[:9]) for found in _NUMBER.findall(text))
            height = page.height - line.base if top else line.base
            yield _Candidate(page.number, at, top, height, _NUMBER.sub("#", text), numbers)


def _heads_columns(line: TextLine, below: TextLine) -> bool:
    """Whether a line holds the heads of a table without borders, which stand on each of its pages with reason."""
    starts = [gap[1] for gap in white_of(line, (), LEAST_GUTTER)[:-1]]
    others = [gap[1] for gap in white_of(below, (), LEAST_GUTTER)[:-1]]
    return sum(any(abs(one - other) < _SAME_START for other in others) for one in starts) >= 2


def _kind(one: _Candidate) -> FurnitureKind:
    is_number = _PAGE_NUMBER.fullmatch(one.words) is not None
    return FurnitureKind.PAGE_NUMBER if is_number else FurnitureKind.RUNNING_TITLE


def _at_one_height(group: Sequence[_Candidate]) -> Iterator[list[_Candidate]]:
    together: list[_Candidate] = []
    for one in sorted(group, key=lambda candidate: candidate.height):
        if len(together) > 0 and one.height - together[-1].height > _SAME_HEIGHT:
            yield together
            together = []
        together.append(one)
    if len(together) > 0:
        yield together


def _repeated(group: Sequence[_Candidate], pages: int) -> list[_Candidate]:
    """Those of one wording and height that stand on enough pages near each other, their numbers fitting."""
    fitting = [one for one in group if _fits(one, group)]
    on = sorted({one.page for one in fitting})
    needed = 2 if pages <= 3 else 3
    near = [page for page in on if sum(1 for other in on if abs(page - other) <= 2 * _NEAR_PAGES) >= needed]
    counts = any(one.numbers != fitting[0].numbers for one in fitting) and not _PAGE_NUMBER.fullmatch(group[0].words)
    enough = len(on) >= (max(needed, _COUNTED * pages) if counts else needed)
    return [one for one in fitting if one.page in near] if enough else []


def _fits(one: _Candidate, group: Sequence[_Candidate]) -> bool:
    """Whether each number in a line is that of (nearly) all pages, or goes up with them."""
    for at, number in enumerate(one.numbers):
        same = sum(1 for other in group if other.numbers[at] == number)
        going_up = sum(1 for other in group if other.numbers[at] - other.page == number - one.page)
        if max(same, going_up) < _SHARE * len(group):
            return False
    return True


def _from_the_edge(
    page: PageLines, repeated: Mapping[tuple[int, int], FurnitureKind]
) -> Iterator[tuple[int, FurnitureKind]]:
    """Lines that repeat and outside which nothing else stands."""
    for order in (range(len(page.lines)), range(len(page.lines) - 1, -1, -1)):
        for at in order:
            kind = repeated.get((page.number, at))
            if kind is None:
                break
            yield at, kind
