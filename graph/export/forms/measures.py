"""Measures of parties, as they are given."""

from pydantic import Field

from graph.analysis.measures.measured import Measured, PartyMeasures, PartySide
from graph.export.forms.shape import (
    Collection,
    Coverage,
    PartyRef,
    Ref,
    Representation,
    Words,
    coverage_of,
    extended,
    party_ref,
    ref,
    text_of,
)
from graph.network import Network

CONCEPTS_GIVEN = 100
# The given plan has 26 with its own departments, the practice district 75; who wants more asks for less of the plans.
PAIRS_GIVEN = 100
# Pairs of parties that share more than chance gives; the shipped districts have none.


class MeasuredParty(PartyRef):
    """A party with its measures. What the network is too large for, or has nothing to measure of, is null."""

    side: PartySide = Field(description="On which side of the chain it is.", examples=["care"])
    own: bool = Field(description="Whether it is the plan's owner, or a department or function of it.")
    owner: Ref = Field(description="Whose plan first names it with a task.")
    actions: int = Field(description="In how many actions it has a task.", examples=[6])
    together_with: int = Field(description="With how many other parties it shares an action.", examples=[4])
    degree: float | None = Field(
        description="Degree, two-mode, from 0 to 1 (Borgatti and Everett 1997).", examples=[0.22]
    )
    closeness: float | None = Field(description="Closeness, two-mode, from 0 to 1 (the same).", examples=[0.41])
    betweenness: float | None = Field(description="Betweenness, two-mode, from 0 to 1 (the same).", examples=[0.13])
    pieces: int = Field(
        description="Into how many pieces with a party its part of the network falls without it; 1: it cuts nothing.",
        examples=[3],
    )
    group: int | None = Field(description="Number of its group (Louvain), from 1, the largest first.", examples=[1])
    kept: float | None = Field(
        description="Share of its companions in the group that other runs give it too.", examples=[0.9]
    )
    coordinator: int = Field(
        description="Pairs of its own side that share an action with it, none with each other (Gould and Fernandez)."
    )
    consultant: int = Field(description="The same of pairs of one other side.")
    gatekeeper: int = Field(description="The same of pairs of its own side and another.")
    liaison: int = Field(description="The same of pairs of two other sides.")
    constraint: float | None = Field(
        description="Burt's constraint (1992). On a network of shared actions it is biased: who has a task in one "
        "action is always as constrained as that action is small. Never read it alone.",
        examples=[0.61],
    )


class MeasuredConcept(Representation):
    """Parties with all actions that all of them share."""

    parties: tuple[Ref, ...]
    actions: tuple[Ref, ...]


class MeasuredPair(Representation):
    """Two parties that share more actions than chance gives."""

    one: Ref
    other: Ref
    shared: int
    expected: float
    p_value: float


class MeasuredNetwork(Representation):
    """What was measured: parties with a task by actions that are not over."""

    parties: int
    actions: int
    ties: int
    without_party: int = Field(description="Actions that none of these parties has a task in.")
    parts: tuple[int, ...] = Field(description="How many nodes each piece of the network has, the largest first.")
    groups: int | None = Field(description="How many groups of parties; null where none were looked for.")
    modularity: float | None = Field(description="Of the division in groups (Newman and Girvan 2004).")
    stability: float | None = Field(
        description="How far other runs give the same groups: mean adjusted Rand index (Hubert and Arabie 1985)."
    )
    total_concepts: int | None = Field(description="How many formal concepts; null where they are too many.")
    concepts: tuple[MeasuredConcept, ...] = Field(
        description="The largest of those with at least two parties and two actions."
    )
    pairs: int | None = Field(description="How many pairs of parties were set against chance; null where none were.")
    significant: tuple[MeasuredPair, ...] = Field(
        description="Those that share more actions than chance gives (BiCM, false discovery rate 0.05)."
    )
    sentence: Words = Field(description="What chance says of it, in one sentence.")


class Measures(Collection[MeasuredParty]):
    """Measures of the parties of plans. They order and describe; they are no findings."""

    network: MeasuredNetwork


def measured_party(one: PartyMeasures) -> MeasuredParty:
    """A party as it is given."""
    central = one.centrality
    return extended(
        MeasuredParty,
        party_ref(one.party.party),
        side=one.side,
        own=one.party.own,
        owner=Ref(id=one.party.municipality, name=one.party.municipality_name),
        actions=one.actions,
        together_with=one.together_with,
        degree=None if central is None else central.degree,
        closeness=None if central is None else central.closeness,
        betweenness=None if central is None else central.betweenness,
        pieces=one.pieces,
        group=one.group,
        kept=one.kept,
        coordinator=one.coordinator,
        consultant=one.consultant,
        gatekeeper=one.gatekeeper,
        liaison=one.liaison,
        constraint=one.constraint,
    )


def measures_form(
    network: Network, found: Measured, items: tuple[MeasuredParty, ...], limit: int, offset: int
) -> Measures:
    """Measures as they are given."""
    coverage: Coverage = coverage_of(network)
    return Measures(
        items=items,
        total=len(found.parties),
        limit=limit,
        offset=offset,
        coverage=coverage,
        network=measured_network(network, found),
    )


def measured_network(network: Network, found: Measured) -> MeasuredNetwork:
    """What was measured as a whole."""
    groups, chance, nodes = found.communities, found.chance, network.view.nodes
    names = [nodes[party] for party in found.network.parties]
    return MeasuredNetwork(
        parties=len(found.network.parties),
        actions=len(found.network.actions),
        ties=len(found.network.ties),
        without_party=found.without_party,
        parts=tuple(map(len, found.parts)),
        groups=None if groups is None else len(groups.groups),
        modularity=None if groups is None else groups.modularity,
        stability=None if groups is None else groups.stability,
        total_concepts=None if found.concepts is None else len(found.concepts),
        concepts=tuple(
            MeasuredConcept(
                parties=tuple(ref(nodes[one]) for one in each.parties),
                actions=tuple(ref(nodes[one]) for one in each.actions),
            )
            for each in found.shared[:CONCEPTS_GIVEN]
        ),
        pairs=None if chance is None else len(chance.pairs),
        significant=tuple(
            MeasuredPair(
                one=ref(names[pair.one]),
                other=ref(names[pair.other]),
                shared=pair.shared,
                expected=pair.expected,
                p_value=pair.p_value,
            )
            for pair in (() if chance is None else chance.significant[:PAIRS_GIVEN])
        ),
        sentence=text_of(found.sentence),
    )
