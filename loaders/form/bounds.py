"""How many parts a plan has. Each becomes a node or a relation, so their number is what a plan costs everybody."""

from typing import Final

MOST_PARTS: Final = 20_000
"""The most parts of one plan. The plans that are known have some hundreds."""

_LISTS = (
    *("ambitions", "blocks", "actions"),
    *("partners", "holders", "mentions", "funders"),
    *("goals", "pillars", "target_groups"),
)


def has_too_many_parts(plan: object, most: int = MOST_PARTS) -> bool:
    """Whether a plan, as a form or as the JSON of one, has more than ``most`` parts.

    Stops counting there, so that the answer costs no more than a plan that is allowed.
    """
    number, left = 0, [plan]
    while len(left) > 0:
        part = left.pop()
        for name in _LISTS:
            items = _of(part, name)
            if isinstance(items, list | tuple):
                number += len(items)
                if number > most:
                    return True
                left.extend(items)
        left.extend(budget for budget in (_of(part, "budget"),) if budget is not None)
    return False


def _of(part: object, name: str) -> object:
    return part.get(name) if isinstance(part, dict) else getattr(part, name, None)
