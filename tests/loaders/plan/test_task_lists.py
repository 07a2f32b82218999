"""Exports of task planners and lists with a block of titles above them, as a planner and a spreadsheet save them."""

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document.registry import read_here
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()


def read(text: str) -> Reading:
    return read_as_plan(read_here(text.encode(), "taken.csv"), REFERENCE)


PLANNER = (
    "Plannaam,Uitvoeringsplan mensenhandel 2026 gemeente Wassenaar\nDatum van export,27-01-2026\n\n"
    "Taak-id,Taaknaam,Bucketnaam,Voortgang,Prioriteit,Toegewezen aan,Begindatum,Einddatum\n"
    "t01,Protocol herzien,Zorg,Wordt uitgevoerd,Belangrijk,GGD,05-01-2026,27-02-2026\n"
    't02,"Partners uitnodigen, ook huisartsen",Toezicht,Niet gestart,Laag,VTH;Politie,01-03-2026,15-04-2026\n'
    "t03,Nieuwsbrief maken,Zorg,Voltooid,Laag,Communicatie,05-01-2026,20-01-2026\n"
)


def test_an_export_of_a_task_planner_is_a_plan() -> None:
    reading = read(PLANNER)
    assert reading.plan.title is not None
    assert reading.plan.title.written == "Uitvoeringsplan mensenhandel 2026 gemeente Wassenaar"
    first, third, second = actions_in(reading.plan)
    assert (first.text, second.text, third.text) == (
        "Protocol herzien",
        "Partners uitnodigen, ook huisartsen",
        "Nieuwsbrief maken",
    )
    assert [holder.written for holder in second.holders] == ["VTH", "Politie"]
    assert [action.timing is not None and (action.timing.start, action.timing.end) for action in (first, second)] == [
        ("2026-01-05", "2026-02-27"),
        ("2026-03-01", "2026-04-15"),
    ]
    assert first.status is not None
    assert first.status.written == "Wordt uitgevoerd"


def test_a_bucket_is_a_theme_and_how_urgent_a_task_is_is_none() -> None:
    reading = read(PLANNER)
    assert [ambition.title for ambition in reading.plan.ambitions] == ["Zorg", "Toezicht"]
    told = [issue.message for issue in reading.issues if issue.code == "column-not-understood"]
    assert len(told) == 1
    assert '"Prioriteit"' in told[0]
    assert not any("Zorg" in unread.quote.text for unread in reading.unread)


def test_a_priority_with_words_of_its_own_is_a_theme_still() -> None:
    reading = read(
        "Prioriteit;Actie;Wie;Wanneer\nOpvang;Huis vinden;GGD;Q1 2026\nOpvang;Bed regelen;VTH;Q2 2026\n"
        "Toezicht;Controle houden;VTH;Q3 2026\n"
    )
    assert [ambition.title for ambition in reading.plan.ambitions] == ["Opvang", "Toezicht"]


def test_a_narrow_table_above_a_wide_one_is_no_head_of_it() -> None:
    """The block has no label that is known; with a table of three columns it would be rows of one."""
    reading = read(
        "Lijst;Actieplan opvang 2026\nGemeente;Wassenaar\nFilter;alles wat open staat\n\n"
        "Actie;Wie;Van;Tot\nHuis vinden;GGD;01-02-2026;01-03-2026\nBed regelen;VTH;01-04-2026;01-05-2026\n"
    )
    assert [action.text for action in actions_in(reading.plan)] == ["Huis vinden", "Bed regelen"]
    assert [action.timing is not None and action.timing.end for action in actions_in(reading.plan)] == [
        "2026-03-01",
        "2026-05-01",
    ]
    assert reading.plan.title is not None
    assert reading.plan.title.written == "Actieplan opvang 2026"
