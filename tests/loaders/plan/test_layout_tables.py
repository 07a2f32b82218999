"""Tables of lines as a page is made into text: heads and themes over several lines, and columns that are lost."""

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.document.lines import plan_lines
from loaders.document.shape.alignment import ALIGNED, share_aligned
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()
FRONT = "Uitvoeringsplan Proef 2026\nGemeente Wassenaar\n\n"


def read(body: str) -> Reading:
    return read_as_plan(document_of_text(FRONT + body, "plan.txt"), REFERENCE)


def codes(reading: Reading) -> set[str]:
    return {issue.code for issue in reading.issues}


MERGED = (
    "Doelstelling          Activiteit                                 Verantwoordelij    Termijn\n"
    "                                                                 ke\n"
    "Doel 1: Zicht op      Inventarisatie van leegstaande schuren     VTH                juni 2026\n"
    "risico's              in het buitengebied\n"
    "                      Analyse van de meldingen over de           RIEC               maart 2026\n"
    "                      afgelopen drie jaar\n"
    "                      Bevraging van de basisregistratie          VTH                ieder\n"
    "                                                                                    kwartaal\n"
    "Doel 2: Doorpakken    Sluitingsbeleid voor panden vernieuwen     Politie            eind 2026\n"
    "                      Kosten van opvang verhalen                 GGD                2027\n"
    "\n\nOver de uitvoering wordt gerapporteerd in het jaarverslag.\n"
)


def test_a_theme_beside_several_rows_is_an_ambition_and_no_end_of_the_table() -> None:
    plan = read(MERGED).plan
    assert [
        (ambition.number, ambition.title, [action.text for block in ambition.blocks for action in block.actions])
        for ambition in plan.ambitions
    ] == [
        (
            1,
            "Zicht op risico's",
            [
                "Inventarisatie van leegstaande schuren in het buitengebied",
                "Analyse van de meldingen over de afgelopen drie jaar",
                "Bevraging van de basisregistratie",
            ],
        ),
        (2, "Doorpakken", ["Sluitingsbeleid voor panden vernieuwen", "Kosten van opvang verhalen"]),
    ]
    assert [[holder.written for holder in action.holders] for action in actions_in(plan)] == [
        ["VTH"],
        ["RIEC"],
        ["VTH"],
        ["Politie"],
        ["GGD"],
    ]


def test_a_sentence_right_under_a_table_is_no_cell_of_it() -> None:
    assert any("jaarverslag" in unread.quote.text for unread in read(MERGED).unread)


LOST = (
    "Actie                        Trekker                 Partners            Timing\n"
    "Vorming voor            Dienst Samenleving Payoke                        mei 2026\n"
    "loketmedewerkers\n"
    "Verspreiden van een      Communicatie PZ             april 2026\n"
    "affiche in                       Scheldeboorden\n"
    "Opstarten van een cel Burgemeester                PZ              najaar\n"
)


def test_a_table_whose_columns_are_lost_is_not_read_and_told() -> None:
    reading = read(LOST)
    assert list(actions_in(reading.plan)) == []
    assert "columns-not-aligned" in codes(reading)


def test_a_line_with_a_cell_under_no_head_is_told() -> None:
    reading = read(
        "Actie                        Trekker                 Planning\n"
        "Een huis vinden              GGD                     mei 2026\n"
        "Een loket openen             VTH                     2027\n"
        "Een training geven        VTH                        juni 2026\n"
        "Een kaart maken              RIEC                    juli 2026\n"
    )
    told = [
        issue.quote.text for issue in reading.issues if issue.code == "cell-not-under-head" and issue.quote is not None
    ]
    assert len(told) == 1
    assert "training" in told[0]


def test_so_many_cells_stand_under_their_heads() -> None:
    """alignment.ALIGNED: seven of ten do, and three do not."""
    head = "0         10        20\n"
    rows = ["a         b         c"] * 3 + ["a         b"] + ["a     b"] * 3
    lines = plan_lines(document_of_text(head + "\n".join(rows), "plan.txt"))
    assert share_aligned((0, 10, 20), lines[1:]) == ALIGNED


def test_a_name_of_two_words_heads_an_ambition() -> None:
    body = "Strategische doelstelling {}: {}\nActie\tTrekker\tTiming\n{}\tGGD\tmei 2026\n\n"
    plan = read(body.format(1, "Detecteren", "Vorming geven") + body.format(2, "Beschermen", "Noodwoning regelen")).plan
    assert [(ambition.number, ambition.title) for ambition in plan.ambitions] == [
        (1, "Detecteren"),
        (2, "Beschermen"),
    ]


def test_rows_with_names_nobody_knows_begin_where_every_cell_does() -> None:
    reading = read(
        "Actie                                       Trekker                     Partners         Timing\n"
        "Een campagne houden op markten              Dienst Voorlichting         Bazenbond        voorjaar 2026\n"
        "Opleiding van baliemedewerkers door het     Personeelskamer             Hulpkring        3de kwartaal 2026\n"
        "Instituut Onthaal\n"
        "Een brochure maken voor plukkers            Dienst Landerij             Boerenkring      juni 2026\n"
    )
    assert [
        (action.text, [holder.written for holder in action.holders], action.timing and action.timing.written)
        for action in actions_in(reading.plan)
    ] == [
        ("Een campagne houden op markten", ["Dienst Voorlichting", "Bazenbond"], "voorjaar 2026"),
        (
            "Opleiding van baliemedewerkers door het Instituut Onthaal",
            ["Personeelskamer", "Hulpkring"],
            "3de kwartaal 2026",
        ),
        ("Een brochure maken voor plukkers", ["Dienst Landerij", "Boerenkring"], "juni 2026"),
    ]


def test_a_row_of_which_a_known_name_or_a_time_goes_on_is_one() -> None:
    """The second line fills every column, and is no row: "Openbaar Ministerie" is one, "maart t/m" is no whole time."""
    for second, when in (("juni 2026", "mei 2026"), ("mei 2026", "maart t/m")):
        reading = read(
            "Actie                                       Trekker                     Partners         Timing\n"
            f"Opleiding van baliemedewerkers door het     Dienst Voorlichting         Openbaar         {when}\n"
            f"Instituut Onthaal                           Buitendienst                Ministerie       {second}\n"
        )
        assert len(list(actions_in(reading.plan))) == 1
        assert "rows-may-run-together" in codes(reading)


CLOSE = (
    "Wat                         Hoe                         Eerst verant-          Ook betrokken        Gereed\n"
    "                                                        woordelijk\n"
    "\n"
    "Werkwijze invoeren in vier  Screening van gezinnen op   Procesregisseur jeugd  gemeenten, jeugd-    juni 2026\n"
    "gemeenten                   de lijst van de stad                               reclassering\n"
    "Doorzetten regelen bij      Notitie met drie vormen,    Manager huis           OM                   mei 2026\n"
    "vastgelopen zaken           besproken zijn binnen\n"
    "Scholen aansluiten op het   Convenant aanvullen en een  Procesregisseur jeugd  verband van scholen  eind 2026\n"
    "overleg van de zaken        privacyprotocol maken\n"
    "Ervaren mensen aan tafel    Werving via de raad         Manager huis en GGD                         doorlopend\n"
)


def test_a_line_that_fills_its_columns_and_says_a_time_is_a_row_though_names_could_go_on() -> None:
    """Nobody knows the names, one begins with a small letter, and the words above another column end in "binnen"."""
    actions = list(actions_in(read(CLOSE).plan))
    assert [action.text for action in actions] == [
        "Werkwijze invoeren in vier gemeenten",
        "Doorzetten regelen bij vastgelopen zaken",
        "Scholen aansluiten op het overleg van de zaken",
        "Ervaren mensen aan tafel",
    ]
    assert [[held.written for held in action.holders] for action in actions[:3]] == [
        ["Procesregisseur jeugd", "gemeenten", "jeugdreclassering"],
        ["Manager huis", "OM"],
        ["Procesregisseur jeugd", "verband van scholen"],
    ]


def test_a_line_of_few_columns_says_less() -> None:
    """Of three columns a time under a time does not tell that a name begins anew: what is unsure is not cut."""
    body = "Wat                    Wie              Gereed\n\nPanden bezoeken in      Bureau Noord     mei 2026\n"
    body += "De Hoek                 Oost             juni 2026\n"
    assert len(list(actions_in(read(body).plan))) == 1


AFTER = "\n\n{}\nHet huis heeft negen mensen in dienst en een kantoor in het midden van de stad en de regio.\n"


def test_a_paragraph_behind_two_blank_lines_ends_the_table() -> None:
    texts = [action.text for action in actions_in(read(CLOSE + AFTER.format("Organisatie")).plan)]
    assert texts[-1] == "Ervaren mensen aan tafel"


def test_behind_two_blank_lines_a_row_with_its_cells_is_a_row() -> None:
    more = (
        "\n\n"
        "Brieven sturen              Via de post                 VTH                    GGD                  mei 2026\n"
    )
    assert [action.text for action in actions_in(read(CLOSE + more).plan)][-1] == "Brieven sturen"


def test_one_blank_line_is_not_enough_to_end_a_table() -> None:
    texts = [action.text for action in actions_in(read(CLOSE + "\nOrganisatie van de dag\n").plan)]
    assert texts[-1] == "Organisatie van de dag"


@pytest.mark.parametrize("rest", ["in twee gemeenten", "Nederlandse Arbeidsinspectie"])
def test_the_rest_of_a_row_on_a_new_page_does_not_end_the_table(rest: str) -> None:
    """It has words in its first column only, and is the end of a sentence."""
    above = (
        "Proef houden samen met de   Werving via de raad         VTH                    GGD                  mei 2026"
    )
    texts = [action.text for action in actions_in(read(f"{CLOSE}{above}\n\f{rest}\n").plan)]
    assert texts[-1] == f"Proef houden samen met de {rest}"
