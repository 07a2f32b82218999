"""The network of parties alone: two are tied where they have a task in the same action.

A projection makes ties that nobody stated: an action with five parties becomes ten ties, all of them between parties
that may never have met. So what is measured on it says as much about how long the owner cells are as about parties.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from graph.analysis.measures.two_mode import TwoMode

Floats = NDArray[np.float64]


def shared_actions(network: TwoMode) -> "csr_array[np.float64]":
    """Parties by parties: the number of actions that two share; nothing on the diagonal.

    The plain product of the two-mode matrix with its own turned one (R.L. Breiger, Social Forces 53 (1974) 181-190).
    """
    made = csr_array(network.matrix @ network.matrix.T)
    made.setdiag(0.0)
    made.eliminate_zeros()
    made.sort_indices()
    return made


def strength_of_ties(network: TwoMode) -> "csr_array[np.float64]":
    """The same, in which an action with n parties gives each of its ties 1 / (n - 1).

    So each party's ties sum to the number of its actions that it shares with anyone, and one action with many parties
    does not outweigh all others (M.E.J. Newman, Physical Review E 64 (2001) 016132).
    """
    sizes: Floats = np.asarray(network.matrix.sum(axis=0), dtype=np.float64).ravel()
    weights = np.array([1.0 / (size - 1) if size > 1 else 0.0 for size in sizes])
    made = csr_array(network.matrix @ diags_array(weights) @ network.matrix.T)
    made.setdiag(0.0)
    made.eliminate_zeros()
    made.sort_indices()
    return made


def constraints(ties: "csr_array[np.float64]") -> tuple[float | None, ...]:
    """Burt's constraint of each party: how far all its ties lead to the same others; None for who has no tie.

    R.S. Burt, *Structural Holes* (1992), equation 2.4: with p(i, j) the share that j has in the ties of i, the sum over
    the others j of (p(i, j) + sum over q of p(i, q) p(q, j)) squared. Not normalised: 1 for one tie, 9/8 in a closed
    three, and towards 0 for many ties to others that do not know each other.

    **Its known bias on a projection**: parties of one action are all tied to each other, so that who has a task in one
    action is always as constrained as its action is small, whatever it does elsewhere: in a small plan half the parties
    have 1.0 or more. Read it beside the number of actions, never alone, and never as a finding.
    """
    both = csr_array(ties + ties.T)
    sums: Floats = np.asarray(both.sum(axis=1), dtype=np.float64).ravel()
    share = csr_array(diags_array(np.array([1.0 / one if one > 0 else 0.0 for one in sums])) @ both)
    joined = _where_tied(both)
    reached = csr_array((share + share @ share).multiply(joined))
    found = np.asarray(reached.power(2).sum(axis=1)).ravel()
    return tuple(float(one) if total > 0 else None for one, total in zip(found, sums, strict=True))


ROLES = ("coordinator", "consultant", "gatekeeper", "liaison")
"""The roles of ``Brokerage``, in its order."""


def brokerage(ties: "csr_array[np.float64]", sides: tuple[str, ...]) -> tuple[tuple[int, int, int, int], ...]:
    """Between whom each party stands: pairs of others that it is tied to and that are not tied to each other, by side.

    R.V. Gould and R.M. Fernandez, Sociological Methodology 19 (1989) 89-126. Ties here have no direction, so each pair
    is counted once, and their gatekeeper and representative are one role:

    - *coordinator*: all three on one side;
    - *consultant* (itinerant broker): the pair on one side, the party itself on another;
    - *gatekeeper*: one of the pair on the side of the party, the other on another;
    - *liaison*: on three different sides.

    Plain numbers, not normalised. Gould and Fernandez test them against chance with the numbers of each side given;
    on a projection that test is too easy to pass, so that none is given.

    Args:
        ties: parties by parties, the same both ways.
        sides: for each party its side.
    """
    joined = _where_tied(ties)
    names = sorted(set(sides))
    place = np.array([names.index(side) for side in sides], dtype=np.int64)
    found = []
    for at in range(len(sides)):
        others = joined.indices[joined.indptr[at] : joined.indptr[at + 1]]
        apart = _pairs_apart(joined, others, place, len(names))
        own = int(place[at])
        same = {side: int(apart[side, side]) for side in range(len(names))}
        mixed = int(np.triu(apart, 1).sum())
        gate = int(apart[own].sum()) - same[own]
        found.append((same[own], sum(same.values()) - same[own], gate, mixed - gate))
    return tuple(found)


def _where_tied(ties: "csr_array[np.float64]") -> "csr_array[np.float64]":
    """1 for each tie, whatever its strength."""
    return csr_array((np.ones(len(ties.data)), ties.indices, ties.indptr), shape=ties.shape)


def _pairs_apart(
    joined: "csr_array[np.float64]", others: NDArray[np.int32], place: NDArray[np.int64], sides: int
) -> NDArray[np.int64]:
    """For each two sides, how many pairs of these parties are not tied; each pair of one side once."""
    is_on = np.zeros((len(others), sides), dtype=np.int64)
    is_on[np.arange(len(others)), place[others]] = 1
    numbers = is_on.sum(axis=0)
    pairs = np.outer(numbers, numbers)
    tied = is_on.T @ np.asarray(joined[others][:, others] @ is_on).round().astype(np.int64)
    apart = pairs - tied
    for side in range(sides):
        apart[side, side] = (numbers[side] * (numbers[side] - 1) - tied[side, side]) // 2
    return np.asarray(apart, dtype=np.int64)
