"""*Wat als*: changes to choose, what they would come to, and scenarios: changes with a name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from fastapi.responses import HTMLResponse

from api.parts.dates import written_date
from api.parts.scenarios import asked_with_drafts
from api.parts.supposed_words import LEFT, in_short, told
from api.site.asked import Asked
from api.site.asking import State, state_of
from api.site.intake_page import NO_REFERRER_BUT_OURS
from graph.analysis.suppose import NewParty
from graph.model.language import Text, named
from graph.model.rows import NodeRow
from graph.questions import WhatIf
from graph.questions.what_if import KINDS, ORDER, Supposed
from graph.scenarios import LONGEST_NAME, Scenario, scenarios_of
from loaders.review import drafts_of

LOSSES_SHOWN = 60
# Of the given plan a party holds at most 19 of 27 actions; a line takes some 400 bytes.
FINDINGS_SHOWN = 40
# Under each heading: leaving a plan out takes 21 findings of the practice district away.
SCENARIOS_SHOWN = 30
# Nobody chooses among more by reading; each is three lines.
SHARES_SHOWN = 30
# Owners of plans: the practice district has four.


@dataclass(frozen=True, slots=True)
class Typed:
    """What was asked in a form and could not be done, and why."""

    told: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Made:
    """A change in force: in words, and the state without it."""

    words: Text
    without: State


@dataclass(frozen=True, slots=True)
class Listed:
    """A scenario as the page lists it."""

    scenario: Scenario
    state: State
    at: str


def what_if(one: Asked, asked: WhatIf, typed: Typed | None = None) -> HTMLResponse:
    """The page.

    Raises:
        QuestionError: something in the address is not here, or cannot be changed so.
    """
    store, network = one.context.networks.store, one.network
    found = asked_with_drafts(network, asked, store, one.context.reference, one.today)
    drafts = [draft for draft in drafts_of(store) if draft.district == network.district.id]
    scenarios = list(_listed(one, scenarios_of(store, network.district.id)))
    page = one.page(
        "what_if.html.j2",
        asked=asked,
        typed=Typed() if typed is None else typed,
        found=found,
        short=in_short(found),
        changes=list(_made(asked, found)),
        state=state_of(asked),
        parties=_parties(one),
        new_parties=[change for change in found.changes if isinstance(change, NewParty)],
        actions=[(plan, plan.actions) for plan in network.plans.plans],
        plans=network.plans.plans,
        drafts=[(draft.plan, draft.plan) for draft in drafts],
        kinds=[(kind.value, named(kind, one.language)) for kind in KINDS],
        left=LEFT,
        losses=found.losses[:LOSSES_SHOWN],
        shares=found.shares[:SHARES_SHOWN],
        findings_shown=FINDINGS_SHOWN,
        scenarios=scenarios[:SCENARIOS_SHOWN],
        more_scenarios=max(0, len(scenarios) - SCENARIOS_SHOWN),
        longest_name=LONGEST_NAME,
    )
    page.status_code = 200 if typed is None else typed.status
    page.headers.update(NO_REFERRER_BUT_OURS)
    return page


def refused(one: Asked, asked: WhatIf, error_words: str, fields: dict[str, str]) -> HTMLResponse:
    """The page as it was, with why a form could not be done."""
    return what_if(one, asked, Typed(error_words, fields, 400))


def _made(asked: WhatIf, found: Supposed) -> Iterator[Made]:
    values = [(name, value) for name in ORDER for value in getattr(asked, name)]
    for (name, value), change in zip(values, found.changes, strict=True):
        others = tuple(one for one in getattr(asked, name) if one != value)
        yield Made(told(change), state_of(asked, **{name: others}))


def _parties(one: Asked) -> Sequence[NodeRow]:
    """The parties that plans name and that are no owner of one."""
    nodes = (one.network.view.nodes[party] for party in one.network.by_party)
    found = (node for node in nodes if node.id not in one.network.plans.by_owner)
    return sorted(found, key=lambda node: (node.name.casefold(), node.id))


def _listed(one: Asked, scenarios: Sequence[Scenario]) -> Iterator[Listed]:
    for scenario in scenarios:
        yield Listed(scenario, state_of(scenario.asked), written_date_of(one, scenario.at))


def written_date_of(one: Asked, at: str) -> str:
    """The day of a moment (ISO 8601), as people write it."""
    return written_date(datetime.fromisoformat(at).date(), one.language)
