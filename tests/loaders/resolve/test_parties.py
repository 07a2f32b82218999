"""Lists of parties as plans write them; the parties of each written by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reference import load_reference
from loaders.resolve import lexicon_for, split_parties

LEXICON = lexicon_for(load_reference(), "gm1916")


def parties(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_parties(text, LEXICON)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VTH, RIEC,  \nCommunicatie", ["VTH", "RIEC", "Communicatie"]),
        ("VTH, OM", ["VTH", "OM"]),
        ("VTH\nRIEC, Centrum\ngemeente \nZoetermeer", ["VTH", "RIEC", "Centrum gemeente Zoetermeer"]),
        ("VTH RIEC, Centrum gemeente Zoetermeer", ["VTH", "RIEC", "Centrum gemeente Zoetermeer"]),
        ("VTH, MRO,\nSHOP, \nKesslerPersp\nektief.", ["VTH", "MRO", "SHOP", "KesslerPersp ektief"]),
        ("VTH, MRO,\nVluchtelin \ngenwerk\nStek", ["VTH", "MRO", "Vluchtelin genwerk", "Stek"]),
        ("VTH, HEIT P, \nAVIM.", ["VTH", "HEIT P", "AVIM"]),
        ("VTH, \nBurgermeester", ["VTH", "Burgermeester"]),
        (
            "VTH, Gemeenten \nbinnen district D, \noverige partners",
            [
                "VTH",
                "Gemeenten binnen district D",
                "overige partners",
            ],
        ),
        ("Fairwork,Comensha, COA, \nwoningcorporaties.", ["Fairwork", "Comensha", "COA", "woningcorporaties"]),
        (
            "• RIEC, Comensha,\nAandachtsfunctionaris\n\n• Mensenhandel, Ketenregisseur \nMensenhandel (RSIV),\n\n"
            "• Zorgcoördinator Mensenhandel\n(SHOP).",
            [
                "RIEC",
                "Comensha",
                "Aandachtsfunctionaris • Mensenhandel",
                "Ketenregisseur Mensenhandel (RSIV)",
                "Zorgcoördinator Mensenhandel (SHOP)",
            ],
        ),
        (
            "• Politie, HEIT, Nederlandse Arbeidsinspectie (NLA).\n• Gemeentelijke afdelingen zoals VTH, WIJZ,",
            ["Politie", "HEIT", "Nederlandse Arbeidsinspectie (NLA)", "VTH", "WIJZ"],
        ),
        (
            "• Zorg- en Veiligheidshuis, gemeente Den Haag.\n• Politie, COA.",
            [
                "Zorg- en Veiligheidshuis",
                "gemeente Den Haag",
                "Politie",
                "COA",
            ],
        ),
    ],
)
def test_cells_of_the_real_plan(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vluchtelingenwerk/Stek", ["Vluchtelingenwerk", "Stek"]),
        ("VTH / RIEC", ["VTH", "RIEC"]),
        ("Actiehouder/Regiehouder", ["Actiehouder/Regiehouder"]),
        ("ABC/DEF", ["ABC/DEF"]),
        ("VTH/XYZ", ["VTH", "XYZ"]),
        ("politie en OM", ["politie", "OM"]),
        ("politie en justitie", ["politie", "justitie"]),
        ("Stichting De Brug en RIEC", ["Stichting De Brug", "RIEC"]),
        ("ABC en DEF", ["ABC", "DEF"]),
        ("Team Noord en Team Zuid", ["Team Noord", "Team Zuid"]),
        ("politie & Halt + COA", ["politie", "Halt", "COA"]),
        ("politie i.s.m. Bureau X", ["politie", "Bureau X"]),
        ("Bureau Jeugd en Zorg", ["Bureau Jeugd en Zorg"]),
        ("Zorg en Welzijn", ["Zorg en Welzijn"]),
        ("woning- en zorgcorporaties", ["woning- en zorgcorporaties"]),
        ("Openbare Orde en Veiligheid en Communicatie", ["Openbare Orde en Veiligheid", "Communicatie"]),
        ("Vergunningen, Toezicht en Handhaving, politie", ["Vergunningen, Toezicht en Handhaving", "politie"]),
        ("gemeenten Zoetermeer en Wassenaar", ["gemeenten Zoetermeer", "Wassenaar"]),
        ("gemeente Testdorp en gemeente Oud-Dorp", ["gemeente Testdorp", "gemeente Oud-Dorp"]),
        ("Politie Zoetermeer", ["Politie Zoetermeer"]),
        ("politie AVIM", ["politie AVIM"]),
        ("Politie\nAVIM", ["Politie", "AVIM"]),
        ("VTH (met RIEC, politie), OM", ["VTH (met RIEC, politie)", "OM"]),
        ("(politie)", ["politie"]),
        ("VTH (trekker), politie", ["VTH (trekker)", "politie"]),
        ("o.a. de politie, het OM en scholen e.a.", ["politie", "OM", "scholen"]),
        ("in ieder geval RIEC, etc.", ["RIEC"]),
        ("De Brug, De Goede Woning", ["De Brug", "De Goede Woning"]),
        ("Via Nova, via VTH", ["Via Nova", "VTH"]),
        ("Zwembad B.V., VTH", ["Zwembad B.V.", "VTH"]),
        ("VTH; RIEC | OM", ["VTH", "RIEC", "OM"]),
        ("- VTH\n- RIEC", ["VTH", "RIEC"]),
        ("n.t.b.", []),
        ("VTH, n.t.b.", ["VTH"]),
        ("", []),
        (" ,;• ()", []),
        ("((((", []),
        (")VTH(", ["VTH"]),
    ],
)
def test_lists_in_other_plans(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


PIECES = [
    "RIEC",
    "om",
    "Zorg- en Veiligheidshuis",
    "Team X",
    ",",
    ";",
    "•",
    " en ",
    "/",
    "&",
    "+",
    "(",
    ")",
    "\n",
    " ",
    "o.a.",
    "e.a.",
    "-",
    ".",
    "zoals",
    "de",
    "gemeente",
    "Zoetermeer",
    "\ufffd",
    "\u202e",
    "ß",
    "é",
]


@settings(max_examples=500, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_parties_stand_in_order_apart_and_bare(text: str) -> None:
    behind = 0
    for start, end in split_parties(text, LEXICON):
        assert behind <= start < end <= len(text)
        assert text[start:end].strip(" \t\n,;•") == text[start:end]
        behind = end


@settings(max_examples=300, deadline=None)
@given(
    names=st.lists(
        st.sampled_from(
            ["RIEC", "politie", "Zorg- en Veiligheidshuis", "SHOP", "Stichting De Brug", "gemeente Den Haag"]
        ),
        min_size=1,
        max_size=8,
    ),
    sign=st.sampled_from([", ", ",", "; ", ",\n", "\n• "]),
)
def test_names_joined_by_signs_come_apart_again(names: list[str], sign: str) -> None:
    assert parties(sign.join(names)) == names
