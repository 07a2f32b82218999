"""What is wrong with a value from outside, as a fault: the code of pydantic in kebab case, with its facts.

The sentences of the library are English and made for who writes programs, so only its codes and numbers are taken
over. Which words belong to them is for each door to say.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from graph.model.faults import Fact, Fault, FaultKind

_PLAIN = {
    kind: FaultKind(kind.replace("_", "-"))
    for kind in (
        *("missing", "extra_forbidden", "string_type", "int_type", "int_from_float", "int_parsing", "float_type"),
        *("float_parsing", "bool_type", "bool_parsing", "tuple_type", "list_type", "dict_type", "model_type"),
        *("string_unicode", "string_too_short", "finite_number", "json_invalid", "recursion_loop"),
    )
}
_WITH_NUMBER = {
    kind: (FaultKind(kind.replace("_", "-"), fact), name)
    for kind, name, fact in (
        ("string_too_long", "max_length", "most"),
        ("string_pattern_mismatch", "pattern", "pattern"),
        ("greater_than_equal", "ge", "least"),
        ("less_than_equal", "le", "most"),
    )
}
_SAME = {"int_parsing_size": "int_parsing", "is_instance_of": "model_type", "model_attributes_type": "model_type"}
NOT_A_CHOICE = FaultKind("not-a-choice", "choices")
MISSPELT_KEY = FaultKind("misspelt-key", "near")
BLANK = FaultKind("blank")
NO_SUCH_DAY = FaultKind("no-such-day")
ENDS_BEFORE_IT_BEGINS = FaultKind("ends-before-it-begins")
REFUSED_VALUE = FaultKind("value-refused", "said")
_NOT_BLANK = r"\S"
_QUOTED = re.compile(r"'([^']*)'")


class FaultyValueError(ValueError):
    """Raised by a check of our own within a model; the fault is kept."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class PlacedFault:
    """A fault with its place in what was given, such as ``$.plan.year``; empty for a thing without parts."""

    place: str
    fault: Fault


def placed_faults(error: ValidationError, value: object, *, root: str = "$") -> tuple[PlacedFault, ...]:
    """Everything that is wrong, each with its place.

    Args:
        error: what the library found.
        value: the content it looked at, as plain lists and mappings: a place is only a place where something stands.
        root: how the whole is called in a path; empty for paths that begin with a key.
    """
    found = error.errors(include_url=False, include_input=False)
    return tuple(PlacedFault(path_of(one["loc"], value, root), fault_of(one["type"], one.get("ctx"))) for one in found)


def with_near_keys(faults: Sequence[PlacedFault], model: type[BaseModel]) -> tuple[PlacedFault, ...]:
    """The same faults; a key that nobody knows has the known key beside it that is spelled almost so."""
    keys = _keys_of(model, set())
    return tuple(PlacedFault(one.place, _near(one, keys)) for one in faults)


def _near(one: PlacedFault, keys: Collection[str]) -> Fault:
    if one.fault.code != _PLAIN["extra_forbidden"].code:
        return one.fault
    near = get_close_matches(one.place.rpartition(".")[2], keys, n=1)
    return MISSPELT_KEY(near=near[0]) if len(near) > 0 else one.fault


def _keys_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[str]:
    """The names of the fields of a model and of all models in it."""
    if model in seen:
        return set()
    seen.add(model)
    keys = set(model.model_fields)
    waiting: list[object] = [field.annotation for field in model.model_fields.values()]
    while len(waiting) > 0:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            keys |= _keys_of(kind, seen)
        waiting.extend(get_args(kind))
    return keys


def fault_of(kind: str, context: Mapping[str, Any] | None) -> Fault:
    """The fault for one kind of error of the library, with what it tells beside it."""
    told = context or {}
    kind = _SAME.get(kind, kind)
    raised = told.get("error")
    if isinstance(raised, FaultyValueError):
        return raised.fault
    if kind in ("enum", "literal_error"):
        return NOT_A_CHOICE(choices=tuple(_QUOTED.findall(str(told.get("expected", "")))))
    if kind in _WITH_NUMBER:
        declared, name = _WITH_NUMBER[kind]
        fact: Fact = told[name]
        if fact == _NOT_BLANK:
            return BLANK()
        return declared(**{declared.facts[0]: fact})
    if kind in _PLAIN:
        return _PLAIN[kind]()
    return REFUSED_VALUE(said=kind.replace("_", " "))


def path_of(location: Sequence[int | str], value: object, root: str = "$") -> str:
    """The path of a location; the names that the library gives to the arms of a choice are no part of it."""
    path = root
    for number, step in enumerate(location):
        if isinstance(value, list) and isinstance(step, int):
            path += f"[{step}]"
            value = value[step] if step < len(value) else None
        elif isinstance(value, dict) and (step in value or number == len(location) - 1):
            path += f".{step}" if path != "" else str(step)
            value = value.get(step)
    return path
