"""Names as plans write them, and decoys: what each stands for, written by hand."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.identifiers import is_identifier
from graph.model.vocabulary import OrganisationKind, ResolutionRule
from graph.reference import load_reference, name_key
from loaders.resolve import resolve_name

OWNER = "gm1916"
REFERENCE = load_reference()
PRACTICE_FILE = Path(__file__).parents[3] / "loaders" / "examples" / "oefendistrict" / "district.yaml"
BOTH = load_reference([PRACTICE_FILE])
PRACTICE_OWNER = "oefen-krekelerzijl"


@pytest.mark.parametrize(
    ("written", "identifier", "rule", "certainty"),
    [
        ("RIEC", "riec", "canonical-name", 1.0),
        ("het RIEC", "riec", "canonical-name", 1.0),
        ("RIEC.", "riec", "canonical-name", 1.0),
        ("riec", "riec", "canonical-name", 1.0),
        ("politie", "politie", "canonical-name", 1.0),
        ("de politie", "politie", "canonical-name", 1.0),
        ("Openbaar Ministerie", "om", "canonical-name", 1.0),
        ("OM", "om", "other-name", 1.0),
        ("Comensha", "comensha", "canonical-name", 1.0),
        ("Fairwork", "fairwork", "canonical-name", 1.0),
        ("FairWork", "fairwork", "canonical-name", 1.0),
        ("KesslerPerspektief", "kessler-perspektief", "other-name", 1.0),
        ("Kessler  Perspektief", "kessler-perspektief", "canonical-name", 1.0),
        ("Vluchtelingenwerk", "vluchtelingenwerk", "canonical-name", 1.0),
        ("LDH", "leger-des-heils", "other-name", 1.0),
        ("Leger des Heils (LDH)", "leger-des-heils", "abbreviation", 1.0),
        ("HEIT P", "heit-prostitutie", "other-name", 1.0),
        ("HEIT", "heit", "canonical-name", 1.0),
        ("ISZW", "nla", "former-name", 0.95),
        ("Inspectie SZW", "nla", "former-name", 0.95),
        ("Nederlandse Arbeidsinspectie (NLA)", "nla", "abbreviation", 1.0),
        ("NLA (Nederlandse Arbeidsinspectie)", "nla", "abbreviation", 1.0),
        ("Veiligheidshuis", "zorg-en-veiligheidshuis", "former-name", 0.95),
        ("Zorg- en Veiligheidshuis", "zorg-en-veiligheidshuis", "canonical-name", 1.0),
        ("Zorg en  Veiligheidshuis", "zorg-en-veiligheidshuis", "canonical-name", 1.0),
        ("MMA", "meld-misdaad-anoniem", "other-name", 1.0),
        ("douane", "douane", "canonical-name", 1.0),
        ("DT&V", "dtv", "other-name", 1.0),
        ("VTH", "gm1916.vth", "own-department", 1.0),
        ("Vergunningen, Toezicht en Handhaving", "gm1916.vth", "own-department", 1.0),
        ("communicatie", "gm1916.communicatie", "own-department", 1.0),
        ("MRO", "gm1916.mro", "own-department", 1.0),
        ("Openbare Orde & Veiligheid", "gm1916.oov", "own-department", 1.0),
        ("Burgemeester", "gm1916.burgemeester", "own-function", 1.0),
        ("Aandachtsfunctionaris\n\n• Mensenhandel", "gm1916.aandachtsfunctionaris-mensenhandel", "own-function", 1.0),
        ("aandachtfunctionaris", "gm1916.aandachtsfunctionaris-mensenhandel", "own-function", 1.0),
        ("VTH (trekker)", "gm1916.vth", "own-department", 1.0),
        ("gemeente", "gm1916", "municipality-name", 1.0),
        ("Leidschendam-Voorburg", "gm1916", "municipality-name", 1.0),
        ("gemeente Den Haag", "gm0518", "municipality-name", 1.0),
        ("'s-Gravenhage", "gm0518", "municipality-name", 1.0),
        ("Centrumgemeente Zoetermeer", "gm0637", "municipality-name", 1.0),
        ("Centrum\ngemeente \nZoetermeer", "gm0637", "municipality-name", 1.0),
        ("Pijnacker Nootdorp", "gm1926", "municipality-name", 1.0),
        ("gemeente Testdorp", "gemeente-testdorp", "municipality-name", 0.7),
        ("gemeente Alphen aan den Rijn", "gm0484", "municipality-name", 1.0),
        ("gemeente Testdorp aan den Rijn", "gemeente-testdorp-aan-den-rijn", "municipality-name", 0.7),
        ("gemeente Zoeterwoude", "gm0638", "municipality-name", 1.0),
        ("gemeente VTH", "gm1916.vth", "own-department", 1.0),
        ("woningcorporaties", "woningcorporaties", "sort-of-party", 1.0),
        ("woningbouwcorporatie", "woningcorporaties", "sort-of-party", 1.0),
        ("diverse woningcorporaties", "woningcorporaties", "sort-of-party", 0.9),
        ("lokale media", "lokale-media", "sort-of-party", 1.0),
        ("overige partners", "overige-partners", "rest-group", 1.0),
        ("zorgpartners", "zorgpartners", "rest-group", 1.0),
        ("Gemeenten binnen district D", "gemeenten-district-d", "collective", 1.0),
        ("gemeenten van\ndistrict D", "gemeenten-district-d", "collective", 1.0),
    ],
)
def test_known_names(written: str, identifier: str, rule: str, certainty: float) -> None:
    found = resolve_name(written, OWNER, REFERENCE)
    assert (found.organisation.id, found.rule.value, found.certainty) == (identifier, rule, certainty)


@pytest.mark.parametrize(
    ("written", "identifier", "rule"),
    [
        ("Ketenregisseur Mensenhandel (RSIV)", "rsiv", "function-of-organisation"),
        ("Zorgcoördinator Mensenhandel\n(SHOP)", "shop", "function-of-organisation"),
        ("ketenregisseur van het RSIV", "rsiv", "function-of-organisation"),
        ("accountmanager RIEC", "riec", "function-of-organisation"),
        ("RIEC-adviseur", "riec", "function-of-organisation"),
        ("Aandachtsfunctionaris Mensenhandel (RIEC)", "riec", "function-of-organisation"),
        ("VTH (Zoetermeer)", "gm0637.vth", "own-department"),
        ("gemeente Zoetermeer (VTH)", "gm0637.vth", "own-department"),
        ("VTH Wassenaar", "gm0629.vth", "own-department"),
        ("burgemeester van Zoetermeer", "gm0637.burgemeester", "own-function"),
        ("beleidsmedewerker gemeente Den Haag", "gm0518.beleidsmedewerker", "own-function"),
        ("Politie Zoetermeer", "politie", "canonical-name"),
        ("Politie (AVIM)", "avim", "canonical-name"),
        ("AVIM (politie)", "avim", "canonical-name"),
        ("politie AVIM", "avim", "canonical-name"),
        ("HEIT (team Prostitutie)", "heit-prostitutie", "other-name"),
        ("HEIT (controleteam)", "heit", "canonical-name"),
    ],
)
def test_names_with_an_organisation_or_a_place(written: str, identifier: str, rule: str) -> None:
    found = resolve_name(written, OWNER, REFERENCE)
    assert (found.organisation.id, found.rule.value) == (identifier, rule)


@pytest.mark.parametrize(
    ("written", "identifier"),
    [
        ("Burgermeester", "gm1916.burgemeester"),
        ("Comenscha", "comensha"),
        ("Vluchtelingwerk", "vluchtelingenwerk"),
        ("gemeente Zoetermer", "gm0637"),
        ("Ketenpartnes", "ketenpartners"),
        ("woningcoporaties", "woningcorporaties"),
    ],
)
def test_near_misses_are_taken_with_less_certainty_and_say_so(written: str, identifier: str) -> None:
    found = resolve_name(written, OWNER, REFERENCE)
    assert (found.organisation.id, found.rule) == (identifier, ResolutionRule.NEAR_MISS)
    assert found.certainty == 0.85
    assert len(found.closest) == 1


@pytest.mark.parametrize(
    "written",
    [
        "LDD",
        "RSEV",
        "RSIC",
        "COB",
        "HEITS",
        "om",
        "shop",
        "stek",
        "Stak",
        "Veilige Huis",
        "Veilig Huis",
        "Stadion",
        "Moviera",
        "Jeugdbescherming Noord",
        "Huidartsen",
        "jongerenkerk",
        "kernpartners",
        "zorgpartijen Noord",
        "Platform32",
        "GGD Hollands Midden",
        "RIEC Rotterdam",
        "Netwerk Zuid (NZ)",
        "Regionaal Steunpunt Iets (SHOP)",
        "Stichting Hoop op Perspectief (SHOP)",
        "Stichting De Brug",
        "gemeente en partners",
        "",
        "...",
        "(((",
        "�",
    ],
)
def test_what_is_not_known_is_the_owners_own_and_unconfirmed(written: str) -> None:
    found = resolve_name(written, OWNER, REFERENCE)
    assert found.rule is ResolutionRule.UNKNOWN_NAME
    assert found.certainty == 0.5
    assert found.organisation.id.startswith("gm1916.onbevestigd-")
    assert found.organisation.kind is OrganisationKind.UNKNOWN
    assert is_identifier(found.organisation.id)
    assert len(found.closest) <= 3


@pytest.mark.parametrize("written", ["Team Noord", "Team Oost", "afdeling Ruimte", "Afd. Beleid", "cluster Mens (CM)"])
def test_what_calls_itself_a_department_is_one_of_the_owner_and_unconfirmed(written: str) -> None:
    found = resolve_name(written, OWNER, REFERENCE)
    assert found.rule is ResolutionRule.UNKNOWN_NAME
    assert found.certainty == 0.5
    assert found.organisation.id.startswith("gm1916.onbevestigd-")
    assert found.organisation.kind is OrganisationKind.OWN_DEPARTMENT


@pytest.mark.parametrize("written", ["Team Mensenhandel politie", "Bureau Zes", "Dienst Regelingen", "afdeling"])
def test_what_may_be_somebody_elses_is_no_department_of_the_owner(written: str) -> None:
    assert resolve_name(written, OWNER, REFERENCE).organisation.kind is not OrganisationKind.OWN_DEPARTMENT


def test_the_district_in_a_plan_is_the_district_of_its_owner() -> None:
    """ "Gemeenten in het district" in a plan from elsewhere is not District D."""
    assert resolve_name("gemeenten in het district", "gm1916", REFERENCE).organisation.id == "gemeenten-district-d"
    elsewhere = resolve_name("gemeenten in het district", "gm0363", REFERENCE)
    assert elsewhere.rule is ResolutionRule.UNKNOWN_NAME
    with_practice = load_reference([PRACTICE_FILE])
    practice = resolve_name("alle gemeenten in het district", "oefen-pluvierdrecht", with_practice)
    assert practice.organisation.id == "oefen-gemeenten-oefendistrict"


def test_an_unknown_name_is_told_with_the_closest_known_ones() -> None:
    assert resolve_name("LDD", OWNER, REFERENCE).closest == ("Leger des Heils",)
    assert "RSIV" in resolve_name("RSIC", OWNER, REFERENCE).closest
    assert resolve_name("Kwibuszorg Almelo", OWNER, REFERENCE).closest == ()


def test_a_name_with_and_without_its_own_abbreviation_is_one_party() -> None:
    long, short = (resolve_name(name, OWNER, REFERENCE) for name in ("Netwerk Zuid (NZ)", "Netwerk Zuid"))
    assert long.organisation.id == short.organisation.id == "gm1916.onbevestigd-netwerk-zuid"
    north, south = (resolve_name(f"Team Zorg ({side})", OWNER, REFERENCE) for side in ("Noord", "Zuid"))
    assert north.organisation.id != south.organisation.id


def test_the_owner_may_be_unknown_unlisted_or_an_organisation() -> None:
    assert resolve_name("VTH", None, REFERENCE).organisation.id == "eigenaar-onbekend.vth"
    assert resolve_name("Iets Nieuws", None, REFERENCE).organisation.id == "eigenaar-onbekend.onbevestigd-iets-nieuws"
    assert resolve_name("VTH", "gemeente-testdorp", REFERENCE).organisation.id == "gemeente-testdorp.vth"
    assert resolve_name("gemeente", "gemeente-testdorp", REFERENCE).organisation.id == "gemeente-testdorp"
    assert resolve_name("gemeente Testdorp", "gemeente-testdorp", REFERENCE).organisation.id == "gemeente-testdorp"
    assert resolve_name("Communicatie", "riec", REFERENCE).organisation.id == "riec.communicatie"
    assert resolve_name("RIEC", "riec", REFERENCE).organisation.id == "riec"


def test_no_name_leads_from_what_is_real_to_what_is_fictional() -> None:
    for known in BOTH.eligible(PRACTICE_OWNER):
        for name in known.all_names:
            assert not resolve_name(name, OWNER, BOTH).organisation.fictional
    for known in BOTH.eligible(OWNER):
        for name in known.all_names:
            found = resolve_name(name, PRACTICE_OWNER, BOTH).organisation
            assert found.fictional
            assert found.id.startswith("oefen")


@pytest.mark.parametrize("owner", [OWNER, PRACTICE_OWNER])
def test_every_listed_name_leads_to_its_own_organisation(owner: str) -> None:
    for known in BOTH.eligible(owner):
        not_alone = {name_key(name) for name in (*known.ambiguous, *known.former_names)}
        for name in known.all_names:
            if name_key(name) not in not_alone:
                assert resolve_name(name, owner, BOTH).organisation.id == known.id, name


@settings(max_examples=300, deadline=None)
@given(written=st.text(max_size=300), owner=st.sampled_from([OWNER, PRACTICE_OWNER, "gemeente-testdorp", None]))
def test_any_text_gives_an_organisation_that_can_be_kept(written: str, owner: str | None) -> None:
    found = resolve_name(written, owner, BOTH)
    assert is_identifier(found.organisation.id)
    assert len(found.organisation.id) <= 300
    assert found.organisation.name.strip() != ""
    assert len(found.organisation.name) <= 2000
    assert found.organisation.name.isprintable()
    assert 0 < found.certainty <= 1
    assert found.organisation.fictional == (owner == PRACTICE_OWNER)


@settings(max_examples=200, deadline=None)
@given(
    name=st.sampled_from(sorted(known.name for known in REFERENCE.eligible(OWNER))),
    sign=st.sampled_from(["\u202e", "\u200b", "\u00ad", "\x00", "\x1b", "\ufeff"]),
    place=st.integers(0, 40),
)
def test_invisible_signs_in_a_name_change_nothing(name: str, sign: str, place: int) -> None:
    written = name[:place] + sign + name[place:]
    assert resolve_name(written, OWNER, REFERENCE) == resolve_name(name, OWNER, REFERENCE)
