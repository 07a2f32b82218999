"""Plans beside each other: who has it, who does it, and what silence does not say. Expected by hand."""

import pytest

from graph.analysis.compared_by import WITHOUT_THEME, By
from graph.analysis.comparison import WORDS_KEPT, Comparison, HowFound
from graph.matching import Difference
from graph.model.form import PlanForm, Reading
from graph.network import Network
from graph.questions import HowTheyCompare, QuestionError
from loaders.judging.comparing import compare as compare_readings
from tests.graph.analysis.rules.plans import action, ambition, block, plan, small_view

KREKEL, PLUVIER, VLONDER = "oefen-krekelerzijl", "oefen-pluvierdrecht", "oefen-vlonderhuizen"
HOUSE, CORPS, TEAM = "Overleghuis Zwaluwboog", "Veiligheidskorps Zwaluwboog", "Team Grenslicht"
CAMPAIGN = "Een campagne voor inwoners"


def compared(*forms: PlanForm, **asked: object) -> Comparison:
    """Two municipalities beside each other; a third where it is asked for."""
    given = {"sides": (KREKEL, PLUVIER)} | asked
    return HowTheyCompare(**given).of(Network(small_view(*forms)))  # type: ignore[arg-type]


def standings(found: Comparison, row: str) -> list[HowFound]:
    """How each stands in a row."""
    (one,) = (each for each in found.rows if each.id == row)
    return [cell.standing for cell in one.cells]


def campaign(owner: str, *holders: str) -> PlanForm:
    return plan(ambition(1, block(action(CAMPAIGN, *holders))), owner=owner)


def test_who_has_a_theme_says_who_does_it_and_in_which_words() -> None:
    found = compared(campaign(KREKEL, "Leerhuis Zienwijzer", "Burgerzaken"), campaign(PLUVIER, "Burgerzaken"))

    (row,) = found.rows
    first, second = (cell.entries[0] for cell in row.cells)
    assert (row.id, first.because) == ("bewustwording-publiek", ("campagne",))
    assert first.action is not None
    assert first.action.text == CAMPAIGN
    assert [one.name for one in first.rows] == ["Leerhuis Zienwijzer"]
    assert (first.own, second.own, second.rows) == (1, 1, ())


def test_a_municipality_without_a_plan_has_no_plan_and_never_a_gap() -> None:
    found = compared(campaign(KREKEL, "Burgerzaken"), sides=(KREKEL, VLONDER))

    assert standings(found, "bewustwording-publiek") == [HowFound.THERE, HowFound.NO_PLAN]
    assert found.lacking(VLONDER) == ()
    assert [side.id for side in found.loaded] == [KREKEL]


def test_what_others_have_is_told_of_a_plan_that_has_it_not() -> None:
    found = compared(campaign(KREKEL, "Burgerzaken"), plan(ambition(1, block(action("Iets"))), owner=PLUVIER))

    assert standings(found, "bewustwording-publiek") == [HowFound.THERE, HowFound.NOT_FOUND]
    assert [row.id for row in found.lacking(PLUVIER)] == ["bewustwording-publiek"]
    assert found.lacking(KREKEL) == (), "an action without a theme is nothing that another lacks"
    assert standings(found, WITHOUT_THEME) == [HowFound.NOT_FOUND, HowFound.THERE]


def test_words_at_no_action_are_told_and_are_no_action() -> None:
    said = block(action("Iets"), objective="Een campagne voor iedereen")
    found = compared(campaign(KREKEL, "Burgerzaken"), plan(ambition(1, said), owner=PLUVIER))

    (row,) = found.lacking(PLUVIER)
    assert row.cells[1].standing is HowFound.SAID
    assert row.cells[1].said == ("Een campagne voor iedereen",)


def test_words_kept() -> None:
    """Four texts with the words: three are told."""
    results = [block(action("Iets"), objective=f"Een campagne nummer {number}") for number in range(4)]
    found = compared(campaign(KREKEL, "Burgerzaken"), plan(ambition(1, *results), owner=PLUVIER))
    assert len(found.lacking(PLUVIER)[0].cells[1].said) == WORDS_KEPT == 3


def test_own_departments_are_left_out_of_partners_and_counted() -> None:
    found = compared(campaign(KREKEL, "Burgerzaken", "VTH"), campaign(PLUVIER, "Burgerzaken", HOUSE), by=By.PARTNER)

    assert [row.id for row in found.rows] == ["oefen-overleghuis"]
    assert [side.own for side in found.sides] == [2, 1]


def test_a_unit_counts_for_its_whole() -> None:
    """A team of the corps: who names either stands in one row, by the name that its plan has."""
    found = compared(campaign(KREKEL, TEAM), campaign(PLUVIER, CORPS), by=By.PARTNER)

    assert standings(found, "oefen-zwaluwkorps") == [HowFound.THERE, HowFound.THERE]
    (row,) = found.rows
    assert [cell.entries[0].rows[0].name for cell in row.cells] == [TEAM, CORPS]


def test_a_local_party_is_never_missed_elsewhere() -> None:
    """Jongerenwerk Zwenkwiel is a local party of the practice district; the other works for the region."""
    found = compared(campaign(KREKEL, "Jongerenwerk Zwenkwiel", HOUSE), campaign(PLUVIER, "Burgerzaken"), by=By.PARTNER)

    assert {row.id for row in found.rows} == {"oefen-zwenkwiel", "oefen-overleghuis"}
    assert [row.id for row in found.lacking(PLUVIER)] == ["oefen-overleghuis"]


def test_a_municipality_in_the_plan_of_the_other_is_not_missing_in_its_own() -> None:
    found = compared(campaign(KREKEL, "gemeente Pluvierdrecht"), campaign(PLUVIER, "Burgerzaken"), by=By.PARTNER)

    assert standings(found, PLUVIER) == [HowFound.THERE, HowFound.ITSELF]
    assert found.lacking(PLUVIER) == ()


def test_a_name_elsewhere_in_the_plan_is_not_said_to_be_missing() -> None:
    said = plan(ambition(1, block(action("Iets"), objective=f"Wij zoeken hulp van {HOUSE}")), owner=PLUVIER)
    assert standings(compared(campaign(KREKEL, HOUSE), said, by=By.PARTNER), "oefen-overleghuis") == [
        HowFound.THERE,
        HowFound.SAID,
    ]


def test_roles_have_the_parties_that_have_them() -> None:
    listed = plan(ambition(1, block(action("Iets", lead=[HOUSE]), partners=[HOUSE])), owner=KREKEL)
    found = compared(listed, campaign(PLUVIER, HOUSE), by=By.ROLE)

    assert [(row.id, [len(cell.entries) for cell in row.cells]) for row in found.rows] == [
        ("lead", [1, 0]),
        ("holder", [0, 1]),
        ("listed", [1, 0]),
    ]


def test_times_stand_in_the_order_of_days() -> None:
    early = plan(ambition(1, block(action("Iets", timing="Q1", days=("2026-01-01", "2026-03-31")))), owner=KREKEL)
    late = plan(ambition(1, block(action("Iets"), action("Meer", days=("2026-04-01", "2026-06-30")))), owner=PLUVIER)
    assert [row.id for row in compared(early, late, by=By.TIME).rows] == ["2026-q1", "2026-q2", "ongoing"]


def test_two_years_of_one_owner_are_matched_as_diff_matches_them() -> None:
    old = plan(ambition(1, block(action(CAMPAIGN, HOUSE), action("Bouwen aan een huis", HOUSE))), owner=KREKEL)
    new = plan(ambition(1, block(action(CAMPAIGN, CORPS), action("Een heel andere zin", "VTH"))), owner=KREKEL)
    new = new.model_copy(update={"year": 2027})
    found = compared(new, old, sides=(f"{KREKEL}.2027", f"{KREKEL}.2026"))

    assert found.years is not None
    assert (found.years.old.year, found.years.new.year) == (2026, 2027)
    told = [(match.shown.text, match.differences) for match in found.years.different]
    assert told == [
        (CAMPAIGN, (Difference.OTHER_HOLDER,)),
        ("Een heel andere zin", (Difference.NEW,)),
        ("Bouwen aan een huis", (Difference.GONE,)),
    ]
    by_diff = compare_readings(Reading(plan=old), Reading(plan=new))
    assert [one.differences for one in by_diff] == [one.differences for one in found.years.matches]


def test_plans_of_two_owners_have_no_years() -> None:
    assert compared(campaign(KREKEL), campaign(PLUVIER)).years is None


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"sides": (KREKEL,)}, "compare-one-side"),
        ({"sides": (KREKEL, KREKEL)}, "compare-one-side"),
        ({"sides": (KREKEL, "nergens")}, "compare-no-side"),
        ({"sides": (KREKEL, "oefen-overleghuis")}, "compare-no-side"),
        ({"lacking": VLONDER}, "compare-not-among"),
    ],
)
def test_what_cannot_be_compared_is_refused(asked: dict[str, object], code: str) -> None:
    with pytest.raises(QuestionError) as caught:
        compared(campaign(KREKEL, HOUSE), **asked)
    assert caught.value.fault.code == code


def test_without_a_choice_it_is_the_whole_district_by_name() -> None:
    found = compared(campaign(KREKEL), sides=())
    assert [side.name for side in found.sides] == [
        "Krekelerzijl",
        "Pluvierdrecht",
        "Vlonderhuizen",
        "Zilvermuide-Kwartelwoude",
    ]


def test_one_row_and_what_one_lacks_are_parts_of_the_same() -> None:
    forms = (campaign(KREKEL, HOUSE, CORPS), campaign(PLUVIER, HOUSE))
    whole = compared(*forms, by=By.PARTNER)
    one = compared(*forms, by=By.PARTNER, row="oefen-overleghuis")
    lacking = compared(*forms, by=By.PARTNER, lacking=PLUVIER)

    assert [row.id for row in whole.rows] == ["oefen-overleghuis", "oefen-zwaluwkorps"]
    assert [row.id for row in one.rows] == ["oefen-overleghuis"]
    assert [row.id for row in lacking.rows] == ["oefen-zwaluwkorps"]


def test_the_order_of_asking_changes_no_row() -> None:
    forms = (campaign(KREKEL, HOUSE), campaign(PLUVIER, CORPS))
    one, other = compared(*forms), compared(*forms, sides=(PLUVIER, KREKEL))
    assert [row.id for row in one.rows] == [row.id for row in other.rows]
    assert one.rows[0].cells[0].standing is other.rows[0].cells[1].standing


def test_another_municipality_changes_nothing_between_two() -> None:
    forms = (campaign(KREKEL, HOUSE), campaign(PLUVIER, CORPS))
    one, other = compared(*forms), compared(*forms, campaign(VLONDER, "VTH"))
    assert [(row.id, [cell.standing for cell in row.cells]) for row in one.rows] == [
        (row.id, [cell.standing for cell in row.cells]) for row in other.rows
    ]
