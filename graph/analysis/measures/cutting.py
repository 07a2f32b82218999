"""Who holds parts of a network together: without this node it falls into more pieces.

Cut vertices (articulation points), by the method of J. Hopcroft and R. Tarjan, Communications of the ACM 16 (1973)
372-378, as networkx has it. The number is that of the pieces, each with at least one other party, into which the node's
own part falls when it is taken away: 1 for who cuts nothing, 0 for who is tied to nobody. Not normalised. An action
that only one party has a task in is no piece: nobody is cut off with it.
"""

from collections import Counter
from collections.abc import Hashable
from typing import TYPE_CHECKING, TypeVar

from graph.analysis.measures.two_mode import TwoMode

if TYPE_CHECKING:
    import networkx as nx

Node = TypeVar("Node", bound=Hashable)


def pieces_without(network: TwoMode) -> tuple[int, ...]:
    """For each node, first parties, then actions: into how many pieces with a party its part falls without it.

    Parties that share an action with a party still share it when that one is gone; so of parties the network of those
    tied by an action is cut, of actions the two-mode network, in which each piece beside an action has a party.
    """
    import networkx as nx

    tied: nx.Graph[str] = nx.Graph()
    tied.add_nodes_from(network.parties)
    for inside in network.parties_of:
        names = [network.parties[place] for place in sorted(inside)]
        tied.add_edges_from((one, other) for at, one in enumerate(names) for other in names[at + 1 :])
    of_parties, of_all = pieces_of(tied), pieces_of(network.as_networkx)
    return (*(of_parties[party] for party in network.parties), *(of_all[action] for action in network.actions))


def pieces_of(graph: "nx.Graph[Node]") -> dict[Node, int]:
    """For each node of any network the number of pieces that its own part falls into without it.

    A node is in as many biconnected components as pieces remain; a node without a tie is in none.
    """
    import networkx as nx

    met = Counter(
        node for ties in nx.biconnected_component_edges(graph) for node in {end for tie in ties for end in tie}
    )
    return {node: met[node] for node in graph}


def parts(network: TwoMode) -> tuple[frozenset[str], ...]:
    """The pieces that the network is in as it is, largest first; an action without a tie is a piece of its own."""
    import networkx as nx

    found = map(frozenset, nx.connected_components(network.as_networkx))
    return tuple(sorted(found, key=lambda one: (-len(one), min(one))))
