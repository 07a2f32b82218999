"""Who does what, by any column, in every shape."""

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export.csv_text import cell
from graph.questions.matching import meets
from tests.api.conftest import Run

PRACTICE = ("--district", "oefendistrict")


def rows(run: Run, loaded: str, *arguments: str) -> list[dict[str, object]]:
    result = run("who", "--store", loaded, "--json", *arguments)
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)["items"]
    return found


def told(row: object, path: str) -> object:
    """What a row says at a path of names; None where it says nothing of that kind."""
    for name in path.split("."):
        row = row.get(name) if isinstance(row, dict) else None
    return row


def values(found: list[dict[str, object]], key: str) -> set[object]:
    return {told(row, key) for row in found}


@pytest.mark.parametrize(
    ("option", "value", "key", "expected"),
    [
        ("--degree", "houder", "degree", {"holder"}),
        ("--degree", "funds", "degree", {"funds"}),
        ("--degree", "betaalt", "degree", {"funds"}),
        ("--rule", "former-name", "rule", {"former-name"}),
        ("--kind", "soort partij", "organisation.kind", {"sort_of_party"}),
        ("--basis", "entered", "basis", {"entered"}),
        ("--municipality", "Krekelerzijl", "municipality.id", {"oefen-krekelerzijl"}),
        ("--plan", "oefen-vlonderhuizen.2026", "plan", {"oefen-vlonderhuizen.2026"}),
        ("--party", "Leerhuis Zienwijzer", "organisation.id", {"oefen-zienwijzer"}),
        ("--timing", "doorlopend", "action.timing.kind", {"ongoing"}),
        ("--timing", "voorjaar", "action.timing.written", {"voorjaar 2026"}),
    ],
)
def test_a_filter_on_each_column(
    option: str, value: str, key: str, expected: set[object], run: Run, loaded: str
) -> None:
    assert values(rows(run, loaded, *PRACTICE, option, value), key) == expected


@pytest.mark.parametrize(
    ("option", "value", "key", "word"),
    [
        ("--action", "campagne", "action.text", "campagne"),
        ("--ambition", "bewust zijn", "ambition.title", "bewust zijn"),
        ("--block", "inwoners en ondernemers", "block.title", "inwoners en ondernemers"),
        ("--target-group", "ouders", "target_groups", "ouders"),
        ("--budget", "regiofonds", "budget", "regiofonds"),
    ],
)
def test_a_filter_on_words(option: str, value: str, key: str, word: str, run: Run, loaded: str) -> None:
    found = rows(run, loaded, *PRACTICE, option, value)
    assert len(found) > 0
    assert all(word in str(told(row, key)).lower() for row in found)


def test_own_and_outside_divide_all_rows(run: Run, loaded: str) -> None:
    everything = rows(run, loaded)
    own, outside = rows(run, loaded, "--own"), rows(run, loaded, "--outside")
    assert len(own) + len(outside) == len(everything)
    assert values(own, "own") == {True}
    assert values(outside, "own") == {False}


def test_words_stand_anywhere_and_all_of_them(run: Run, loaded: str) -> None:
    found = rows(run, loaded, *PRACTICE, "--words", "winkels cafes")
    assert len(found) > 0
    assert all("winkels en cafés" in str(row) for row in found)


def test_a_former_name_and_a_parent_find_a_party(run: Run, loaded: str) -> None:
    former = rows(run, loaded, *PRACTICE, "--party", "Inspectiedienst Loonzaken")
    assert values(former, "organisation.id") == {"oefen-rijkskeuring-werkvloer"}
    units = rows(run, loaded, *PRACTICE, "--party", "Zwaluwkorps")
    assert "oefen-zwaluwkorps.grenslicht" in values(units, "organisation.id")


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("om", "OM", True), ("om", "komt om", True), ("om", "omgeving", False), ("polit", "politie", True),
        ("pol", "politie", False), ("cafes", "cafés", True), ("a b", "b en a", True), ("", "x", False),
        ("!!", "x", False), ("gm1916.2025", "gm1916.2025", True),
    ],
)  # fmt: skip
def test_words_are_the_beginnings_of_words_and_short_ones_whole(asked: str, text: str, expected: bool) -> None:
    assert meets(asked, (text,)) is expected


def test_finding_nothing_says_where_was_looked_and_for_what(run: Run, loaded: str) -> None:
    result = run("who", "--store", loaded, "--party", "nergenshuis", *PRACTICE, "--municipality", "Krekelerzijl")
    assert result.exit_code == 0
    said = " ".join(result.stdout.split())
    assert said == (
        "Niet genoemd in Fictief oefenplan: Actieplan Uitbuiting Krekelerzijl 2026. "
        'Gezocht: partij "nergenshuis", gemeente "oefen-krekelerzijl".'
    )


def test_a_municipality_without_a_plan_has_no_plan_and_not_nothing(run: Run, loaded: str) -> None:
    result = run("who", "--store", loaded, "--municipality", "Wassenaar")
    assert "Geen plan geladen" in result.stdout
    assert "Niet genoemd" not in result.stdout


@pytest.mark.parametrize("shape", ["--json", "--csv"])
def test_nothing_in_another_shape_is_still_that_shape(shape: str, run: Run, loaded: str) -> None:
    result = run("who", "--store", loaded, "--party", "nergenshuis", shape)
    assert "Niet genoemd" in result.stderr
    if shape == "--json":
        assert json.loads(result.stdout)["items"] == []
    else:
        assert len(list(csv.reader(io.StringIO(result.stdout)))) == 1


def test_csv_has_the_same_rows_as_json(run: Run, loaded: str) -> None:
    result = run("who", "--store", loaded, "--csv")
    found = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8"), newline="")))
    assert [row["relation"] for row in found] == [row["relation"] for row in rows(run, loaded)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"
    assert cell((f"{start}1", "x")) == f"'{start}1; x"


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    assert not cell(text).lstrip("\u200b\ufeff\u202e \n").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert re.search(r"[;\t\r\n] *[=+\-@]", cell(text)) is None


@pytest.mark.parametrize(
    "text", [";=1+1", "naam; =1", "a\n@b", "\u200b=1", "\ufeff=1", " =1", "＝1+1", "\n=1", "a\t-1"]
)
def test_no_cell_is_a_formula_where_cells_are_divided_otherwise_or_by_what_is_not_seen(text: str) -> None:
    assert "'" in cell(text)
    assert cell(cell(text).replace("'", "")) == cell(text)


def test_the_table_fits_80_columns_and_tells_derived_rows_apart(run: Run, loaded: str) -> None:
    result = run("who", "--store", loaded)
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "Hoe genoemd" in result.stdout
    assert " regels, en " in result.stdout
    assert "afgeleid (leden van een genoemde groep)" in result.stdout


def test_a_district_that_is_not_there_is_bad_input(run: Run, loaded: str) -> None:
    result = run("who", "--store", loaded, "--district", "elders")
    assert result.exit_code == 2
    assert "'elders'" in result.stderr
