"""Networks that others published about, from networkx, as values of the measures."""

from functools import cache

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from graph.analysis.measures.two_mode import TwoMode, two_mode


@cache
def davis() -> TwoMode:
    """Davis, Gardner and Gardner, *Deep South* (1941): eighteen women at fourteen events."""
    graph = nx.davis_southern_women_graph()
    women, events = graph.graph["top"], graph.graph["bottom"]
    ties = [(one, other) if one in set(women) else (other, one) for one, other in graph.edges]
    return two_mode(women, events, ties)


def davis_graph() -> "nx.Graph[str]":
    """The same as networkx has it."""
    made: nx.Graph[str] = nx.davis_southern_women_graph()
    return made


def tied(graph: "nx.Graph[str]") -> "csr_array[np.float64]":
    """A network of one mode with ties of one strength."""
    return csr_array(nx.to_scipy_sparse_array(graph, weight=None)).astype(np.float64)


def together(*actions: str) -> TwoMode:
    """A network of actions, each with the parties of its letters: ``together("ab", "bc")``."""
    parties = sorted(set("".join(actions)))
    names = [f"{at} {letters}" for at, letters in enumerate(actions)]
    return two_mode(parties, names, [(letter, name) for name, of in zip(names, actions, strict=True) for letter in of])
