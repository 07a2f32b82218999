"""Faults: what went wrong as a code and its facts. Whoever is asked says it in its own words.

A sentence is made for one reader: the command line names options, HTTP names parameters, a page names buttons. So what
is raised below carries no sentence at all, only a code that never changes and the facts that belong in one. Each code
is declared once, with the names of its facts, and a test holds every door to having words for all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

Fact: TypeAlias = str | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. ``code`` is in kebab case; ``facts`` hold plain values, never a password."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def __str__(self) -> str:
        """The code with its facts, for logs and for who has no door."""
        said = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return self.code if said == "" else f"{self.code} ({said})"

    def text(self, name: str) -> str:
        """A fact as text; empty where there is no such fact."""
        return str(self.facts.get(name, ""))


_DECLARED: "dict[str, FaultKind]" = {}


class FaultKind:
    """A code with the names of its facts. Calling it gives a fault.

    Raises:
        ValueError: the code was declared before, or (when called) the facts are not the declared ones.
    """

    def __init__(self, code: str, *facts: str) -> None:
        if code in _DECLARED:
            raise ValueError(f"the fault {code!r} was declared before")
        self.code, self.facts = code, facts
        _DECLARED[code] = self

    def __call__(self, **facts: Fact) -> Fault:
        if set(facts) != set(self.facts):
            raise ValueError(f"the fault {self.code!r} has the facts {self.facts}, not {tuple(facts)}")
        return Fault(self.code, MappingProxyType(facts))


class FaultError(Exception):
    """Something cannot go on, for a reason that a person or a program can be told."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def declared() -> Mapping[str, FaultKind]:
    """Every kind of fault that the modules imported so far declare, by code."""
    return MappingProxyType(_DECLARED)
