"""What the reader of plans may know: names in running text, beginnings of names, ordinary words."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reference import load_reference
from loaders.resolve import is_personal, lexicon_for, looks_like_person, resolve_name, split_parties

REFERENCE = load_reference()
LEXICON = lexicon_for(REFERENCE, "gm1916")


def named(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], identifier) for start, end, identifier in LEXICON.longest_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Slachtoffers worden bij SHOP gemeld en door SHOP en FairWork ondersteund.",
            [
                ("SHOP", "shop"),
                ("SHOP", "shop"),
                ("FairWork", "fairwork"),
            ],
        ),
        ("Deelname aan controles van het HEIT.", [("HEIT", "heit")]),
        (
            "initiatieven zoals ProjectWork in NL (WIN). (Opzetten",
            [("Work in NL", "work-in-nl"), ("WIN", "work-in-nl")],
        ),
        ("een win-win voor wie in NL werkt", []),
        (
            "de projectVluchtelingenwerk en VluchtelingenWerk",
            [("Vluchtelingenwerk", "vluchtelingenwerk"), ("VluchtelingenWerk", "vluchtelingenwerk")],
        ),
        ("McHALT en xxSHOP", []),
        ("controles van HEIT P en AVIM", [("HEIT P", "heit-prostitutie"), ("AVIM", "avim")]),
        (
            "Campagnes rond Meld Misdaad Anoniem om bewoners\n\nalert te maken",
            [
                ("Meld Misdaad Anoniem", "meld-misdaad-anoniem"),
            ],
        ),
        ("aangesloten bij MMA voor meldingen", [("MMA", "meld-misdaad-anoniem")]),
        ("via Leger des Heils (LDH).", [("Leger des Heils", "leger-des-heils"), ("LDH", "leger-des-heils")]),
        ("via het leger\ndes heils", [("leger\ndes heils", "leger-des-heils")]),
        (
            "maatjes\n\nvia Vluchtelingenwerk/Stek. Informatie",
            [
                ("Vluchtelingenwerk", "vluchtelingenwerk"),
                ("Stek", "stek"),
            ],
        ),
        ("opvang via KesslerPersp\nektief.", [("KesslerPersp\nektief", "kessler-perspektief")]),
        ("Vluchtelin \ngenwerk", [("Vluchtelin \ngenwerk", "vluchtelingenwerk")]),
        ("Samenwerking met gemeente Den Haag voor opvang", [("gemeente Den Haag", "gm0518")]),
        ("handhavers, politie en arbeidsinspecteurs", [("politie", "politie")]),
        ("Analyseren van RIEC-aanbevelingen", [("RIEC", "riec")]),
        ("tussen gemeenten van district D.", [("gemeenten van district D", "gemeenten-district-d")]),
        (
            "De aandachtfunctionaris krijgt bijscholing",
            [
                ("aandachtfunctionaris", "gm1916.aandachtsfunctionaris-mensenhandel"),
            ],
        ),
    ],
)
def test_organisations_named_in_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "om signalen te delen, om te shoppen en een stek te vinden",
        "Om dat te doen roepen wij halt toe.",
        "De communicatie over toezicht en handhaving",
        "woningcorporaties, ketenpartners en overige partners",
        "inwoners van Zoetermeer en Den Haag",
        "veilig thuis wonen, activiteiten rondom wonen",
        "politieke keuzes en coalities",
        "het leger. Des heils wil",
        "meld misdaad, anoniem",
        "Leger\n\ndes Heils",
        "ind, coa, nla en kvk",
    ],
)
def test_ordinary_words_are_no_organisations(text: str) -> None:
    assert named(text) == []


def test_places_are_found_with_and_without_the_word_gemeente() -> None:
    text = "Plan Leidschendam-Voorburg 2025, met gemeente Den Haag"
    assert [(text[start:end], known) for start, end, known in LEXICON.places(text)] == [
        ("Leidschendam-Voorburg", "gm1916"),
        ("gemeente Den Haag", "gm0518"),
    ]
    assert LEXICON.places("de gemeente communiceert, onze gemeente ook") == []


@pytest.mark.parametrize(
    ("text", "whole", "beginning"),
    [
        ("Centrum", False, True),
        ("Centrum\ngemeente", False, True),
        ("Centrum gemeente Zoetermeer", True, False),
        ("HEIT", True, True),
        ("Leger des", False, True),
        ("KesslerPerspektief", True, False),
        ("KesslerPersp", False, False),
        ("Vluchtelingenwerk", True, True),
        ("Vluchtelin", False, False),
        ("om", False, False),
        ("OM", True, False),
        ("riec", True, True),
        ("zorg-\nen veiligheidshuis", True, True),
        ("overige partners", True, False),
        ("", False, False),
    ],
)
def test_whole_names_and_beginnings(text: str, whole: bool, beginning: bool) -> None:
    assert (LEXICON.is_name(text), LEXICON.starts_name(text)) == (whole, beginning)


def test_words_and_no_party() -> None:
    assert LEXICON.is_word("Uitgebreide")
    assert not LEXICON.is_word("uitge")
    assert LEXICON.is_no_party("N.T.B.")
    assert LEXICON.is_no_party(" - ")
    assert not LEXICON.is_no_party("VTH")


def test_names_that_the_document_establishes() -> None:
    wider = LEXICON.with_names(["Netwerk Zuid", "inwonerspanel", "RIEC", "", "Plein"])
    assert wider.is_name("netwerk zuid")
    assert wider.is_name("inwonerspanel")
    assert not LEXICON.is_name("Netwerk Zuid")
    assert wider.longest_names("Het Netwerk\nZuid op het Plein, met het inwonerspanel") == [
        (4, 16, "gm1916.onbevestigd-netwerk-zuid")
    ]
    assert wider.with_names(["Huis Oost"]).is_name("Netwerk Zuid")


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from(["RIEC", "Leger des Heils", "\n", " ", "-", "om", "."])).map("".join),
    )
)
def test_found_names_stand_in_order_and_are_names(text: str) -> None:
    behind = 0
    for start, end, identifier in LEXICON.longest_names(text):
        assert behind <= start < end <= len(text)
        assert REFERENCE.organisation(identifier) is not None
        behind = end


HOSTILE = {
    "one word": lambda size: "a" * size,
    "commas": lambda size: "a, " * (size // 3),
    "conjunctions": lambda size: "en " * (size // 3),
    "brackets": lambda size: "(" * (size // 2) + "x" + ")" * (size // 2),
    "open brackets": lambda size: "(" * size,
    "beginnings": lambda size: "Leger des " * (size // 10),
    "prefixes": lambda size: "gemeente " * (size // 9),
    "broken names": lambda size: "HEIT\n" * (size // 5),
    "undecided": lambda size: "a en b " * (size // 7),
    "lead-ins": lambda size: "zoals " * (size // 6),
    "signs": lambda size: "@" * size,
    "mail": lambda size: "a@" * (size // 2),
    "digits": lambda size: "06 " * (size // 3),
    "marks": lambda size: "\u202e" * size,
    "accents": lambda size: "e\u0301" * (size // 2),
    "spaces": lambda size: "RIEC" + " " * size + "OM",
    "line breaks": lambda size: "a" + "\n" * size + "b",
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_linear_time(make: Callable[[int], str]) -> None:
    """Ten times the text may take ten times as long, not a hundred; small times are noise, and so is a busy moment."""

    def seconds(size: int) -> float:
        text = make(size)
        begin = time.process_time()
        LEXICON.longest_names(text)
        split_parties(text, LEXICON)
        resolve_name(text, "gm1916", REFERENCE)
        LEXICON.is_name(text)
        LEXICON.starts_name(text)
        is_personal(text)
        looks_like_person(text)
        return time.process_time() - begin

    assert any(long < 1 or long < 40 * short for short, long in ((seconds(5_000), seconds(50_000)) for _ in range(3)))


def test_a_fictional_owner_names_the_counterpart_of_a_real_party() -> None:
    lexicon = lexicon_for(REFERENCE, "oefen-zilvermuide")

    assert lexicon.is_name("RIEC")
    assert lexicon.spells_name("leger des heils")
    assert lexicon.longest_names("samen met het RIEC") == [(14, 18, "oefen-riec")]
    assert not lexicon.is_name("Zoetermeer")
    assert not lexicon.is_name("gemeenten in het district")


@pytest.mark.parametrize(
    ("owner", "text", "is_own"),
    [
        ("gm1916", "Leidschendam-Voorburg", True),
        ("gm1916", "gemeente Leidschendam-Voorburg", False),
        ("gm1916", "gemeente", False),
        ("gm1916", "Rijswijk", False),
        ("gemeente-veenhoven", "Veenhoven", True),
        (None, "Veenhoven", False),
    ],
)
def test_the_bare_name_of_the_own_municipality(owner: str | None, text: str, is_own: bool) -> None:
    assert lexicon_for(REFERENCE, owner).is_own_town(text) is is_own


def test_a_function_is_no_topic() -> None:
    assert LEXICON.is_function("Wethouder")
    assert not LEXICON.is_topic("Wethouder")
    assert LEXICON.is_topic("Wonen")
    assert not LEXICON.is_function("Wonen")
