"""The drawing of the house in ``docs/explanation/design.md``, made from what imports what.

    python -m tests.architecture.drawing    writes it there anew

A room is a folder of a package, or a file that stands beside the folders. An arrow says that one room imports from
another; one that follows from others is left out (graph.questions reaches graph.model by way of graph.network).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import grimp
import networkx as nx

PACKAGES = ("graph", "loaders", "api")
PAGE = Path("docs/explanation/design.md")
SHARES = {"api.problems": "api.parts"}
"""Files that are counted with a folder: the pages of problems and what the doors share know each other."""
_DRAWN = re.compile(r"```mermaid\n.*?```\n", re.DOTALL)


def imports() -> grimp.ImportGraph:
    """What imports what in the three packages."""
    return grimp.build_graph(*PACKAGES, cache_dir=None)


def room_of(module: str) -> str | None:
    """The room in which a module stands; None for the face of a package."""
    parts = module.split(".")
    room = ".".join(parts[:2])
    return None if len(parts) == 1 else SHARES.get(room, room)


def rooms(found: grimp.ImportGraph) -> "nx.DiGraph[str]":
    """All rooms, with an arrow where one imports from another and no other arrows say so."""
    every: nx.DiGraph[str] = nx.DiGraph()
    for module in found.modules:
        room = room_of(module)
        if room is None:
            continue
        every.add_node(room)
        for other in map(room_of, found.find_modules_directly_imported_by(module)):
            if other is not None and other != room:
                every.add_edge(room, other)
    reduced: nx.DiGraph[str] = nx.transitive_reduction(every)
    return reduced


def drawing(found: grimp.ImportGraph) -> str:
    """The rooms as a drawing in Mermaid."""
    return "\n".join(("```mermaid", *_lines(rooms(found), found), "```", ""))


def _lines(arrows: "nx.DiGraph[str]", found: grimp.ImportGraph) -> Iterator[str]:
    yield "flowchart TD"
    for package in reversed(PACKAGES):
        yield f'  subgraph {package[0].upper()}["{package}"]'
        for room in sorted(one for one in arrows if one.startswith(f"{package}.")):
            ending = "/" if len(found.find_children(room)) > 0 else ".py"
            yield f'    {_sign(room)}["{room.partition(".")[2]}{ending}"]'
        yield "  end"
    yield from (f"  {_sign(one)} --> {_sign(other)}" for one, other in sorted(arrows.edges))


def _sign(room: str) -> str:
    """How a room is called within the drawing: to Mermaid *graph* is a word of its own."""
    package, _, name = room.partition(".")
    return f"{package[0]}_{name}"


def with_drawing(page: str, drawn: str) -> str:
    """A page with its drawing replaced by this one."""
    return _DRAWN.sub(lambda _: drawn, page, count=1)


def main() -> None:
    """Writes the drawing in the page."""
    page = PAGE.read_text("utf-8")
    PAGE.write_text(with_drawing(page, drawing(imports())), encoding="utf-8")


if __name__ == "__main__":
    main()
