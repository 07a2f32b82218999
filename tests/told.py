"""What a person reads of a fault at the command line."""

from api.parts.fault_words import Door, in_words
from graph.model.faults import Fault, FaultError


def told(error: FaultError | Fault) -> str:
    """The one line of the command line."""
    return in_words(error.fault if isinstance(error, FaultError) else error, Door.CLI)
