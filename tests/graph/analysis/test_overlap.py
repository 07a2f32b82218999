"""What the rules on overlap know of actions: their matters, their sort of work, and the meetings they are about."""

import pytest

from graph.analysis.overlap import SURE_FROM, Level, Work, matters_of, meeting_of, overlap, takes_part, work_of
from graph.plans import ActionPart, read_plans
from graph.reference.audiences import audiences
from graph.reference.classes import COUNTS_FROM
from tests.graph.analysis.rules.cases import rows
from tests.graph.analysis.rules.plans import PRACTICE, action, view_of


def told(text: str) -> ActionPart:
    (plan,) = read_plans(view_of(PRACTICE, rows(action(text, "Burgerzaken")).statements())).plans
    return plan.actions[0]


def test_sure_from_leaves_out_what_stands_below_the_head_of_an_action() -> None:
    one = told("Lessen voor leerlingen over weerbaarheid. Ook het meldpunt komt aan bod.")
    assert matters_of(one) == {"weerbaarheid-jeugd"}
    assert matters_of(one, COUNTS_FROM) == {"weerbaarheid-jeugd", "meldroute"}
    assert SURE_FROM == 0.8


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("Controles bij seksbedrijven", {"seksbranche"}),
        ("Integrale controles, elk kwartaal", {"integrale-controles"}),
        ("Meldkaart verspreiden onder alle gemeenten in het district", {"meldroute"}),
        ("Stimuleren van samenwerking tussen gemeenten", {"regionale-samenwerking"}),
    ],
)
def test_a_way_to_work_is_a_matter_only_where_there_is_no_other(text: str, matters: set[str]) -> None:
    assert matters_of(told(text)) == matters


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Opvang voor vrouwen", Work.HELP),
        ("Controles bij seksbedrijven", Work.ENFORCEMENT),
        ("Lessen voor leerlingen over weerbaarheid", Work.OTHER),
        ("Stimuleren van samenwerking tussen gemeenten, netwerken van daders in kaart", Work.OTHER),
        ("Wij doen iets", Work.OTHER),
    ],
)
def test_sorts_of_work(text: str, work: Work) -> None:
    assert work_of(told(text)) is work


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("De stuurgroep komt twee keer bijeen", Level.STRATEGY),
        ("Casusoverleg over gezinnen", Level.CASEWORK),
        ("Het weegoverleg bespreekt nieuwe signalen", Level.WEIGHING),
        ("Nieuwe signalen worden gewogen in het vrijdagoverleg", Level.WEIGHING),
        ("Aan de keukentafel een folder lezen", None),
        ("In overleg met de school nieuwe signalen wegen", None),
        ("Nieuwe signalen wegen", None),
    ],
)
def test_meetings_are_told_by_words_for_a_table(text: str, level: Level | None) -> None:
    met = meeting_of(told(text))
    assert (None if met is None else met.level) is level


def test_who_takes_part_says_so() -> None:
    assert takes_part(told("Aansluiten bij het regionaal overleg"))
    assert takes_part(told("De gemeente neemt periodiek deel aan een netwerk"))
    assert not takes_part(told("Het regionaal overleg voorbereiden"))


def test_all_that_the_file_names_is_known() -> None:
    assert overlap().wide <= {group.id for one in audiences().lists for group in one}
