"""Action without holder: the plan names nobody who leads or holds it."""

from graph.analysis.rules import action_without_holder
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    only,
    report,
    rows,
)
from tests.graph.analysis.rules.plans import action
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, INKT

RULE = action_without_holder.RULE
BY_TEXT = action("Steunpunt Dagraam organiseert een avond voor buren", mentions=[DAGRAAM])

FOUND: Found = {
    "nobody at all": (rows(action("Niemand")), {"Niemand"}),
    "support and advice": (rows(action("Alleen steun", support=[DAGRAAM], consulted=[INKT])), {"Alleen steun"}),
    "a party in the text that does not do it": (
        rows(action("Het nummer van Steunpunt Dagraam ophangen", mentions=[DAGRAAM])),
        {"Het nummer van Steunpunt Dagraam ophangen"},
    ),
    "not begun yet": (rows(action("Straks", status="nog niet gestart")), {"Straks"}),
    "said to be ready by a day that is to come": (rows(action("Later", status="gereed Q3 2026")), {"Later"}),
}
DECOYS: Decoys = {
    "a rest group holds it": rows(action("Restgroep houdt", "zorgpartners")),
    "all municipalities hold it": rows(action("Samen", ALL)),
    "a lead alone": rows(action("Eén trekker", lead=["Burgerzaken"])),
    "dropped": rows(action("Enquête", status="afgevoerd")),
    "done": rows(action("Procedure", status="Afgerond in 2025")),
    "closed, in a whole sentence": rows(action("Contact", status="Gesloten, we proberen het niet opnieuw")),
    "its text says who does it": rows(BY_TEXT),
    "a part of its row was not understood": rows(action("Half gelezen"), unread=["Half gelezen"]),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_who_is_named_otherwise_is_said_beside_it() -> None:
    """It must not say that nobody is named where somebody is, though not as holder."""
    told = only(RULE, rows(action("Alleen steun", support=[DAGRAAM], mentions=[INKT]))).explanation
    assert told.nl.endswith("geen houder. Wel genoemd: Steunpunt Dagraam en Rechtshulp Inktlijn.")


def test_that_all_actions_have_a_holder_is_said_only_where_all_have_one() -> None:
    """A dropped one without a holder, or one whose text says who does it, needs none, and has none."""
    for without in (action("Enquête", status="afgevoerd"), BY_TEXT):
        assert [one.rule for one in report(rows(action("Eén", DAGRAAM), without)).good_news] == []
    (news,) = report(rows(action("Eén", DAGRAAM), action("Twee", "Burgerzaken"))).good_news
    assert news.text.nl == "Alle 2 acties in het plan van Pluvierdrecht hebben een houder."


def test_a_row_that_is_partly_unread_is_named_and_not_counted() -> None:
    case = rows(action("Niemand"), action("Half gelezen"), action("Gehouden", DAGRAAM), unread=["Half gelezen"])
    assert only(RULE, case).denominator.text.nl == "1 van 2 acties"
    assert not_judged(RULE, case) == [
        "niet te beoordelen: bij 1 van 3 acties in het plan van Pluvierdrecht is een deel van de rij niet begrepen "
        "(‘Half gelezen’)"
    ]
