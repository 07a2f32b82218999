"""Cut vertices: the families of Florence, and actions that join."""

import networkx as nx

from graph.analysis.measures.cutting import parts, pieces_of, pieces_without
from tests.graph.analysis.measures.networks import together


def test_the_families_that_hold_florence_together() -> None:
    """J.F. Padgett and C.K. Ansell, American J. of Sociology 98 (1993), marriages: without the Medici the Acciaiuoli
    and the Salviati with the Pazzi are cut off; the Salviati hold the Pazzi, the Albizzi the Ginori, the Guadagni the
    Lamberteschi."""
    found = pieces_of(nx.florentine_families_graph())

    assert {family: number for family, number in found.items() if number > 1} == {
        "Medici": 3,
        "Salviati": 2,
        "Albizzi": 2,
        "Guadagni": 2,
    }


def test_a_party_cuts_off_others_and_no_action_of_its_own() -> None:
    network = together("ab", "bc", "b", "bcd", "e")
    found = dict(zip((*network.parties, *network.actions), pieces_without(network), strict=True))

    assert found == {
        "a": 1, "b": 2, "c": 1, "d": 1, "e": 0, "0 ab": 2, "1 bc": 1, "2 b": 1, "3 bcd": 2, "4 e": 1
    }  # fmt: skip


def test_parts_are_told_with_the_actions_that_nobody_has() -> None:
    found = parts(together("ab", "c", ""))

    assert list(map(len, found)) == [3, 2, 1]
