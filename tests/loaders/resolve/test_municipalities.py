"""Names of municipalities: one that is also a word, a surname or another place means it only where that is said."""

from collections import Counter

import pytest

from graph.model.vocabulary import ResolutionRule
from graph.reference import load_reference, name_key
from loaders.resolve import lexicon_for, resolve_name, split_parties

REFERENCE = load_reference()
LEIDSCHENDAM_VOORBURG, EINDHOVEN, ALKMAAR = "gm1916", "gm0772", "gm0361"
PLACES = [(town, name) for town in REFERENCE.municipalities for name in (town.name, *town.former_names)]


def organisation(written: str, owner: str | None = LEIDSCHENDAM_VOORBURG) -> str:
    return resolve_name(written, owner, REFERENCE).organisation.id


@pytest.mark.parametrize("before", ["gemeente", "de gemeente", "Centrumgemeente", "centrum gemeente", "GEMEENTE"])
def test_every_municipality_is_known_behind_the_word(before: str) -> None:
    lexicon = lexicon_for(REFERENCE, LEIDSCHENDAM_VOORBURG)
    for town, name in PLACES:
        written = f"{before} {name}"
        assert organisation(written) == town.id, name
        assert [known for _, _, known in lexicon.longest_names(f"Overleg met {written} over zorg.")] == [town.id], name


def test_a_former_name_says_that_it_is_one() -> None:
    found = resolve_name("gemeente Voorburg", LEIDSCHENDAM_VOORBURG, REFERENCE)
    assert (found.organisation.id, found.rule, found.certainty) == ("gm1916", ResolutionRule.FORMER_NAME, 0.95)
    assert organisation("Voorburg").startswith("gm1916.onbevestigd")


@pytest.mark.parametrize(
    ("written", "owner", "expected"),
    [
        ("Best", LEIDSCHENDAM_VOORBURG, None),
        ("Best", EINDHOVEN, "gm0753"),
        ("best", EINDHOVEN, None),
        ("houten", "gm0344", None),
        ("Houten", "gm0344", "gm0321"),
        ("Bergen", LEIDSCHENDAM_VOORBURG, None),
        ("gemeente Bergen", LEIDSCHENDAM_VOORBURG, None),
        ("Bergen", ALKMAAR, "gm0373"),
        ("gemeente Bergen", ALKMAAR, "gm0373"),
        ("gemeente Bergen", "gm0983", "gm0893"),
        ("Bergen (NH)", LEIDSCHENDAM_VOORBURG, "gm0373"),
        ("gemeente Bergen (Limburg)", LEIDSCHENDAM_VOORBURG, "gm0893"),
        ("Rijswijk", LEIDSCHENDAM_VOORBURG, "gm0603"),
        ("Rijswijk", EINDHOVEN, None),
        ("gemeente Rijswijk", EINDHOVEN, "gm0603"),
        ("Hengelo", "gm0153", "gm0164"),
        ("Middelburg", None, None),
        ("Leiden", LEIDSCHENDAM_VOORBURG, "gm0546"),
        ("Leiden", "gm0637", None),
        ("Den Bosch", LEIDSCHENDAM_VOORBURG, "gm0796"),
        ("'s-Hertogenbosch", LEIDSCHENDAM_VOORBURG, "gm0796"),
        ("’s-Gravenhage", LEIDSCHENDAM_VOORBURG, "gm0518"),
        ("Nuenen c.a.", EINDHOVEN, "gm0820"),
    ],
)
def test_an_ambiguous_name_alone_counts_near_by_only(written: str, owner: str | None, expected: str | None) -> None:
    found = resolve_name(written, owner, REFERENCE)
    if expected is None:
        assert found.rule is ResolutionRule.UNKNOWN_NAME
    else:
        assert found.organisation.id == expected


def test_of_an_ambiguous_name_the_ones_it_may_be_are_told() -> None:
    assert resolve_name("gemeente Bergen", None, REFERENCE).closest == ("Bergen (NH)", "Bergen (L)")
    assert resolve_name("Stein", LEIDSCHENDAM_VOORBURG, REFERENCE).closest == ("Stein",)


@pytest.mark.parametrize(
    "text",
    [
        "de gemeente best veel doet, heel snel en soms zoet",
        "De gemeente houten hekken laat plaatsen",
        "Buren melden, Huizen worden bezocht, Best en Goes",
        "Leiden tot minder uitbuiting in Utrecht en Groningen",
        "RIEC Rotterdam, GGD Amsterdam en de regio Zwolle",
    ],
)
def test_ordinary_words_in_a_sentence_are_no_municipality(text: str) -> None:
    for owner in (LEIDSCHENDAM_VOORBURG, EINDHOVEN, None):
        found = lexicon_for(REFERENCE, owner).longest_names(text)
        assert [known for _, _, known in found if known.startswith("gm") and "." not in known] == []


@pytest.mark.parametrize(
    "written",
    ["Wethouder Best", "Wethouder van Deventer", "M. Heemskerk", "Stichting Buren", "Regio Utrecht", "RIEC Rotterdam"],
)
def test_a_surname_or_a_part_of_a_name_is_no_municipality(written: str) -> None:
    assert not organisation(written).startswith(("gm0", "gm19")) or organisation(written).startswith("gm1916")


def test_a_surname_one_letter_from_a_town_far_away_is_no_slip_of_it() -> None:
    assert resolve_name("Hilversun", LEIDSCHENDAM_VOORBURG, REFERENCE).rule is ResolutionRule.UNKNOWN_NAME
    assert organisation("gemeente Hilversun") == "gm0402"
    assert organisation("Wassenaer") == "gm0629"
    assert organisation("gemeente Hilversun", "riec") == "gm0402"


def test_a_list_of_towns_is_divided() -> None:
    text = "Alphen aan den Rijn, Krimpen aan den IJssel en gemeente Bergen op Zoom"
    parties = split_parties(text, lexicon_for(REFERENCE, LEIDSCHENDAM_VOORBURG))
    assert [text[start:end] for start, end in parties] == [
        "Alphen aan den Rijn",
        "Krimpen aan den IJssel",
        "gemeente Bergen op Zoom",
    ]


def test_what_two_municipalities_are_called_is_ambiguous_for_both() -> None:
    names = [{name_key(name) for name in town.as_organisation().all_names} for town in REFERENCE.municipalities]
    holders = Counter(key for keys in names for key in keys)
    shared = {key for key, count in holders.items() if count > 1}
    assert shared == {"bergen"}
    for town in REFERENCE.municipalities:
        assert {name_key(name) for name in (town.name, *town.other_names)}.isdisjoint(shared)
