"""The labels with which each action of a list is told: those that come again.

The rule in the writer's mind: what is asked of one action is asked of each. A label that stands only once may as well
say who wrote the document, or when.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.vocabulary import HOLDING_ROLES, Role
from loaders.document.lines import Piece, PlanLine, part
from loaders.plan.action_list import FieldHere, fields_on, label_like
from loaders.plan.column_heads import OTHER, Column
from loaders.plan.letters import letters
from loaders.plan.owner_form import OwnerForm
from loaders.plan.parties import all_known
from loaders.plan.rows import Reader
from loaders.plan.timing import is_timing
from loaders.plan.words import PlanWords

_FEWEST = 2
"""Times that a label stands there: two actions are a list."""
_KNOWN = 0.5
"""Of the values behind a label that nobody knows so many must be known parties: other words have capitals too."""
_LABEL = re.compile(r"[A-Z][^\W\d_]+(?: [^\W\d_]+){0,3}\s?:\s+(?=\S)")
_TELLING = frozenset({"owner", "timing"})


@dataclass(frozen=True, slots=True)
class CardLabels:
    """Labels that come again, each as ``label_key`` says it: those of columns, and those that nobody knows."""

    known: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()
    told: Mapping[str, Column] = field(default_factory=dict)
    """Labels that nobody knows, and what they name as what stands behind them tells."""
    firsts: tuple[tuple[Column, Piece], ...] = ()
    """Of each of those, where it stands first."""


def card_labels(lines: Sequence[PlanLine], reader: Reader) -> CardLabels:
    """The labels that come again in these lines; none where no one and no time is asked of an action."""
    words = reader.words
    told, firsts = _told(lines, reader)
    found: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    for line in lines:
        own = told_field(line)
        if own is not None and label_key(own.label.text, line) in told:
            key = label_key(own.label.text, line)
            found[key] += 1
            kinds[key] = told[key].kind
            continue
        fields = fields_on(line, words).fields
        named = [(field.label.text, field.column) for field in fields]
        begins = len(fields) > 0 and fields[0].label.start == line.piece.content
        action = None if begins else action_label(line, words)
        if action is not None:
            named.append(action)
        elif not begins and (like := label_like(line)) is not None:
            named.append((like, OTHER))
        for label, column in named:
            key = label_key(label, line)
            found[key] += 1
            kinds[key] = column.kind
    again = frozenset(label for label, count in found.items() if count >= _FEWEST)
    if not any(kinds[label] in _TELLING for label in again):
        return CardLabels()
    strange = frozenset(label for label in again if kinds[label] == OTHER.kind)
    return CardLabels(again - strange, strange, told, firsts)


def _told(lines: Sequence[PlanLine], reader: Reader) -> tuple[Mapping[str, Column], tuple[tuple[Column, Piece], ...]]:
    """Labels that nobody knows behind which stand parties each time, or times: what they name is told by that.

    The first that names parties says who does it where no label that is known does; the others help.
    """
    values: dict[str, list[FieldHere]] = {}
    held = False
    for line in lines:
        known = fields_on(line, reader.words).fields
        held = held or any(one.column.role in HOLDING_ROLES for one in known)
        strange = told_field(line) if len(known) == 0 else None
        if strange is not None and reader.words.label(strange.label.text) is None:
            values.setdefault(label_key(strange.label.text, line), []).append(strange)
    told: dict[str, Column] = {}
    for key, fields in values.items():
        kind = _kind_of(fields, reader) if len(fields) >= _FEWEST else None
        if kind == "owner":
            told[key] = Column("owner", Role.SUPPORT if held else Role.HOLDER)
            held = True
        elif kind is not None:
            told[key] = Column(kind)
    if not held:
        return {}, ()
    return told, tuple((told[key], values[key][0].label) for key in told)


def _kind_of(fields: Sequence[FieldHere], reader: Reader) -> str | None:
    """What stands behind a label each time: times, or parties of which half are known."""
    cells = [(one.content,) for one in fields if one.content is not None]
    if all(is_timing(cell[0].words) for cell in cells):
        return "timing"
    formed = all(OwnerForm(reader).of_cell(cell, strict=False) for cell in cells)
    known = sum(all_known(reader.parties(cell)) for cell in cells)
    return "owner" if formed and known >= _KNOWN * len(cells) else None


def told_field(line: PlanLine) -> FieldHere | None:
    """A label of a few words before something, whether or not anybody knows it; also in a list."""
    piece = line.piece
    found = _LABEL.match(piece.text, piece.content - piece.start)
    if found is None:
        return None
    label = part(piece, found.start(), found.end())
    return FieldHere(OTHER, label, part(piece, found.end()))


def label_key(label: str, line: PlanLine) -> str:
    """What a label is counted by: its letters, and whether it is an item of a list; a list may explain the labels."""
    return letters(label) + "•" * line.piece.bulleted


def action_label(line: PlanLine, words: PlanWords) -> tuple[str, Column] | None:
    """The label before an action's own words: "Wat: ..."."""
    piece = line.piece
    label, colon, behind = piece.text[piece.content - piece.start :].partition(":")
    column = words.column(label) if colon != "" and behind.strip() != "" else None
    return None if column is None or column.kind != "action" else (label, column)
