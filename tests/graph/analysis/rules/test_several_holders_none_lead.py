"""Several holders, none marked as the lead."""

from graph.analysis.rules import several_holders_none_lead
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    only,
    rows,
)
from tests.graph.analysis.rules.plans import action
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, INKT

RULE = several_holders_none_lead.RULE

FOUND: Found = {
    "two holders": (rows(action("Twee houders", DAGRAAM, "Burgerzaken")), {"Twee houders"}),
    "the same, beside support": (rows(action("Drie namen", DAGRAAM, INKT, support=["Burgerzaken"])), {"Drie namen"}),
    "two of its own": (rows(action("Zelf", "Burgerzaken", "Communicatie")), {"Zelf"}),
}
DECOYS: Decoys = {
    "one lead is enough": rows(action("Met trekker", DAGRAAM, INKT, lead=["Burgerzaken"])),
    "one holder needs none": rows(action("Eén houder", DAGRAAM, support=[INKT])),
    "a group is one name": rows(action("Samen", ALL)),
    "dropped": rows(action("Twee houders", DAGRAAM, INKT, status="ingetrokken")),
    "a part of its row was not understood": rows(action("Half gelezen", DAGRAAM, INKT), unread=["Half gelezen"]),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_only_the_names_are_said_to_be_silent_about_the_lead() -> None:
    """It said that the lead cannot be told where the text of the action tells it: "Pluvierdrecht trekt ..."."""
    told = only(RULE, rows(action("Dagraam trekt het project", DAGRAAM, INKT)))
    assert told.label.nl == "wie de regie heeft, is niet af te lezen uit de namen"
    assert told.explanation.nl.endswith("uit de namen. In de tekst van de actie staat ‘trekt’.")
    silent = only(RULE, rows(action("Het project", DAGRAAM, INKT)))
    assert silent.explanation.nl.endswith("Wie de regie heeft, is niet af te lezen uit de namen.")


def test_a_row_in_which_a_lead_may_be_marked_is_not_judged() -> None:
    case = rows(action("Half gelezen", DAGRAAM, INKT), action("Eén houder", DAGRAAM), unread=["Half gelezen"])
    assert not_judged(RULE, case) == [
        "niet te beoordelen: bij 1 van 2 acties in het plan van Pluvierdrecht is een deel van de rij niet begrepen "
        "(‘Half gelezen’)"
    ]
