"""A view in which every text a plan or a register may bring tries to be something other than text."""

from dataclasses import replace
from types import MappingProxyType

from graph.model.rows import NodeRow, Properties, RelationRow, Value
from graph.view import NetworkView, make_view
from tests.graph.analysis.real_view import DISTRICT, real_network

HOSTILE = (
    "<script>window.hit=1</script>",
    "\"><img src=x onerror='window.hit=1'>",
    "</svg></script><h1 id=hit>kop</h1>",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "href='javascript:window.hit=1' & &lt;b&gt;",
    "\u202elitneguh\u202c \u2066naam\x00\x1b[31m\x07",
    "x" * 300,
    "' onfocus='window.hit=1",
)
_TEXTS = ("name", "quote", "text", "title", "written", "budget", "timing", "objective", "media_type", "sha256")


def hostile_view() -> NetworkView:
    """The real network with another text in the place of each of its texts."""
    network = real_network()
    nodes = [_poisoned_node(node, at) for at, node in enumerate(sorted(network.nodes.values(), key=lambda n: n.id))]
    relations = [_poisoned_relation(relation, at) for at, relation in enumerate(network.relations)]
    return make_view(DISTRICT, 1, nodes, relations)


def _poisoned_node(node: NodeRow, at: int) -> NodeRow:
    return replace(node, properties=_poisoned(node.properties, at))


def _poisoned_relation(relation: RelationRow, at: int) -> RelationRow:
    return replace(relation, properties=_poisoned(relation.properties, at))


def _poisoned(properties: Properties, at: int) -> Properties:
    changed: dict[str, Value] = dict(properties)
    for place, name in enumerate(_TEXTS):
        if name in changed:
            changed[name] = HOSTILE[(at + place) % len(HOSTILE)] + f" {at}"
    if "items" in changed:
        changed["items"] = HOSTILE
    return MappingProxyType(changed)
