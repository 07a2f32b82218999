"""Three plain sentences above the matrix: what stands out first, each with its number and what that is out of.

They say what the plan says. That a name stands nowhere else is worded as what the plan shows, never as what a party
does or fails to do.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from api.parts.translation import Translation
from graph.model.vocabulary import Degree
from graph.tables.matrix import Column, Group, Line, Matrix


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or two under a headline; ``line`` is the row of the matrix that shows it."""

    degree: Degree
    headline: str
    text: str
    line: str | None


def telling_sentences(matrix: Matrix, whose: str, say: Translation) -> tuple[Sentence, Sentence, Sentence]:
    """On payers, on partner lists, and on holders from outside.

    ``whose`` names what was read, as in *het plan* or *de geladen plannen*, in the language of ``say``.
    """
    return _on_payers(matrix, whose, say), _on_lists(matrix, whose, say), _on_holders(matrix, whose, say)


def _on_payers(matrix: Matrix, whose: str, say: Translation) -> Sentence:
    paying = [line for line in matrix.lines if any(len(cell.funds) > 0 for cell in line.cells)]
    if len(paying) == 0:
        text = say.gettext(
            "Geen van de %(blocks)s onderdelen van %(whose)s noemt een partij van buiten die betaalt.",
            blocks=matrix.blocks,
            whose=whose,
        )
        return Sentence(Degree.FUNDS, say.gettext("Geen betaler van buiten genoemd"), text, None)
    first = min(paying, key=lambda line: (line.group is not Group.PAYS, matrix.lines.index(line)))
    said = [
        say.gettext(
            "Volgens %(whose)s betaalt %(party)s %(where)s.",
            whose=whose,
            party=first.name,
            where=_paid_parts(first, matrix, say),
        ),
        _held_by(first, matrix, say),
    ]
    others = [line for line in paying if line is not first]
    if len(others) == 1:
        where = _paid_parts(others[0], matrix, say)
        said.append(say.gettext("Ook %(party)s betaalt, %(where)s.", party=others[0].name, where=where))
    elif len(others) > 1:
        names = listed_words((line.name for line in others), say)
        said.append(say.gettext("Ook %(parties)s betalen.", parties=names))
    headline = say.gettext("%(party)s betaalt %(where)s", party=first.name, where=_paid_titles(first, matrix, say))
    return Sentence(Degree.FUNDS, headline, " ".join(said), first.organisation)


def _held_by(line: Line, matrix: Matrix, say: Translation) -> str:
    if line.holds == 0:
        return say.gettext(
            "%(party)s staat bij geen van de %(actions)s acties als houder.", party=line.name, actions=matrix.actions
        )
    return say.gettext(
        "%(party)s staat bij %(held)s van de %(actions)s acties als houder.",
        party=line.name,
        held=line.holds,
        actions=matrix.actions,
    )


def _on_lists(matrix: Matrix, whose: str, say: Translation) -> Sentence:
    listed = matrix.group(Group.LISTED)
    if matrix.lists == 0:
        text = say.gettext("In %(whose)s staat geen partnerlijst.", whose=whose)
        return Sentence(Degree.LISTED, say.gettext("Geen partnerlijst"), text, None)
    if len(listed) == 0:
        text = say.gettext(
            "Elke partij van buiten die met een naam in een partnerlijst staat, is ook genoemd bij een actie of als "
            "betaler.",
        )
        return Sentence(Degree.LISTED, say.gettext("Geen partij staat alleen in een partnerlijst"), text, None)
    most = [line for line in listed if line.lists == listed[0].lists]
    text = _only_listed(most, matrix, say)
    rest = len(listed) - len(most)
    if rest > 0:
        text += " " + say.ngettext(
            "Nog %(num)s partij staat alleen in een partnerlijst.",
            "Nog %(num)s partijen staan alleen in een partnerlijst.",
            rest,
        )
    headline = say.gettext(
        "%(party)s staat in %(lists)s van %(of)s partnerlijsten, en bij 0 acties",
        party=most[0].name,
        lists=most[0].lists,
        of=matrix.lists,
    )
    return Sentence(Degree.LISTED, headline, text, most[0].organisation)


def _only_listed(most: list[Line], matrix: Matrix, say: Translation) -> str:
    """About those that stand in the most lists."""
    names = [line.name for line in most[:3]]
    if len(most) > 3:
        names.append(say.gettext("nog %(more)s", more=len(most) - 3))
    return say.ngettext(
        "%(names)s staat in %(lists)s van de %(of)s partnerlijsten. In de actietabel staat geen van de %(actions)s "
        "acties op deze naam.",
        "%(names)s staan elk in %(lists)s van de %(of)s partnerlijsten. In de actietabel staat geen van de "
        "%(actions)s acties op deze namen.",
        len(most),
        names=listed_words(names, say),
        lists=most[0].lists,
        of=matrix.lists,
        actions=matrix.actions,
    )


def _on_holders(matrix: Matrix, whose: str, say: Translation) -> Sentence:
    held, rest = matrix.with_outside_holder, matrix.actions - matrix.with_outside_holder
    text = say.ngettext(
        "Bij %(num)s van de %(actions)s acties staat een houder van buiten.",
        "Bij %(num)s van de %(actions)s acties staat een houder van buiten.",
        held,
        actions=matrix.actions,
    )
    if rest == 0:
        text += " " + say.gettext("Geen actie in %(whose)s heeft alleen eigen afdelingen als houder.", whose=whose)
    elif rest == len(_held_by_own_alone(matrix)):
        text += " " + say.gettext("Bij de andere %(rest)s staan alleen eigen afdelingen of functies.", rest=rest)
    else:
        text += " " + say.gettext(
            "Bij de andere %(rest)s staan eigen afdelingen of functies, of staat geen houder met een naam.", rest=rest
        )
    headline = say.ngettext(
        "%(num)s van %(actions)s acties heeft een houder van buiten",
        "%(num)s van %(actions)s acties hebben een houder van buiten",
        held,
        actions=matrix.actions,
    )
    return Sentence(Degree.HOLDER, headline, text, None)


def _held_by_own_alone(matrix: Matrix) -> set[str | None]:
    own = set() if matrix.own is None else {row.action for cell in matrix.own.cells for row in cell.held}
    outside = {row.action for line in matrix.lines for cell in line.cells for row in cell.held}
    return own - outside


def _paid_parts(line: Line, matrix: Matrix, say: Translation) -> str:
    """Where a party pays, for a sentence."""
    paid = _paid(line, matrix)
    if paid[0].whole_plan:
        owners = listed_words((column.title or "" for column in paid), say)
        return say.ngettext("in het plan van %(owners)s", "in de plannen van %(owners)s", len(paid), owners=owners)
    return say.gettext("bij %(parts)s", parts=listed_words((_part_name(column, say) for column in paid), say))


def _part_name(column: Column, say: Translation) -> str:
    if column.title is None:
        return say.gettext("een onderdeel")
    return column.title if column.number is None else say.gettext("ambitie %(number)s", number=column.number)


def _paid_titles(line: Line, matrix: Matrix, say: Translation) -> str:
    """Where a party pays, for a headline: the first title, and how many more."""
    paid = _paid(line, matrix)
    if paid[0].whole_plan:
        return say.gettext("in %(paid)s van %(of)s plannen", paid=len(paid), of=len(matrix.columns))
    part = say.gettext("een onderdeel") if paid[0].title is None else f"‘{paid[0].title}’"
    if len(paid) == 1:
        return say.gettext("bij %(parts)s", parts=part)
    return say.gettext("bij %(parts)s en nog %(more)s", parts=part, more=len(paid) - 1)


def _paid(line: Line, matrix: Matrix) -> list[Column]:
    return [column for column, cell in zip(matrix.columns, line.cells, strict=True) if len(cell.funds) > 0]


def listed_words(names: Iterable[str], say: Translation) -> str:
    """*a, b en c*."""
    given = list(names)
    if len(given) < 2:
        return "".join(given)
    return say.gettext("%(names)s en %(last)s", names=", ".join(given[:-1]), last=given[-1])
