"""Faults that each have a place, in the words of a door: a line for each place."""

from collections.abc import Sequence

from api.parts.fault_words import Door, in_words
from graph.model.language import Language
from graph.model.value_faults import PlacedFault

_OR = {Language.DUTCH: " of ", Language.ENGLISH: " or "}


def places_in_words(
    faults: Sequence[PlacedFault], door: Door, language: Language | None = None
) -> tuple[tuple[str, str], ...]:
    """Each place with what is wrong there, in the order in which they were found.

    What may be one of two things and is neither has a fault for each of the two; they are said as such.
    """
    spoken = {Door.CLI: Language.DUTCH, Door.HTTP: Language.ENGLISH}.get(door, language or Language.DUTCH)
    found: dict[str, dict[str, None]] = {}
    for one in faults:
        found.setdefault(one.place, {})[in_words(one.fault, door, language)] = None
    return tuple((place, _OR[spoken].join(said)) for place, said in found.items())
