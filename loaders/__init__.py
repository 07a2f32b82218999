"""From a file to a plan, and from a plan to a store: the three verbs that a notebook needs.

    >>> from loaders import load, read_document, read_plan

``read_document`` gives a text with its lines, ``read_plan`` what it says as a plan, and ``load`` puts plans in a store.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.files import read_document, read_plan
    from loaders.intake import load

__all__ = ["load", "read_document", "read_plan"]


def __getattr__(name: str) -> object:
    """Loads a name when it is first used: the process that reads one file does not wait for plans and names."""
    if name == "load":
        return import_module("loaders.intake").load
    if name in __all__:
        return getattr(import_module("loaders.files"), name)
    raise AttributeError(f"module 'loaders' has no attribute {name!r}")
