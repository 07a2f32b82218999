"""How central each node of a two-mode network is: degree, closeness and betweenness of both sides.

Definitions and normalisations are those of S.P. Borgatti and M.G. Everett, *Network analysis of 2-mode data*, Social
Networks 19 (1997) 243-269: a node is compared with the most that its own side can reach, so that both sides run from 0
to 1. With n1 parties and n2 actions, for a party (for an action the other way round):

- *degree*: number of actions, divided by n2;
- *closeness*: the least sum of distances that a party can have, n2 + 2(n1 - 1), divided by the sum that it has. They
  have no rule for a network of several parts: here n1 and n2 are then those of its own part, and the outcome is
  multiplied by the share of all other nodes that this part has (S. Wasserman and K. Faust, *Social Network Analysis*
  (1994), p. 201, do so in one mode). networkx, which takes n1 and n2 of the whole, gives more than 1 in small parts;
- *betweenness*: over all pairs of other nodes, the share of the shortest ways between them that pass it (L.C. Freeman,
  Sociometry 40 (1977) 35-41), divided by the most that a party can have with these n1 and n2.

All ways are counted at once by U. Brandes' recursion (J. of Mathematical Sociology 25 (2001) 163-177) on sparse arrays,
which is exact; networkx is the oracle of the tests.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.analysis.measures.two_mode import TwoMode

Floats = NDArray[np.float64]

SOURCES_AT_ONCE = 256
# Sources whose ways are counted together: 256 rows of 1,000 numbers are 2 MB, and larger blocks were no faster.


@dataclass(frozen=True, slots=True)
class Centrality:
    """Three measures of a node, each from 0 to 1."""

    degree: float
    closeness: float
    betweenness: float


def centralities(network: TwoMode) -> tuple[Centrality, ...]:
    """Of each node: first the parties, then the actions, in the order of the network."""
    rows, columns = len(network.parties), len(network.actions)
    total, same, across, between = _ways(network.whole)
    degrees = np.asarray(network.whole.sum(axis=1), dtype=np.float64).ravel()
    found = []
    for place in range(network.size):
        own, other = (rows, columns) if place < rows else (columns, rows)
        closeness = 0.0
        if total[place] > 0:
            reached = same[place] + across[place]
            closeness = (across[place] + 2 * same[place]) / total[place] * reached / (network.size - 1)
        most = most_between(own, other)
        found.append(
            Centrality(
                degree=float(degrees[place]) / other if other > 0 else 0.0,
                closeness=float(closeness),
                betweenness=float(between[place]) / most if most > 0 else 0.0,
            )
        )
    return tuple(found)


def most_between(own: int, other: int) -> float:
    """The most ways that can pass a node of a side of ``own`` nodes, beside ``other`` (Borgatti and Everett 1997)."""
    if own == 0 or other == 0:
        return 0.0
    times, left = divmod(own - 1, other)
    return 0.5 * (
        other**2 * (times + 1) ** 2 + other * (times + 1) * (2 * left - times - 1) - left * (2 * times - left + 3)
    )


def _ways(network: "csr_array[np.float64]") -> tuple[Floats, Floats, Floats, Floats]:
    """For each node: the sum of its distances, how many others it reaches of its own side and of the other, and the
    shares of ways that pass it."""
    size = int(network.shape[0])
    total, same, across, between = np.zeros(size), np.zeros(size), np.zeros(size), np.zeros(size)
    for first in range(0, size, SOURCES_AT_ONCE):
        sources = np.arange(first, min(first + SOURCES_AT_ONCE, size))
        levels, number = _levels(network, sources)
        passed = np.zeros_like(number)
        for depth in range(len(levels) - 1, 0, -1):
            there = levels[depth].sum(axis=1)
            total[sources] += depth * there
            (same if depth % 2 == 0 else across)[sources] += there
            share = np.where(levels[depth], (1.0 + passed) / np.where(number > 0, number, 1.0), 0.0)
            passed += np.where(levels[depth - 1], number * np.asarray(share @ network), 0.0)
        passed[np.arange(len(sources)), sources] = 0.0
        between += passed.sum(axis=0)
    # Each pair was met from both of its ends.
    return total, same, across, between / 2


def _levels(network: "csr_array[np.float64]", sources: NDArray[np.int64]) -> tuple[list[NDArray[np.bool_]], Floats]:
    """For each source the nodes at each distance, and to each node the number of shortest ways."""
    number = np.zeros((len(sources), int(network.shape[0])))
    number[np.arange(len(sources)), sources] = 1.0
    levels = [number > 0]
    edge = number.copy()
    while True:
        edge = np.where(number > 0, 0.0, np.asarray(edge @ network))
        if not edge.any():
            return levels, number
        levels.append(edge > 0)
        number += edge
