"""Scenarios as the doors keep them: never with a person in them, and shown with what they come to now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from api.parts.supposed_words import in_short, told
from graph.export.forms.findings import Proposal
from graph.export.forms.shape import text_of
from graph.model.faults import Fault, FaultError, FaultKind
from graph.model.rows import PlanStatements
from graph.network import Network
from graph.questions import WhatIf
from graph.questions.what_if import Supposed
from graph.reference import Reference
from graph.scenarios import Scenario, ScenarioError, ScenarioKind, keep_scenario, scenarios_of
from graph.store.port import Store
from graph.store.records import Stamp
from loaders.resolve import is_personal, known_in, may_be_person, personal_places
from loaders.review import draft_statements, drafts_of

NAMES_PERSON = FaultKind("scenario-names-person")


@dataclass(frozen=True, eq=False)
class Proposed:
    """A scenario that is put before the meeting, with what it comes to; or why it does not fit the plans any more."""

    scenario: Scenario
    found: Supposed | None
    problem: Fault | None


def kept(store: Store, district: str, name: str, asked: WhatIf, reference: Reference, stamp: Stamp) -> Scenario:
    """Keeps a scenario.

    Raises:
        ScenarioError: it cannot be kept; also where a name in it is, or may be, a person's.
    """
    known = known_in(reference)
    names = [part.partition("=")[0].strip() for part in asked.added]
    names += [part.partition("=")[2].strip() for part in asked.renamed]
    texts = (name, *(text for values in asked.typed.values() for text in values))
    if any(is_personal(one) or may_be_person(one) for one in names) or any(
        len(personal_places(text, known)) > 0 for text in texts
    ):
        raise ScenarioError(NAMES_PERSON())
    return keep_scenario(store, district, name, asked, stamp)


def state_of_records(store: Store, district: str, *, drafts: bool = False) -> tuple[str, ...]:
    """What changes with every scenario and proposal of a district, and with every draft where those count too: no part
    of the state of its network."""
    kinds = (ScenarioKind.SCENARIO.value, ScenarioKind.PROPOSAL.value)
    found = [one.id for kind in kinds for one in store.judgements(kind, district)]
    return (*found, *(one.record.id for one in drafts_of(store))) if drafts else tuple(found)


def drafts_in(store: Store, district: str, reference: Reference) -> Mapping[str, PlanStatements]:
    """The plans of a district that wait to be accepted, by id."""
    return {one.plan: one for one in draft_statements(store, district, reference)}


def asked_with_drafts(network: Network, asked: WhatIf, store: Store, reference: Reference, today: date) -> Supposed:
    """What some changes would come to; the drafts are read where the changes name one.

    Raises:
        QuestionError: something that is named is not here, or cannot be changed so.
    """
    drafts = {} if asked.plan == () else drafts_in(store, network.district.id, reference)
    return asked.of(network, today, drafts)


def proposed(network: Network, store: Store, reference: Reference, today: date) -> tuple[Proposed, ...]:
    """The scenarios that are put before the meeting, oldest first, each worked out with the plans as they are."""
    return tuple(_worked_out(network, one, store, reference, today) for one in proposals_among(network, store))


def proposal_form(each: Proposed) -> Proposal:
    """A proposal as it is given."""
    scenario, found = each.scenario, each.found
    return Proposal(
        id=scenario.id,
        name=scenario.name,
        changes=() if found is None else tuple(text_of(told(change)) for change in found.changes),
        short=None if found is None else text_of(in_short(found)),
    )


def proposals_among(network: Network, store: Store) -> Iterable[Scenario]:
    """Those scenarios themselves."""
    return (one for one in scenarios_of(store, network.district.id) if one.proposal is not None)


def _worked_out(network: Network, one: Scenario, store: Store, reference: Reference, today: date) -> Proposed:
    try:
        return Proposed(one, asked_with_drafts(network, one.asked, store, reference, today), None)
    except FaultError as error:
        return Proposed(one, None, error.fault)
