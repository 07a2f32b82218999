"""The packaged knowledge: what the first plan and its field need, and rules that hold for all of it."""

import gzip
from pathlib import Path

import pytest

import graph.reference
from graph.model.identifiers import is_identifier
from graph.model.vocabulary import Level, OrganisationKind
from graph.reference import is_ordinary_word, load_reference, name_key, ordinary_words

REFERENCE = load_reference()


@pytest.mark.parametrize(
    ("identifier", "name", "kind", "level"),
    [
        ("riec", "RIEC", OrganisationKind.REGIONAL_BODY, Level.REGIONAL),
        ("rsiv", "RSIV", OrganisationKind.REGIONAL_BODY, Level.REGIONAL),
        ("shop", "SHOP", OrganisationKind.CARE_PROVIDER, Level.REGIONAL),
        ("politie", "Politie", OrganisationKind.POLICE_AND_JUSTICE, Level.NATIONAL),
        ("om", "Openbaar Ministerie", OrganisationKind.POLICE_AND_JUSTICE, Level.NATIONAL),
        ("nla", "Nederlandse Arbeidsinspectie", OrganisationKind.NATIONAL_BODY, Level.NATIONAL),
        ("coa", "COA", OrganisationKind.NATIONAL_BODY, Level.NATIONAL),
        ("comensha", "CoMensha", OrganisationKind.NGO, Level.NATIONAL),
        ("meld-misdaad-anoniem", "Meld Misdaad Anoniem", OrganisationKind.NGO, Level.NATIONAL),
        ("woningcorporaties", "woningcorporaties", OrganisationKind.SORT_OF_PARTY, None),
        ("overige-partners", "overige partners", OrganisationKind.REST_GROUP, None),
        ("gm1916", "Leidschendam-Voorburg", OrganisationKind.MUNICIPALITY, Level.LOCAL),
        ("gm1916.vth", "VTH", OrganisationKind.OWN_DEPARTMENT, Level.LOCAL),
    ],
)
def test_who_is_known(identifier: str, name: str, kind: OrganisationKind, level: Level | None) -> None:
    known = REFERENCE.organisation(identifier)
    assert known is not None
    assert (known.name, known.kind, known.level) == (name, kind, level)


def test_units_are_part_of_their_parent() -> None:
    parents = {known.id: known.parent for known in REFERENCE.organisations}
    assert parents["heit-prostitutie"] == "heit"
    assert parents["avim"] == "politie"
    department = REFERENCE.organisation("gm0637.vth")
    assert department is not None
    assert department.parent == "gm0637"


def test_letters_that_are_not_known_in_full_are_shown_as_letters() -> None:
    for slug, name in (("mro", "MRO"), ("wijz", "WIJZ")):
        known = REFERENCE.organisation(f"gm1916.{slug}")
        assert known is not None
        assert known.name == name


def test_the_district_has_its_four_municipalities() -> None:
    assert [known.id for known in REFERENCE.members("district-d-den-haag")] == ["gm0637", "gm1916", "gm1926", "gm0629"]
    assert REFERENCE.members("gemeenten-district-d") == REFERENCE.members("district-d-den-haag")
    assert REFERENCE.members("riec") == ()
    district = REFERENCE.district_of("gm0629")
    assert district is not None
    assert district.name == "District D"
    assert REFERENCE.district_of("gm0518") is None
    assert [known.id for known in REFERENCE.districts] == ["district-d-den-haag"]
    assert REFERENCE.district_of("gm9999") is None


def test_all_municipalities_are_known_each_in_a_safety_region_of_a_police_unit() -> None:
    regions = {known.id: known for known in REFERENCE.regions}
    units = [known for known in REFERENCE.regions if known.part_of is None]
    assert len(REFERENCE.municipalities) == 342
    assert (len(regions) - len(units), len(units)) == (25, 10)
    assert all(known.region in regions for known in REFERENCE.municipalities)
    assert sorted(town for unit in units for town in unit.members) == sorted(
        known.id for known in REFERENCE.municipalities
    )
    # The 27 of the RSIV Den Haag (regioburgemeesters.nl), a count from elsewhere.
    assert len(REFERENCE.members("politie-eenheid-den-haag")) == 27
    assert [unit.certain for unit in units] == [False] * 10


def test_a_former_municipality_is_a_name_of_the_present_one() -> None:
    former = {known.name: known for known in REFERENCE.former_municipalities}
    assert (former["Voorburg"].now, former["Voorburg"].until) == ("gm1916", 2002)
    town = REFERENCE.municipality("gm1916")
    assert town is not None
    assert town.former_names == ("Leidschendam", "Voorburg")
    assert all(known.knowledge != "" for known in former.values())
    assert {known.name for known in REFERENCE.municipalities}.isdisjoint(former)


def test_who_is_near() -> None:
    near = {known.name for known in REFERENCE.near("gm1916")}
    assert {"Leidschendam-Voorburg", "Zoetermeer", "Rijswijk", "Leiden"} <= near  # District, region, neighbour.
    assert near.isdisjoint({"Gouda", "Rotterdam"})
    assert REFERENCE.near("riec") == ()
    assert REFERENCE.neighbours["gm0358"] == {"gm1884"}  # A border has two sides, one of them in the data.


@pytest.mark.parametrize("identifier", ["", "gm1916.", ".vth", "gm1916.nietbekend", "niemand.vth", "oefen-scholen-x"])
def test_what_is_not_known_is_none(identifier: str) -> None:
    assert REFERENCE.organisation(identifier) is None


def test_an_unlisted_municipality_is_taken_by_its_name_and_has_departments() -> None:
    made = REFERENCE.unlisted_municipality("Testdorp aan Zee")
    assert (made.id, made.district) == ("gemeente-testdorp-aan-zee", None)
    assert REFERENCE.unlisted_municipality("Testdorp", fictional=True).id == "oefen-gemeente-testdorp"
    wider = REFERENCE.with_municipality(made)
    assert wider.municipality(made.id) == made
    assert wider.with_municipality(made) is wider
    assert REFERENCE.municipality(made.id) is None
    assert REFERENCE.organisation("gemeente-testdorp.vth") is not None


@pytest.mark.parametrize(
    ("text", "pillar"),
    [
        ("Prevention (Voorkomen)", "prevention"),
        ("Prosecution (Bestrijden)", "prosecution"),
        ("Protection (Beschermen)", "protection"),
        ("Partnership", "partnership"),
        ("Samenwerken", "partnership"),
        ("Communicatie", None),
        ("", None),
    ],
)
def test_pillars_by_their_dutch_and_english_names(text: str, pillar: str | None) -> None:
    found = REFERENCE.pillar(text)
    assert (None if found is None else found.id) == pillar


def test_every_entry_has_a_source_a_valid_id_and_names() -> None:
    for known in REFERENCE.eligible("gm1916"):
        assert is_identifier(known.id)
        assert known.knowledge != ""
        assert all(name_key(name) != "" for name in known.all_names)
        assert not known.fictional
    for department in REFERENCE.own_departments:
        assert is_identifier(department.id)
        assert "." not in department.id
        assert department.knowledge != ""


def test_the_word_list_is_small_sorted_and_of_small_letters() -> None:
    words = ordinary_words()
    assert ordinary_words() is words
    assert len(words) > 350_000
    assert {"uitgebreide", "maatschappelijk", "politie", "gemeente", "om"} <= words
    assert words.isdisjoint({"uitge", "persp", "ektief", "vluchtelin", "genwerk", "burgermeester", ""})
    assert is_ordinary_word("Gemeente")
    assert not is_ordinary_word("CCV")


def test_the_word_list_is_packed_small_and_comes_with_its_licence() -> None:
    folder = Path(graph.reference.__file__).parent / "words"
    packed = (folder / "nl.txt.gz").read_bytes()
    assert len(packed) < 1_600_000
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert "Redistribution and use" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert "OpenTaal" in (folder / "ORIGIN.md").read_text(encoding="utf-8")
