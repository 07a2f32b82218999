"""Identifiers for every part of a plan, always made from the content: one that was given is never trusted.

A form can come from anyone. Were its identifiers taken as they are, a plan could overwrite another's nodes, or a
municipality; made from the content they can only ever be this plan's own.
"""

import re

from graph.model.form import ActionForm, AmbitionForm, BlockForm, OrganisationRef, Owner, PlanForm, Reading
from graph.model.identifiers import Unique, action_id, ambition_id, block_id, plan_id, slug
from graph.model.vocabulary import OrganisationKind
from graph.reference import Reference
from loaders.faults import OWNER_MISSING, OwnerError
from loaders.form.through import P, Through

_NO_TITLE = "plan-zonder-titel"
_OWN_PARTY = re.compile(r"[a-z][a-z0-9-]*")
"""What may stand behind the owner in the id of a party of its own: never a year, which would be a plan."""


def base_id(plan: PlanForm, owner: str | None = None) -> str:
    """The id of a plan where it is the first of its owner and year; ``owner`` is the id of whose it is.

    Raises:
        OwnerError: it is not known whose plan it is.
    """
    own = owner or (None if plan.owner is None else plan.owner.id)
    if own is None:
        raise OwnerError(OWNER_MISSING())
    return plan_id(own, plan.year, _NO_TITLE if plan.title is None else plan.title.written)


def with_ids(plan: PlanForm, identifier: str) -> PlanForm:
    """The same plan with the identifiers that its content gives, in the order of the document.

    ``identifier`` is that of the plan. Organisations keep theirs: see ``with_identities``.
    """
    ids = _Ids(identifier)
    return ids.inside(plan).model_copy(update={"id": ids.plan})


def with_identities(reading: Reading, reference: Reference, identifier: str | None = None) -> Reading:
    """The same reading with all identifiers that its content gives, those of its organisations among them.

    ``identifier`` is that of the plan; without it the plan is taken for the first of its owner and year.

    Raises:
        OwnerError: the owner has no identifier.
    """
    owner = reading.plan.owner
    if owner is None or owner.id is None:
        raise OwnerError(OWNER_MISSING())
    plan = with_ids(reading.plan, base_id(reading.plan) if identifier is None else identifier)
    return reading.model_copy(update={"plan": _Parties(owner.id, reference).inside(plan)})


def plan_and_owner(plan: PlanForm) -> tuple[str, Owner]:
    """The identifier of a plan and its owner, after ``with_identities``."""
    if plan.id is None or plan.owner is None or plan.owner.id is None:
        raise OwnerError(OWNER_MISSING())
    return plan.id, plan.owner


def placed_holders(action: ActionForm) -> ActionForm:
    """The action with the place of each holder in its cell, where none was given."""
    holders = tuple(
        holder if holder.position is not None else holder.model_copy(update={"position": place})
        for place, holder in enumerate(action.holders, 1)
    )
    return action.model_copy(update={"holders": holders})


class _Ids(Through):
    """Gives every part its id, from the outside to the inside."""

    def __init__(self, plan: str) -> None:
        self._unique = Unique()
        self.plan = self._unique.claim(plan)
        self._ambition = AmbitionForm()

    def ambition(self, part: AmbitionForm) -> AmbitionForm:
        given = self._unique.claim(ambition_id(self.plan, part.number, part.title))
        self._ambition = part.model_copy(update={"id": given})
        return self.inside(self._ambition)

    def block(self, part: BlockForm) -> BlockForm:
        given = self._unique.claim(block_id(str(self._ambition.id), part.title))
        return self.inside(part.model_copy(update={"id": given}))

    def action(self, part: ActionForm) -> ActionForm:
        given = self._unique.claim(action_id(self.plan, self._ambition.number, part.text))
        return part.model_copy(update={"id": given})

    def party(self, part: P) -> P | None:
        return part


class _Parties(Through):
    """Settles which organisations the parties of a plan are."""

    def __init__(self, owner: str, reference: Reference) -> None:
        self._owner = owner
        self._reference = reference
        self._fictional = reference.is_fictional(owner)

    def action(self, part: ActionForm) -> ActionForm:
        return placed_holders(self.inside(part))

    def party(self, part: P) -> P | None:
        return part.model_copy(update={"organisation": self._organisation(part.organisation)})

    def _organisation(self, named: OrganisationRef | None) -> OrganisationRef | None:
        """As it is known; else as this plan's own, so that no plan can redefine what another one names."""
        if named is None:
            return None
        known = self._reference.organisation(named.id)
        if known is not None and known.fictional == self._fictional:
            return OrganisationRef(id=known.id, name=known.name, kind=known.kind, level=known.level)
        owner, _, rest = named.id.rpartition(".")
        if (owner == self._owner and _OWN_PARTY.fullmatch(rest)) or self._is_unlisted_municipality(named):
            return named
        return named.model_copy(update={"id": f"{self._owner}.opgegeven-{slug(named.id)}"})

    def _is_unlisted_municipality(self, named: OrganisationRef) -> bool:
        if named.kind is not OrganisationKind.MUNICIPALITY:
            return False
        return self._reference.unlisted_municipality(named.name, self._fictional).id == named.id
