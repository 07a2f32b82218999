"""From a file to a plan, and from a plan to a store: the three verbs that a notebook needs.

    >>> from loaders import load, read_document, read_plan

``read_document`` gives a text with its lines, ``read_plan`` what it says as a plan, and ``load`` puts plans in a store.
"""

from loaders.files import read_document, read_plan
from loaders.intake import load

__all__ = ["load", "read_document", "read_plan"]
