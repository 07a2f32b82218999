"""Formal concepts: all of them, and none where they are too many."""

from itertools import combinations

import pytest

from graph.analysis.measures.concepts import MOST_CONCEPTS, Concept, concepts
from tests.graph.analysis.measures.networks import davis, together


def test_concepts_of_a_few_actions_by_hand() -> None:
    """ab share two actions, abc one of them; nobody shares all three, and nobody else is at the third."""
    found = concepts(together("ab", "abc", "d"))

    assert found == (
        Concept(("a", "b"), ("0 ab", "1 abc")),
        Concept(("a", "b", "c"), ("1 abc",)),
        Concept(("d",), ("2 d",)),
        Concept((), ("0 ab", "1 abc", "2 d")),
        Concept(("a", "b", "c", "d"), ()),
    )


def test_concepts_of_davis_women_are_the_65_of_their_lattice() -> None:
    """L.C. Freeman and D.R. White, Sociological Methodology 23 (1993) 127-146. Beside that, each is closed both ways,
    and each set of women has its closure among them."""
    network, found = davis(), concepts(davis())

    assert found is not None
    assert len(found) == 65
    held = dict(zip(network.parties, network.actions_of, strict=True))
    intents = {one.actions for one in found}
    for size in (1, 2, 3):
        for women in combinations(network.parties, size):
            shared = frozenset.intersection(*(held[name] for name in women))
            assert tuple(network.actions[place] for place in sorted(shared)) in intents
    for one in found:
        assert all(set(one.actions) <= {network.actions[place] for place in held[name]} for name in one.parties)


def test_most_concepts_is_the_most_that_are_given() -> None:
    """Each of n actions without one party, n parties: two to the power of n concepts."""
    letters = "abcdefghijklm"
    twelve, thirteen = (together(*(letters[:n].replace(letter, "") for letter in letters[:n])) for n in (12, 13))

    found = concepts(twelve)
    assert found is not None
    assert len(found) == 2**12 <= MOST_CONCEPTS < 2**13
    assert concepts(thirteen) is None


@pytest.mark.parametrize("most", [4, 5])
def test_a_bound_counts_every_concept(most: int) -> None:
    assert (concepts(together("ab", "abc", "d"), most) is None) == (most == 4)
