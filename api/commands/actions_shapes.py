"""Actions as JSON, as CSV and as tables for a terminal."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from rich.table import Table
from rich.text import Text

from api.commands.page import dutch_date
from api.commands.who_shapes import cell
from api.terminal import plain_table, words
from graph.analysis.actions import ActionRow, without_day
from graph.analysis.parties import stated_ambition, whole
from graph.analysis.parties import words as text_of
from graph.model.language import Language, named

_ASIDE, _STRONG = "dim", "bold"


def as_json(rows: Sequence[ActionRow], total: int, district: str) -> str:
    """The actions, out of how many."""
    content = {"district": district, "total": total, "actions": [_values(row) for row in rows]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: Sequence[ActionRow]) -> str:
    """The actions as comma-separated values in UTF-8, a heading first; no cell is read as a formula."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([cell(value) for value in _values(row).values()])
    return target.getvalue()


def as_tables(rows: Sequence[ActionRow]) -> Iterator[Text | Table]:
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
    return f"Volgens het plan klaar uiterlijk op {dutch_date(day)}. De uitkomst is in deze bron niet te zien."


def not_counted(rows: Sequence[ActionRow]) -> str:
    """How many actions have no last day, and why."""
    found = without_day(rows)
    said = [f"{found.ongoing} die doorlopen of terugkomen", f"{found.untimed} zonder planning"]
    if found.other > 0:
        said.append(f"{found.other} met een planning zonder dag")
    return f"Niet in deze lijst, want zonder laatste dag: {', '.join(said)}."


_COLUMNS = (
    "action", "municipality", "plan", "ambition_number", "ambition_title", "name", "text", "holders",
    "outside_holder", "mentioned_outside", "timing", "timing_kind", "timing_start", "timing_end", "page", "line_from",
    "line_to",
)  # fmt: skip


def _values(row: ActionRow) -> dict[str, object]:
    node, place = row.node, row.place
    kind = row.timing_kind
    values = (
        node.id,
        place.owner.id,
        place.plan.id,
        text_of(place.ambition.properties, "number"),
        place.ambition.name if stated_ambition(place.ambition) else None,
        node.name,
        text_of(node.properties, "text") or node.name,
        [held.organisation for held in row.holders],
        row.outside,
        [named.organisation for named in row.mentioned_outside],
        row.timing,
        None if kind is None else kind.value,
        text_of(node.properties, "timing_start"),
        row.ends,
        whole(node.properties, "page"),
        whole(node.properties, "line_from"),
        whole(node.properties, "line_to"),
    )
    return dict(zip(_COLUMNS, values, strict=True))


def _heading(row: ActionRow) -> str:
    ambition = row.place.ambition
    number = text_of(ambition.properties, "number")
    titles = [None if number is None else f"Ambitie {number}", ambition.name if stated_ambition(ambition) else None]
    return " › ".join((row.place.owner.name, *(title for title in titles if title is not None)))


def _holders(row: ActionRow) -> Text:
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


def _when(row: ActionRow) -> Text:
    none = "niet gelezen" if row.unread else "geen planning"
    return words(none, _ASIDE) if row.timing is None else words(row.timing)


def _lines(row: ActionRow) -> str:
    first, last = whole(row.node.properties, "line_from"), whole(row.node.properties, "line_to")
    if first is None:
        return ""
    return str(first) if last in (None, first) else f"{first}-{last}"
