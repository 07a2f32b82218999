"""The labels with which each action of a list is told: those that come again.

The rule in the writer's mind: what is asked of one action is asked of each. A label that stands only once may as well
say who wrote the document, or when.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.document.lines import PlanLine
from loaders.plan.action_list import fields_on, label_like
from loaders.plan.column_heads import OTHER, Column
from loaders.plan.letters import letters
from loaders.plan.words import PlanWords

_FEWEST = 2
"""Times that a label stands there: two actions are a list."""
_TELLING = frozenset({"owner", "timing"})


@dataclass(frozen=True, slots=True)
class CardLabels:
    """Labels that come again, each as ``label_key`` says it: those of columns, and those that nobody knows."""

    known: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()


def card_labels(lines: Iterable[PlanLine], words: PlanWords) -> CardLabels:
    """The labels that come again in these lines; none where no one and no time is asked of an action."""
    found: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    for line in lines:
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
    return CardLabels(again - strange, strange)


def label_key(label: str, line: PlanLine) -> str:
    """What a label is counted by: its letters, and whether it is an item of a list; a list may explain the labels."""
    return letters(label) + "•" * line.piece.bulleted


def action_label(line: PlanLine, words: PlanWords) -> tuple[str, Column] | None:
    """The label before an action's own words: "Wat: ..."."""
    piece = line.piece
    label, colon, behind = piece.text[piece.content - piece.start :].partition(":")
    column = words.column(label) if colon != "" and behind.strip() != "" else None
    return None if column is None or column.kind != "action" else (label, column)
