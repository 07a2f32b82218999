"""How much a plan holds at most. Each part becomes a node or a relation: their number is what a plan costs everybody.

A bound counts parts and never time, so that the same plan is always taken or always refused.
"""

from collections.abc import Iterator
from typing import Final

from graph.model.faults import Fault
from graph.model.value_faults import PlacedFault
from loaders import faults

# Beside each the largest of the plans that were read, the given one: it has ambitions, blocks and actions as said, at
# most 10 parties in one list, and 211 parts in all. A plan of twenty times that is several plans in one file.
MOST_AMBITIONS: Final = 100  # 5
MOST_BLOCKS: Final = 200  # 6
MOST_ACTIONS: Final = 1_000  # 27
MOST_IN_ONE_LIST: Final = 200  # 10
MOST_PARTS: Final = 10_000  # 211
MOST_LINES: Final = 20_000  # 436 lines with words; three hundred full pages have some 15,000

_NESTED = ("ambitions", "blocks", "actions")
_LISTED = ("partners", "holders", "mentions", "funders", "goals", "pillars", "target_groups")


def too_much(plan: object) -> PlacedFault | None:
    """The first bound that a plan, as a form or as the JSON of one, goes over; None for a plan within all of them.

    Stops counting there, so that the answer costs no more than a plan that is allowed.
    """
    counted = dict.fromkeys(_NESTED, 0)
    parts = 0
    waiting = [("$.plan", plan)]
    while len(waiting) > 0:
        path, part = waiting.pop()
        for name, items in _lists(part):
            parts += len(items)
            if name in counted:
                counted[name] += len(items)
                fault = over(*counted.values())
            else:
                fault = faults.TOO_MANY_IN_ONE_LIST(limit=MOST_IN_ONE_LIST) if len(items) > MOST_IN_ONE_LIST else None
            if fault is not None:
                return PlacedFault(f"{path}.{name}", fault)
            waiting.extend((f"{path}.{name}[{number}]", item) for number, item in enumerate(items))
        if parts > MOST_PARTS:
            return PlacedFault("$.plan", faults.TOO_MANY_PARTS(limit=MOST_PARTS))
        budget = _of(part, "budget")
        if budget is not None:
            waiting.append((f"{path}.budget", budget))
    return None


def over(ambitions: int, blocks: int, actions: int) -> Fault | None:
    """Which bound so many ambitions, blocks and actions go over, or None."""
    if ambitions > MOST_AMBITIONS:
        return faults.TOO_MANY_AMBITIONS(limit=MOST_AMBITIONS)
    if blocks > MOST_BLOCKS:
        return faults.TOO_MANY_BLOCKS(limit=MOST_BLOCKS)
    return faults.TOO_MANY_ACTIONS(limit=MOST_ACTIONS) if actions > MOST_ACTIONS else None


def _lists(part: object) -> Iterator[tuple[str, list[object] | tuple[object, ...]]]:
    for name in (*_NESTED, *_LISTED):
        items = _of(part, name)
        if isinstance(items, list | tuple):
            yield name, items


def _of(part: object, name: str) -> object:
    return part.get(name) if isinstance(part, dict) else getattr(part, name, None)
