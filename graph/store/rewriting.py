"""Giving versions and judgements other words, for what should never have been kept in them. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from graph.store.records import Judgement, PlanVersion


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


def differing_judgements(
    judgements: Iterable[Judgement], kept: Callable[[Judgement], Iterable[Judgement]]
) -> tuple[list[Judgement], list[Judgement]]:
    """The judgements whose content differs from what is kept of them: as kept, and as they are to be.

    ``kept`` gives those of the same kind and key.

    Raises:
        KeyError: one of them is not kept.
    """
    old: list[Judgement] = []
    new: list[Judgement] = []
    for one in judgements:
        there = {other.id: other for other in kept(one)}[one.id]
        if there.content != one.content:
            old.append(there)
            new.append(replace(there, content=one.content))
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
