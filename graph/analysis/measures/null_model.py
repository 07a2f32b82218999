"""Whether two parties share more actions than chance gives to parties and actions of these numbers.

The null model is the bipartite configuration model (BiCM): of all networks in which every party and every action has,
on average, as many ties as here, the least assuming one (F. Saracco and others, Scientific Reports 5 (2015) 10595).
Party i and action a are then tied, independently of all others, with the chance x(i) y(a) / (1 + x(i) y(a)), and x
and y follow from the numbers of ties. Two parties share a number of actions that is a sum of such chances, whose
distribution is exact (Poisson binomial); their p-value is the chance of sharing as many or more. Over all pairs the
rate of false discoveries is held at 0.05 (Y. Benjamini and Y. Hochberg, J. of the Royal Statistical Society B 57 (1995)
289-300; F. Saracco and others, New J. of Physics 19 (2017) 053022).

Whether a pair counts depends on how many pairs there are: in a small network seldom any does, which then says that the
network is small, and not that nobody works together. Davis' Southern Women, 18 by 14, has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize, root
from scipy.special import expit

from graph.analysis.measures.two_mode import TwoMode

Floats = NDArray[np.float64]

FALSE_DISCOVERIES = 0.05
# The usual rate, that of the papers named above.
MISSED = 1e-6
# How far an expected number of ties may be from the real one. On the shipped plans and on Davis' women it stays under
# 1e-8; what misses more was not solved, and nothing is concluded from it.


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties with what they share."""

    one: int
    other: int
    """Places of parties; ``one`` comes first."""
    shared: int
    expected: float
    """How many the null model gives them on average."""
    p_value: float
    significant: bool


@dataclass(frozen=True, slots=True)
class AgainstChance:
    """All pairs of parties against the null model, the least probable first."""

    pairs: tuple[Pair, ...]

    @property
    def significant(self) -> tuple[Pair, ...]:
        """The pairs that share more than chance gives them."""
        return tuple(pair for pair in self.pairs if pair.significant)


def against_chance(network: TwoMode, rate: float = FALSE_DISCOVERIES) -> AgainstChance | None:
    """All pairs of parties against chance; None where the null model was not solved."""
    chances = tie_chances(network)
    if chances is None:
        return None
    held = network.actions_of
    # Parties with as many ties have the same chances, so that each two numbers of ties need one distribution.
    tails: dict[tuple[int, int], tuple[Floats, float]] = {}
    found = []
    for one in range(len(held)):
        for other in range(one + 1, len(held)):
            key = (len(held[one]), len(held[other]))
            if key not in tails:
                both = chances[one] * chances[other]
                tails[key] = _tail(both), float(both.sum())
            shared = len(held[one] & held[other])
            tail, expected = tails[key]
            found.append((float(tail[shared]), one, other, shared, expected))
    found.sort()
    last = _last_discovery([p_value for p_value, *_ in found], rate)
    return AgainstChance(
        tuple(
            Pair(one, other, shared, expected, p_value, rank <= last)
            for rank, (p_value, one, other, shared, expected) in enumerate(found, start=1)
        )
    )


def tie_chances(network: TwoMode) -> Floats | None:
    """The chance of each tie in the null model, parties by actions; None where no solution was found.

    Who has no tie, or all, has it with certainty and is taken out first; the rest follows from the maximum of a concave
    likelihood, by Newton's method.
    """
    ties = np.asarray(network.matrix.toarray(), dtype=np.float64)
    chances = np.zeros_like(ties)
    rows, columns = np.ones(ties.shape[0], dtype=bool), np.ones(ties.shape[1], dtype=bool)
    while True:
        inner = ties[np.ix_(rows, columns)]
        if inner.size == 0:
            return chances
        across, down = inner.sum(axis=1), inner.sum(axis=0)
        full = across == inner.shape[1]
        fixed_rows, fixed_columns = full | (across == 0), (down == inner.shape[0]) | (down == 0)
        if not fixed_rows.any() and not fixed_columns.any():
            break
        # Rows first: with a full row taken out, a column may be full or empty in what is left.
        if fixed_rows.any():
            at = np.flatnonzero(rows)
            chances[np.ix_(at[full], columns)] = 1.0
            rows[at[fixed_rows]] = False
        else:
            at = np.flatnonzero(columns)
            chances[np.ix_(rows, at[down == inner.shape[0]])] = 1.0
            columns[at[fixed_columns]] = False
    solved = _solved(across, down)
    if solved is None:
        return None
    chances[np.ix_(rows, columns)] = solved
    return chances


def _solved(across: Floats, down: Floats) -> Floats | None:
    """The chances of ties with these sums; equal sums share one unknown, so that a large network has few."""
    rows, row_of, row_times = np.unique(across, return_inverse=True, return_counts=True)
    columns, column_of, column_times = np.unique(down, return_inverse=True, return_counts=True)
    weights = np.outer(row_times, column_times).astype(np.float64)
    wanted = np.concatenate([rows * row_times, columns * column_times])
    cut = len(rows)

    def loss(unknown: Floats) -> float:
        """The negative log-likelihood."""
        each = unknown[:cut, None] + unknown[None, cut:]
        return float((weights * np.logaddexp(0.0, each)).sum() - wanted @ unknown)

    def off(unknown: Floats) -> Floats:
        """Its slope: by how much each expected sum is off."""
        expected = weights * expit(unknown[:cut, None] + unknown[None, cut:])
        return np.asarray(np.concatenate([expected.sum(axis=1), expected.sum(axis=0)]) - wanted, dtype=np.float64)

    def bends(unknown: Floats) -> Floats:
        chance = expit(unknown[:cut, None] + unknown[None, cut:])
        inner = weights * chance * (1.0 - chance)
        down_right = np.diag(inner.sum(axis=0))
        return np.block([[np.diag(inner.sum(axis=1)), inner], [inner.T, down_right]])

    total = float(across.sum())
    start = np.log(np.concatenate([rows, columns]) / np.sqrt(total))
    near = minimize(loss, start, jac=off, hess=bends, method="trust-exact", options={"maxiter": 500}).x
    # Close to the maximum the likelihood itself no longer tells two places apart; where its slope is zero still does.
    found = root(off, near, jac=bends, method="lm").x
    chance = expit(found[:cut, None] + found[None, cut:])
    made: Floats = chance[np.ix_(row_of, column_of)]
    missed = max(np.abs(made.sum(axis=1) - across).max(), np.abs(made.sum(axis=0) - down).max())
    return made if missed < MISSED else None


def _tail(chances: Floats) -> Floats:
    """For each number, the chance that as many or more of independent events happen."""
    exactly = np.zeros(len(chances) + 1)
    exactly[0] = 1.0
    for at, chance in enumerate(chances, start=1):
        exactly[1 : at + 1] = exactly[1 : at + 1] * (1.0 - chance) + exactly[:at] * chance
        exactly[0] *= 1.0 - chance
    return np.minimum(np.cumsum(exactly[::-1])[::-1], 1.0)


def _last_discovery(p_values: Sequence[float], rate: float) -> int:
    """By Benjamini and Hochberg, how many of these, in rising order, are discoveries."""
    number = len(p_values)
    return max((rank for rank, one in enumerate(p_values, start=1) if one <= rate * rank / number), default=0)
