"""The analyst's questions of docs/how-to/vijftien-vragen.md, each in one command; expected by hand from the text."""

import csv
import io
import json
from typing import Any

import pytest

from tests.api.conftest import Run

PRACTICE = ("--district", "oefendistrict")


def actions(run: Run, loaded: str, *arguments: str) -> list[dict[str, Any]]:
    result = run("actions", "--store", loaded, "--json", *arguments)
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["items"]
    return found


def lines(found: list[dict[str, Any]]) -> list[tuple[object, object]]:
    return [(one["place"]["line_from"], one["place"]["line_to"]) for one in found]


def said(run: Run, loaded: str, *arguments: str) -> str:
    result = run("actions", "--store", loaded, *arguments)
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_which_actions_have_no_holder_from_outside(run: Run, loaded: str) -> None:
    found = actions(run, loaded, "--no-outside")
    assert lines(found) == [(288, 294), (298, 300), (304, 305), (349, 355), (359, 368), (405, 415)]
    assert [[party["id"] for party in one["mentioned_outside"]] for one in found] == [
        [],
        [],
        ["meld-misdaad-anoniem"],
        [],
        [],
        ["riec"],
    ]
    assert len(actions(run, loaded, "--outside")) == 21


def test_what_should_have_been_ready_by_mid_2025(run: Run, loaded: str) -> None:
    found = actions(run, loaded, "--ends-by", "2025-06-30")
    assert lines(found) == [(174, 178), (185, 186), (193, 196), (288, 294)]
    assert {one["timing"]["written"] for one in found} == {"Q2 2025"}
    text = said(run, loaded, "--ends-by", "2025-06-30")
    assert "4 van 27 acties" in text
    assert "Volgens het plan klaar uiterlijk op 30 juni 2025. De uitkomst is in deze bron niet te zien." in text
    assert "zonder laatste dag: 21 die doorlopen of terugkomen, 1 zonder planning" in text


def test_a_day_before_the_quarter_ends_finds_nothing(run: Run, loaded: str) -> None:
    assert actions(run, loaded, "--ends-by", "2025-06-29") == []
    assert len(actions(run, loaded, "--ends-by", "2025-09-30")) == 5


def test_which_actions_have_no_timing(run: Run, loaded: str) -> None:
    (found,) = actions(run, loaded, "--no-timing")
    assert found["place"]["line_from"] == 232
    assert [one["id"] for one in found["parties"] if one["role"] == "holder"] == ["gm1916.vth", "riec", "gm0637"]
    assert len(actions(run, loaded, "--with-timing")) == 26


def test_which_actions_riec_holds(run: Run, loaded: str) -> None:
    result = run("who", "--store", loaded, "--party", "RIEC", "--degree", "holder", "--json")
    found = json.loads(result.stdout)["items"]
    assert [row["place"]["line_from"] for row in found] == [180, 188, 228, 246, 309, 628]


def test_under_which_names_the_labour_inspectorate_stands(run: Run, loaded: str) -> None:
    found = json.loads(run("who", "--store", loaded, "--party", "NLA", "--json").stdout)["items"]
    assert [(row["written"], row["place"]["line_from"]) for row in found] == [
        ("Nederlandse Arbeidsinspectie (NLA)", 335),
        ("NLA", 445),
        ("ISZW", 589),
    ]


def test_actions_by_words_ambition_and_municipality(run: Run, loaded: str) -> None:
    assert lines(actions(run, loaded, "--words", "mannelijke slachtoffers")) == [(517, 518)]
    assert len(actions(run, loaded, "--ambition", "4")) == 6
    assert actions(run, loaded, "--municipality", "Zoetermeer") == []
    assert len(actions(run, loaded, "--municipality", "Leidschendam-Voorburg", "--no-outside", "--ambition", "2")) == 3


def test_csv_has_the_same_actions_as_json(run: Run, loaded: str) -> None:
    result = run("actions", "--store", loaded, "--csv", *PRACTICE)
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8"), newline="")))
    assert [row["action"] for row in rows] == [one["id"] for one in actions(run, loaded, *PRACTICE)]
    assert len(rows) > 10


def test_without_a_plan_nothing_is_counted(run: Run, tmp_path: object) -> None:
    store = f"{tmp_path}/empty.db"
    assert run("store", "init", "--store", store).exit_code == 0
    result = run("actions", "--store", store)
    assert "Geen plan geladen" in result.stdout
    assert "0 van 0" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--ends-by", "medio 2025"), "De datum 'medio 2025' is niet te lezen"),
        (("--json", "--csv"), "Kies een van beide"),
        (("--municipality", "Nergens"), "'Nergens' is niet bekend"),
    ],
)
def test_bad_input_is_one_line(arguments: tuple[str, ...], told: str, run: Run, loaded: str) -> None:
    result = run("actions", "--store", loaded, *arguments)
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())
    assert "Traceback" not in result.output
