"""Identifiers for every part of a plan, always made from the content: one that was given is never trusted.

A form can come from anyone. Were its identifiers taken as they are, a plan could overwrite another's nodes, or a
municipality; made from the content they can only ever be this plan's own.
"""

import re

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Budget,
    Holder,
    OrganisationRef,
    Owner,
    Party,
    PlanForm,
    Reading,
)
from graph.model.identifiers import Unique, action_id, ambition_id, block_id, plan_id, slug
from graph.model.vocabulary import OrganisationKind
from graph.reference import Reference
from loaders.errors import OwnerError

_NO_TITLE = "plan-zonder-titel"
_OWN_PARTY = re.compile(r"[a-z][a-z0-9-]*")
"""What may stand behind the owner in the id of a party of its own: never a year, which would be a plan."""


def with_ids(plan: PlanForm, owner: str) -> PlanForm:
    """The same plan with the identifiers that its content gives, in the order of the document.

    ``owner`` is the id of whose plan it is. Organisations keep theirs: see ``with_identities``.
    """
    title = _NO_TITLE if plan.title is None else plan.title.written
    unique = Unique()
    identifier = unique.claim(plan_id(owner, plan.year, title))

    def ambition(part: AmbitionForm) -> AmbitionForm:
        given = unique.claim(ambition_id(identifier, part.number, part.title))
        blocks = tuple(block(inner, given, part.number) for inner in part.blocks)
        return part.model_copy(update={"id": given, "blocks": blocks})

    def block(part: BlockForm, inside: str, number: int | str | None) -> BlockForm:
        given = unique.claim(block_id(inside, part.title))
        return part.model_copy(update={"id": given, "actions": tuple(action(one, number) for one in part.actions)})

    def action(part: ActionForm, number: int | str | None) -> ActionForm:
        return part.model_copy(update={"id": unique.claim(action_id(identifier, number, part.text))})

    ambitions = tuple(ambition(part) for part in plan.ambitions)
    return plan.model_copy(update={"id": identifier, "ambitions": ambitions})


def with_identities(reading: Reading, reference: Reference) -> Reading:
    """The same reading with all identifiers that its content gives, those of its organisations among them.

    Raises:
        OwnerError: the owner has no identifier.
    """
    owner = reading.plan.owner
    if owner is None or owner.id is None:
        raise OwnerError("Van wie dit plan is, is niet bekend. Noem de eigenaar, bijvoorbeeld: --owner gm0637.")
    plan = with_ids(reading.plan, owner.id)
    parties = _Parties(owner.id, reference)
    ambitions = tuple(parties.ambition(ambition) for ambition in plan.ambitions)
    return reading.model_copy(update={"plan": plan.model_copy(update={"ambitions": ambitions})})


def plan_and_owner(plan: PlanForm) -> tuple[str, Owner]:
    """The identifier of a plan and its owner, after ``with_identities``."""
    if plan.id is None or plan.owner is None or plan.owner.id is None:
        raise OwnerError("Van wie dit plan is, is niet bekend. Noem de eigenaar, bijvoorbeeld: --owner gm0637.")
    return plan.id, plan.owner


class _Parties:
    """Goes through a plan once and settles which organisations its parties are."""

    def __init__(self, owner: str, reference: Reference) -> None:
        self._owner = owner
        self._reference = reference
        self._fictional = reference.is_fictional(owner)

    def ambition(self, ambition: AmbitionForm) -> AmbitionForm:
        return ambition.model_copy(update={"blocks": tuple(self._block(block) for block in ambition.blocks)})

    def _block(self, block: BlockForm) -> BlockForm:
        changes = {
            "partners": tuple(self._party(party) for party in block.partners),
            "budget": None if block.budget is None else self._budget(block.budget),
            "actions": tuple(self._action(action) for action in block.actions),
        }
        return block.model_copy(update=changes)

    def _action(self, action: ActionForm) -> ActionForm:
        changes = {
            "holders": tuple(self._holder(holder, place) for place, holder in enumerate(action.holders, 1)),
            "mentions": tuple(self._party(party) for party in action.mentions),
        }
        return action.model_copy(update=changes)

    def _budget(self, budget: Budget) -> Budget:
        return budget.model_copy(update={"funders": tuple(self._party(party) for party in budget.funders)})

    def _holder(self, holder: Holder, place: int) -> Holder:
        position = place if holder.position is None else holder.position
        return holder.model_copy(update={"position": position, "organisation": self._organisation(holder.organisation)})

    def _party(self, party: Party) -> Party:
        return party.model_copy(update={"organisation": self._organisation(party.organisation)})

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
