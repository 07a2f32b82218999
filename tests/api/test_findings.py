"""What stands out, why, and the points for a meeting, on the command line."""

import csv
import io
import json

import pytest

from tests.api.conftest import Run

COA = "plan.partner-without-task:gm1916.2025:coa"


def shown(run: Run, loaded: str, *arguments: str) -> str:
    result = run(arguments[0], "--store", loaded, *arguments[1:])
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_the_agenda_of_the_real_plan(run: Run, loaded: str) -> None:
    text = shown(run, loaded, "agenda", "--on", "2026-01-15")
    assert "Voor het overleg van 15 januari 2026" in text
    assert "Welke actie hoort in Leidschendam-Voorburg bij COA?" in text
    assert "COA: in 4 partnerlijsten, in de actietabel staat geen actie op deze naam" in text
    assert "24 van 27 acties: wie de regie heeft, is niet af te lezen" in text
    assert "Den Haag: enige genoemde betaler bij ambitie 4" in text
    assert "niet te beoordelen: 1 van 4 plannen geladen" in text
    assert "Alle 27 acties in het plan van Leidschendam-Voorburg hebben een houder." in text


def test_fewer_points_are_shown_and_the_rest_is_counted(run: Run, loaded: str) -> None:
    text = shown(run, loaded, "agenda", "--shown", "3", "--on", "2026-01-15")
    assert " 3. " in text
    assert " 4. " not in text
    assert "nog 14; met --shown 17 staan ze erbij" in text


def test_a_finding_is_explained_with_its_quotes_and_its_cypher(run: Run, loaded: str) -> None:
    text = shown(run, loaded, "explain", COA)
    for line in (158, 275, 477, 588):
        assert f"regel {line}:" in text
    assert "MATCH" in text
    assert "$district = 'district-d-den-haag'" in text


def test_a_quote_of_another_plan_says_whose_plan_it_is(run: Run, loaded: str) -> None:
    """Line 214 of the plan of Pluvierdrecht; the finding is about the plan of the municipality that it names."""
    given = ("--store", loaded, "--district", "oefendistrict")
    found = json.loads(run("findings", *given, "--json").stdout)["items"]
    about = next(
        one for one in found if one["rule"].endswith("said-by-another-plan-not-confirmed")
        and any(place["line_from"] == 214 for place in one["evidence"])
    )  # fmt: skip
    assert about["owner"] == "Zilvermuide-Kwartelwoude"
    said = " ".join(run("explain", about["id"], *given).stdout.split())
    assert "regel 214, plan van Pluvierdrecht:" in said


@pytest.mark.parametrize("finding", ["plan.partner-without-task:gm1916.2025:nobody", "no-such-rule:x", ""])
def test_an_unknown_finding_says_how_to_find_the_codes(finding: str, run: Run, loaded: str) -> None:
    result = run("explain", finding, "--store", loaded)
    assert result.exit_code == 2
    assert "ketenkaart findings" in result.output
    assert "Traceback" not in result.output


def test_findings_as_json_and_csv_are_the_same(run: Run, loaded: str) -> None:
    found = json.loads(run("findings", "--store", loaded, "--json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("findings", "--store", loaded, "--csv").stdout)))
    assert [one["id"] for one in found["items"]] == [row["id"] for row in rows]
    assert COA in {row["id"] for row in rows}
    assert len(found["not_judged"]) > 0


def test_findings_by_rule_kind_and_organisation(run: Run, loaded: str) -> None:
    def ids(*arguments: str) -> list[str]:
        found = json.loads(run("findings", "--store", loaded, "--json", *arguments).stdout)
        return [one["id"] for one in found["items"]]

    assert len(ids("--rule", "action-without-timing")) == 1
    assert COA in ids("--organisation", "coa")
    assert all(one.startswith("action-without-timing:") for one in ids("--rule", "action-without-timing"))
    assert set(ids("--kind", "gap")) < set(ids())
    assert COA in ids("--municipality", "Leidschendam-Voorburg")
    assert COA not in ids("--municipality", "Zoetermeer")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("findings", "--rule", "nonsense"), "--rule 'nonsense' bestaat niet. Kies uit: action-without-holder, "),
        (("findings", "--kind", "nonsense"), "--kind 'nonsense' bestaat niet. Kies uit: gap, overlap, "),
        (("findings", "--json", "--csv"), "Kies een van beide"),
        (("agenda", "--on", "morgen"), "De datum 'morgen' is niet te lezen"),
        (("agenda", "--municipality", "Nergens"), "'Nergens' is niet bekend"),
    ],
)
def test_bad_input_is_one_line(arguments: tuple[str, ...], said: str, run: Run, loaded: str) -> None:
    result = run(*arguments, "--store", loaded)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert "Traceback" not in result.output
