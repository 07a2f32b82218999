"""Cards side by side on a page: each with its title, its words and the same labels, read one column after the other.

The rule in the writer's mind: a card is whole by itself. The labels ("Wie: ...", "Tijdpad: ...") come again in the card
beside it, each with its own words behind it; in a row of a table they stand once, at the head.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from loaders.document.pdf.gutters import Zone, columns_of
from loaders.document.pdf.lines import TextLine

FEWEST_LABELS = 2
# Labels that come again beside each other: one ("Let op: ...") may stand in any two cells.
_LONGEST_LABEL = 30
# Signs before the colon: a label of a few words; a sentence with a colon has more before it.
_LARGER = 1.1
# Times the size of the words of the cards: a heading over the cards below it.


def cards_of(zone: Zone, lines: Sequence[TextLine]) -> Zone | None:
    """The part of a zone that is cards side by side, up to a heading over other cards; None where it is none."""
    here = lines[zone.first : zone.last]
    parted = [columns_of(line, zone.gutters) for line in here]
    seen: dict[str, set[int]] = {}
    for row in parted:
        for at, part in enumerate(row):
            label = None if part is None else _label(part)
            if label is not None:
                seen.setdefault(label, set()).add(at)
    again = [label for label, columns in seen.items() if len(columns) > 1]
    if len(again) < FEWEST_LABELS:
        return None
    labelled = [part for row in parted for part in row if part is not None and _label(part) in again]
    usual, left = median(part.size for part in labelled), min(part.x0 for part in labelled)
    for at, row in enumerate(parted[1:], 1):
        alone = row[0] is not None and all(part is None for part in row[1:])
        if alone and _is_over(parted, at, again) and here[at].size > _LARGER * usual and here[at].x0 < left + usual / 2:
            return replace(zone, last=zone.first + at) if at > 1 else None
    return zone


def _is_over(parted: Sequence[Sequence[TextLine | None]], at: int, again: Sequence[str]) -> bool:
    """Whether a line stands behind the labels of all cards above it: no words between it and their last label."""
    above = parted[at - 1]
    return any(part is not None and _label(part) in again for part in above)


def _label(line: TextLine) -> str | None:
    """The label that a line begins with, its words behind it; None where it has none."""
    label, colon, rest = line.text.strip().partition(":")
    if colon == "" or rest.strip() == "" or not 2 < len(label) <= _LONGEST_LABEL or not label[0].isalpha():
        return None
    return label.casefold()
