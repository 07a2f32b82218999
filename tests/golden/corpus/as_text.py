"""Plans as text: columns below each other, cells one below the other, tabs, bars, Markdown."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from tests.golden.corpus.markup import plain
from tests.golden.corpus.source import Card, Grid, Heading, Items, Labels, Notes, Part, Text, Title, Yaml

_WIDTH = 80
_GAP = "  "


def aligned(parts: Sequence[Part], options: Yaml) -> bytes:
    """Columns below each other; ``widths``, ``align``, ``page_lines`` and ``running`` say how."""
    return _pages(_lines(parts, lambda grid: _columns(grid, options)), options)


def flat(parts: Sequence[Part], options: Yaml) -> bytes:
    """Cells one below the other, as many a PDF gives its tables; ``dense`` has no empty line between them."""
    return _pages(_lines(parts, lambda grid: _one_below_the_other(grid, options)), options)


def tabs(parts: Sequence[Part], options: Yaml) -> bytes:
    """Cells with a tab between them."""
    return _pages(_lines(parts, lambda grid: _joined(grid, "\t")), options)


def bars(parts: Sequence[Part], options: Yaml) -> bytes:
    """Cells with a bar between them."""
    return _pages(_lines(parts, lambda grid: _joined(grid, " | ")), options)


def markdown(parts: Sequence[Part], options: Yaml) -> bytes:
    """Markdown with its own headings, lists and tables."""
    lines: list[str] = []
    for part in parts:
        lines.extend((*_in_markdown(part), ""))
    return "\n".join(lines).encode()


def _in_markdown(part: Part) -> list[str]:
    match part:
        case Title(text):
            return [f"# {plain(text)}"]
        case Heading(text, level):
            return [f"{'#' * (level + 1)} {plain(text)}"]
        case Text(text):
            return [plain(text)]
        case Labels(pairs) | Card(pairs):
            return [f"**{label}:** {plain(text)}  " for label, text in pairs]
        case Items(items):
            return [f"{'    ' * depth}- {plain(text)}" for depth, text in items]
        case Notes(notes):
            return [f"{sign} {plain(text)}" for sign, text in notes]
        case Grid():
            rows = [[plain(cell).replace("|", "\\|").replace("\n", "<br>") for cell in row] for row in part.full()]
            shown = [f"| {' | '.join(row)} |" for row in rows]
            return [shown[0], "|" + "---|" * part.width, *shown[1:]]


def _lines(parts: Sequence[Part], grid: Callable[[Grid], Iterable[str]]) -> Iterator[str]:
    for part in parts:
        match part:
            case Title(text) | Heading(text, _):
                yield plain(text)
            case Text(text):
                yield from textwrap.wrap(plain(text), _WIDTH)
            case Labels(pairs) | Card(pairs):
                for label, text in pairs:
                    yield from textwrap.wrap(f"{label}: {plain(text)}", _WIDTH)
            case Items(items):
                for depth, text in items:
                    mark = "   " * depth + ("• " if depth == 0 else "- ")
                    yield from textwrap.wrap(mark + plain(text), _WIDTH, subsequent_indent=" " * len(mark))
            case Notes(notes):
                yield from (f"{sign} {plain(text)}" for sign, text in notes)
            case Grid():
                yield from grid(part)
        yield ""


def _wrapped(text: str, width: int) -> list[str]:
    return [line for given in plain(text).split("\n") for line in (textwrap.wrap(given, width) or [""])]


def _columns(grid: Grid, options: Yaml) -> Iterator[str]:
    widths = options.get("widths", _fitting(grid, options.get("width", 110)))
    middle = options.get("align") == "middle"
    for row in grid.full():
        cells = [_wrapped(text, width) for text, width in zip(row, widths, strict=True)]
        height = max(len(cell) for cell in cells)
        above = [(height - len(cell)) // 2 if middle else 0 for cell in cells]
        for line in range(height):
            shown = [
                (cell[line - up] if 0 <= line - up < len(cell) else "").ljust(width)
                for cell, up, width in zip(cells, above, widths, strict=True)
            ]
            yield _GAP.join(shown).rstrip()


def _fitting(grid: Grid, width: int) -> list[int]:
    """Widths for the columns of a grid: as wide as their longest word at least, and as much as they hold."""
    rows = [[plain(cell) for cell in row] for row in grid.full()]
    words = [max(len(word) for row in rows for word in (row[at].split() or [""])) for at in range(grid.width)]
    wanted = [max(len(row[at]) for row in rows) for at in range(grid.width)]
    left = max(width - sum(words), 0)
    more = [want - word for want, word in zip(wanted, words, strict=True)]
    share = min(1.0, left / max(sum(more), 1))
    return [word + int(extra * share) for word, extra in zip(words, more, strict=True)]


def _one_below_the_other(grid: Grid, options: Yaml) -> Iterator[str]:
    widths = options.get("widths", _fitting(grid, options.get("width", 110)))
    for row in grid.full():
        for text, width in zip(row, widths, strict=True):
            if text != "":
                yield from _wrapped(text, width)
                if not options.get("dense"):
                    yield ""


def _joined(grid: Grid, sign: str) -> Iterator[str]:
    for row in grid.full():
        yield sign.join(plain(text).replace("\n", " ") for text in row)


def _pages(lines: Iterable[str], options: Yaml) -> bytes:
    """The text, cut where ``page_lines`` is given, with a running title and, unless ``unnumbered``, a page number."""
    given = list(lines)
    height = options.get("page_lines")
    if height is None:
        return "\n".join(given).encode()
    pages = [given[at : at + height] for at in range(0, len(given), height)]
    shown: list[str] = []
    for number, page in enumerate(pages, start=1):
        head = [options["running"], ""] if number > 1 and "running" in options else []
        foot = [] if options.get("unnumbered") else ["", f"{number:>{_WIDTH}}"]
        shown.append("\n".join((*head, *page, *foot)))
    return "\n\f".join(shown).encode()
