"""Tables for analysts: a view as pandas frames with clear columns, one line each.

Needs pandas (``pip install ketenkaart[analyst]``); nothing else of the product does. Derived relations stand in a
frame with their basis and are never counted with stated ones unless the analyst does so.
"""

from dataclasses import asdict

import pandas as pd

from graph.analysis.crossing import crossing
from graph.analysis.dimensions import Dimension, Head
from graph.analysis.parties import WhoRow, who_does_what
from graph.model.vocabulary import Basis, Degree
from graph.view import NetworkView

_ACTION_COLUMNS = [
    "action", "municipality", "ambition_number", "ambition", "block", "text", "timing", "timing_kind", "timing_start",
    "timing_end", "holders", "outside_holders",
]  # fmt: skip
_CROSSING_COLUMNS = [
    "row",
    "row_name",
    "column",
    "column_name",
    "actions",
    "without_holder",
    "holds",
    "mentioned",
    "listed",
    "funds",
]


def who_frame(view: NetworkView) -> pd.DataFrame:
    """A row for each place where a plan names a party; the columns are those of ``WhoRow``."""
    columns = list(WhoRow.__dataclass_fields__)
    return pd.DataFrame([asdict(row) for row in who_does_what(view)], columns=columns)


def actions_frame(view: NetworkView) -> pd.DataFrame:
    """A row for each action, in the plan's order: words, timing, holders (ids, in order) and those from outside."""
    held: dict[str, list[WhoRow]] = {}
    for row in who_does_what(view):
        if row.action is not None and row.degree is Degree.HOLDER and row.basis is not Basis.DERIVED:
            held.setdefault(row.action, []).append(row)
    rows = []
    for plan in view.of_label("Plan"):
        for has_ambition in _by_position(view, plan.id, "HAS_AMBITION"):
            for has_block in _by_position(view, has_ambition, "HAS_BLOCK"):
                for action in _by_position(view, has_block, "HAS_ACTION"):
                    ambition, block, node = view.nodes[has_ambition], view.nodes[has_block], view.nodes[action]
                    holders = held.get(action, [])
                    rows.append(
                        {
                            "action": action,
                            "municipality": plan.properties["owner"],
                            "ambition_number": ambition.properties.get("number"),
                            "ambition": ambition.name,
                            "block": block.name,
                            **{name: node.properties.get(name) for name in ("text", "timing", "timing_kind")},
                            **{name: node.properties.get(name) for name in ("timing_start", "timing_end")},
                            "holders": tuple(row.organisation for row in holders),
                            "outside_holders": tuple(row.organisation for row in holders if not row.own),
                        }
                    )
    return pd.DataFrame(rows, columns=_ACTION_COLUMNS)


def degrees_frame(view: NetworkView) -> pd.DataFrame:
    """A row for each party, a column for each degree with the number of times; stated relations only."""
    stated = [row for row in who_does_what(view) if row.basis is not Basis.DERIVED]
    counts: dict[str, dict[str, object]] = {}
    for row in stated:
        party = counts.setdefault(row.organisation, {"name": row.name, "own": row.own, **{d.value: 0 for d in Degree}})
        number = party[row.degree.value]
        party[row.degree.value] = (number if isinstance(number, int) else 0) + 1
    frame = pd.DataFrame.from_dict(counts, orient="index", columns=["name", "own", *(d.value for d in Degree)])
    frame.index.name = "organisation"
    return frame.sort_index()


def names_frame(view: NetworkView) -> pd.DataFrame:
    """A row for each way in which a party is written: the words, the organisation, the rule, and how often."""
    frame = who_frame(view)
    stated = frame[frame["basis"] != Basis.DERIVED]
    columns = ["organisation", "name", "written", "rule", "certainty"]
    return stated.groupby(columns, as_index=False, observed=True).size().rename(columns={"size": "times"})


def crossing_frame(view: NetworkView, rows_by: str, columns_by: str) -> pd.DataFrame:
    """A row for each filled cell of the matrix by choice, with numbers of different actions, lists and parts paid for.

    ``rows_by`` and ``columns_by`` are two of ``Dimension``: party, kind, municipality, ambition, target_group, timing.
    ``.pivot(index="row", columns="column", values="holds")`` makes the table. An action may be in several cells, so
    sums of them are not numbers of actions.

    Raises:
        ValueError: there is no such dimension, or both are the same.
    """
    made = crossing(view, Dimension(rows_by), Dimension(columns_by))
    rows = [
        {
            "row": row.id,
            "row_name": _head_name(row),
            "column": column.id,
            "column_name": _head_name(column),
            "actions": len(cell.actions),
            "without_holder": cell.without_holder,
            "holds": cell.named.holds,
            "mentioned": cell.mentions,
            "listed": cell.named.lists,
            "funds": cell.pays,
        }
        for row in made.rows
        for column in made.columns
        if (cell := made.cell(row, column)) is not None and not cell.empty
    ]
    return pd.DataFrame(rows, columns=_CROSSING_COLUMNS)


def _head_name(head: Head) -> str:
    """The name in Dutch; with its plan and number where it is an ambition."""
    return head.name.nl if head.owner is None else f"{head.owner} {head.number or ''} {head.name.nl}"


def _by_position(view: NetworkView, node: str, relation_type: str) -> list[str]:
    targets = [relation.target for relation in view.outgoing(node, relation_type)]
    return sorted(targets, key=lambda target: (_position(view, target), target))


def _position(view: NetworkView, node: str) -> int:
    position = view.nodes[node].properties.get("position", 0)
    return position if isinstance(position, int) else 0
