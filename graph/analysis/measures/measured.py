"""All measures of the parties of some plans together, each party a row: what a notebook, a page and the API give.

It orders and describes what plans wrote down. Nothing here is a finding, and none may be made of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.analysis.measures.concepts import Concept, concepts
from graph.analysis.measures.cutting import parts, pieces_without
from graph.analysis.measures.two_mode import TwoMode, counts, of_plans
from graph.model.language import Text
from graph.plans import Named, PlanPart
from graph.plans.sides import is_on_side
from graph.reference.sides import Side

if TYPE_CHECKING:
    from graph.analysis.measures.centrality import Centrality
    from graph.analysis.measures.communities import Communities
    from graph.analysis.measures.null_model import AgainstChance

MOST_STEPS = 2_000_000
# Nodes times ties of a network whose ways are counted, which takes some three seconds. A district has up to 400 nodes
# and 500 ties, a tenth of it.
MOST_PARTIES = 300
# Parties that are divided in groups and set against chance: with 300 and 800 actions that takes some three seconds,
# with 600 ten. A district has up to 60.


class PartySide(StrEnum):
    """On which side of the chain a party is, as ``graph/reference/sides.yaml`` tells it."""

    CARE = "care"
    SECURITY = "security"
    BOTH = "both"
    NEITHER = "neither"


SIDE_NAMES = {
    PartySide.CARE: Text("zorg", "care"),
    PartySide.SECURITY: Text("veiligheid", "security"),
    PartySide.BOTH: Text("zorg en veiligheid", "care and security"),
    PartySide.NEITHER: Text("geen van beide", "neither"),
}


@dataclass(frozen=True, slots=True)
class PartyMeasures:
    """A party with its measures. None where the network is too large for a measure, or has nothing to measure."""

    party: Named
    """Where it is first named with a task."""
    side: PartySide
    actions: int
    """In how many actions it has a task."""
    together_with: int
    """With how many other parties it shares an action."""
    centrality: "Centrality | None"
    pieces: int
    """Into how many pieces with a party its part of the network falls without it; 1 where it holds nothing together."""
    group: int | None
    """Number of its group, from 1, the largest first; None where it is tied to nobody."""
    kept: float | None
    """The share of its companions that other runs give it too."""
    coordinator: int
    consultant: int
    gatekeeper: int
    liaison: int
    constraint: float | None

    @property
    def id(self) -> str:
        """Id of the party."""
        return self.party.organisation

    @property
    def name(self) -> str:
        """Its name, with whose it is where it is a department of one of several municipalities."""
        return self.party.full_name if not self.party.own else f"{self.party.name} ({self.party.municipality_name})"


@dataclass(frozen=True, eq=False)
class Measured:
    """What was measured of some plans."""

    network: TwoMode
    parties: tuple[PartyMeasures, ...]
    """By number of actions, then by name."""
    parts: tuple[frozenset[str], ...]
    """The pieces that the network is in, the largest first."""
    communities: "Communities | None"
    concepts: tuple[Concept, ...] | None
    """None where there are too many."""
    chance: "AgainstChance | None"
    """None where the network is too large for it, or it was not solved."""
    compared: bool
    """Whether it is small enough for groups and chance."""

    @property
    def without_party(self) -> int:
        """How many actions have none of these parties."""
        return sum(len(one) == 0 for one in self.network.parties_of)

    @property
    def shared(self) -> tuple[Concept, ...]:
        """The concepts of at least two parties and two actions: who stands together more than once."""
        return tuple(one for one in self.concepts or () if len(one.parties) > 1 and len(one.actions) > 1)

    @property
    def sentence(self) -> Text:
        """What chance says of it, in one sentence."""
        return chance_in_words(self)


def measure(plans: Sequence[PlanPart], *, with_own: bool = False) -> Measured:
    """All measures of the parties with a task in the actions of these plans.

    Args:
        plans: whose actions count, but for those that are over by the plan.
        with_own: whether the departments and functions of the plans' owners count too.
    """
    # Counted with numpy, scipy and networkx: who measures nothing need not wait for them.
    from graph.analysis.measures.centrality import centralities
    from graph.analysis.measures.communities import communities
    from graph.analysis.measures.null_model import against_chance
    from graph.analysis.measures.projection import strength_of_ties

    network = of_plans(plans, with_own=with_own)
    compared = 0 < len(network.parties) <= MOST_PARTIES
    groups = communities(strength_of_ties(network)) if compared else None
    central = centralities(network) if network.size * len(network.ties) <= MOST_STEPS else None
    rows = _rows(network, _first_places(plans, with_own=with_own), groups, central)
    return Measured(
        network=network,
        parties=tuple(sorted(rows, key=lambda one: (-one.actions, one.name.casefold(), one.id))),
        parts=parts(network),
        communities=groups,
        concepts=concepts(network),
        chance=against_chance(network) if compared else None,
        compared=compared,
    )


def _rows(
    network: TwoMode,
    first: Mapping[str, Named],
    groups: "Communities | None",
    central: "tuple[Centrality, ...] | None",
) -> Iterator[PartyMeasures]:
    from graph.analysis.measures.projection import brokerage, constraints, shared_actions

    shared = shared_actions(network)
    sides = tuple(side_of(first[party]) for party in network.parties)
    roles, constraint, pieces = brokerage(shared, sides), constraints(shared), pieces_without(network)
    group_of = {} if groups is None else {place: at for at, one in enumerate(groups.groups, 1) for place in one}
    for place, party in enumerate(network.parties):
        beside = int(shared.indptr[place + 1] - shared.indptr[place])
        coordinator, consultant, gatekeeper, liaison = roles[place]
        yield PartyMeasures(
            party=first[party],
            side=sides[place],
            actions=len(network.actions_of[place]),
            together_with=beside,
            centrality=None if central is None else central[place],
            pieces=pieces[place],
            group=group_of.get(place) if beside > 0 else None,
            kept=groups.kept[place] if groups is not None and beside > 0 else None,
            coordinator=coordinator,
            consultant=consultant,
            gatekeeper=gatekeeper,
            liaison=liaison,
            constraint=constraint[place],
        )


def side_of(party: Named) -> PartySide:
    """On which side a party is, itself or by what it is a part of."""
    match is_on_side(Side.CARE, party), is_on_side(Side.SECURITY, party):
        case True, True:
            return PartySide.BOTH
        case True, False:
            return PartySide.CARE
        case False, True:
            return PartySide.SECURITY
        case _:
            return PartySide.NEITHER


def chance_in_words(found: Measured) -> Text:
    """What the null model says, in one sentence: a small network that shows no pair is small, and no more than that."""
    if not found.compared:
        return Text(
            "Of twee partijen vaker samen staan dan toevallig te verwachten is, is niet berekend: er staan te veel of "
            "geen partijen in.",
            "Whether two parties share more actions than chance gives was not worked out: there are too many parties "
            "in it, or none.",
        )
    if found.chance is None:
        return Text(
            "Of twee partijen vaker samen staan dan toevallig te verwachten is, is hier niet te berekenen.",
            "Whether two parties share more actions than chance gives cannot be worked out here.",
        )
    pairs, more = len(found.chance.pairs), len(found.chance.significant)
    if more == 0:
        return Text(
            f"Geen enkel paar van partijen ({pairs} paren) staat vaker samen bij een actie dan toevallig te verwachten "
            "is. Dat zegt dat het netwerk klein is, niet dat er niet wordt samengewerkt.",
            f"No pair of parties (of {pairs}) shares more actions than chance gives. That says that the network is "
            "small, not that nobody works together.",
        )
    return Text(
        f"{more} van de {pairs} paren van partijen {'staat' if more == 1 else 'staan'} vaker samen bij een actie dan "
        "toevallig te verwachten is.",
        f"{more} of the {pairs} pairs of parties {'shares' if more == 1 else 'share'} more actions than chance gives.",
    )


def _first_places(plans: Iterable[PlanPart], *, with_own: bool) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for action in (action for plan in plans for action in plan.actions if not action.over):
        for one in action.tasks:
            if counts(one, with_own=with_own):
                found.setdefault(one.organisation, one)
    return found
