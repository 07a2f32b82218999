"""Words in the properties of nodes: which properties hold them, and what a word is before it is folded."""

import re
from collections.abc import Iterable, Iterator

from graph.model.rows import Properties

NAME_FIELDS = ("name", "other_names", "former_names")
"""Properties that name a node."""

TEXT_FIELDS = (
    "text", "title", "heading", "items", "objective", "results", "budget", "vision", "timing", "result", "costs",
    "status",
)  # fmt: skip
"""Properties that hold what a plan says of a node."""

RUN = re.compile(r"[^\W_]+")
"""A run of letters and digits."""


def texts_in(properties: Properties, fields: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each text in these properties with the name of its property, in the order of ``fields``."""
    for field in fields:
        value = properties.get(field)
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, tuple):
            yield from ((field, str(part)) for part in value)
