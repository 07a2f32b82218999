"""How long the page and the pictures take, at the size of a district and of twenty plans.

Beside each stands a baseline: writing out the same number of bytes with the escaping they need, which is the least
any page of that size costs. Run from the root of the repository: ``python -m benchmarks.picture``.
"""

import html
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

from api.offline.page import page_html
from graph.model.rows import NodeRow, RelationRow
from graph.network import Network
from graph.picture.interactive import to_pyvis
from graph.picture.scene import district_scene, plan_scene
from graph.picture.svg import svg
from graph.plans import read_plans
from graph.view import NetworkView, make_view
from tests.graph.analysis.real_view import DISTRICT, OWNER, PLAN, real_network

MADE_ON = "1 januari 2026"
REPEATS = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """The best of some runs, in seconds, with its peak memory and what came out."""

    seconds: float
    peak: int
    size: int


def several_plans(number: int) -> NetworkView:
    """The real plan as if as many municipalities had each written it; outside parties are shared."""
    network = real_network()
    nodes: dict[str, NodeRow] = dict(network.nodes)
    relations: dict[str, RelationRow] = {relation.id: relation for relation in network.relations}
    for at in range(2, number + 1):
        own = f"bench{at}"
        for node in network.nodes.values():
            copied = _renamed_node(node, own)
            nodes[copied.id] = copied
        for relation in network.relations:
            moved = _renamed_relation(relation, own)
            relations[moved.id] = moved
    return make_view(DISTRICT, 1, nodes.values(), relations.values())


def _renamed(text: str, own: str) -> str:
    return own + text.removeprefix(OWNER) if text == OWNER or text.startswith(f"{OWNER}.") else text


def _renamed_node(node: NodeRow, own: str) -> NodeRow:
    properties = dict(node.properties)
    properties["id"] = _renamed(node.id, own)
    if node.id == OWNER:
        properties["name"] = f"Gemeente {own}"
    if "owner" in properties:
        properties["owner"] = own
    return replace(node, id=_renamed(node.id, own), properties=MappingProxyType(properties))


def _renamed_relation(relation: RelationRow, own: str) -> RelationRow:
    source, target = _renamed(relation.source, own), _renamed(relation.target, own)
    kept = relation.plan is None and (source, target) == (relation.source, relation.target)
    return replace(
        relation,
        id=relation.id if kept else f"{own}.{relation.id}",
        source=source,
        target=target,
        plan=None if relation.plan is None else _renamed(relation.plan, own),
    )


def measure(make: Callable[[], str]) -> Measured:
    """Best time of some runs, and the peak of one more."""
    best, made = float("inf"), ""
    for _ in range(REPEATS):
        began = time.perf_counter()
        made = make()
        best = min(best, time.perf_counter() - began)
    tracemalloc.start()
    make()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Measured(best, peak, len(made.encode("utf-8")))


def baseline(view: NetworkView, size: int) -> str:
    """The texts of the view, escaped, until there are as many bytes."""
    texts = [str(value) for node in view.nodes.values() for value in node.properties.values()]
    written: list[str] = []
    total, at = 0, 0
    while total < size:
        piece = f"<p>{html.escape(texts[at % len(texts)])}</p>\n"
        written.append(piece)
        total, at = total + len(piece), at + 1
    return "".join(written)


def main() -> None:
    """Prints a table."""
    print(f"{'what':44}{'seconds':>9}{'baseline':>10}{'peak MB':>9}{'kB':>8}")
    for number in (1, 4, 20):
        view = several_plans(number)
        whole = f"{number} plan{'s' if number > 1 else ''}"
        plans = read_plans(view)
        assert len(plans.plans) == number
        report(f"rows, {whole}", lambda view=view: repr(len(read_plans(view).rows)), view)  # type: ignore[misc]
        report(f"page, {whole}", lambda view=view: page_html(Network(view), made_on=MADE_ON), view)  # type: ignore[misc]
        one = f"SVG of one plan, {whole} loaded"
        report(one, lambda plans=plans: svg(plan_scene(plans.plan_by_id[PLAN])), view)  # type: ignore[misc]
        report(f"SVG of the district, {whole}", lambda view=view: svg(district_scene(read_plans(view))), view)  # type: ignore[misc]
        report(f"pyvis, {whole}", lambda view=view: to_pyvis(read_plans(view)), view)  # type: ignore[misc]


def report(what: str, make: Callable[[], str], view: NetworkView) -> None:
    """One line of the table."""
    found = measure(make)
    least = measure(lambda: baseline(view, found.size))
    print(
        f"{what:44}{found.seconds:9.3f}{least.seconds:10.4f}{found.peak / 1e6:9.1f}{found.size / 1e3:8.0f}", flush=True
    )


if __name__ == "__main__":
    main()
