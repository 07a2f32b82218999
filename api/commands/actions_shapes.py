"""Actions as JSON, as CSV and as tables for a terminal."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from rich.table import Table
from rich.text import Text

from api.parts.dates import written_date
from api.terminal import plain_table, words
from graph.model.language import Language, named
from graph.plans import ActionPart
from graph.plans.days import without_day
from graph.plans.values import is_stated, whole
from graph.plans.values import words as text_of

_ASIDE, _STRONG = "dim", "bold"


def as_tables(rows: Sequence[ActionPart]) -> Iterator[Text | Table]:
    """The actions for a person, a table for each ambition."""
    for _, group in groupby(rows, key=lambda row: row.place.ambition.id):
        inside = list(group)
        yield words(_heading(inside[0]), _STRONG)
        made = plain_table()
        made.add_column("Actie", ratio=5, overflow="fold")
        made.add_column("Houders", ratio=4, overflow="fold")
        made.add_column("Wanneer", width=13, overflow="fold")
        made.add_column("Regel", width=9, overflow="fold")
        for row in inside:
            made.add_row(words(row.node.name), _holders(row), _when(row), words(_lines(row), _ASIDE))
        yield made


def outcome_unseen(day: date) -> str:
    """What a plan can and cannot tell about what should be ready."""
    written = written_date(day, Language.DUTCH)
    return f"Volgens het plan klaar uiterlijk op {written}. De uitkomst is in deze bron niet te zien."


def not_counted(rows: Sequence[ActionPart]) -> str:
    """How many actions have no last day, and why."""
    found = without_day(rows)
    said = [f"{found.ongoing} die doorlopen of terugkomen", f"{found.untimed} zonder planning"]
    if found.other > 0:
        said.append(f"{found.other} met een planning zonder dag")
    return f"Niet in deze lijst, want zonder laatste dag: {', '.join(said)}."


def _heading(row: ActionPart) -> str:
    ambition = row.place.ambition
    number = text_of(ambition.properties, "number")
    titles = [None if number is None else f"Ambitie {number}", ambition.name if is_stated(ambition) else None]
    return " › ".join((row.place.owner.name, *(title for title in titles if title is not None)))


def _holders(row: ActionPart) -> Text:
    parts = [
        words(
            ", ".join(dict.fromkeys(held.name for held in row.holders))
            or ("niet gelezen" if row.unread else "staan er niet")
        )
    ]
    for role, others in row.others_outside:
        how = "in de tekst" if role is None else named(role, Language.DUTCH)
        parts.append(words(f"{how}: {', '.join(one.name for one in others)}", _ASIDE))
    return Text("\n").join(parts)


def _when(row: ActionPart) -> Text:
    none = "niet gelezen" if row.unread else "geen planning"
    return words(none, _ASIDE) if row.timing is None else words(row.timing)


def _lines(row: ActionPart) -> str:
    first, last = whole(row.node.properties, "line_from"), whole(row.node.properties, "line_to")
    if first is None:
        return ""
    return str(first) if last in (None, first) else f"{first}-{last}"
