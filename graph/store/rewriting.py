"""Giving versions another form, for what should never have been kept in them. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from graph.store.records import PlanVersion


def differing(
    versions: Iterable[PlanVersion], kept: Callable[[PlanVersion], PlanVersion | None]
) -> tuple[list[PlanVersion], list[PlanVersion]]:
    """The versions whose form differs from what is kept of them: as kept, and as they are to be.

    Raises:
        KeyError: one of them is not kept.
    """
    old: list[PlanVersion] = []
    new: list[PlanVersion] = []
    for one in versions:
        there = kept(one)
        if there is None:
            raise KeyError(one.plan)
        if there.form_json != one.form_json:
            old.append(there)
            new.append(replace(there, form_json=one.form_json))
    return old, new


def cleaned(
    versions: Iterable[PlanVersion], clean: Callable[[PlanVersion], str | None], current: Mapping[str, int]
) -> tuple[list[PlanVersion], frozenset[str]]:
    """All versions with nothing in their forms that should not be kept, and the plans whose current one changed.

    Args:
        versions: as they are kept.
        clean: the form to keep in the place of a version's; None where that can stay.
        current: the number of the version that the network says, by plan.
    """
    made: list[PlanVersion] = []
    changed: set[str] = set()
    for one in versions:
        form = clean(one)
        made.append(one if form is None else replace(one, form_json=form))
        if form is not None and current.get(one.plan) == one.number:
            changed.add(one.plan)
    return made, frozenset(changed)
