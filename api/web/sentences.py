"""Three plain sentences above the matrix: what stands out first, each with its number and what that is out of.

They say what the plan says. That a name stands nowhere else is worded as what the plan shows, never as what a party
does or fails to do.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.matrix import Column, Group, Line, Matrix
from graph.model.vocabulary import Degree


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or two under a headline; ``line`` is the row of the matrix that shows it."""

    degree: Degree
    headline: str
    text: str
    line: str | None


def telling_sentences(matrix: Matrix, whose: str) -> tuple[Sentence, Sentence, Sentence]:
    """On payers, on partner lists, and on holders from outside.

    ``whose`` names what was read, as in *het plan* or *de geladen plannen*.
    """
    return _on_payers(matrix, whose), _on_lists(matrix, whose), _on_holders(matrix, whose)


def _on_payers(matrix: Matrix, whose: str) -> Sentence:
    paying = [line for line in matrix.lines if any(len(cell.funds) > 0 for cell in line.cells)]
    if len(paying) == 0:
        text = f"Geen van de {matrix.blocks} onderdelen van {whose} noemt een partij van buiten die betaalt."
        return Sentence(Degree.FUNDS, "Geen betaler van buiten genoemd", text, None)
    first = min(paying, key=lambda line: (line.group is not Group.PAYS, matrix.lines.index(line)))
    text = f"Volgens {whose} betaalt {first.name} {_paid_parts(first, matrix)}. "
    if first.holds == 0:
        text += f"{first.name} staat bij geen van de {matrix.actions} acties als houder."
    else:
        text += f"{first.name} staat bij {first.holds} van de {matrix.actions} acties als houder."
    others = [line for line in paying if line is not first]
    if len(others) == 1:
        text += f" Ook {others[0].name} betaalt, {_paid_parts(others[0], matrix)}."
    elif len(others) > 1:
        text += f" Ook {listed_words(line.name for line in others)} betalen."
    headline = f"{first.name} betaalt {_paid_titles(first, matrix)}"
    return Sentence(Degree.FUNDS, headline, text, first.organisation)


def _on_lists(matrix: Matrix, whose: str) -> Sentence:
    listed = matrix.group(Group.LISTED)
    if matrix.lists == 0:
        return Sentence(Degree.LISTED, "Geen partnerlijst", f"In {whose} staat geen partnerlijst.", None)
    if len(listed) == 0:
        text = f"Wie in een van de {matrix.lists} partnerlijsten staat, is ook genoemd bij een actie of als betaler."
        return Sentence(Degree.LISTED, "Geen partij staat alleen in een partnerlijst", text, None)
    most = [line for line in listed if line.lists == listed[0].lists]
    names = [line.name for line in most[:3]] + ([f"nog {len(most) - 3}"] if len(most) > 3 else [])
    text = (
        f"{listed_words(names)} {'staat' if len(most) == 1 else 'staan elk'} in {listed[0].lists} van de "
        f"{matrix.lists} partnerlijsten. In de actietabel staat geen van de {matrix.actions} acties op "
        f"{'deze naam' if len(most) == 1 else 'deze namen'}."
    )
    rest = len(listed) - len(most)
    if rest > 0:
        text += f" Dat laatste geldt ook voor {rest} andere {'partij' if rest == 1 else 'partijen'} in de lijsten."
    headline = f"{most[0].name} staat in {most[0].lists} van {matrix.lists} partnerlijsten, en bij 0 acties"
    return Sentence(Degree.LISTED, headline, text, most[0].organisation)


def _on_holders(matrix: Matrix, whose: str) -> Sentence:
    rest = matrix.actions - matrix.with_outside_holder
    text = f"Bij {matrix.with_outside_holder} van de {matrix.actions} acties staat een houder van buiten de gemeente. "
    if rest == 0:
        text += f"Geen actie in {whose} heeft alleen eigen afdelingen als houder."
    elif rest == len(_held_by_own_alone(matrix)):
        text += f"Bij de andere {rest} staan alleen eigen afdelingen of functies."
    else:
        text += f"Bij de andere {rest} staan eigen afdelingen of functies, of staat geen houder met een naam."
    headline = f"{matrix.with_outside_holder} van {matrix.actions} acties hebben een houder van buiten"
    return Sentence(Degree.HOLDER, headline, text, None)


def _held_by_own_alone(matrix: Matrix) -> set[str | None]:
    own = set() if matrix.own is None else {row.action for cell in matrix.own.cells for row in cell.held}
    outside = {row.action for line in matrix.lines for cell in line.cells for row in cell.held}
    return own - outside


def _paid_parts(line: Line, matrix: Matrix) -> str:
    """Where a party pays, for a sentence."""
    paid = _paid(line, matrix)
    if paid[0].whole_plan:
        return f"in {'het plan' if len(paid) == 1 else 'de plannen'} van {listed_words(c.title or '' for c in paid)}"
    named = (
        "een onderdeel" if c.title is None else c.title if c.number is None else f"ambitie {c.number}" for c in paid
    )
    return f"bij {listed_words(named)}"


def _paid_titles(line: Line, matrix: Matrix) -> str:
    """Where a party pays, for a headline: the first title, and how many more."""
    paid = _paid(line, matrix)
    if paid[0].whole_plan:
        return f"in {len(paid)} van {len(matrix.columns)} plannen"
    more = "" if len(paid) == 1 else f" en nog {len(paid) - 1}"
    return f"bij {'een onderdeel' if paid[0].title is None else f'‘{paid[0].title}’'}{more}"


def _paid(line: Line, matrix: Matrix) -> list[Column]:
    return [column for column, cell in zip(matrix.columns, line.cells, strict=True) if len(cell.funds) > 0]


def listed_words(names: Iterable[str]) -> str:
    """*a, b en c*."""
    given = list(names)
    if len(given) < 2:
        return "".join(given)
    return f"{', '.join(given[:-1])} en {given[-1]}"
