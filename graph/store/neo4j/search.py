"""Finding nodes by words: the full-text index proposes, ``graph.store.words`` judges."""

from collections.abc import Iterator

from graph.model.cypher import SEARCH_INDEX, SEARCH_PROPERTIES, quoted
from graph.store.neo4j.connection import AnyTransaction
from graph.store.neo4j.rows import RETURN_NODE, node_of
from graph.store.neo4j.schema import DISTRICT_MARK
from graph.store.port import Hit
from graph.store.words import Match, match, word_in, words_of

_PAGE = 500

_MOST_ASKED = 64
_LONGEST_ASKED = 200
"""What the index is asked is only a proposal: fewer and shorter words propose more nodes, never fewer."""

_PROPOSED = f"""CALL db.index.fulltext.queryNodes('{SEARCH_INDEX}', $asked) YIELD node AS n
WITH n WHERE n.id > $after WITH n ORDER BY n.id LIMIT {_PAGE} {RETURN_NODE}"""

_NUMBER = f"MATCH (d:{quoted(DISTRICT_MARK)} {{id: $district}}) RETURN d.number"


def search(tx: AnyTransaction, words: str, district: str, limit: int) -> tuple[Hit, ...]:
    """The first ``limit`` nodes of a district in which all ``words`` stand.

    Raises:
        KeyError: there is no such district.
    """
    numbers = tx.run(_NUMBER, district=district).value()
    if len(numbers) != 1:
        raise KeyError(district)
    wanted = tuple(dict.fromkeys(words_of(words)))
    hits: list[Hit] = []
    if len(wanted) == 0 or limit < 1:
        return ()
    for in_names in (True, False):
        for found in _matches(tx, wanted, numbers[0], in_names):
            hits.append(found.hit)
            if len(hits) == limit:
                return tuple(hits)
    return tuple(hits)


def _matches(tx: AnyTransaction, wanted: tuple[str, ...], number: int, in_names: bool) -> Iterator[Match]:
    """Nodes of a district in which the words stand, in order of id: all in the names, or not all of them there."""
    after, asked = "", _asked(wanted, number, in_names)
    while True:
        rows = tx.run(_PROPOSED, asked=asked, after=after).values()
        nodes = [node_of(*row) for row in rows]
        for node in nodes:
            found = match(node, wanted)
            if found is not None and found.in_names == in_names:
                yield found
        if len(nodes) < _PAGE:
            return
        after = nodes[-1].id


def _asked(wanted: tuple[str, ...], number: int, in_names: bool) -> str:
    """Each word as a required beginning. Words hold only letters and digits, so nothing in them is syntax; with a
    plus before and a star behind, ``OR`` and ``NOT`` are words too."""
    place = f"{SEARCH_PROPERTIES[0]}:" if in_names else ""
    return " ".join(f"+{place}{word_in(number, word[:_LONGEST_ASKED])}*" for word in wanted[:_MOST_ASKED])
