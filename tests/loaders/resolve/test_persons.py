"""Persons: e-mail addresses, phone numbers and names of persons, and what only looks like them."""

import cProfile

import pytest

from loaders.resolve import Kind, is_personal, looks_like_person, may_be_person, personal_places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mail naar a.de-vries+werk@gemeente.voorbeeld.nl!", ["a.de-vries+werk@gemeente.voorbeeld.nl"]),
        ("bel 06-12345678 of 06 12 34 56 78", ["06-12345678", "06 12 34 56 78"]),
        ("tel. 070-3001234", ["070-3001234"]),
        ("tel. (070) 300 12 34", ["(070) 300 12 34"]),
        ("+31 6 12345678 en 0031 70 3001234", ["+31 6 12345678", "0031 70 3001234"]),
        ("meld via 0800-7000", ["0800-7000"]),
        ("in 2025-2026 voor € 85.000 en 0,5 fte", []),
        ("op 01-03-2026 en 1 maart 2026", []),
        ("@politie en voorbeeld@", []),
        ("Handhaven\t5, Uitvoering 3, Signalering 1 en Monitoring 2", []),
        ("Stadsring 5 en Oranjering 12", ["Stadsring 5", "Oranjering 12"]),
        ("Uitvoering 5, 1234 AB Delft", ["Uitvoering 5, 1234 AB Delft"]),
        ("gm0637, 20250101000000", []),
        ("", []),
    ],
)
def test_addresses_and_numbers(text: str, found: list[str]) -> None:
    assert [text[place.start : place.end] for place in personal_places(text) if place.kind is not Kind.NAME] == found
    assert is_personal(text) == (found != [])


@pytest.mark.parametrize(
    "name",
    [
        "mw. A. de Vries",
        "A. de Vries",
        "J.P. Jansen",
        "J. P. van den Berg-Smit",
        "mr. Jansen",
        "Dhr. Jansen",
        "mevrouw Van der Meer",
        "drs. Jan Jansen",
        "Jan Jansen",
        "Jan de Vries",
        "Jansen, P.",
        "prof. dr. K. El Amrani",
        "mw. A. de Vries (VTH)",
    ],
)
def test_names_of_persons(name: str) -> None:
    assert looks_like_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Wybrich van der Veen",
        "VTH",
        "politie",
        "B.V.",
        "Leger des Heils",
        "M.",
        "drs.",
        "Mr. ",
        "",
        "Zwembad B.V.",
        "de heer",
        "(x)",
    ],
)
def test_what_cannot_be_told_from_an_organisation_is_no_person(name: str) -> None:
    assert not looks_like_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Wybrich van der Veen",
        "Kees Brambosch",
        "Fatma",
        # Bodies that are named after people have the same form: that is why a known name is never asked of.
        "Pieter van Foreest",
    ],
)
def test_a_first_name_and_a_surname_may_be_a_person(name: str) -> None:
    assert may_be_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Stichting de Brug",
        "Raad van State",
        "Centrum de Waarden",
        "Bureau van Dijk",
        "Jan de Vries Stichting",
        "Willem Schrikker Groep",
        "Team Jansen",
        "Samen Veilig",
        "Team Anna",
        "VTH",
        "jan de vries",
        "",
    ],
)
def test_a_name_with_a_word_for_a_body_or_none_for_a_person_is_no_person(name: str) -> None:
    assert not may_be_person(name)


CROWDS = {
    "names": "Jan Jansen ",
    "names on lines": "Jan\n",
    "surnames first": "Jansen, ",
    "initials": "A. ",
    "labels of lists": "Aanwezig:\n",
    "labels of persons": "Auteur: Jan\n",
    "greetings": "groet, Jan\n\n",
    "addresses": "adresAaaa",
    "signs of addresses": f"{'.' * 60}{' ' * 60}@x",
    "numbers": "12 34 ",
    "accounts": "NL91 ABNA 0417 ",
    "networks": "snap1111",
    "pages": "http://a",
    "digits": "0",
    "letters": "A",
}


def calls(text: str) -> int:
    counted = cProfile.Profile()
    counted.enable()
    personal_places(text)
    counted.disable()
    return sum(entry.callcount for entry in counted.getstats())


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS)
def test_four_times_the_text_is_four_times_the_work(crowd: str) -> None:
    personal_places(crowd * 10)
    small, large = calls(crowd * 200), calls(crowd * 800)
    assert large < 1.3 * 4 * small


@pytest.mark.parametrize(
    "text",
    [
        "Lotgenoten spreken\tReclassering\t1-6-2026",
        "Monitoring 1-6-2026",
        "Kaart maken\tTeam Uitvoering\t3 keer",
        "Wijkteam Kerkplein\t12-2026",
        "Wijkcentrum Molenweg\t1 september 2026",
        "Wijkteam Kerkplein\n01-03-2026",
    ],
)
def test_a_name_in_a_cell_before_a_date_is_no_house(text: str) -> None:
    """The name and the first digit of the date were painted over as a street with a number."""
    assert [place for place in personal_places(text) if place.kind is Kind.ADDRESS] == []


@pytest.mark.parametrize("text", ["Kerkplein 12", "Molenweg 1-6", "Molenweg\n12a", "Kerkplein 12, 2011 AB Haarlem"])
def test_a_street_with_a_number_is_a_house(text: str) -> None:
    assert [text[place.start : place.end] for place in personal_places(text)] == [text]
