"""What a line is by its place and form: a heading of an ambition, a section, a label, the head of a table.

Each function looks at the lines from one index on and says what stands there, or None. Nothing is claimed here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from graph.model.vocabulary import HOLDING_ROLES
from loaders.document.lines import Piece, PlanLine, clean, part
from loaders.plan.column_heads import OTHER, Column, settled
from loaders.plan.letters import letters
from loaders.plan.words import PlanWords

_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+)?(?P<word>(?:[^\W\d_]+\s+)?[^\W\d_]+)\s+(?P<number>\d{1,2}|[IVX]{1,5}|[A-Z])\b"
    r"\s*(?P<sign>[:.\-–—)·•|]?)\s*(?P<title>.*)",
    re.S,
)
_OF_TWO_WORDS = re.compile(_NUMBERED.pattern.replace(r"(?P<word>[^\W\d_]+)", r"(?P<word>[^\W\d_]+ [^\W\d_]+)"), re.S)
"""The same with a name of two words: "Strategische doelstelling 1: ..."."""
_ACTION = re.compile(
    r"(?:(?P<word>[^\W\d_]+)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)\s*[.:)–-]?\s+(?P<title>\S.*)"
)
_COUNTED = re.compile(r"(?P<word>[^\W\d_]+)\.?\s+(?:nr\.?\s*)?\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?\s*[.:)–-]?")
_LABELLED = re.compile(r"(?P<word>[^\W\d_]+)\s*:\s+(?=\S)")
_WIDE_GAP = re.compile(r"\s{2,}|\t|\s*\|\s*")
_SHORT = 24
_MOST_UNKNOWN, _MOST_UNKNOWN_WORDS = 2, 4
_NO_HEAD = re.compile(r"[.,;:!?]\s*$|\d")
Pieces: TypeAlias = tuple[Piece, ...]
_MOST_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class AmbitionHeading:
    """The heading of an ambition over ``lines`` lines."""

    lines: int
    number: str | None
    heading: tuple[Piece, ...]
    title: tuple[Piece, ...]
    continued: bool


@dataclass(frozen=True, slots=True)
class LabelHere:
    """A label over ``lines`` lines; ``content`` is what stands behind it on its last line."""

    field: str
    lines: int
    label: tuple[Piece, ...]
    content: Piece | None


@dataclass(frozen=True, slots=True)
class ColumnsHere:
    """The head of a flattened table over ``lines`` lines: its columns in order, and the words that head each."""

    lines: int
    columns: tuple[Column, ...]
    heads: tuple[Pieces, ...] = ()


def ambition_heading(lines: Sequence[PlanLine], index: int, words: PlanWords) -> AmbitionHeading | None:
    """ "Ambitie 1: titel", its title perhaps on the lines below it."""
    line = lines[index]
    begun = (pattern.match(line.piece.text) for pattern in (_NUMBERED, _OF_TWO_WORDS))
    named = (one for one in begun if one is not None and letters(one["word"]) in words.ambition)
    found = next(named, None)
    if found is None or not found["word"][0].isupper():
        return None
    if found["sign"] == "" and found["title"] != "" and not found["title"][0].isupper():
        return None
    if len(line.text) > 120 or found["title"].rstrip().endswith((".", ";", ",")):
        return None
    count, title = 1, [part(line.piece, found.start("title"))] if clean(found["title"]) != "" else []
    while count < _MOST_TITLE_LINES and _goes_on(lines, index + count, words, empty=len(title) == 0):
        title.append(lines[index + count].piece)
        count += 1
    continued = False
    if len(title) > 0:
        bare = re.search(r"\s*\((?P<word>[^()]+)\)\s*$", title[-1].text)
        if bare is not None and letters(bare["word"]) in words.continued:
            continued = True
            title[-1] = part(title[-1], 0, bare.start())
    heading = tuple(lines[index + offset].piece for offset in range(count))
    return AmbitionHeading(count, found["number"], heading, tuple(title), continued)


def _goes_on(lines: Sequence[PlanLine], index: int, words: PlanWords, *, empty: bool) -> bool:
    if index >= len(lines) or lines[index].gap > 0 or lines[index].piece.bulleted:
        return False
    line = lines[index]
    if label_here(lines, index, words, inline=False) is not None or columns_here(lines, index, words) is not None:
        return False
    if _NUMBERED.match(line.piece.text) is not None or ":" in line.text:
        return False
    return empty or len(line.text) <= 60


def action_heading(line: PlanLine, words: PlanWords, *, numbered: bool) -> re.Match[str] | None:
    """ "Actie 1.1 titel"; with ``numbered`` also "1.1 titel"."""
    found = _ACTION.match(line.piece.text)
    if found is None:
        return None
    if found["word"] is None:
        return found if numbered and "." in found["number"] else None
    return found if letters(found["word"]) in words.action else None


def is_action_number(text: str, words: PlanWords) -> bool:
    """Whether words only count an action: "Actie 1", "Maatregel 2.3:", "Nr. 4"."""
    found = _COUNTED.fullmatch(text.strip())
    if found is None:
        return False
    column = words.column(found["word"])
    return letters(found["word"]) in words.action or (column is not None and column.kind == "number")


def labelled_action(line: PlanLine, words: PlanWords) -> int | None:
    """Where the action begins in "Actie: titel"; None where no such label stands before it."""
    found = _LABELLED.match(line.piece.text)
    if found is None:
        return None
    column = words.column(found["word"])
    acted = letters(found["word"]) in words.action or (column is not None and column.kind == "action")
    return found.end() if acted else None


def label_here(lines: Sequence[PlanLine], index: int, words: PlanWords, *, inline: bool = True) -> LabelHere | None:
    """A label: alone on its lines, before a colon, before a wide gap, or (``inline``) before its first words."""
    whole = _label_lines(lines, index, words)
    if whole is not None:
        return whole
    piece = lines[index].piece
    if piece.bulleted:
        return None
    colon = piece.text.find(":", 0, 48)
    if colon > 0:
        field = words.label(piece.text[:colon])
        if field is not None and field != "actions" and clean(piece.text[colon + 1 :]) != "":
            return LabelHere(field, 1, (part(piece, 0, colon + 1),), part(piece, colon + 1))
    gap = _WIDE_GAP.search(piece.text)
    if gap is not None and gap.start() > 0:
        field = words.label(piece.text[: gap.start()])
        if field is not None and field != "actions":
            return LabelHere(field, 1, (part(piece, 0, gap.start()),), part(piece, gap.end()))
    return _label_before_words(piece, words) if inline and lines[index].gap > 0 else None


def _label_lines(lines: Sequence[PlanLine], index: int, words: PlanWords) -> LabelHere | None:
    text, best = "", None
    for count in range(1, 5):
        position = index + count - 1
        if position >= len(lines):
            break
        line = lines[position]
        if count > 1 and (line.gap > 1 or line.piece.bulleted):
            break
        if len(line.text) > (48 if count == 1 else _SHORT) or line.text.endswith("."):
            break
        text += line.text
        field = words.label(text)
        if field is not None:
            taken = tuple(lines[index + offset].piece for offset in range(count))
            best = LabelHere(field, count, taken, None)
    return best


def _label_before_words(piece: Piece, words: PlanWords) -> LabelHere | None:
    found = list(re.finditer(r"\S+", piece.text[:60]))
    for count in (3, 2, 1):
        if len(found) <= count or not any(char.isalnum() for char in found[count - 1].group()):
            continue
        behind = piece.text[found[count].start() :]
        key = letters(piece.text[: found[count - 1].end()])
        field = words.labels.exact(key)
        if field is not None and field != "actions" and not behind[0].islower():
            behind_piece = part(piece, found[count].start())
            return LabelHere(field, 1, (part(piece, 0, found[count - 1].end()),), _rebullet(behind_piece))
    return None


def _rebullet(piece: Piece) -> Piece:
    bullet = re.match(r"[•●▪◦‣·■□►➢➤✓*§\ue000-\uf8ff-][\s\ufffd]*", piece.text)
    if bullet is None or bullet.end() >= len(piece.text):
        return piece
    return Piece(piece.start, piece.end, piece.start + bullet.end(), piece.text)


def columns_here(lines: Sequence[PlanLine], index: int, words: PlanWords) -> ColumnsHere | None:
    """The head of a table whose columns a PDF gave up one below the other, or on one line.

    A short line between two heads that are understood is the head of a column too, of which no more is known; but
    only in a head with action and holder or timing, for words between two labels of a block are no head.
    """
    columns: list[Column] = []
    heads: list[Pieces] = []
    position = index
    while position < len(lines) and position < index + 12:
        if position > index and lines[position].gap > 2:
            break
        step = _columns_from(lines, position, words)
        if step is None and columns.count(OTHER) < _MOST_UNKNOWN and len(columns) > 0:
            step = _unknown_head(lines, position, words)
        if step is None:
            break
        count, found = step
        columns.extend(column for column, _ in found)
        heads.extend(head for _, head in found)
        position += count
    label = _label_lines(lines, index, words)
    if label is not None and label.lines >= position - index:
        return None
    known = [column for column in columns if column != OTHER]
    if len(known) < 2 or len({replace(column, bound=None) for column in known}) < len(known):
        return None
    kinds = {column.kind for column in known}
    told = "timing" in kinds or any(column.role in HOLDING_ROLES for column in known)
    if ("action" in kinds and told) or ("owner" in kinds and len(known) == len(columns)):
        return ColumnsHere(position - index, settled(columns), tuple(heads))
    return None


_Step: TypeAlias = tuple[int, tuple[tuple[Column, Pieces], ...]]
"""How many lines hold the next columns of a head, and those columns."""


def _columns_from(lines: Sequence[PlanLine], index: int, words: PlanWords) -> _Step | None:
    return _column_lines(lines, index, words) or _columns_on_line(lines[index], words)


def _unknown_head(lines: Sequence[PlanLine], index: int, words: PlanWords) -> _Step | None:
    """A line that nobody knows among heads that are known: short, with a capital, another head right behind it."""
    line = lines[index]
    if index + 1 >= len(lines) or line.gap > 0 or lines[index + 1].gap > 0 or line.piece.bulleted:
        return None
    if not line.text[:1].isupper() or len(line.text.split()) > _MOST_UNKNOWN_WORDS or _NO_HEAD.search(line.text):
        return None
    return None if _columns_from(lines, index + 1, words) is None else (1, ((OTHER, (line.piece,)),))


def _column_lines(lines: Sequence[PlanLine], index: int, words: PlanWords) -> _Step | None:
    text, best = "", None
    for count in range(1, 4):
        position = index + count - 1
        if position >= len(lines) or (count > 1 and lines[position].gap > 0):
            break
        piece = lines[position].piece
        if piece.bulleted or len(piece.text) > 48:
            break
        text += piece.text if text == "" or text.endswith(("/", "-")) else " " + piece.text
        whole = text.replace("-", "")
        column = words.column(whole)
        if column is None and (best is None or words.head(piece.text) is None):
            column = words.head(whole)
        if column is not None:
            best = (count, ((column, tuple(line.piece for line in lines[index : position + 1])),))
    return best


def _columns_on_line(line: PlanLine, words: PlanWords) -> _Step | None:
    """Heads on one line; nothing says where one ends, so of words beside a name of a column only one is allowed."""
    tokens = list(re.finditer(r"\S+", line.piece.text))
    if not 2 <= len(tokens) <= 14:
        return None
    found: list[tuple[Column, Pieces]] = []
    position = 0
    while position < len(tokens):
        for size in (4, 3, 2, 1):
            behind = tokens[position : position + size]
            text = clean(" ".join(token.group() for token in behind))
            column = words.column(text) or (words.head(text) if size <= 2 else None)
            if column is not None and len(behind) == size:
                found.append((column, (part(line.piece, behind[0].start(), behind[-1].end()),)))
                position += size
                break
        else:
            return None
    return (1, tuple(found)) if len(found) > 1 else None
