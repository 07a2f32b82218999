"""Cypher that follows from the declared model: constraints, indexes and upserts. Only texts; nothing is sent from here.

Rows travel as lists in the order of ``node_columns`` and ``relation_columns``: half the bytes of a map per row, and
no name is read from the row that is also set, which would put an ``Eager`` into the plan of the statement.
"""

from dataclasses import dataclass
from functools import cache

from graph.model.nodes import MERGE_LABELS, NODES, Node
from graph.model.relations import RELATION_BY_TYPE, RELATIONS

SEARCH_PROPERTIES = ("_names", "_texts")
"""The folded words of a node, for the full-text index. Kept in the database only, never part of a row."""

DISTRICTS_PROPERTY = "_districts"
"""The numbers of the districts whose views hold a node. Kept in the database only, never part of a row."""

SEARCH_INDEX = "ketenkaart_words"

PLAN_PROPERTY = "plan"
"""The property of a relation that names the plan which states it. No relation declares one of that name."""

ENDS = ("from", "to")


@dataclass(frozen=True, slots=True)
class Constraint:
    """One uniqueness constraint; Community Edition has no other kind."""

    name: str
    entity: str
    """``NODE`` or ``RELATIONSHIP``, as ``SHOW CONSTRAINTS`` says it."""
    label: str
    properties: tuple[str, ...]

    def text(self) -> str:
        """The statement that makes it where it is missing."""
        pattern = f"(x:{quoted(self.label)})" if self.entity == "NODE" else f"()-[x:{quoted(self.label)}]-()"
        keys = ", ".join(f"x.{quoted(name)}" for name in self.properties)
        return f"CREATE CONSTRAINT {quoted(self.name)} IF NOT EXISTS FOR {pattern} REQUIRE ({keys}) IS UNIQUE"


@dataclass(frozen=True, slots=True)
class FullTextIndex:
    """A full-text index over the nodes of several labels."""

    name: str
    labels: tuple[str, ...]
    properties: tuple[str, ...]

    def text(self) -> str:
        """The statement that makes it where it is missing; words are cut at spaces, for they come folded."""
        keys = ", ".join(f"x.{quoted(name)}" for name in self.properties)
        return (
            f"CREATE FULLTEXT INDEX {quoted(self.name)} IF NOT EXISTS FOR (x:{any_of(self.labels)}) ON EACH [{keys}] "
            "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
        )


def quoted(name: str) -> str:
    """A label, type or property name as Cypher reads it, whatever stands in it."""
    return "`" + name.replace("`", "``") + "`"


def any_of(names: tuple[str, ...]) -> str:
    """Several labels or types as alternatives in a pattern."""
    return "|".join(quoted(name) for name in names)


ANY_NODE = any_of(MERGE_LABELS)
ANY_RELATION = any_of(tuple(RELATION_BY_TYPE))


def node_constraint(label: str, *properties: str) -> Constraint:
    """Uniqueness of these properties over the nodes of one label."""
    return Constraint(f"unique_{label}_{'_'.join(properties)}", "NODE", label, properties)


def constraints() -> tuple[Constraint, ...]:
    """A unique id for each merge label, each label added after the merge, and each relation type."""
    added = dict.fromkeys(label for node in NODES for label in node.extra_labels)
    nodes = [node_constraint(label, "id") for label in (*MERGE_LABELS, *added)]
    relations = [Constraint(f"unique_{kind}_id", "RELATIONSHIP", kind, ("id",)) for kind in RELATION_BY_TYPE]
    return (*nodes, *relations)


def indexes() -> tuple[FullTextIndex, ...]:
    """What is needed beside the indexes that constraints bring along: the words of every node.

    A plan's relations need none of their own: their ids begin with the plan's, and ids are unique and so indexed.
    """
    return (FullTextIndex(SEARCH_INDEX, MERGE_LABELS, SEARCH_PROPERTIES),)


@cache
def label_sets() -> tuple[tuple[str, ...], ...]:
    """The label sets nodes can have, each with its merge label first."""
    return tuple((node.label, *node.extra_labels) for node in NODES)


@cache
def node_columns(label: str) -> tuple[str, ...]:
    """What a row of a node holds: the id, then every property of any node merged on this label, then what the store
    keeps of it beside these: its words and its districts."""
    names = dict.fromkeys(name for node in _merged_on(label) for name in node.model_fields if name != "id")
    return ("id", *names, *SEARCH_PROPERTIES, DISTRICTS_PROPERTY)


@cache
def relation_columns(relation_type: str) -> tuple[str, ...]:
    """What a row of a relation holds: its id, the ids of its ends, its plan, then its other properties."""
    names = [name for name in RELATION_BY_TYPE[relation_type].model_fields if name != "id"]
    return ("id", *ENDS, PLAN_PROPERTY, *names)


@cache
def relation_properties() -> tuple[str, ...]:
    """The properties of all relation types together, each name once."""
    return tuple(dict.fromkeys(name for relation in RELATIONS for name in relation.model_fields))


@cache
def node_upsert(labels: tuple[str, ...]) -> str:
    """Makes the nodes of one label set say exactly what ``$rows`` say.

    Each property is set by name: a missing value is null in the row, and setting null takes the property away. The
    merge key is not set again, and labels that the row does not have are taken off.
    """
    label = labels[0]
    own = labels[1:]
    others = dict.fromkeys(extra for node in _merged_on(label) for extra in node.extra_labels if extra not in own)
    changes = [f"n:{quoted(extra)}" for extra in own]
    changes += [f"n.{quoted(name)} = r[{at}]" for at, name in enumerate(node_columns(label)) if name != "id"]
    removal = "".join(f" REMOVE n:{quoted(extra)}" for extra in others)
    return f"UNWIND $rows AS r MERGE (n:{quoted(label)} {{id: r[0]}}) SET {', '.join(changes)}{removal}"


@cache
def relation_upsert(relation_type: str, source_label: str, target_label: str) -> str:
    """Makes the relations of one type between two merge labels say exactly what ``$rows`` say.

    Raises:
        ValueError: one of the labels is not of the model.
    """
    if not {source_label, target_label} <= set(MERGE_LABELS):
        raise ValueError(f"the model has no nodes merged on {source_label} and {target_label}")
    columns = relation_columns(relation_type)
    changes = [f"e.{quoted(name)} = r[{at}]" for at, name in enumerate(columns) if name not in ("id", *ENDS)]
    return (
        f"UNWIND $rows AS r MATCH (x:{quoted(source_label)} {{id: r[1]}}) "
        f"MATCH (y:{quoted(target_label)} {{id: r[2]}}) "
        f"MERGE (x)-[e:{quoted(relation_type)} {{id: r[0]}}]->(y) SET {', '.join(changes)}"
    )


@cache
def relation_ends() -> tuple[tuple[str, str, str], ...]:
    """Every type with each pair of merge labels it may run between."""
    return tuple((relation.type, *ends) for relation in RELATIONS for ends in relation.ends)


def _merged_on(label: str) -> tuple[type[Node], ...]:
    found = tuple(node for node in NODES if node.label == label)
    if len(found) == 0:
        raise ValueError(f"the model has no node that is merged on {label}")
    return found
