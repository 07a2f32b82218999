"""How two organisations hang together: the shortest ways from one to the other by what plans state."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.rows import NodeRow, RelationRow
from graph.network import Network
from graph.plans.values import is_derived
from graph.questions.filters import Sort, asks
from graph.questions.meant import organisation_meant

LONGEST = 6
# Two organisations that share an action are two steps apart, with one between them four, with two six; a way with more
# between them explains nothing to a reader.
MOST = 50
# Two parties of the practice district have at most 25 shortest ways between them, of the given plan 36 (but for the
# municipality itself, which half of the actions join to anyone): who gets more than fifty reads none.

_JOINS = frozenset({"RESPONSIBLE_FOR", "MENTIONED_IN", "NAMED_PARTNER_IN", "FUNDS", "PART_OF"})


@dataclass(frozen=True, slots=True)
class Step:
    """From one node to the next, by a relation that joins them, whichever way it runs."""

    source: NodeRow
    relation: RelationRow
    target: NodeRow
    also: tuple[RelationRow, ...] = ()
    """Other relations that join the same two."""

    @property
    def relations(self) -> tuple[RelationRow, ...]:
        """All that join the two."""
        return (self.relation, *self.also)


@dataclass(frozen=True, slots=True)
class Ways:
    """The shortest ways between two organisations. None: the loaded plans do not join them in so many steps."""

    source: NodeRow
    target: NodeRow
    ways: tuple[tuple[Step, ...], ...]
    more: bool
    """Whether there are more ways of the same length than are given."""


@dataclass(frozen=True, slots=True)
class PathsBetween:
    """All shortest ways between two organisations over the actions and partner lists that name both, and over what
    they are a part of. What is derived joins nothing."""

    source: str = asks(
        Sort.CODE_OR_TEXT,
        "De ene organisatie",
        "One organisation: its code or its name",
        page="van",
        required=True,
        example="politie",
    )
    target: str = asks(
        Sort.CODE_OR_TEXT,
        "De andere organisatie",
        "The other organisation: its code or its name",
        page="naar",
        required=True,
        example="riec",
    )
    longest: int = asks(
        Sort.NUMBER, "Hoeveel stappen ten hoogste", "How many steps at most", page="stappen", default=4, least=1,
        most=LONGEST, example="4",
    )  # fmt: skip

    def of(self, network: Network) -> Ways:
        """The ways in a network.

        Raises:
            QuestionError: one of the two is no organisation of it, or may be several.
        """
        source = organisation_meant(network, "source", self.source)
        target = organisation_meant(network, "target", self.target)
        found: list[tuple[Step, ...]] = []
        for way in _ways(network, source.id, target.id, self.longest):
            if len(found) == MOST:
                return Ways(source, target, tuple(found), True)
            found.append(way)
        return Ways(source, target, tuple(found), False)


def _ways(network: Network, source: str, target: str, longest: int) -> Iterator[tuple[Step, ...]]:
    """Steps are counted back from the target, so that each step forward can be chosen in order and no way that is not
    given is ever walked."""
    distance = {target: 0}
    edge = {target}
    while source not in distance and edge and distance[next(iter(edge))] < longest:
        away = distance[next(iter(edge))] + 1
        edge = {other for node in edge for _, other in _beside(network, node)} - distance.keys()
        distance.update(dict.fromkeys(edge, away))
    if source in distance and source != target:
        yield from _walks(network, source, distance, ())


def _walks(network: Network, at: str, distance: dict[str, int], walked: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    if distance[at] == 0:
        yield walked
        return
    nearer: dict[str, list[RelationRow]] = {}
    for relation, other in _beside(network, at):
        if distance.get(other, -1) == distance[at] - 1:
            nearer.setdefault(other, []).append(relation)
    nodes = network.view.nodes
    for other in sorted(nearer):
        first, *also = nearer[other]
        step = Step(nodes[at], first, nodes[other], tuple(also))
        yield from _walks(network, other, distance, (*walked, step))


def _beside(network: Network, node: str) -> Iterator[tuple[RelationRow, str]]:
    view = network.view
    for relation in view.outgoing(node):
        if relation.type in _JOINS and not is_derived(relation.properties):
            yield relation, relation.target
    for relation in view.incoming(node):
        if relation.type in _JOINS and not is_derived(relation.properties):
            yield relation, relation.source
