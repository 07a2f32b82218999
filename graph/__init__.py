"""The network of statements, and what can be asked of it. From Python these nine names are the way in:

    >>> from graph import actions, agenda, draw, draw_interactive, findings, frames, open_store, read_network, who

``open_store`` opens what is kept and ``read_network`` reads a district from it. ``who``, ``actions``, ``findings`` and
``agenda`` ask it the same questions as the command line, the API and the pages, with the same filters and answers;
``draw`` and ``draw_interactive`` make a picture of it, and ``frames`` has tables for pandas.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.export import frames
    from graph.facade import actions, agenda, draw, draw_interactive, findings, read_network, who
    from graph.store.address import open_store

__all__ = ["actions", "agenda", "draw", "draw_interactive", "findings", "frames", "open_store", "read_network", "who"]


def __getattr__(name: str) -> object:
    """Loads a name when it is first used: who only reads the model does not wait for pictures and stores."""
    if name == "frames":
        return import_module("graph.export.frames")
    if name == "open_store":
        return import_module("graph.store.address").open_store
    if name in __all__:
        return getattr(import_module("graph.facade"), name)
    raise AttributeError(f"module 'graph' has no attribute {name!r}")
