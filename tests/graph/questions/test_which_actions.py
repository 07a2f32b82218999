"""Which actions, in a plan small enough to see them by eye."""

from graph.network import Network
from graph.questions import WhichActions
from tests.graph.analysis.rules.plans import action, ambition, block, plan, small_view
from tests.graph.analysis.rules.small_plans import DAGRAAM, INKT, KORPS, SCHEMER

PLAN = plan(
    ambition(
        1,
        block(
            action("Opvangen", DAGRAAM, mentions=[INKT], support=[KORPS]),
            action("Helpen", INKT),
            action("Waken", SCHEMER),
        ),
    )
)


def texts(asked: str) -> list[str]:
    found = WhichActions(organisation=asked).of(Network(small_view(PLAN)))
    return [one.text for one in found]


def test_actions_of_a_party_are_those_it_holds_and_not_those_that_name_it() -> None:
    assert texts(INKT) == ["Helpen"]
    assert texts(DAGRAAM) == ["Opvangen"]


def test_a_unit_holds_for_what_it_is_a_part_of() -> None:
    assert texts(KORPS) == ["Waken"]
