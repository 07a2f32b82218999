"""On which side of the chain a party that a plan names works."""

from graph.plans.named import Named
from graph.reference.sides import Side, is_on


def is_on_side(side: Side, one: Named) -> bool:
    """Whether a party, or one that it is a part of, is on a side; a rest group is on none."""
    return not one.is_rest and any(is_on(side, node) for node in one.lineage)
