"""The signs that are set in a cell to say that something holds for its row and its column."""

import re

from loaders.plan.cells import Pieces
from loaders.plan.find.matrix_legend import MARKS

ENOUGH = 0.7
# Of the filled cells under parties, or under times, so many must be signs.
TAKES_PART = frozenset("xX●•✓✔☑☒■▪◼⬤√v*+".lower())
"""Signs that say by themselves that a party takes part; an open circle says less than a filled one."""
_SYMBOLS = re.escape("".join(MARKS))
_ONE = rf"(?:[A-Za-z]{{1,2}}|[0-9]|[{_SYMBOLS}])"
_SIGNS = re.compile(rf"\({_ONE}\)|{_ONE}(?:\s*[/,+&]\s*{_ONE})*")
_NOTHING = frozenset({"", "-", "–", "—", ".", "/"})


def signs_in(cell: Pieces) -> tuple[str, ...]:
    """The signs of a cell, small; none where it holds anything else."""
    text = " ".join(piece.text.strip() for piece in cell).strip()
    if _SIGNS.fullmatch(text) is None:
        return ()
    return tuple(re.split(r"\s*[/,+&]\s*", text.lower())) if len(text) > 1 else (text.lower(),)


def says_nothing(cell: Pieces) -> bool:
    """Whether a cell under a party is empty, or says with a stroke that it is."""
    return " ".join(piece.text.strip() for piece in cell).strip() in _NOTHING
