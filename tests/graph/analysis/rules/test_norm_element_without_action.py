"""Element of the norm about which a plan has no action."""

from graph.analysis.rules import norm_element_without_action
from graph.model.form import ActionForm
from graph.plans import read_plans
from tests.graph.analysis.rules.cases import (
    HOME,
    Decoys,
    Found,
    found,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    plans,
    rows,
    subjects,
)
from tests.graph.analysis.rules.plans import action, ambition, block, plan, real_view

RULE = norm_element_without_action.RULE
OWN = "Burgerzaken"
BASIC = {
    "bewustwording-intern": "Interne bewustwording over uitbuiting",
    "bewustwording-extern": "Campagne voor inwoners",
    "signaleren": "Training voor de balie in het herkennen van signalen",
    "meldroute-intern": "De interne meldroute bekend maken",
    "meldroute-extern": "De externe meldroute bekend maken bij ondernemers",
    "melden-comensha": "Slachtoffers melden bij CoMensha",
    "wegen": "Signalen wegen",
    "aandachtsfunctionaris": "Een aandachtsfunctionaris aanstellen",
    "regionaal-overleg": "Deelnemen aan het regionaal overleg",
    "casusoverleg": "Een casusoverleg beginnen",
    "zorgcoordinatie": "Zorgcoördinatie inrichten",
    "opvang-vrouwen": "Opvang voor vrouwen",
    "opvang-mannen": "Opvang voor mannen",
    "opvang-minderjarigen": "Opvang voor minderjarige slachtoffers",
    "nazorg": "Nazorg geven",
    "vergunningen": "De vergunningplicht handhaven",
    "bibob": "Bibob toepassen",
    "toezicht": "Toezicht in risicosectoren",
    "vorm-seksueel": "Seksuele uitbuiting aanpakken",
    "vorm-arbeid": "Arbeidsuitbuiting aanpakken",
    "vorm-crimineel": "Criminele uitbuiting aanpakken",
    "jeugd-preventie": "Gastlessen aan leerlingen",
    "monitoring": "De uitvoering van het plan evalueren",
}


def all_but(*elements: str) -> list[ActionForm]:
    """An action about each of the other basic elements."""
    return [action(text, OWN) for element, text in BASIC.items() if element not in elements]


def missing(*elements: str) -> set[str]:
    return {f"{HOME}:norm.gemeentelijke-aanpak.{element}" for element in elements}


FOUND: Found = {
    "all but one": (rows(*all_but("bibob")), missing("bibob")),
    "all but two": (rows(*all_but("wegen", "nazorg")), missing("wegen", "nazorg")),
    "only a partner has the name": (
        plans(plan(ambition(1, block(*all_but("melden-comensha"), partners=["CoMensha"])))),
        missing("melden-comensha"),
    ),
    "an aim is no action": (
        plans(plan(ambition(1, block(*all_but("nazorg"), objective="Elk slachtoffer krijgt nazorg")))),
        missing("nazorg"),
    ),
    "its decoy": (
        rows(*all_but("monitoring"), action("Monitoren of de werkomstandigheden verbeteren", OWN)),
        missing("monitoring"),
    ),
    "for whom it is": (
        plans(plan(ambition(1, block(*all_but("opvang-minderjarigen"), groups=["minderjarige slachtoffers"])))),
        missing("opvang-minderjarigen"),
    ),
}
DECOYS: Decoys = {
    "all of them": rows(*all_but()),
    "a plan of a part": rows(action(BASIC["bibob"], OWN), action(BASIC["vorm-seksueel"], OWN)),
    "a plan of another field": rows(*(action(f"{text}", OWN) for text in ("Het dak repareren", "Bibob toepassen"))),
    "what is done was done": rows(*all_but("bibob"), action(BASIC["bibob"], OWN, status="afgerond")),
    "a part of a row was not understood": rows(*all_but("bibob"), unread=["Signalen wegen"]),
    "what goes further is not asked for": rows(*all_but()),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_the_list_here_is_every_basic_element_that_is_told() -> None:
    (made,) = read_plans(real_view()).plans
    asked = {element for _, element in norm_element_without_action.among(made)}
    assert asked == {f"norm.gemeentelijke-aanpak.{element}" for element in BASIC}


def test_what_is_said_in_each_degree() -> None:
    named, not_named = (found(RULE, FOUND[case][0])[0] for case in ("only a partner has the name", "all but one"))
    assert "wel genoemd (partnerlijst), geen actie" in named.explanation.nl
    assert [one.words for one in named.evidence] == ["CoMensha"]
    assert "niet genoemd in acties, doelen, resultaten en lijsten" in not_named.explanation.nl
    assert all("De meetlat is geen plicht" in one.explanation.nl for one in (named, not_named))
    assert "Iets als ‘Een verklaring omtrent het gedrag vragen’ telt niet" in not_named.explanation.nl


def test_one_in_three_has_to_be_there() -> None:
    most = list(BASIC)[8:]
    assert len(subjects(RULE, rows(*all_but(*most)))) == len(most)
    assert subjects(RULE, rows(*all_but(*most, "wegen"))) == set()


def test_what_was_not_understood_is_not_judged() -> None:
    assert len(not_judged(RULE, DECOYS["a part of a row was not understood"])) == 1


def test_evidence_shown_are_three_places() -> None:
    four = ["CoMensha (landelijk)", "CoMensha (meldpunt)", "CoMensha (team)", "CoMensha"]
    parts = [ambition(number, block(partners=[name])) for number, name in enumerate(four, 2)]
    made = plans(plan(ambition(1, block(*all_but("melden-comensha"))), *parts))
    assert [len(one.evidence) for one in found(RULE, made)] == [3]
