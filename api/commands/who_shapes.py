"""Rows of who does what as JSON, as CSV, and as a table that also fits a terminal of 80 columns."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.table import Table
from rich.text import Text

from api.terminal import plain_table, words
from graph.model.vocabulary import Basis, Degree, ResolutionRule, Role, dutch
from graph.plans import Named
from loaders.wording import short_name

_ASIDE, _STRONG = "dim", "bold"


def as_tables(rows: Sequence[Named]) -> Iterator[Text | Table]:
    """The rows for a person: what holds for a whole block stands once above its table."""
    for _, group in groupby(rows, key=lambda row: row.block):
        inside = list(group)
        yield _heading(inside[0])
        yield _table(inside)


def _table(rows: Sequence[Named]) -> Table:
    made = plain_table()
    made.add_column("Partij", ratio=4, overflow="fold")
    made.add_column("Hoe genoemd", width=16, overflow="fold")
    made.add_column("Actie", ratio=5, overflow="fold")
    made.add_column("Wanneer", width=13, overflow="fold")
    for row in rows:
        made.add_row(_party(row), _named(row), words(row.action_name or ""), _when(row))
    return made


def _party(row: Named) -> Text:
    said = words(row.name, _STRONG)
    lines = []
    if row.written.casefold() != row.name.casefold():
        lines.append(f'geschreven: "{row.written}"')
    if row.rule not in (ResolutionRule.CANONICAL_NAME, ResolutionRule.OWN_DEPARTMENT):
        sure = "" if row.certainty == 1 else f" ({row.certainty:.0%} zeker)"
        lines.append(dutch(row.rule) + sure)
    lines.append("eigen" if row.own else "buiten")
    return _lines(said, lines)


def _named(row: Named) -> Text:
    said = words(degree_in_words(row))
    lines = []
    if row.role is not None and row.role is not Role.HOLDER:
        lines.append(f"rol: {dutch(row.role)}")
    if row.basis is not Basis.STATED:
        lines.append(dutch(row.basis))
    return _lines(said, lines)


def degree_in_words(row: Named) -> str:
    """How the party is named. A place in a list is "only" there when no action of that ambition names the party."""
    if row.role in (Role.SUPPORT, Role.CONSULTED, Role.INFORMED):
        return dutch(row.role)
    return "in de partnerlijst" if row.degree is Degree.LISTED and not row.only_listed else dutch(row.degree)


def _heading(row: Named) -> Text:
    """Where a block stands, for whom it is meant and what it says of money."""
    number = None if row.ambition_number is None else f"Ambitie {row.ambition_number}"
    block = None if row.block_title == row.ambition_title else row.block_title
    titles = [part for part in (number, row.ambition_title, block) if part is not None]
    lines = [f"plan: {row.plan}"]
    if len(row.target_groups) > 0:
        lines.append(f"doelgroep: {short_name(', '.join(row.target_groups))}")
    if row.budget is not None:
        lines.append(f"geld: {short_name(row.budget)}")
    return _lines(words(" › ".join((row.municipality_name, *titles)), _STRONG), lines)


def _when(row: Named) -> Text:
    if row.action is None:
        return words("")
    if row.timing is None:
        return words("geen planning", _ASIDE)
    told = row.timing_kind is None or row.timing.casefold() == dutch(row.timing_kind)
    return _lines(words(row.timing), [] if told or row.timing_kind is None else [dutch(row.timing_kind)])


def _lines(first: Text, others: Sequence[str]) -> Text:
    parts = [first] if first.plain != "" else []
    return Text("\n").join([*parts, *(words(line, _ASIDE) for line in others)])
