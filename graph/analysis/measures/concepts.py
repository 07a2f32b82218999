"""Formal concepts: which parties stand together at which actions, as largest sets of both.

R. Wille (1982) and B. Ganter, *Formal Concept Analysis*; for networks of people and events L.C. Freeman and D.R. White,
Sociological Methodology 23 (1993) 127-146. A concept is a set of parties with the set of all actions that all of them
share, such that no other party shares all of these. It is no measure and has no normalisation: it is a list. All
concepts are found, exactly; where there are more than a bound, none is given, and that is said.
"""

from dataclasses import dataclass

from graph.analysis.measures.two_mode import TwoMode

MOST_CONCEPTS = 5_000
# With own departments the given plan has 26, the practice district 75; the number can grow as two to the power of the
# smaller side, and five thousand are found in half a second.


@dataclass(frozen=True, slots=True)
class Concept:
    """Parties with all actions that they share; either set may be empty."""

    parties: tuple[str, ...]
    actions: tuple[str, ...]


def concepts(network: TwoMode, most: int = MOST_CONCEPTS) -> tuple[Concept, ...] | None:
    """All concepts, those of the most parties times actions first; None where there are more than ``most``.

    The sets of actions are closed under intersection: they are all that can be made by intersecting those of parties,
    with the set of all actions.
    """
    everything = frozenset(range(len(network.actions)))
    found = {everything}
    for held in network.actions_of:
        found |= {held & one for one in found}
        if len(found) > most:
            return None
    made = [_concept(network, shared) for shared in found]
    return tuple(sorted(made, key=lambda one: (-len(one.parties) * len(one.actions), one.parties, one.actions)))


def _concept(network: TwoMode, shared: frozenset[int]) -> Concept:
    parties = tuple(name for name, held in zip(network.parties, network.actions_of, strict=True) if shared <= held)
    return Concept(parties, tuple(network.actions[place] for place in sorted(shared)))
