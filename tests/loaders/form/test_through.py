"""The one way through a plan's form: everything is met once, in order, and what nothing changed stays itself."""

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Budget,
    Holder,
    Party,
    Passage,
    PlanForm,
    Reading,
    Timing,
)
from graph.model.quotes import Quote
from loaders.form.through import P, Through, actions_in, parties_in, parts_with_paths, quotes_in

QUOTE = Quote(text="b", line_from=1, line_to=1, start=1, end=2)
ACTION = ActionForm(
    text="a",
    holders=(Holder(written="h"),),
    mentions=(Party(written="m"),),
    timing=Timing(written="t", quote=QUOTE),
)
BLOCK = BlockForm(
    partners=(Party(written="p"),),
    budget=Budget(written="geld", funders=(Party(written="f"),)),
    actions=(ACTION, ActionForm(text="z", quote=QUOTE)),
)
READING = Reading(plan=PlanForm(goals=(Passage(written="g"),), ambitions=(AmbitionForm(title="x", blocks=(BLOCK,)),)))


def test_a_walk_that_changes_nothing_gives_the_very_same_value() -> None:
    assert Through().inside(READING) is READING


def test_parties_are_met_once_each_in_the_order_of_the_form() -> None:
    assert [party.written for party in parties_in(READING)] == ["p", "f", "h", "m"]


def test_quotes_of_actions_can_be_left_out() -> None:
    assert len(list(quotes_in(READING))) == 2
    assert list(quotes_in(READING, without=ActionForm)) == []
    assert [action.text for action in actions_in(READING)] == ["a", "z"]


def test_paths_are_those_of_the_json() -> None:
    paths = [path for path, part in parts_with_paths(READING, "$") if isinstance(part, Quote)]
    inside = "$.plan.ambitions[0].blocks[0].actions"
    assert paths == [f"{inside}[0].timing.quote", f"{inside}[1].quote"]


class _Shout(Through):
    def text(self, text: str) -> str:
        return text.upper()

    def party(self, part: P) -> P | None:
        return None if part.written == "m" else self.inside(part)

    def action(self, part: ActionForm) -> ActionForm:
        return part if part.text == "z" else self.inside(part)


def test_what_a_method_gives_takes_its_place_and_none_leaves_a_party_out() -> None:
    made = _Shout().inside(READING)
    (block,) = made.plan.ambitions[0].blocks
    first, last = block.actions
    assert (made.plan.ambitions[0].title, made.plan.goals[0].written) == ("X", "G")
    assert block.budget is not None
    assert [party.written for party in (*block.partners, *block.budget.funders, *first.holders)] == ["P", "F", "H"]
    assert first.mentions == ()
    assert first.timing is not None
    assert first.timing.quote is QUOTE
    assert last is BLOCK.actions[1]
    assert READING.plan.ambitions[0].title == "x"
