"""A part of the network: what is left of it under filters, and around one node. As rows, and as a picture."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.model.language import Language
from graph.model.rows import NodeRow, RelationRow
from graph.model.vocabulary import Degree, OrganisationKind
from graph.network import Network
from graph.picture.scene import Scene, district_title, plan_title, scene_of
from graph.plans import Named, Place, PlanPart
from graph.questions.filters import Sort, asks
from graph.tables.making_matrix import plans_matrix
from graph.tables.matrix import Cell, Line, Matrix
from graph.view import NetworkView

DEEPEST = 4
# Four steps from a party reach three quarters of the practice district on average and 96 % of the given plan, five
# steps all but all of both: who wants that asks for the whole network.
_INSIDE = frozenset({"HAS_PLAN", "HAS_AMBITION", "HAS_BLOCK", "HAS_ACTION", "PART_OF"})
_BESIDE = frozenset({"TargetGroup", "Pillar", "Goal", "Source", "Theme", "NormElement"})


@dataclass(frozen=True)
class Part:
    """Nodes and relations, by code; both ends of a relation are among the nodes."""

    nodes: tuple[NodeRow, ...]
    relations: tuple[RelationRow, ...]


@dataclass(frozen=True, slots=True)
class WhichPart:
    """A part of the network: what meets all that is asked, and around one node; None for what does not matter."""

    municipality: str | None = asks(
        Sort.OWNER, "Alleen het plan van deze gemeente", "Only in the plans of this owner", page="gemeente"
    )
    plan: str | None = asks(Sort.CODE, "Alleen dit plan", "Only in this plan", page="plan")
    ambition: str | None = asks(Sort.CODE, "Alleen deze ambitie", "Only in this ambition", page="ambitie")
    degree: tuple[Degree, ...] = asks(
        Sort.WORD,
        "Alleen wie zo genoemd wordt",
        "Only parties that are named in one of these ways",
        page="graad",
        words=Degree,
        several=True,
    )
    kind: tuple[OrganisationKind, ...] = asks(
        Sort.WORD,
        "Alleen partijen van deze soort",
        "Only parties of these kinds",
        page="soort",
        words=OrganisationKind,
        several=True,
    )
    own: bool | None = asks(
        Sort.FLAG,
        "Alleen eigen afdelingen, of alleen partijen van buiten",
        "Only the owner's own departments, or only parties from outside",
        page="eigen",
        option="--own/--outside",
    )
    node: str | None = asks(
        Sort.CODE, "Alleen wat hierbij in de buurt staat", "Only the neighbourhood of this node", page="rond"
    )
    depth: int = asks(
        Sort.NUMBER,
        "Hoeveel stappen eromheen",
        "How many steps from `node`, in any direction",
        page="stappen",
        default=1,
        least=1,
        most=DEEPEST,
        example="1",
    )

    @property
    def of_parties(self) -> bool:
        """Whether parties are chosen, and not only places."""
        return (self.degree, self.kind, self.own) != ((), (), None)

    @property
    def of_places(self) -> bool:
        """Whether places are chosen."""
        return (self.municipality, self.plan, self.ambition) != (None, None, None)

    def has_place(self, place: Place) -> bool:
        """Whether a place is left in."""
        return (
            self.municipality in (None, place.owner.id)
            and self.plan in (None, place.plan.id)
            and self.ambition in (None, place.ambition.id)
        )

    def has_plan(self, plan: PlanPart) -> bool:
        """Whether a plan is left in."""
        return self.municipality in (None, plan.owner.id) and self.plan in (None, plan.id)

    def has_row(self, row: Named) -> bool:
        """Whether a row of who does what is left in; *listed* means here what it means in a picture: in a partner list
        and at nothing else of the same ambition."""
        return (
            self.municipality in (None, row.municipality)
            and self.plan in (None, row.plan)
            and self.ambition in (None, row.ambition)
            and (self.degree == () or row.degree in self.degree)
            and (Degree.LISTED not in self.degree or row.degree is not Degree.LISTED or row.only_listed)
            and (self.kind == () or row.kind in self.kind)
            and self.own in (None, row.own)
        )

    def of(self, network: Network) -> Part:
        """What is left: chosen parties with the places they are named in, or chosen places with all their parties.

        Raises:
            KeyError: the middle of the neighbourhood is not in what is left.
        """
        part = _filtered(network, self) if self.of_parties or self.of_places else _whole(network.view)
        if self.node is None:
            return part
        links = [(relation.source, relation.target) for relation in part.relations]
        kept = around(self.node, self.depth, {node.id for node in part.nodes}, links)
        return _within(part, kept)


@dataclass(frozen=True)
class Chosen:
    """What is left of the matrix, and the plans it is of; of one plan its ambitions are the columns."""

    matrix: Matrix
    plans: tuple[PlanPart, ...]


def chosen_matrix(network: Network, choice: WhichPart) -> Chosen:
    """What is left as outside parties against ambitions (one plan) or against plans (several).

    What a party is called and counted for is judged on the whole before anything is left out: under a filter on
    partner lists, a party that also holds an action is not drawn as one that is only listed.

    Raises:
        KeyError: the middle of the neighbourhood is not in the picture.
    """
    plans = tuple(plan for plan in network.plans.plans if any(choice.has_place(place) for place in plan.places))
    plan = plans[0] if len(plans) == 1 else None
    matrix = plans_matrix(plans) if plan is None else network.matrices[plan.id]
    if choice.ambition is not None:
        matrix = _with_columns(matrix, frozenset({choice.ambition}))
    lines = tuple(_shown(line, choice) for line in matrix.lines if choice.kind == () or line.kind in choice.kind)
    if choice.of_parties or choice.ambition is not None:
        lines = tuple(line for line in lines if any(not cell.empty for cell in line.cells))
    matrix = _with_parents(replace(matrix, lines=lines))
    if choice.node is not None:
        matrix = _around(matrix, choice.node, choice.depth)
    return Chosen(matrix, plans)


def scene_of_choice(network: Network, chosen: Chosen, language: Language = Language.DUTCH) -> Scene:
    """What is left as a picture."""
    plans = chosen.plans
    title = plan_title(plans[0].node, language) if len(plans) == 1 else district_title(network.district, language)
    return scene_of(chosen.matrix, title, language, plans)


def chosen_scene(network: Network, choice: WhichPart, language: Language = Language.DUTCH) -> Scene:
    """What is left as a picture of outside parties with ambitions (one plan) or with plans (several).

    Raises:
        KeyError: the middle of the neighbourhood is not in the picture.
    """
    return scene_of_choice(network, chosen_matrix(network, choice), language)


def around(middle: str, depth: int, nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The nodes at most ``depth`` steps from ``middle``, in any direction, itself included.

    Raises:
        KeyError: it is not among the nodes.
    """
    if middle not in set(nodes):
        raise KeyError(middle)
    beside: dict[str, set[str]] = {}
    for source, target in links:
        beside.setdefault(source, set()).add(target)
        beside.setdefault(target, set()).add(source)
    reached, edge = {middle}, {middle}
    for _ in range(depth):
        edge = {other for node in edge for other in beside.get(node, ())} - reached
        reached |= edge
    return frozenset(reached)


def _whole(view: NetworkView) -> Part:
    return Part(tuple(view.nodes.values()), view.relations)


def _filtered(network: Network, choice: WhichPart) -> Part:
    view = network.view
    chosen = [row for row in network.rows if choice.has_row(row)]
    touched = {row.block if row.action is None else row.action for row in chosen}
    nodes: set[str] = {row.organisation for row in chosen}
    relations: set[str] = {row.relation for row in chosen}
    for place in (place for plan in network.plans.plans for place in plan.places):
        if choice.has_place(place) and (not choice.of_parties or place.node.id in touched):
            nodes.update((place.owner.id, place.plan.id, place.ambition.id, place.block.id, place.node.id))
    if not choice.of_parties:
        for relation in _beside(view, nodes):
            relations.add(relation.id)
            nodes.add(relation.target)
    inside = (r.id for r in view.relations if r.type in _INSIDE and {r.source, r.target} <= nodes)
    return _ordered(view, nodes, relations.union(inside))


def _beside(view: NetworkView, nodes: set[str]) -> Iterator[RelationRow]:
    for node in sorted(nodes):
        for relation in view.outgoing(node):
            if view.nodes[relation.target].label in _BESIDE:
                yield relation


def _ordered(view: NetworkView, nodes: set[str], relations: set[str]) -> Part:
    return Part(
        tuple(node for node in view.nodes.values() if node.id in nodes),
        tuple(relation for relation in view.relations if relation.id in relations),
    )


def _within(part: Part, kept: frozenset[str]) -> Part:
    return Part(
        tuple(node for node in part.nodes if node.id in kept),
        tuple(relation for relation in part.relations if {relation.source, relation.target} <= kept),
    )


def _with_columns(matrix: Matrix, kept: frozenset[str]) -> Matrix:
    lines = (replace(line, cells=tuple(cell for cell in line.cells if cell.column in kept)) for line in matrix.lines)
    return replace(matrix, columns=tuple(column for column in matrix.columns if column.id in kept), lines=tuple(lines))


def _shown(line: Line, choice: WhichPart) -> Line:
    """The same row with only the degrees that are asked for, as they are on the whole."""
    if choice.degree == ():
        return line
    shown = frozenset(choice.degree)
    return replace(line, cells=tuple(_cell(cell, frozenset(cell.degrees) & shown) for cell in line.cells))


def _cell(cell: Cell, shown: frozenset[Degree]) -> Cell:
    return replace(
        cell,
        held=cell.held if Degree.HOLDER in shown else (),
        held_via=cell.held_via if Degree.HOLDER in shown else (),
        funds=cell.funds if Degree.FUNDS in shown else (),
        mentioned=cell.mentioned if Degree.MENTIONED in shown else (),
        listed=cell.listed if Degree.LISTED in shown else (),
    )


def _with_parents(matrix: Matrix) -> Matrix:
    """A unit whose parent is left out stands for itself."""
    there = {line.organisation for line in matrix.lines}
    lines = (line if line.under in there else replace(line, under=None) for line in matrix.lines)
    return replace(matrix, lines=tuple(lines))


def _around(matrix: Matrix, middle: str, depth: int) -> Matrix:
    nodes = [*(column.id for column in matrix.columns), *(line.organisation for line in matrix.lines)]
    links = [(line.organisation, cell.column) for line in matrix.lines for cell in line.cells if not cell.empty]
    links += [(line.organisation, line.under) for line in matrix.lines if line.under is not None]
    kept = around(middle, depth, nodes, links)
    lines = tuple(line for line in matrix.lines if line.organisation in kept)
    return _with_parents(_with_columns(replace(matrix, lines=lines), kept))
