"""What if: the network as it would be with some changes, beside what it is. The store is never touched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType

from graph.analysis.consequences import (
    Findings,
    Loss,
    Share,
    findings_between,
    losses_between,
    shares_between,
)
from graph.analysis.suppose import (
    Change,
    Joined,
    NewParty,
    PlanComesIn,
    Renamed,
    TaskGiven,
    WithoutParty,
    WithoutPlan,
    WithoutTask,
    supposed,
)
from graph.model.faults import FaultKind
from graph.model.identifiers import slug
from graph.model.rows import NodeRow, PlanStatements
from graph.model.vocabulary import NAMES, OrganisationKind
from graph.network import Network
from graph.plans.values import is_municipality
from graph.questions.filters import QuestionError, Sort, asks
from graph.questions.meant import NO_ORGANISATION, action_meant, names_of, organisation_meant
from graph.questions.which_findings import WhichFindings
from graph.reference import name_key

MOST_CHANGES = 40
# Nobody oversees forty changes; each costs at most one walk over the relations of a district.
SUPPOSED = "wat-als"
"""The id of a party that is only supposed begins with this; no municipality or organisation is called so."""

NO_PAIR = FaultKind("what-if-no-pair", "name", "value")
NOT_HERE = FaultKind("what-if-not-here", "name", "value")
HAS_PLAN = FaultKind("what-if-has-plan", "name", "party")
NO_TOWN = FaultKind("what-if-no-town", "name", "party")
SAME = FaultKind("what-if-same", "name", "party")
TWICE = FaultKind("what-if-twice", "name", "party")
NAME_TAKEN = FaultKind("what-if-name-taken", "name", "value")
NO_KIND = FaultKind("what-if-no-kind", "name", "value", "known")
NO_DRAFT = FaultKind("what-if-no-draft", "name", "value")
TOO_MANY = FaultKind("what-if-too-many", "name", "most")

KINDS = tuple(
    kind for kind in OrganisationKind if kind not in (OrganisationKind.MUNICIPALITY, OrganisationKind.OWN_DEPARTMENT)
)
"""What a party that is only supposed can be."""
ORDER = ("plan", "added", "merged", "renamed", "given", "without")
"""The fields of the question in the order of its changes."""
_NAMING = frozenset({"RESPONSIBLE_FOR", "NAMED_PARTNER_IN", "MENTIONED_IN", "FUNDS"})
_NONE: Mapping[str, PlanStatements] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Supposed:
    """What came of it."""

    changes: tuple[Change, ...]
    before: Network
    after: Network
    findings: Findings
    losses: tuple[Loss, ...]
    """What has fewer providers, the worst first."""
    shares: tuple[Share, ...]
    """Who shares in it, who loses most first. Of a municipality without a plan nothing can be said."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would be if parties, tasks or plans were left out, joined, called otherwise or added: which findings come
    and go, what loses its only provider in the plans, and who shares the loss. Nothing is kept."""

    without: tuple[str, ...] = asks(
        Sort.CODE_OR_TEXT,
        "Zonder deze partij, dit plan of deze taak",
        "Without this party, by code or name, this plan, or this place that names a party, by code",
        page="zonder",
        several=True,
        example="oefen-dagraam",
    )
    merged: tuple[str, ...] = asks(
        Sort.TEXT,
        "Deze partij wordt deel van een andere: DE ENE=DE ANDERE",
        "This party becomes a part of another: ONE=OTHER",
        page="samen",
        option="--merge",
        several=True,
        example="oefen-schakelwacht=oefen-overleghuis",
    )
    renamed: tuple[str, ...] = asks(
        Sort.TEXT,
        "Deze partij heet anders: PARTIJ=NAAM",
        "This party has another name: PARTY=NAME",
        page="naam",
        option="--rename",
        several=True,
        example="oefen-dagraam=Steunpunt Avondrood",
    )
    added: tuple[str, ...] = asks(
        Sort.TEXT,
        "Er komt een partij bij: NAAM=SOORT",
        "There is a party more: NAME=KIND",
        page="erbij",
        option="--add",
        several=True,
        example="Opvanghuis Zeewind=care_provider",
    )
    given: tuple[str, ...] = asks(
        Sort.TEXT,
        "Deze partij wordt houder van een actie: PARTIJ=ACTIE",
        "This party becomes a holder of an action: PARTY=ACTION",
        page="krijgt",
        option="--give",
        several=True,
        example="oefen-dagraam=spreekuur",
    )
    plan: tuple[str, ...] = asks(
        Sort.CODE,
        "Met dit plan dat nog concept is",
        "With this plan that is still a draft",
        page="plan-erbij",
        option="--with-plan",
        several=True,
    )

    def of(self, network: Network, today: date | None = None, drafts: Mapping[str, PlanStatements] = _NONE) -> Supposed:
        """What would come of the changes.

        Args:
            network: the network of a district.
            today: the day on which findings are looked at; without it nothing is said of time that passed.
            drafts: the plans that wait in it, by id.

        Raises:
            QuestionError: something that is named is not here, or cannot be changed so.
        """
        changes = tuple(self._changes(network, drafts))
        if len(changes) > MOST_CHANGES:
            raise QuestionError(TOO_MANY(name="without", most=MOST_CHANGES))
        before = WhichFindings().of(network, today)
        after = network if len(changes) == 0 else Network(supposed(network.view, changes), network)
        losses = losses_between(network.plans, after.plans)
        return Supposed(
            changes=changes,
            before=network,
            after=after,
            findings=findings_between(before, WhichFindings().of(after, today)),
            losses=losses,
            shares=shares_between(network.plans, after.plans, losses),
        )

    @property
    def asks_nothing(self) -> bool:
        """Whether no change is given."""
        return self == WhatIf()

    @property
    def typed(self) -> dict[str, tuple[str, ...]]:
        """The changes by the names of their filters, as they were typed."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in values.items() if len(value) > 0}

    def _changes(self, network: Network, drafts: Mapping[str, PlanStatements]) -> Iterator[Change]:
        for asked in self.plan:
            if asked not in drafts:
                raise QuestionError(NO_DRAFT(name="plan", value=asked))
            yield PlanComesIn(drafts[asked], _title(drafts[asked]))
        new: dict[str, NewParty] = {}
        for asked in self.added:
            one = _new(network, asked)
            if one.id in {other.id for other in new.values()}:
                raise QuestionError(NAME_TAKEN(name="added", value=one.name))
            new[one.name] = one
        yield from new.values()
        joined = [_joined(network, asked, new) for asked in self.merged]
        renamed = [_renamed(network, asked) for asked in self.renamed]
        _refuse_twice(joined, renamed)
        yield from joined
        yield from renamed
        yield from (_given(network, asked, new) for asked in self.given)
        yield from (_without(network, asked) for asked in self.without)


def _new(network: Network, asked: str) -> NewParty:
    name, sign, called = (part.strip() for part in asked.rpartition("="))
    if sign == "" or name == "" or called == "":
        raise QuestionError(NO_PAIR(name="added", value=asked))
    key = name_key(called)
    names = {kind: (kind.value, *NAMES[OrganisationKind][kind.value]) for kind in KINDS}
    kind = next((one for one in KINDS if key in map(name_key, names[one])), None)
    if kind is None:
        raise QuestionError(NO_KIND(name="added", value=called, known=tuple(one.value for one in KINDS)))
    _refuse_taken(network, "added", name)
    return NewParty(f"{SUPPOSED}.{slug(name)}", name, kind)


def _without(network: Network, asked: str) -> Change:
    plan = network.plans.plan_by_id.get(asked)
    if plan is not None:
        return WithoutPlan(plan.id, plan.node.name)
    statement = next((one for one in network.view.relations if one.id == asked and one.type in _NAMING), None)
    if statement is not None:
        nodes = network.view.nodes
        return WithoutTask(statement.id, (nodes[statement.source].name, nodes[statement.target].name))
    try:
        party = organisation_meant(network, "without", asked)
    except QuestionError as error:
        if error.fault.code != NO_ORGANISATION.code:
            raise
        raise QuestionError(NOT_HERE(name="without", value=asked)) from None
    if party.id in network.plans.by_owner:
        raise QuestionError(HAS_PLAN(name="without", party=party.name))
    return WithoutParty(party.id, party.name)


def _joined(network: Network, asked: str, new: Mapping[str, NewParty]) -> Joined:
    """A party that becomes a part of another, which may be a new one."""
    one, other = _pair("merged", asked)
    gone, added = organisation_meant(network, "merged", one), _added(other, new)
    into = organisation_meant(network, "merged", other) if added is None else added
    if gone.id == into.id:
        raise QuestionError(SAME(name="merged", party=into.name))
    for party in (gone, *(() if isinstance(into, NewParty) else (into,))):
        if is_municipality(party) or party.id in network.plans.by_owner:
            raise QuestionError(NO_TOWN(name="merged", party=party.name))
    return Joined(gone.id, into.id, (gone.name, into.name))


def _renamed(network: Network, asked: str) -> Renamed:
    called, name = _pair("renamed", asked)
    party = organisation_meant(network, "renamed", called)
    _refuse_taken(network, "renamed", name, but=party)
    return Renamed(party.id, name, party.name)


def _given(network: Network, asked: str, new: Mapping[str, NewParty]) -> TaskGiven:
    called, action = _pair("given", asked)
    added = _added(called, new)
    if added is None:
        node = organisation_meant(network, "given", called)
        party, name = node.id, node.name
    else:
        party, name = added.id, added.name
    found = action_meant(network, "given", action)
    return TaskGiven(party, found.id, (name, found.name))


def _added(called: str, new: Mapping[str, NewParty]) -> NewParty | None:
    """The new party of a name or an id; None where it is none of them."""
    return next((one for one in new.values() if called in (one.name, one.id)), None)


def _refuse_twice(joined: Sequence[Joined], renamed: Sequence[Renamed]) -> None:
    """Raises:
    QuestionError: a party that becomes a part of another is joined or renamed once more.
    """
    others = [*(one.into for one in joined), *(one.party for one in renamed)]
    for one in joined:
        if one.gone in others or [other.gone for other in joined].count(one.gone) > 1:
            raise QuestionError(TWICE(name="merged", party=one.names[0]))


def _refuse_taken(network: Network, name: str, called: str, but: NodeRow | None = None) -> None:
    """Raises:
    QuestionError: another party is called so.
    """
    key = name_key(called)
    for lineage in network.plans.parties.lineages.values():
        if (but is None or lineage[0].id != but.id) and key in map(name_key, names_of(lineage[0])):
            raise QuestionError(NAME_TAKEN(name=name, value=called))


def _pair(name: str, asked: str) -> tuple[str, str]:
    one, sign, other = (part.strip() for part in asked.partition("="))
    if sign == "" or one == "" or other == "":
        raise QuestionError(NO_PAIR(name=name, value=asked))
    return one, other


def _title(statements: PlanStatements) -> str:
    return next((node.name for node in statements.nodes if node.id == statements.plan), statements.plan)
