"""Which plan this is among those of its owner and year: one that is kept already, or one beside them.

The same title, or the same document, is the same plan, and takes the place of its version before. Another title is
another plan: it never takes the first one's place, and its identifier gets a number behind it. What is kept decides
nothing but that number.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.form import Reading
from graph.model.identifiers import Unique, letters_and_digits
from loaders import faults
from loaders.faults import LoadError
from loaders.form.through import actions_in
from loaders.wording import action_name

MOST_NAMED = 10
"""How many of the actions that would go a refusal names; it says how many there are."""


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as a store holds it now, as far as it decides about another one."""

    id: str
    title: str | None
    sha256: str | None
    source_name: str | None
    actions: Mapping[str, str] = field(repr=False)
    """The names of its actions by their ids."""
    version: int = 0
    """The number of its version; 0 for a plan of the same load, which is not kept yet."""

    @property
    def shown(self) -> str:
        """What it is called; its id where it has no title."""
        return self.id if self.title is None else self.title


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plan goes: its id, the plan it takes the place of, and those of the same owner and year beside it."""

    plan: str
    replaces: StoredPlan | None
    beside: tuple[StoredPlan, ...]


def stored_plan(plan: str, reading: Reading, version: int = 0) -> StoredPlan:
    """A plan that is kept under the id ``plan``, with its current version, which has that number."""
    document = reading.document
    return StoredPlan(
        id=plan,
        title=_title(reading),
        sha256=None if document is None else document.sha256,
        source_name=None if document is None else document.name,
        actions={str(action.id): action_name(action) for action in actions_in(reading.plan)},
        version=version,
    )


def of_the_family(base: str, plans: Iterable[str]) -> tuple[str, ...]:
    """The ids of ``plans`` that are ``base``, or ``base`` with a number behind it, in that order."""
    number = re.compile(rf"{re.escape(base)}(?:-([1-9][0-9]*))?")
    found = ((match, plan) for plan in plans if (match := number.fullmatch(plan)) is not None)
    return tuple(plan for _, plan in sorted((int(match[1] or 1), plan) for match, plan in found))


def place_of(reading: Reading, base: str, family: Sequence[StoredPlan]) -> Place:
    """Where a plan goes among those of its owner and year; ``base`` is the id it has where it is the first."""
    same = _of_document(reading, family) or _of_title(reading, family)
    if same is not None:
        return Place(same.id, same, tuple(other for other in family if other is not same))
    unique = Unique()
    for other in family:
        unique.claim(other.id)
    return Place(unique.claim(base), None, tuple(family))


def actions_would_go(stored: StoredPlan, gone: Sequence[str]) -> LoadError:
    """The refusal to take these actions of a stored plan away; it names some of them and says how many there are."""
    named = tuple(gone[:MOST_NAMED])
    return LoadError(faults.ACTIONS_WOULD_GO(plan=stored.id, title=stored.shown, gone=len(gone), actions=named))


def _of_document(reading: Reading, family: Sequence[StoredPlan]) -> StoredPlan | None:
    if reading.document is None:
        return None
    return next((plan for plan in family if plan.sha256 == reading.document.sha256), None)


def _of_title(reading: Reading, family: Sequence[StoredPlan]) -> StoredPlan | None:
    wanted = letters_and_digits(_title(reading) or "")
    return next((plan for plan in family if letters_and_digits(plan.title or "") == wanted), None)


def _title(reading: Reading) -> str | None:
    return None if reading.plan.title is None else reading.plan.title.written
