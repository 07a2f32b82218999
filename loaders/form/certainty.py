"""How certain a row of a plan is as a row: that its cells belong together, and are what they are taken for.

A table that a file marks leaves nothing to guess. Where rows or columns had to be concluded, the row says how certain
that is, until a person has looked at it.
"""

from graph.model.form import ActionForm, Reading
from loaders.form.through import Through, actions_in


def row_certainty(action: ActionForm) -> float:
    """From 0 to 1; 1 where nothing was guessed, and for what a person said of the row itself."""
    return 1.0 if action.certainty is None or action.confirmed is not None else action.certainty


def looked_at(reading: Reading) -> Reading:
    """The same reading as somebody who looked at every row of it accepted it; the very same where that changes nothing.

    Whom a name is taken for stays as certain as it was.
    """
    return _LookedAt().inside(reading)


def says_certainty(reading: Reading) -> bool:
    """Whether it says of any row how certain it is."""
    return any(action.certainty is not None for action in actions_in(reading.plan))


class _LookedAt(Through):
    def action(self, part: ActionForm) -> ActionForm:
        return part if part.certainty is None else part.model_copy(update={"certainty": None})
