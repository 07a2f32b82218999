"""The network as node-link JSON, the matrix, and the closed lists of words."""

from pydantic import Field

from graph import network as network_at
from graph.export.forms.shape import Coverage, Identifier, PartyRef, Representation, Words
from graph.model.rows import NodeRow, Properties, RelationRow, Value
from graph.model.vocabulary import Degree, dutch, english
from graph.tables import matrix as tables
from graph.tables.matrix import Group

_NOT_NAMED = Words(nl="niet genoemd", en="not named")


class GraphNode(Representation):
    """A node with its properties, named as in the data dictionary."""

    id: Identifier
    labels: tuple[str, ...] = Field(
        description="Its labels, the one it is merged on first.", examples=[["Organisation"]]
    )
    name: str = Field(description="Name as people read it.", examples=["Gezondheidsdienst"])
    properties: dict[str, Value] = Field(description="Its other properties; without those that have no value.")


class GraphLink(Representation):
    """A relation between two nodes, with its properties."""

    key: Identifier
    type: str = Field(description="Type of the relation.", examples=["RESPONSIBLE_FOR"])
    source: Identifier
    target: Identifier
    plan: str | None = Field(description="The plan that states it; null for what was known beforehand.")
    properties: dict[str, Value] = Field(description="Its properties; without those that have no value.")


class Network(Representation):
    """A page of a network as node-link JSON: `networkx.node_link_graph(answer, edges="links")` reads it.

    Nodes and links are each in order of code, and a page has the next of both. A large network has several pages; with
    the nodes and the links of all of them put together, both ends of every link are among the nodes.
    """

    directed: bool = Field(default=True, description="Always true.")
    multigraph: bool = Field(default=True, description="Always true: relations may run side by side.")
    graph: Coverage
    nodes: tuple[GraphNode, ...] = Field(description="By code.")
    links: tuple[GraphLink, ...] = Field(description="By code.")
    total_nodes: int = Field(ge=0, description="How many nodes there are on all pages.", examples=[185])
    total_links: int = Field(ge=0, description="How many links there are on all pages.", examples=[378])
    limit: int = Field(ge=1, description="The most nodes, and the most links, on a page.", examples=[1000])
    offset: int = Field(ge=0, description="How many of each stand before this page.", examples=[0])


class MatrixColumn(Representation):
    """A part of a plan (an ambition), or a whole plan."""

    id: Identifier
    whole_plan: bool = Field(description="Whether the column is a whole plan.", examples=[True])
    number: str | None = Field(description="Number of the ambition.", examples=["2"])
    title: str | None = Field(description="Title; of a plan the name of its owner.", examples=["Signaleren"])
    actions: int = Field(description="How many actions it has.", examples=[9])
    with_outside_holder: int = Field(description="How many of those a party from outside holds.", examples=[4])
    lists: int = Field(description="Partner lists that name at least one partner.", examples=[2])
    blocks: int = Field(description="Parts it has.", examples=[2])


class MatrixCell(Representation):
    """How one party is named in one column."""

    column: Identifier
    degrees: tuple[Degree, ...] = Field(
        description="What the cell shows: text only where nothing is held, the list only where there is nothing else.",
        examples=[["holder"]],
    )
    words: Words = Field(description="The degrees as people read them.")
    holds: int = Field(description="Actions held.", examples=[2])
    lists: int = Field(description="Partner lists it stands in.", examples=[1])
    actions: tuple[Identifier, ...] = Field(description="Codes of the actions that it holds or that name it.")
    via: tuple[str, ...] = Field(description="Names of the units through which it is named.")


class MatrixLine(PartyRef):
    """A row: an outside party, or all own departments and functions together."""

    group: Group = Field(description="How the party is named over all columns.", examples=["holds"])
    part_of: str | None = Field(description="Name of the organisation this is a unit of.")
    under: str | None = Field(description="Code of the row this unit stands under; that row counts it too.")
    holds: int = Field(description="Actions held.", examples=[3])
    lists: int = Field(description="Partner lists it stands in.", examples=[4])
    mentions: int = Field(description="Actions whose text names it.", examples=[1])
    members: tuple[str, ...] = Field(description="Own departments and functions folded into the row.")
    cells: tuple[MatrixCell, ...] = Field(
        description="Where it is named, in the order of the columns; a column without a cell: not named there."
    )


class Matrix(Representation):
    """Outside parties by ambition (of one plan) or by plan (of a district)."""

    columns: tuple[MatrixColumn, ...]
    lines: tuple[MatrixLine, ...] = Field(
        description="The rows of this page. First who pays and holds nothing, then who stands in lists and holds "
        "nothing, then who is in a text and holds nothing, then who holds; rest groups and what is only derived last."
    )
    own: MatrixLine | None = Field(description="Own departments and functions, folded into one row.")
    actions: int = Field(description="Actions in all columns.", examples=[27])
    with_outside_holder: int = Field(description="How many of those a party from outside holds.", examples=[11])
    total: int = Field(ge=0, description="How many rows there are on all pages.", examples=[25])
    limit: int = Field(ge=1, description="The most rows on a page.", examples=[100])
    offset: int = Field(ge=0, description="How many rows stand before this page.", examples=[0])
    coverage: Coverage


class VocabularyWord(Representation):
    """A word of a closed list."""

    value: str = Field(description="As it stands in answers and is given in filters.", examples=["holder"])
    name: Words


class Vocabulary(Representation):
    """A closed list of words."""

    name: str = Field(description="Name of the list.", examples=["Degree"])
    items: tuple[VocabularyWord, ...]


class Vocabularies(Representation):
    """Every closed list of words, in both languages."""

    items: tuple[Vocabulary, ...]


def node_form(node: NodeRow) -> GraphNode:
    """A node as it is given."""
    return GraphNode(id=node.id, labels=node.labels, name=node.name, properties=_others(node.properties))


def link_form(relation: RelationRow) -> GraphLink:
    """A relation as it is given."""
    return GraphLink(
        key=relation.id,
        type=relation.type,
        source=relation.source,
        target=relation.target,
        plan=relation.plan,
        properties=_others(relation.properties),
    )


def _others(properties: Properties) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if name not in ("id", "name")}


def column_form(column: tables.Column) -> MatrixColumn:
    """A column as it is given."""
    return MatrixColumn(
        id=column.id,
        whole_plan=column.whole_plan,
        number=column.number,
        title=column.title,
        actions=column.actions,
        with_outside_holder=column.with_outside_holder,
        lists=column.lists,
        blocks=column.blocks,
    )


def line_form(network: network_at.Network, line: tables.Line) -> MatrixLine:
    node = network.view.nodes.get(line.organisation)
    level = None if node is None else node.properties.get("level")
    return MatrixLine.model_validate(
        {
            "id": line.organisation,
            "name": line.name,
            "kind": line.kind,
            "level": level,
            "group": line.group,
            "part_of": line.part_of,
            "under": line.under,
            "holds": line.holds,
            "lists": line.lists,
            "mentions": line.mentions,
            "members": line.members,
            "cells": tuple(_cell(cell) for cell in line.cells if not cell.empty),
        }
    )


def _cell(cell: tables.Cell) -> MatrixCell:
    named = [row.action for row in (*cell.held, *cell.mentioned)]
    return MatrixCell(
        column=cell.column,
        degrees=cell.degrees,
        words=_cell_words(cell),
        holds=cell.holds,
        lists=cell.lists,
        actions=tuple(dict.fromkeys(action for action in named if action is not None)),
        via=cell.via,
    )


def _cell_words(cell: tables.Cell) -> Words:
    if cell.empty:
        return _NOT_NAMED
    return Words(nl=" en ".join(map(dutch, cell.degrees)), en=" and ".join(map(english, cell.degrees)))
