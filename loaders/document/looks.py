"""What styles say of the words that have them, and what comes of several styles together."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from loaders.document.model import Mark

Look: TypeAlias = Mapping[Mark, bool]
"""What a style or run says of its words; a mark that it says nothing of is not in it."""

NO_LOOK: Look = MappingProxyType({})


def marks_of(*looks: Look) -> frozenset[Mark]:
    """The marks of a run: each look goes before those behind it."""
    said: dict[Mark, bool] = {}
    for look in reversed(looks):
        said.update(look)
    return frozenset(mark for mark, on in said.items() if on)
