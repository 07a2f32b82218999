"""Actions in a list: each with its own heading, words and labelled lines ("Trekker: …", "Gereed: …").

The rule in the writer's mind: what stands above the first labelled line is the action, and each label holds until
the next. The roles are those the labels give. What stands behind a label that nobody knows is unread.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.vocabulary import Role
from loaders.document.lines import Piece, PlanLine, clean, cut, part
from loaders.plan.column_heads import OTHER, Column
from loaders.plan.drafts import DraftAction
from loaders.plan.joining import without_mark
from loaders.plan.label_marks import NO_VALUES, LabelMark, label_marks
from loaders.plan.rows import Reader
from loaders.plan.structure import action_heading, labelled_action
from loaders.plan.timing import is_timing
from loaders.plan.words import PlanWords

_MOST_TITLE_LINES = 2
"""Lines of a title over an action of a list; the longest that was seen has one and a half."""
_ENDS = (".", "!", "?", ";", ",")
_LIKE_A_LABEL = re.compile(r"[A-Z][^\W\d_]+(?: [^\W\d_]+){0,2}:\s")


@dataclass(frozen=True, slots=True)
class FieldHere:
    """A labelled line of an action: its column, the label, and what stands behind it."""

    column: Column
    label: Piece
    content: Piece | None


@dataclass(frozen=True, slots=True)
class FieldsOnLine:
    """The labelled values of a line, and what stands before the first of them; both empty where it has none."""

    before: Piece | None
    fields: tuple[FieldHere, ...]


def fields_on(line: PlanLine, words: PlanWords) -> FieldsOnLine:
    """The labelled values of a line, wherever they stand on it: "Trekker: A. Partners: B; Planning: Q2 2026"."""
    piece = line.piece
    offset = piece.content - piece.start
    text = piece.text[offset:]
    marks = list(label_marks(text, words))
    ends = [*(mark.start for mark in marks[1:]), len(text)][: len(marks)]
    fields = tuple(
        FieldHere(
            mark.column,
            part(piece, offset + mark.label, offset + mark.value),
            _filled(piece, offset + mark.value, offset + _value_end(text, mark, end)),
        )
        for mark, end in zip(marks, ends, strict=True)
    )
    stop = offset + marks[0].start if len(marks) > 0 else len(piece.text)
    empty = len(marks) == 0 or marks[0].label == 0 or clean(piece.text[offset:stop]) == ""
    return FieldsOnLine(None if empty else cut(piece, 0, stop), fields)


def _value_end(text: str, mark: LabelMark, end: int) -> int:
    """Where a value ends: the full stop behind a time or an amount is that of a sentence."""
    value = text[mark.value : end].rstrip()
    sentence = value.endswith(".") and (
        (mark.column.kind == "timing" and is_timing(value[:-1].strip()))
        or (mark.column.kind == "costs" and value[-2:-1].isdigit())
    )
    return mark.value + len(value) - sentence


def _filled(piece: Piece, start: int, end: int) -> Piece | None:
    return None if clean(piece.text[start:end]) == "" else part(piece, start, end)


def field_behind_owners(line: PlanLine, words: PlanWords) -> FieldHere | None:
    """A labelled line right behind owners: also one whose label heads a column only in tables, or that nobody knows.

    Whatever its label is, what stands behind it is none of the owners above it.
    """
    if line.gap > 0:
        return None
    return strange_field(line, words)


def label_like(line: PlanLine) -> str | None:
    """What has the form of a label before the words of a line, whether or not anybody knows it."""
    found = None if line.piece.bulleted else _LIKE_A_LABEL.match(line.piece.text)
    return None if found is None else found.group().rstrip(": ")


def strange_field(line: PlanLine, words: PlanWords) -> FieldHere | None:
    """A labelled value whose label heads a column only in tables, or is known to nobody."""
    piece, label = line.piece, label_like(line)
    if label is None:
        return None
    colon = piece.text.index(":")
    column = words.head(piece.text[:colon]) or OTHER
    if column.kind in NO_VALUES:
        return None
    return FieldHere(column, part(piece, 0, colon + 1), _filled(piece, colon + 1, len(piece.text)))


def read_listed_action(
    body: Sequence[PlanLine], fields: Sequence[tuple[FieldHere, Sequence[Piece]]], reader: Reader
) -> tuple[DraftAction, tuple[Piece, ...]]:
    """An action of a list, and the labels that were left out of it.

    Args:
        body: the lines above the labelled lines, the action's heading first where it has one.
        fields: each labelled line with the lines that go on with it.
        reader: lexicon, joiner and words.
    """
    draft = DraftAction()
    labels: list[Piece] = []
    for index, line in enumerate(body):
        found = action_heading(line, reader.words, numbered=True) if index == 0 else None
        label = _label_end(line, reader.words) if index == 0 and found is None else None
        if label is not None:
            labels.append(part(line.piece, 0, label))
            draft.text.append(part(line.piece, label))
        elif found is None:
            draft.text.append(without_mark((line.piece,))[0] if index == 0 else line.piece)
        else:
            labels.append(part(line.piece, 0, found.start("title")))
            draft.text.append(part(line.piece, found.start("title")))
    draft.titled = _title_lines(body, reader.words)
    for here, more in fields:
        if here.column == OTHER:
            continue
        labels.append(here.label)
        cell = tuple(piece for piece in (here.content, *more) if piece is not None)
        if len(cell) > 0:
            if here.column.kind == "owner":
                reader.put_holders(draft, cell, here.column.role or Role.HOLDER, None)
            elif here.column.kind == "timing" and draft.timing is not None:
                draft.timing_until = (*(draft.timing_until or ()), *cell)
            else:
                draft.put(here.column.kind, cell)
    return draft, tuple(labels)


def _label_end(line: PlanLine, words: PlanWords) -> int | None:
    """Where the action begins behind its label: "Actie: ...", "Wat: ..."; None where it has none."""
    piece = line.piece
    label, colon, behind = piece.text[piece.content - piece.start :].partition(":")
    column = words.column(label) if colon != "" and clean(behind) != "" else None
    if column is not None and column.kind == "action":
        return piece.content - piece.start + len(label) + 1
    return labelled_action(line, words)


def _title_lines(body: Sequence[PlanLine], words: PlanWords) -> int:
    """How many of the first lines are a title, with the action's words behind it; 0 where nothing divides the two.

    The rule in the writer's mind: a title has lines of its own and no full stop, and what follows begins anew, with a
    capital, though its first word would have fitted behind the title.
    """
    width = max((len(line.text) for line in body), default=0)
    for count in range(1, min(len(body), _MOST_TITLE_LINES + 1)):
        last, following = body[count - 1], body[count]
        if last.text.endswith(_ENDS) or following.piece.bulleted:
            return 0
        if following.text[:1].islower() or (following.gap == 0 and words.goes_on(last.text)):
            continue
        fits = len(last.text) + 1 + len(following.text.split()[0]) <= width
        return count if following.gap > 0 or fits else 0
    return 0
