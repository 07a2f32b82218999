"""Actions in a list: each with its own heading, words and labelled lines ("Trekker: …", "Gereed: …").

The rule in the writer's mind: what stands above the first labelled line is the action, and each label holds until
the next. The roles are those the labels give. What stands behind a label that nobody knows is unread.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.vocabulary import Role
from loaders.document.lines import Piece, PlanLine, clean, part
from loaders.plan.column_heads import OTHER, Column
from loaders.plan.drafts import DraftAction
from loaders.plan.joining import without_mark
from loaders.plan.rows import Reader
from loaders.plan.structure import action_heading, labelled_action
from loaders.plan.words import PlanWords

_LONGEST_LABEL = 40
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


def field_here(line: PlanLine, words: PlanWords) -> FieldHere | None:
    """A line such as "Trekker: …"; None where no label of an action stands before a colon."""
    piece = line.piece
    offset = piece.content - piece.start
    colon = piece.text.find(":", offset, offset + _LONGEST_LABEL)
    if colon < 0:
        return None
    return _field(piece, colon, words.column(piece.text[offset:colon]))


def field_behind_owners(line: PlanLine, words: PlanWords) -> FieldHere | None:
    """A labelled line right behind owners: also one whose label heads a column only in tables, or that nobody knows.

    Whatever its label is, what stands behind it is none of the owners above it.
    """
    piece = line.piece
    if line.gap > 0 or piece.bulleted or _LIKE_A_LABEL.match(piece.text) is None:
        return None
    colon = piece.text.index(":")
    return _field(piece, colon, words.head(piece.text[:colon]) or OTHER)


def _field(piece: Piece, colon: int, column: Column | None) -> FieldHere | None:
    if column is None or column.kind in ("number", "action"):
        return None
    content = None if clean(piece.text[colon + 1 :]) == "" else part(piece, colon + 1)
    return FieldHere(column, part(piece, 0, colon + 1), content)


def read_listed_action(
    body: Sequence[PlanLine], fields: Sequence[tuple[FieldHere, Sequence[PlanLine]]], reader: Reader
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
        label = labelled_action(line, reader.words) if index == 0 and found is None else None
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
        cell = tuple(piece for piece in (here.content, *(line.piece for line in more)) if piece is not None)
        if len(cell) > 0:
            if here.column.kind == "owner":
                reader.put_holders(draft, cell, here.column.role or Role.HOLDER, None)
            else:
                draft.put(here.column.kind, cell)
    return draft, tuple(labels)


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
