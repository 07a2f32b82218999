"""The analyst's questions of docs/how-to/vijftien-vragen-vergelijken.md, each in one command; expected by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.store.sqlite import open_sqlite_store
from tests.api.conftest import Run

PRACTICE = ("--district", "oefendistrict")
KREKEL, ZILVER = "oefen-krekelerzijl", "oefen-zilvermuide-kwartelwoude"


def asked(run: Run, loaded: str, *arguments: str) -> Any:
    result = run(*arguments, "--store", loaded, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def said(run: Run, loaded: str, *arguments: str) -> str:
    result = run(*arguments, "--store", loaded)
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_which_partners_the_plan_of_pluvierdrecht_lacks(run: Run, loaded: str) -> None:
    found = asked(run, loaded, "compare", "--by", "partner", "--lacking", "Pluvierdrecht", *PRACTICE)
    assert {row["name"]["nl"] for row in found["items"]} == {
        "Overleghuis Zwaluwboog",
        "Regiofonds Zwaluwboog",
        "Aanklagersbureau Zwaluwboog",
        "Landelijk Loket Schakelbreuk",
        "woningcorporaties",
        "uitzendbureaus",
        "scholen",
        "Vlonderhuizen",
    }


def test_which_actions_of_two_plans_may_be_one(run: Run, loaded: str) -> None:
    found = asked(run, loaded, "compare", "Krekelerzijl", "Zilvermuide-Kwartelwoude", *PRACTICE)
    names = [[one["name"] for one in group["actions"]] for group in found["alike"]]
    assert len(names) == 2
    assert all(name.startswith("Regionale meldkaart maken") for name in names[0])
    assert "noodbed" in names[1][0]
    assert "Noodbedden" in names[1][1]


def test_what_changed_from_one_year_to_the_next(run: Run, loaded: str, tmp_path: Path, root: Path) -> None:
    """The plan of Krekelerzijl a year later: one action another holder, one other words, one gone, one new."""
    plan = json.loads((root / "loaders/examples/oefendistrict/krekelerzijl-2026.json").read_text("utf-8"))
    plan["plan"]["year"] = 2027
    first, second = plan["plan"]["ambitions"][2]["blocks"][0]["actions"][:2]
    first["holders"] = first["holders"][:1]
    second["text"] = "Onderzoek doen op adressen waar opvallend veel mensen ingeschreven staan, of niemand."
    gone = plan["plan"]["ambitions"][3]["blocks"][0]["actions"].pop()
    plan["plan"]["ambitions"][3]["blocks"][0]["actions"].append({"text": "Een avond over geld en schulden."})
    file = tmp_path / "krekelerzijl-2027.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    assert run("load", str(file), "--store", loaded, "--accept").exit_code == 0

    found = asked(run, loaded, "compare", f"{KREKEL}.2026", f"{KREKEL}.2027", *PRACTICE)
    told = [(one["differences"], (one["new"] or one["old"])["name"]) for one in found["years"] if one["differences"]]
    assert [kinds for kinds, _ in told] == [["other-holder"], ["reworded"], ["new"], ["gone"]]
    texts = ("Controles bij", "Onderzoek doen", "Een avond over geld", gone["text"][:20])
    assert all(name.startswith(text) for (_, name), text in zip(told, texts, strict=True))
    assert "9 hetzelfde; 1 nieuw, 1 weg, 1 andere woorden, 1 andere houder, 0 andere planning." in said(
        run, loaded, "compare", f"{KREKEL}.2026", f"{KREKEL}.2027", *PRACTICE
    )


def test_what_the_given_plan_loses_without_riec(run: Run, loaded: str) -> None:
    found = asked(run, loaded, "what-if", "--without", "RIEC")
    left = [one["left"] for one in found["losses"]]
    assert (left.count("own-only"), left.count("no-payer"), left.count("one-outside")) == (4, 1, 2)
    assert len(left) == 7
    text = said(run, loaded, "what-if", "--without", "RIEC")
    assert "Bij 4 van de 27 acties valt in het plan de enige houder (van buiten) weg." in text
    assert "Geen plan geladen: Pijnacker-Nootdorp, Wassenaar, Zoetermeer. Daarover is niets te zeggen." in text


def test_who_shares_the_loss_of_a_shelter(run: Run, loaded: str) -> None:
    found = asked(run, loaded, "what-if", "--without", "Dagraam", *PRACTICE)
    assert [(one["owner"]["name"], one["losses"]) for one in found["shares"]] == [
        ("Vlonderhuizen", 3),
        ("Pluvierdrecht", 2),
        ("Krekelerzijl", 1),
        ("Zilvermuide-Kwartelwoude", 1),
    ]
    assert [one["left"] for one in found["losses"]].count("nobody") == 6


def test_what_two_bodies_as_one_would_solve(run: Run, loaded: str) -> None:
    found = asked(run, loaded, "what-if", "--merge", "Schakelwacht=Overleghuis Zwaluwboog", *PRACTICE)
    gone = [one["topic"]["nl"] for one in found["gone"] if one["rule"] == "district.joint-action-written-differently"]
    assert gone == ["Regionale meldkaart maken en verspreiden onder alle gemeenten in het district"]
    assert found["losses"] == []


def test_a_holder_for_the_action_that_nobody_holds(run: Run, loaded: str) -> None:
    found = asked(run, loaded, "what-if", "--give", "Fluisterwilg=Anoniem melden bekend maken", *PRACTICE)
    gone = [one["topic"]["nl"] for one in found["gone"] if one["rule"] == "action-without-holder"]
    assert gone == ["Anoniem melden bekend maken"]
    assert found["losses"] == []


def test_a_municipality_without_a_plan_has_no_plan(run: Run, loaded: str) -> None:
    text = said(run, loaded, "compare", "Leidschendam-Voorburg", "Zoetermeer")
    assert "Zoetermeer: geen plan geladen. Daarover is niets te zeggen." in text
    assert "Zoetermeer: niet gevonden" not in text
    assert "Niet gevonden in een plan zegt niet dat niemand het doet." in text


def test_nothing_is_kept_of_what_was_only_asked(run: Run, loaded: str) -> None:
    with open_sqlite_store(Path(loaded)) as store:
        before = store.snapshot()
    said(run, loaded, "what-if", "--without", "RIEC")
    with open_sqlite_store(Path(loaded)) as store:
        assert store.snapshot() == before


def test_a_scenario_from_name_to_agenda_and_away(run: Run, loaded: str) -> None:
    kept = said(run, loaded, "scenario", "save", "Zonder Dagraam", "--without", "Dagraam", *PRACTICE)
    code = kept.split()[3].rstrip(".")
    assert "staat op de agenda" in said(run, loaded, "scenario", "propose", code, *PRACTICE)
    agenda = said(run, loaded, "agenda", "--on", "2026-01-15", *PRACTICE)
    assert "Voorstellen (1) Voorstel: Zonder Dagraam Zonder Steunpunt Dagraam. Bij 7 van de 49 acties" in agenda
    assert asked(run, loaded, "agenda", *PRACTICE)["proposals"][0]["name"] == "Zonder Dagraam"
    (listed,) = asked(run, loaded, "scenario", "list", *PRACTICE)["items"]
    assert (listed["id"], listed["proposed"], listed["changes"]["without"]) == (code, True, ["Dagraam"])
    assert "staat niet meer op de agenda" in said(run, loaded, "scenario", "withdraw", code, *PRACTICE)
    assert "Voorstellen" not in said(run, loaded, "agenda", *PRACTICE)
    assert f"Scenario {code} is weg." in said(run, loaded, "scenario", "drop", code, *PRACTICE)
    assert asked(run, loaded, "scenario", "list", *PRACTICE) == {"items": []}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("compare", "Krekelerzijl"), "Kies er ten minste twee om te vergelijken."),
        (("compare", "Krekelerzijl", "Nergens"), "'Nergens' is niet bekend"),
        (("compare", "Krekelerzijl", "oefen-nergens.2026"), "'oefen-nergens.2026' is hier geen gemeente"),
        (("what-if", "--without", "Nergens"), "'Nergens' is hier geen partij, geen plan en geen taak."),
        (("what-if", "--merge", "a"), "'a' moet uit twee delen bestaan, met = ertussen."),
        (("what-if", "--without", "Pluvierdrecht"), "Pluvierdrecht heeft zelf een plan."),
        (("scenario", "save", "X"), "Een scenario heeft ten minste één wijziging."),
        (("scenario", "save", "X", "--without", "nergens"), "'nergens' is hier geen partij"),
        (("scenario", "save", " ", "--without", "Dagraam"), "Geef het scenario een naam"),
        (("scenario", "save", "Bel 06-12345678", "--without", "Dagraam"), "geen namen van personen"),
        (("scenario", "save", "X", "--add", "mevrouw A. de Vries=ngo"), "geen namen van personen"),
        (("scenario", "drop", "nergens"), "Het scenario 'nergens' is er niet of niet meer."),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: tuple[str, ...], told: str, run: Run, loaded: str) -> None:
    result = run(*arguments, *PRACTICE, "--store", loaded)
    assert result.exit_code == 2, result.output
    assert told in " ".join(result.output.split())
    assert "Traceback" not in result.output
