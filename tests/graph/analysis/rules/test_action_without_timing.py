"""Action without timing: the plan does not say when, or says that it does not know yet."""

import pytest

from graph.analysis.rules import action_without_timing
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    it_is_found,
    it_only_looks_like_it,
    only,
    rows,
    subjects,
)
from tests.graph.analysis.rules.plans import action

RULE = action_without_timing.RULE

FOUND: Found = {
    "none and undetermined": (
        rows(action("Leeg", timing=None), action("Nog te bepalen", timing="n.t.b."), action("Loopt")),
        {"Leeg", "Nog te bepalen"},
    ),
    "how often is not when": (
        rows(action("Twee keer per jaar een overleg", timing=None)),
        {"Twee keer per jaar een overleg"},
    ),
    "a part of the year that sets no time": (rows(action("De zomerschool", timing=None)), {"De zomerschool"}),
    "undetermined in a row that is partly unread": (
        rows(action("Half gelezen", timing="n.t.b."), unread=["Half gelezen"]),
        {"Half gelezen"},
    ),
}
DECOYS: Decoys = {
    "it goes on": rows(action("Loopt", timing="doorlopend")),
    "its text says when": rows(action("In het najaar van 2026 krijgen huismeesters een training", timing=None)),
    "its text names a quarter": rows(action("Een training, te beginnen in Q3", timing=None)),
    "dropped": rows(action("Enquête", timing=None, status="vervallen")),
    "done": rows(action("Procedure", timing="n.t.b.", status="gereed")),
    "a part of its row was not understood": rows(action("Half gelezen", timing=None), unread=["Half gelezen"]),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


@pytest.mark.parametrize(
    ("text", "timing", "said"),
    [
        ("Een overleg", None, "Bij ‘Een overleg’ staat geen planning in het plan van Pluvierdrecht."),
        (
            "Elke maand een overleg",
            None,
            "Bij ‘Elke maand een overleg’ staat geen planning in het plan van Pluvierdrecht. In de tekst staat wel "
            "‘elke maand’.",
        ),
        (
            "In het voorjaar een overleg",
            "n.t.b.",
            "Bij ‘In het voorjaar een overleg’ staat als planning ‘n.t.b.’ in het plan van Pluvierdrecht. In de tekst "
            "staat wel ‘in het voorjaar’.",
        ),
    ],
)
def test_what_the_text_does_say_of_time_is_said(text: str, timing: str | None, said: str) -> None:
    """It must not say that there is no timing, and leave out what the text says of it."""
    assert only(RULE, rows(action(text, timing=timing))).explanation.nl == said


@pytest.mark.parametrize(
    ("text", "says_when"),
    [
        ("Vóór 1 maart een brief", True),
        ("Eind 2026 een brief", True),
        ("In de loop van 2026 een brief", True),
        ("Uiterlijk in het derde kwartaal een brief", True),
        ("Een proef van drie maanden", False),
        ("Na een jaar kijken we terug", False),
        ("Rond het station een brief", False),
        ("Voor mensen die pas hier wonen", False),
        ("Voor meisjes in de eerste klas", False),
    ],
)
def test_a_time_is_a_part_of_a_year_behind_a_word_that_sets_it(text: str, says_when: bool) -> None:
    assert subjects(RULE, rows(action(text, timing=None))) == (set() if says_when else {text})
