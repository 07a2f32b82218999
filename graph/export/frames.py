"""Tables for analysts: a network as pandas frames with clear columns, one line each.

Needs pandas (``pip install ketenkaart[analyst]``); nothing else of the product does. Derived relations stand in a
frame with their basis and are never counted with stated ones unless the analyst does so.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from graph.export.columns import (
    ACTION_COLUMNS,
    FINDING_COLUMNS,
    MEASURE_COLUMNS,
    PLAN_COLUMNS,
    WHO_COLUMNS,
    Column,
    Row,
    values,
)
from graph.facade import actions, findings, who
from graph.model.vocabulary import Basis, Degree
from graph.network import Network
from graph.questions import HowMany, WhichMeasures, WhichPlans
from graph.questions.filters import asked_with
from graph.tables.dimensions import Head

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


def who_frame(network: Network, **filters: object) -> pd.DataFrame:
    """A row for each place where a plan names a party, under the filters of ``graph.who``."""
    return _frame(WHO_COLUMNS, who(network, **filters))


def actions_frame(network: Network, **filters: object) -> pd.DataFrame:
    """A row for each action, in the plan's order, under the filters of ``graph.actions``: words, timing, holders (ids,
    in order) and those from outside."""
    return _frame(ACTION_COLUMNS, actions(network, **filters))


def findings_frame(network: Network, **filters: object) -> pd.DataFrame:
    """A row for each finding, in order of id, under the filters of ``graph.findings``."""
    return _frame(FINDING_COLUMNS, findings(network, **filters).findings)


def plans_frame(network: Network, **filters: object) -> pd.DataFrame:
    """A row for each loaded plan, under the filters of ``WhichPlans``."""
    return _frame(PLAN_COLUMNS, asked_with(WhichPlans, filters).of(network))


def measures_frame(network: Network, **filters: object) -> pd.DataFrame:
    """A row for each party with a task, under the filters of ``WhichMeasures``: how many actions, how central, in which
    group, between whom. What each measure is stands in the modules of ``graph.analysis.measures``."""
    return _frame(MEASURE_COLUMNS, asked_with(WhichMeasures, filters).of(network).parties)


def together_frame(network: Network, **filters: object) -> pd.DataFrame:
    """A row for each largest set of parties that share at least two actions (formal concepts), under the same filters:
    names of the parties, names of the actions, and both numbers; empty where there are too many to be found."""
    found = asked_with(WhichMeasures, filters).of(network)
    nodes = network.view.nodes
    rows = [
        {
            "parties": tuple(nodes[party].name for party in one.parties),
            "actions": tuple(nodes[action].name for action in one.actions),
            "number_of_parties": len(one.parties),
            "number_of_actions": len(one.actions),
        }
        for one in found.shared
    ]
    return pd.DataFrame(rows, columns=["parties", "actions", "number_of_parties", "number_of_actions"])


def pairs_frame(network: Network, **filters: object) -> pd.DataFrame:
    """A row for each pair of parties against chance, the least probable first, under the same filters: how many actions
    they share, how many chance gives, how probable as many are by chance, and whether they count among all pairs; empty
    where chance was not worked out."""
    found = asked_with(WhichMeasures, filters).of(network)
    names = [network.view.nodes[party].name for party in found.network.parties]
    rows = [
        {
            "one": names[pair.one],
            "other": names[pair.other],
            "shared": pair.shared,
            "expected": pair.expected,
            "p_value": pair.p_value,
            "significant": pair.significant,
        }
        for pair in (() if found.chance is None else found.chance.pairs)
    ]
    return pd.DataFrame(rows, columns=["one", "other", "shared", "expected", "p_value", "significant"])


def _frame(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> pd.DataFrame:
    return pd.DataFrame([values(columns, row) for row in rows], columns=[column.name for column in columns])


def degrees_frame(network: Network) -> pd.DataFrame:
    """A row for each party, a column for each degree with the number of times; stated relations only."""
    stated = [row for row in network.rows if not row.is_derived]
    counts: dict[str, dict[str, object]] = {}
    for row in stated:
        party = counts.setdefault(row.organisation, {"name": row.name, "own": row.own, **{d.value: 0 for d in Degree}})
        number = party[row.degree.value]
        party[row.degree.value] = (number if isinstance(number, int) else 0) + 1
    frame = pd.DataFrame.from_dict(counts, orient="index", columns=["name", "own", *(d.value for d in Degree)])
    frame.index.name = "organisation"
    return frame.sort_index()


def names_frame(network: Network) -> pd.DataFrame:
    """A row for each way in which a party is written: the words, the organisation, the rule, and how often."""
    frame = who_frame(network)
    stated = frame[frame["basis"] != Basis.DERIVED]
    columns = ["organisation", "name", "written", "rule", "certainty"]
    return stated.groupby(columns, as_index=False, observed=True).size().rename(columns={"size": "times"})


def crossing_frame(network: Network, rows_by: str, columns_by: str, **filters: object) -> pd.DataFrame:
    """A row for each filled cell of the matrix by choice, with numbers of different actions, lists and parts paid for.

    ``rows_by`` and ``columns_by`` are two of ``Dimension``: party, kind, municipality, ambition, target_group, timing;
    filters are those of ``HowMany``.
    ``.pivot(index="row", columns="column", values="holds")`` makes the table. An action may be in several cells, so
    sums of them are not numbers of actions.

    Raises:
        QuestionError: there is no such dimension or filter, both are the same, or no loaded plan fits.
    """
    made = asked_with(HowMany, {"rows": rows_by, "columns": columns_by, **filters}).of(network)
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
