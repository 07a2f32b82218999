"""Errors in one line of Dutch: where, what is wrong, and what can be done about it on the command line."""

from api.commands.mistakes import CommandError
from api.parts.fault_words import Door, in_words
from api.parts.placed_words import places_in_words
from graph.model.faults import FaultError
from graph.reference import ReferenceError_
from loaders.faults import FormError, LoadError

_SHOWN = 5
"""How many places of a plan or file are named in one line; the rest is counted."""


def in_dutch(error: Exception) -> str:
    """What an error says to who typed the command; one that carries no fault says it in words of its own."""
    if not isinstance(error, FaultError):
        return str(error)
    said = in_words(error.fault, Door.CLI)
    match error:
        case CommandError():
            return f"{said} Zie: {error.command} --help"
        case FormError():
            return _at(error.where, _with_places(said, places_in_words(error.faults, Door.CLI)))
        case LoadError():
            return _at(error.where, said)
        case ReferenceError_():
            return _at(str(error.file), _with_places(said, places_in_words(error.faults, Door.CLI)))
    return said


def _at(where: str, said: str) -> str:
    return said if where == "" else f"{where}: {said}"


def _with_places(said: str, places: tuple[tuple[str, str], ...]) -> str:
    if len(places) == 0:
        return said
    shown = "; ".join(f"{place}: {words}" for place, words in places[:_SHOWN])
    more = "" if len(places) <= _SHOWN else f"; en nog {len(places) - _SHOWN}"
    return f"{said} {shown}{more}"
