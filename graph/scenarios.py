"""Scenarios: changes that somebody gave a name, kept in a store beside the network, and put before a meeting.

A scenario is a record that is only ever added or taken back; what it comes to is worked out anew each time, with the
plans as they are then. As a proposal it stands on the agenda until it is withdrawn. Both are judgements of people, so
that they outlive the plans, and each store keeps them in the same way.
"""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.model.faults import FaultError, FaultKind
from graph.questions import WhatIf
from graph.questions.filters import parse
from graph.reference import name_key
from graph.store.judgements import judgement_of, standing, taking_back
from graph.store.records import Judgement, Records, Stamp

LONGEST_NAME = 100
# A name is read aloud in a meeting; the longest headline of a point has 90 signs.

NO_NAME = FaultKind("scenario-no-name", "longest")
NAME_TAKEN = FaultKind("scenario-name-taken", "name")
NO_CHANGES = FaultKind("scenario-no-changes")
UNKNOWN = FaultKind("scenario-unknown", "id")
UNREADABLE = FaultKind("scenario-unreadable", "id")


class ScenarioError(FaultError):
    """A scenario cannot be kept, or is not there."""


class ScenarioKind(StrEnum):
    """The kinds of these records."""

    SCENARIO = "scenario"
    """By district."""
    PROPOSAL = "proposal"
    """That a scenario is put before the meeting; by district. Its content is the scenario's id."""


class _Content(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    changes: dict[str, tuple[str, ...]]
    """For each filter of the question, by the name of its field, its values."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes with a name."""

    id: str
    district: str
    name: str
    asked: WhatIf
    by: str
    at: str
    """When it was kept, ISO 8601."""
    proposal: str | None
    """The id of the record that puts it before the meeting; None where it is not."""


def scenarios_of(store: Records, district: str) -> tuple[Scenario, ...]:
    """Those of a district that stand, oldest first.

    Raises:
        ScenarioError: a record is not as this program writes it.
    """
    proposed = {one.content: one.id for one in standing(store.judgements(ScenarioKind.PROPOSAL, district))}
    return tuple(
        _scenario(one, proposed.get(one.id)) for one in standing(store.judgements(ScenarioKind.SCENARIO, district))
    )


def scenario_with(store: Records, district: str, identifier: str) -> Scenario:
    """The scenario of an id.

    Raises:
        ScenarioError: there is none, or it was taken away.
    """
    found = next((one for one in scenarios_of(store, district) if one.id == identifier), None)
    if found is None:
        raise ScenarioError(UNKNOWN(id=identifier[:LONGEST_NAME]))
    return found


def keep_scenario(store: Records, district: str, name: str, asked: WhatIf, stamp: Stamp) -> Scenario:
    """Keeps changes under a name. The same under the same name again writes nothing.

    Raises:
        ScenarioError: it has no name or no changes, or another one has that name.
    """
    name = " ".join(name.split())
    if name == "" or len(name) > LONGEST_NAME:
        raise ScenarioError(NO_NAME(longest=LONGEST_NAME))
    if asked.asks_nothing:
        raise ScenarioError(NO_CHANGES())
    for one in scenarios_of(store, district):
        if name_key(one.name) == name_key(name):
            if one.asked == asked:
                return one
            raise ScenarioError(NAME_TAKEN(name=name))
    content = _Content(name=name, changes=asked.typed).model_dump_json()
    kept = store.judgements(ScenarioKind.SCENARIO, district)
    made = judgement_of(ScenarioKind.SCENARIO, district, content, stamp, kept)
    store.judge((made,), stamp)
    return _scenario(made, None)


def propose(store: Records, district: str, identifier: str, stamp: Stamp) -> Scenario:
    """Puts a scenario before the meeting. One that is before it already stays there.

    Raises:
        ScenarioError: there is no such scenario.
    """
    if scenario_with(store, district, identifier).proposal is None:
        kept = store.judgements(ScenarioKind.PROPOSAL, district)
        store.judge((judgement_of(ScenarioKind.PROPOSAL, district, identifier, stamp, kept),), stamp)
    return scenario_with(store, district, identifier)


def withdraw(store: Records, district: str, identifier: str, stamp: Stamp) -> Scenario:
    """Takes a scenario from the agenda; it stays as a scenario.

    Raises:
        ScenarioError: there is no such scenario.
    """
    store.judge(_proposal_back(store, scenario_with(store, district, identifier), stamp), stamp)
    return scenario_with(store, district, identifier)


def drop_scenario(store: Records, district: str, identifier: str, stamp: Stamp) -> None:
    """Takes a scenario away, from the agenda too; its records stay.

    Raises:
        ScenarioError: there is no such scenario.
    """
    scenario = scenario_with(store, district, identifier)
    record = next(one for one in store.judgements(ScenarioKind.SCENARIO, district) if one.id == identifier)
    store.judge((*_proposal_back(store, scenario, stamp), taking_back(record, stamp)), stamp)


def _proposal_back(store: Records, scenario: Scenario, stamp: Stamp) -> tuple[Judgement, ...]:
    kept = store.judgements(ScenarioKind.PROPOSAL, scenario.district)
    return tuple(taking_back(one, stamp) for one in kept if one.id == scenario.proposal)


def _scenario(record: Judgement, proposal: str | None) -> Scenario:
    try:
        content = _Content.model_validate_json(record.content)
        asked = parse(WhatIf, content.changes)
    except (ValidationError, FaultError) as error:
        raise ScenarioError(UNREADABLE(id=record.id)) from error
    return Scenario(record.id, record.key, content.name, asked, record.author, record.at, proposal)
