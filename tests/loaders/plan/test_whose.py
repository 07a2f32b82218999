"""Whose plan it is: said by the front, never by being named; what is not certain is asked."""

import re
from functools import cache
from pathlib import Path

import pytest

from graph.model.form import Reading
from graph.model.identifiers import slug
from graph.model.vocabulary import OrganisationKind
from graph.reference import load_reference
from loaders.content import IntakeOptions, prepare
from loaders.document import document_of_text
from loaders.document.lines import plan_lines
from loaders.faults import OwnerError
from loaders.owners import owner_names
from loaders.plan.front import read_front
from loaders.plan.whose import OWNER_DOUBTFUL, Spot, Where, candidates
from loaders.plan.words import plan_words
from loaders.reading import read_as_plan

REFERENCE = load_reference()
REAL_PLAN = Path(__file__).parents[3] / "loaders/examples/leidschendam-voorburg/uitvoeringsplan-2025.txt"
BODY = "\n\nAmbitie 1: Samen\n\nActie\nWie\nWanneer\n\nDoen van iets.\n\nRIEC, Delft\n\nQ2 2026\n"


@cache
def real_plan() -> str:
    return REAL_PLAN.read_text("utf-8")


def read(text: str) -> Reading:
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def owner(text: str) -> str | None:
    found = read(text).plan.owner
    return None if found is None else found.id


def doubts(reading: Reading) -> list[str]:
    return [issue.quote.text for issue in reading.issues if issue.code == OWNER_DOUBTFUL and issue.quote is not None]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zoetermeer", "gm0637"),
        ("Amsterdam", "gm0363"),
        ("Den Haag", "gm0518"),
        ("'s-Gravenhage", "gm0518"),
        ("'s-Hertogenbosch", "gm0796"),
        ("Alphen aan den Rijn", "gm0484"),
        ("Krimpen aan den IJssel", "gm0542"),
        ("Bergen op Zoom", "gm0748"),
        ("Nuenen, Gerwen en Nederwetten", "gm0820"),
        ("Hardinxveld-Giessendam", "gm0523"),
        ("Hof van Twente", "gm1735"),
        ("De Fryske Marren", "gm1940"),
        ("Goeree-Overflakkee", "gm1924"),
        ("Bergen (NH)", "gm0373"),
        ("Rijswijk", None),
        ("Bergen", None),
        ("Best", None),
        ("Utrecht", None),
        ("Hengelo", None),
    ],
)
def test_five_of_seven_names_put_into_the_real_plan_made_it_one_of_den_haag(name: str, expected: str | None) -> None:
    reading = read(re.sub(r"Leidschendam\s?-\s?Voorburg", name, real_plan()))
    if expected is None:
        assert reading.plan.owner is None
        assert set(doubts(reading)) == {name}
    else:
        assert reading.plan.owner is not None
        assert reading.plan.owner.id == expected
        assert doubts(reading) == []


def test_of_every_municipality_a_title_gives_the_owner_or_a_doubt_and_the_word_gemeente_gives_it() -> None:
    names, words = owner_names(REFERENCE), plan_words()
    for town in REFERENCE.municipalities:
        title = Spot(f"Uitvoeringsplan aanpak Mensenhandel {town.name} 2025", Where.TITLE)
        (found,) = candidates([title], names, words)
        assert (found.owner, found.sure) == (town.id, town.name not in town.ambiguous)
        for name in (town.name, *town.former_names):
            (found,) = candidates([Spot(f"Gemeente {name}", Where.FRONT)], names, words)
            assert (found.owner, found.sure) == (town.id, True)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("Actieplan Veilig 2026\n\nGemeente Rijswijk", "gm0603"),
        ("Actieplan Veilig 2026\n\nGEMEENTE BEST", "gm0753"),
        ("Actieplan Veilig 2026\n\nAfdeling Veiligheid, gemeente Urk", "gm0184"),
        ("Actieplan Veilig 2026\n\nZwolle", "gm0193"),
        ("Actieplan Veilig Zwolle 2026\n\nDeelnemers: Kampen, gemeente Dalfsen", "gm0193"),
        ("Actieplan Veilig Zwolle 2026\n\nIn samenwerking met de gemeente Dalfsen", "gm0193"),
        ("Actieplan Veilig Zwolle 2026\n\nAldus vastgesteld te Kampen", "gm0193"),
        ("Actieplan Veilig Zwolle 2026\n\nKampen, 12 maart 2026", "gm0193"),
        ("Actieplan Huizen van de wijk 2026\n\nGemeente Zwolle", "gm0193"),
        ("Actieplan Veilig 2026\n\nGemeente Voorburg", "gm1916"),
        ("Actieplan Veilig Zwolle 2026\n\nPolitie\n\nRIEC", "gm0193"),
        ("Jaarplan 2026\n\nRIEC Den Haag", "riec"),
        ("Jaarplan RIEC Den Haag 2026", "riec"),
    ],
)
def test_the_front_says_whose_plan_it_is(front: str, expected: str) -> None:
    assert owner(front + BODY) == expected


@pytest.mark.parametrize(
    "front",
    [
        "Actieplan Veilig 2026\n\nAldus vastgesteld te Rijswijk",
        "Actieplan Veilig 2026\n\nVastgesteld te Delft op 3 juni 2026",
        "Actieplan Veilig 2026\n\nDelft, 12 maart 2026",
        "Actieplan Veilig 2026\n\nDeelnemers: gemeente Delft, gemeente Westland",
        "Actieplan Veilig 2026\n\nPartners: Zoetermeer",
        "Actieplan Veilig 2026\n\nAanwezig:\n\nGemeente Delft",
        "Actieplan Veilig 2026\n\nSamenwerkende gemeenten\n\nDelft",
        "Actieplan Veilig 2026\n\nLocatie\n\nDelft",
        "Actieplan Veilig 2026\n\nMet dank aan de gemeente Utrecht",
        "Actieplan Veilig 2026\n\nDe gemeente Delft en de gemeente Delft doen mee, Delft.",
        "Uitvoeringsplan politie-eenheid Rotterdam 2026",
        "Uitvoeringsplan Amsterdam-Amstelland 2026",
        "Regionaal plan Veiligheidsregio Utrecht 2026",
    ],
)
def test_being_named_signing_taking_part_or_a_body_called_after_it_is_no_ownership(front: str) -> None:
    reading = read(front + BODY)
    assert reading.plan.owner is None
    assert "owner-not-found" in {issue.code for issue in reading.issues}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("Jaarplan RIEC Rotterdam 2026", "RIEC Rotterdam"),
        ("Jaarplan GGD Amsterdam 2026", "GGD Amsterdam"),
        ("Uitvoeringsplan Regio Alkmaar 2026", "Regio Alkmaar"),
        ("Jaarplan Zorg- en Veiligheidshuis Rotterdam-Rijnmond 2026", "Zorg- en Veiligheidshuis Rotterdam-Rijnmond"),
        ("Agenda opvang 2026\n\nZorgregio Plassenland", "Zorgregio Plassenland"),
        ("Agenda opvang en nazorg 2026-2028\nJeugdregio Oude Vaart\nConcept", "Jeugdregio Oude Vaart"),
        ("Actieplan mensenhandel 2026\n\nOmgevingsdienst Aan de Dreef", "Omgevingsdienst Aan de Dreef"),
    ],
)
def test_a_regional_body_with_its_name_is_an_owner_by_that_name_and_no_municipality(front: str, expected: str) -> None:
    reading = read(front + BODY)

    assert reading.plan.owner is not None
    assert (reading.plan.owner.kind, reading.plan.owner.name) == (OrganisationKind.REGIONAL_BODY, expected)
    assert reading.plan.owner.id == slug(expected)
    assert "owner-unknown" in {issue.code for issue in reading.issues}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("Actieplan veilig 2026\n\nGemeente Delft\n\nZorgregio Plassenland", "gm0503"),
        ("Jaarplan Zorgregio Plassenland 2026\n\nGemeente Delft", "gm0503"),
        ("Actieplan veilig 2026\n\nPartners\n\nZorgregio Plassenland", None),
        ("Actieplan veilig 2026\n\nRegio in beeld", None),
        ("Actieplan veilig 2026\n\nDistrict", None),
        ("Actieplan veilig 2026\n\nDe zorgregio Plassenland doet mee", None),
        ("Actieplan veilig 2026\n\nRegio Noordplas\n\nRegio Zuidplas", None),
    ],
)
def test_a_municipality_goes_before_a_regional_body_and_its_word_alone_is_no_name(
    front: str, expected: str | None
) -> None:
    assert owner(front + BODY) == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("Uitvoeringsplan Delft en Westland 2026", ["Delft", "Westland"]),
        ("Actieplan Veilig 2026\n\nGemeenten Delft, Rijswijk en Westland", ["Delft", "Rijswijk", "Westland"]),
        ("Actieplan Veilig 2026\n\nDelft / Wassenaar", ["Delft", "Wassenaar"]),
        ("Actieplan Veilig Delft 2026\n\nGemeente Westland", ["Delft", "Westland"]),
        ("Actieplan Veilig 2026\n\nGemeente Westland\n\nGemeente Klaverdam", ["Westland", "Klaverdam"]),
        ("Actieplan Veilig 2026\n\nGemeente Bergen", ["Bergen", "Bergen"]),
        ("Samen met de gemeente Delft: plan 2026", []),
        ("Actieplan veilig uitgaan in Zwolle 2026", ["Zwolle"]),
        ("Actieplan politie en jeugd Zwolle 2026", ["Zwolle"]),
        ("Jaarplan Netwerk Rouw en Zorg Zwolle 2026", ["Zwolle"]),
        ("Jaarplan Leger des Heils in Almere 2026", ["Almere"]),
        ("Jaarplan Slachtofferhulp Nederland, Almere 2026", ["Almere"]),
    ],
)
def test_two_names_and_an_uncertain_one_are_a_doubt_that_names_them(front: str, expected: list[str]) -> None:
    reading = read(front + BODY)
    assert reading.plan.owner is None
    assert doubts(reading) == expected


def test_a_name_on_the_back_is_asked_about_and_a_last_cell_is_not_taken() -> None:
    assert doubts(read("Actieplan Veilig 2026" + BODY + "\nGemeente Delft\n")) == ["Delft"]
    assert doubts(read("Actieplan Veilig 2026" + BODY + "\nDelft\n")) == []


def test_a_doubted_plan_is_loaded_with_an_owner_only() -> None:
    content = ("Actieplan Veilig 2026\n\nGemeente Bergen" + BODY).encode()
    with pytest.raises(OwnerError, match=r"owner-doubtful \(candidates=\('Bergen \(NH\) \(gm0373\)', 'Bergen \(L\)"):
        prepare(content, None, REFERENCE, IntakeOptions(district="vr10"))
    prepared = prepare(content, None, REFERENCE, IntakeOptions(owner="gm0373", district="vr10"))
    assert prepared.reading.plan.id == "gm0373.2026"
    assert OWNER_DOUBTFUL not in {issue.code for issue in prepared.reading.issues}


def test_properties_and_heads_that_a_format_gives_say_it_too() -> None:
    lines = plan_lines(document_of_text("Actieplan Veilig 2026" + BODY, "plan.txt"))
    bare = plan_lines(document_of_text("Actieplan Best 2026" + BODY, "plan.txt"))
    names, words = owner_names(REFERENCE), plan_words()
    company = {"company": "Gemeente Delft", "title": "Actieplan"}
    assert read_front(lines, (), 1, words, names).owner is None
    assert read_front(lines, (), 1, words, names, properties=company).owner == "gm0503"
    (head,) = plan_lines(document_of_text("Gemeente Delft", "kop.txt"))
    assert read_front(lines, (head,), 1, words, names).owner == "gm0503"
    both = read_front(bare, (), 1, words, names, properties=company)
    assert both.owner is None
    assert [one.owner for one in both.doubted] == ["gm0503", "gm0753"]


@pytest.mark.parametrize(
    ("front", "owner", "kind"),
    [
        ("Stichting Het Baken\n\nWerkplan 2026", "Stichting Het Baken", "ngo"),
        ("Werkplan 2026\n\nStichting Baken, Oeverveen. Dit plan is een aanvraag.", "Stichting Baken", "ngo"),
        ("Werkplan 2026\n\nZorgregio Oeverveen", "Zorgregio Oeverveen", "regional_body"),
        ("Plan van aanpak zomer 2026\n\nOeverveen (fictieve gemeente)", "Oeverveen", "municipality"),
        ("Uitvoeringsplan Oeverveen 2026 (fictieve gemeente)", "Oeverveen", "municipality"),
    ],
)
def test_who_stands_on_the_front_owns_the_plan_though_no_list_has_it(front: str, owner: str, kind: str) -> None:
    found = read(front + BODY).plan.owner
    assert found is not None
    assert (found.name, found.kind.value) == (owner, kind)


def test_a_body_that_is_told_of_owns_nothing() -> None:
    assert read("Werkplan 2026\n\nStichting Baken helpt ons met dit plan. Wij danken haar." + BODY).plan.owner is None


def test_the_parts_of_a_running_head_are_looked_at_one_by_one() -> None:
    lines = plan_lines(document_of_text("Jaarplan Best 2026" + BODY, "plan.txt"))
    (head,) = plan_lines(document_of_text("Politie-eenheid Oeverdelta   Jaarplan 2026   intern gebruik", "kop.txt"))
    front = read_front(lines, (head,), 1, plan_words(), owner_names(REFERENCE))
    assert (front.owner_name, front.regional) == ("Politie-eenheid Oeverdelta", True)
