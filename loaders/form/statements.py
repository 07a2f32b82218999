"""Reading -> statements: the nodes and relations that say what a plan says, each with its quote.

Pure: the same reading always gives the same rows, in whatever order plans are loaded. What has a quote is stated,
what has none was entered by hand; what the document does not say itself (an implicit ambition, the members of a
collective) is derived.
"""

from collections.abc import Iterable
from typing import TypeVar

from graph.model.form import ActionForm, AmbitionForm, BlockForm, Holder, OrganisationRef, Party, Passage, Reading
from graph.model.identifiers import Unique, relation_id, slug
from graph.model.nodes import Action, Ambition, Block, Goal, Node, Organisation, Plan, Source
from graph.model.quotes import Quote, kept_spans
from graph.model.relations import (
    Follows,
    Funds,
    HasAction,
    HasAmbition,
    HasBlock,
    HasGoal,
    HasPlan,
    MentionedIn,
    NamedPartnerIn,
    PartyRelation,
    ReadFrom,
    Relation,
    ResponsibleFor,
    Targets,
)
from graph.model.rows import NodeRow, PlanStatements, RelationRow, node_row, relation_row
from graph.model.stated import Stated
from graph.model.vocabulary import Basis, OrganisationKind, ResolutionRule
from graph.reference import KnownDistrict, Reference
from graph.reference.classes import classes_of, given_in
from loaders.faults import CODE_MEANS_TWO_THINGS, DISTRICT_UNKNOWN, LoadError, OwnerError
from loaders.form.identities import plan_and_owner, with_identities
from loaders.form.schema import dump_reading
from loaders.form.unread_rows import unread_in_rows
from loaders.known import district_node, part_of, unconfirmed_node, with_members, with_surroundings
from loaders.wording import action_name, names_owner, pillar_node, plan_title, short_name, target_group_node

_S = TypeVar("_S", bound=Stated)


def state_plan(reading: Reading, reference: Reference, district: str, identifier: str | None = None) -> PlanStatements:
    """All that a plan states, with identifiers made from its content.

    Args:
        reading: a plan whose owner and parties are resolved; a party without an organisation names nobody.
        reference: what is known of its parties.
        district: the district that the plan counts for.
        identifier: the plan's id; without it that of the first plan of its owner and year.

    Raises:
        OwnerError: the owner has no identifier, or the district is not known.
    """
    known = reference.district(district)
    if known is None:
        known_ids = tuple(one.id for one in reference.districts)
        owner = "" if reading.plan.owner is None else reading.plan.owner.name
        raise OwnerError(DISTRICT_UNKNOWN(district=district, owner=owner, known=known_ids))
    gathering = _Gathering(with_identities(reading, reference, identifier), reference, district)
    gathering.district(known)
    gathering.plan()
    return gathering.statements()


class _Gathering:
    """Collects the rows of one plan; lives only as long as ``state_plan`` runs."""

    def __init__(self, reading: Reading, reference: Reference, district: str) -> None:
        self._reading = reading
        self._reference = reference
        self._district = district
        self._id, self._owner = plan_and_owner(reading.plan)
        self._owner_id = str(self._owner.id)
        self._source = None if reading.document is None else f"source.{reading.document.sha256}"
        self._unsaid = Basis.ENTERED if reading.document is None else Basis.DERIVED
        self._nodes: dict[str, NodeRow] = {}
        self._relations: dict[str, RelationRow] = {}
        self._unique = Unique()
        self._unread = unread_in_rows(reading)
        self._actions = 0

    def statements(self) -> PlanStatements:
        """What was collected, in order of id."""
        nodes = tuple(sorted(self._nodes.values(), key=lambda row: row.id))
        relations = tuple(sorted(self._relations.values(), key=lambda row: row.id))
        return PlanStatements(self._id, nodes, relations, dump_reading(self._reading))

    def keep_node(self, row: NodeRow) -> None:
        """Keeps a node; the first of equal ones counts.

        Raises:
            LoadError: the same identifier stands for two different things.
        """
        if self._nodes.setdefault(row.id, row).label != row.label:
            raise LoadError(CODE_MEANS_TWO_THINGS(id=row.id))

    def district(self, known: KnownDistrict) -> None:
        """The district that the plan counts for; a region, which no store holds beforehand, with its municipalities."""
        if known in self._reference.districts:
            self.keep_node(node_row(district_node(known)))
            return
        nodes, relations = with_members(known, self._reference)
        for node in nodes:
            self.keep_node(node)
        self._relations.update((relation.id, relation) for relation in relations)

    def plan(self) -> None:
        """The plan itself and everything in it."""
        form = self._reading.plan
        title = plan_title(self._reading, self._owner)
        quote = None if form.title is None else form.title.quote
        node = Plan(
            id=self._id,
            name=short_name(title) if form.title is None else title,
            owner=self._owner_id,
            district=self._district,
            year=form.year,
            vision=_written(form.vision),
            fictional=self._reference.is_fictional(self._owner_id),
            basis=self._unsaid if form.title is None else Basis.ENTERED,
        )
        self._keep(self._placed(node, quote))
        self._has_plan(quote)
        self._read_from()
        for position, goal in enumerate(form.goals, 1):
            self._goal(goal, position)
        for position, pillar in enumerate(form.pillars, 1):
            self._pillar(pillar, position)
        for position, ambition in enumerate(form.ambitions, 1):
            self._ambition(ambition, position)

    def _has_plan(self, title_quote: Quote | None) -> None:
        owner = self._owner
        ref = OrganisationRef(id=self._owner_id, name=owner.name, kind=owner.kind)
        self._organisation(ref)
        said = title_quote if title_quote is not None and names_owner(title_quote.text, owner) else None
        relation = HasPlan(id=self._relation_id(HasPlan, self._owner_id, self._id), basis=self._unsaid)
        self._join(self._placed(relation, said), self._owner_id, self._id)

    def _read_from(self) -> None:
        document = self._reading.document
        if document is None or self._source is None:
            return
        self._keep(
            Source(
                id=self._source,
                name=document.name,
                sha256=document.sha256,
                media_type=document.media_type,
                characters=len(document.text),
            )
        )
        self._join(ReadFrom(id=self._relation_id(ReadFrom, self._id, self._source)), self._id, self._source)

    def _goal(self, goal: Passage, position: int) -> None:
        identifier = self._unique.claim(f"{self._id}.goal-{slug(goal.written)}")
        node = Goal(id=identifier, name=goal.written, position=position, basis=Basis.ENTERED)
        self._keep(self._placed(node, goal.quote))
        self._join(HasGoal(id=self._relation_id(HasGoal, self._id, identifier)), self._id, identifier)

    def _pillar(self, pillar: Passage, position: int) -> None:
        node = pillar_node(pillar.written, self._reference)
        self._keep(node)
        relation = Follows(
            id=self._relation_id(Follows, self._id, node.id),
            written=pillar.written,
            position=position,
            basis=Basis.ENTERED,
        )
        self._join(self._placed(relation, pillar.quote), self._id, node.id)

    def _ambition(self, form: AmbitionForm, position: int) -> None:
        implicit = form.number is None and form.title is None
        untitled = "Ambitie zonder titel" if form.number is None else f"Ambitie {form.number}"
        node = Ambition(
            id=str(form.id),
            name=untitled if form.title is None else form.title,
            number=None if form.number is None else str(form.number),
            position=position,
            implicit=implicit,
            basis=self._unsaid if implicit else Basis.ENTERED,
        )
        self._keep(self._placed(node, form.quote))
        self._join(HasAmbition(id=self._relation_id(HasAmbition, self._id, node.id)), self._id, node.id)
        for place, block in enumerate(form.blocks, 1):
            self._block(block, node.id, place)

    def _block(self, form: BlockForm, ambition: str, position: int) -> None:
        implicit = form.title is None
        node = Block(
            id=str(form.id),
            name="Onderdeel zonder titel" if form.title is None else form.title,
            position=position,
            implicit=implicit,
            objective=_written(form.objective),
            results=tuple(result.written for result in form.results),
            budget=_written(form.budget),
            basis=self._unsaid if implicit else Basis.ENTERED,
        )
        self._keep(self._placed(node, form.quote))
        self._join(HasBlock(id=self._relation_id(HasBlock, ambition, node.id)), ambition, node.id)
        for place, partner in enumerate(form.partners, 1):
            self._party(NamedPartnerIn, partner, node.id, place)
        for place, funder in enumerate(() if form.budget is None else form.budget.funders, 1):
            self._party(Funds, funder, node.id, place)
        self._target_groups(form.target_groups, node.id)
        for action in form.actions:
            self._action(action, node.id)

    def _action(self, form: ActionForm, block: str) -> None:
        node = _action_node(
            form, self._actions + 1, self._unread.get(self._actions, 0 if len(form.unclear) > 0 else None)
        )
        self._actions += 1
        self._keep(self._placed(node, form.quote, _ground(form)))
        self._join(HasAction(id=self._relation_id(HasAction, block, node.id)), block, node.id)
        for place, holder in enumerate(form.holders, 1):
            self._party(ResponsibleFor, holder, node.id, holder.position or place)
        for place, mention in enumerate(form.mentions, 1):
            self._party(MentionedIn, mention, node.id, place)
        self._target_groups(form.target_groups, node.id)

    def _target_groups(self, groups: Iterable[Passage], target: str) -> None:
        for position, group in enumerate(groups, 1):
            node = target_group_node(group.written)
            self._keep(node)
            relation = Targets(
                id=self._relation_id(Targets, target, node.id),
                written=group.written,
                position=position,
                basis=Basis.ENTERED,
            )
            self._join(self._placed(relation, group.quote, _ground(group)), target, node.id)

    def _party(self, kind: type[PartyRelation], party: Party, target: str, position: int) -> None:
        """The relation that names a party; a collective's members each get a derived one beside it."""
        named = party.organisation
        if named is None:
            return
        self._organisation(named)
        role = party.role.value if isinstance(party, Holder) else ""
        identifier = self._relation_id(kind, named.id, target, role)
        relation = _party_relation(kind, identifier, party, position)
        self._join(self._placed(relation, party.quote, _ground(party)), named.id, target)
        if named.kind is not OrganisationKind.COLLECTIVE:
            return
        for member in self._reference.members(named.id):
            if member.id == self._owner_id:
                continue
            self._surround(member.id)
            identifier = self._relation_id(kind, member.id, target, f"{role} via {named.id}")
            derived = relation.model_copy(update={"id": identifier, "rule": ResolutionRule.COLLECTIVE_MEMBER})
            self._join(self._placed(derived, party.quote, Basis.DERIVED), member.id, target)

    def _organisation(self, named: OrganisationRef) -> None:
        """The node of a party with all it is a part of; what is not known is this plan's own."""
        there = self._nodes.get(named.id)
        if (there is not None and there.label == Organisation.label) or self._surround(named.id):
            return
        self.keep_node(node_row(unconfirmed_node(named, self._reference.is_fictional(self._owner_id))))
        if named.kind is OrganisationKind.OWN_DEPARTMENT and named.id.startswith(f"{self._owner_id}."):
            row = part_of(named.id, self._owner_id)
            self._relations[row.id] = row

    def _surround(self, organisation: str) -> bool:
        known = self._reference.organisation(organisation)
        if known is None:
            return False
        nodes, relations = with_surroundings(known, self._reference)
        for node in nodes:
            self.keep_node(node)
        self._relations.update((row.id, row) for row in relations)
        return True

    def _keep(self, node: Node) -> None:
        self.keep_node(node_row(node))

    def _join(self, relation: Relation, source: str, target: str) -> None:
        self._relations[relation.id] = relation_row(relation, source, target, self._id)

    def _relation_id(self, kind: type[Relation], source: str, target: str, detail: str = "") -> str:
        return self._unique.claim(relation_id(self._id, kind.type, source, target, detail))

    def _placed(self, stated: _S, quote: Quote | None, basis: Basis = Basis.STATED) -> _S:
        """The same statement at its place in the document; without a quote it stays on the ground it has."""
        if quote is None:
            return stated if basis is Basis.STATED else stated.model_copy(update={"basis": basis})
        place = {
            "basis": basis,
            "source": self._source,
            "quote": quote.text,
            "page": quote.page,
            "line_from": quote.line_from,
            "line_to": quote.line_to,
            "start": quote.start,
            "end": quote.end,
            "spans": kept_spans(quote),
        }
        return stated.model_copy(update=place)


def _ground(part: ActionForm | Passage | Party) -> Basis:
    """On what a part rests that has a place in the document."""
    return Basis.STATED if part.confirmed is None else Basis.CONFIRMED


def _written(passage: Passage | None) -> str | None:
    return None if passage is None else passage.written


def _action_node(form: ActionForm, position: int, unread: int | None) -> Action:
    timing = form.timing
    quote = None if timing is None else timing.quote
    given = None if form.classes is None else given_in(form.classes.themes, form.classes.steps)
    classes = classes_of(form.text, given)
    return Action(
        id=str(form.id),
        name=action_name(form),
        position=position,
        text=form.text,
        title=form.title,
        heading=form.heading,
        items=tuple(item.written for item in form.items),
        timing=None if timing is None else timing.written,
        timing_kind=None if timing is None else timing.kind,
        timing_start=None if timing is None else timing.start,
        timing_end=None if timing is None else timing.end,
        timing_quote=None if quote is None else quote.text,
        timing_line=None if quote is None else quote.line_from,
        timing_at=None if quote is None else quote.start,
        timing_spans=None if quote is None else kept_spans(quote),
        result=_written(form.result),
        costs=_written(form.costs),
        status=_written(form.status),
        themes=tuple(one.code for one in classes.themes),
        steps=tuple(one.code for one in classes.steps),
        classes_given=None if given is None else True,
        unread=unread,
        basis=Basis.ENTERED,
    )


def _party_relation(kind: type[PartyRelation], identifier: str, party: Party, position: int) -> PartyRelation:
    written, rule = party.written, ResolutionRule.GIVEN if party.rule is None else party.rule
    certainty = 1.0 if party.certainty is None else party.certainty
    basis = Basis.ENTERED
    if isinstance(party, Holder):
        return ResponsibleFor(
            id=identifier,
            written=written,
            rule=rule,
            certainty=certainty,
            basis=basis,
            role=party.role,
            position=position,
        )
    if kind is NamedPartnerIn:
        return NamedPartnerIn(
            id=identifier, written=written, rule=rule, certainty=certainty, basis=basis, position=position
        )
    made = Funds if kind is Funds else MentionedIn
    return made(id=identifier, written=written, rule=rule, certainty=certainty, basis=basis)
