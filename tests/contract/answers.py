"""Everything that a store can be asked, and what is known of the plans of the contract."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.store.faults import StoreError
from graph.store.port import Store
from graph.store.records import DecisionRecord, Judgement
from graph.store.upkeep import Knowledge
from tests.contract.plans import DISTRICT, OTHER_DISTRICT, SMALL, STAMP, known, make_plan

DECISION = DecisionRecord(
    "besluit-1", "regel:oefen-gemeente-1.2025", ("a", "b"), "overdracht", "In overleg", None, DISTRICT,
    "2025-03-02T09:00:00+01:00", "regio",
)  # fmt: skip
JUDGEMENT = Judgement("j1", "name", "names", '{"written": "x"}', "regio", "2025-03-02T09:00:00+01:00")
PLANS = (
    make_plan(1, 1, size=SMALL),
    make_plan(1, 2, size=SMALL),
    make_plan(2, 2, size=SMALL),
    make_plan(5, 5, size=SMALL, district=OTHER_DISTRICT),
)
"""Of the first owner two versions."""
WORDS = ("oefen", "vth", "aanpak", "organisatie", "jongeren", "een", "a", "b", "s", "m")

Answers = Sequence[str]


def fill(store: Store) -> None:
    """Two districts with three plans, one of them in its second version, two decisions and a judgement."""
    store.init(*known(), STAMP)
    store.init(*known((5, 6), OTHER_DISTRICT), STAMP)
    for plan in PLANS:
        store.replace_plan(plan, STAMP)
    store.record_decision(DECISION, STAMP)
    store.record_decision(replace(DECISION, id="besluit-2", meeting="overleg-1"), STAMP)
    store.judge((JUDGEMENT,), STAMP)


def knowledge(*more: PlanStatements) -> Knowledge:
    """What the versions of these plans state, and what is known before any."""
    stated = {plan.form_json: plan for plan in (*PLANS, *more)}
    rows: tuple[tuple[NodeRow, ...], tuple[RelationRow, ...]] = known()
    others = known((5, 6), OTHER_DISTRICT)
    return Knowledge(
        lambda version, district: stated.get(version.form_json),
        (*rows[0], *others[0]),
        (*rows[1], *others[1]),
        lambda version: None,
    )


def answers(store: Store, nodes: Sequence[str]) -> Answers:
    """What the store says to every question; a fault or an unknown thing is an answer too, anything else is a
    mistake."""
    plans = sorted({plan.plan for plan in PLANS})
    asked: list[Callable[[], object]] = [
        store.revision,
        store.districts,
        store.snapshot,
        lambda: replace(store.info(), location=""),
        lambda: store.audit(100),
        *(lambda district=district: store.read_view(district) for district in (DISTRICT, OTHER_DISTRICT)),
        *(lambda district=district: store.decisions(district) for district in (DISTRICT, OTHER_DISTRICT)),
        *(
            lambda words=words, district=district: store.search(words, district, 50)
            for words in WORDS
            for district in (DISTRICT, OTHER_DISTRICT)
        ),
        *(lambda node=node: store.holding(node) for node in nodes),
        *(lambda plan=plan: store.versions(plan) for plan in plans),
        *(lambda plan=plan, number=number: store.version(plan, number) for plan in plans for number in (None, 1, 2)),
    ]
    return [_answer(question) for question in asked]


def _answer(question: Callable[[], object]) -> str:
    try:
        return repr(question())
    except StoreError as error:
        return error.fault.code
    except KeyError:
        return "not there"
