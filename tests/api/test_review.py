"""The command line of reviewing: drafts, corrections, names, and what differs between two plans."""

import json
import re
from pathlib import Path

import pytest

from loaders.shipped import shipped_plans
from tests.api.conftest import Run
from tests.loaders.judging.test_corrections import TEXT
from tests.loaders.test_review_of_rows import TABLE

PLAN = "oefen-pluvierdrecht.2026"
CODE = re.compile(r"\b[0-9a-f]{10}\b")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT.replace("Ondersteuning: Communicatie", "Ondersteuning: Bureau Onbekendheid"), "utf-8")
    return path


def said(run: Run, *arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_a_draft_is_kept_looked_at_and_taken_over(run: Run, plan: Path) -> None:
    kept = said(run, "load", str(plan), "--draft")
    assert f"{PLAN} is bewaard als concept en telt nog niet mee." in kept
    assert said(run, "plan", "list").startswith("Geen plan geladen")
    both = run("actions", "--drafts")
    assert "2 van 2 acties" in both.stdout
    assert f"Nog concept, en hier meegeteld: {PLAN}." in both.stderr
    review = said(run, "review", PLAN)
    assert "(concept, telt nog niet mee)" in review
    assert "2 rijen, waarvan 1 zonder twijfel." in review
    assert 'niet zeker wie bedoeld is met "Bureau Onbekendheid"' in review
    said(run, "accept", PLAN)
    assert "2 van 2 acties" in said(run, "actions")
    refused = run("accept", PLAN)
    assert refused.exit_code == 2
    assert "is er geen concept" in refused.stderr


@pytest.mark.parametrize("command", [("findings",), ("who",), ("plan", "list"), ("agenda",), ("findings", "--json")])
def test_a_draft_is_in_no_answer_unless_it_is_asked_for(run: Run, plan: Path, command: tuple[str, ...]) -> None:
    said(run, "load", str(plan), "--draft")
    without, with_drafts = run(*command), run(*command, "--drafts")
    assert "Pluvierdrecht" not in without.stdout
    assert "Pluvierdrecht" in with_drafts.stdout


def test_what_a_machine_read_is_a_draft_until_somebody_accepts_it(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "bewaard als concept" in said(run, "load", str(plan))
    assert "opgeslagen" in said(run, "load", str(plan), "--accept")
    said(run, "reject", PLAN)
    assert "(geladen)" in said(run, "review", PLAN)
    monkeypatch.setenv("KETENKAART_DRAFTS", "0")
    assert "was er al" in said(run, "load", str(plan))
    monkeypatch.setenv("KETENKAART_DRAFTS", "misschien")
    assert "KETENKAART_DRAFTS moet 0 of 1 zijn" in run("review", PLAN).stderr


def test_a_plan_that_ships_with_the_product_has_its_review(run: Run, tmp_path: Path) -> None:
    (shipped,) = [one for one in shipped_plans() if one.names is not None]
    plan = next(one for one in shipped.accepted if one.suffix == ".txt")
    assert "opgeslagen" in said(run, "load", str(plan))
    changed = tmp_path / plan.name
    changed.write_text(plan.read_text("utf-8").replace("voorjaar 2026", "najaar 2026"), "utf-8")
    assert "bewaard als concept" in said(run, "load", str(changed))


def test_only_what_is_sure_is_taken_over(run: Run, plan: Path) -> None:
    said(run, "load", str(plan), "--draft")
    assert "De andere rijen blijven concept." in said(run, "accept", PLAN, "--above", "0.9")
    assert "1 van 1 acties" in said(run, "actions")


def test_of_a_row_of_a_table_that_is_guessed_is_said_how_certain_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TABLE, "utf-8")
    assert "Zekerheid van de rij: 0,70" in said(run, "read", str(path))
    said(run, "load", str(path), "--draft")
    assert "Controles uitvoeren in de haven [zekerheid 0.70]" in said(run, "review", PLAN, "--all")
    assert "is er geen zo zeker" in " ".join(run("accept", PLAN, "--above", "0.96").stderr.split())
    said(run, "accept", PLAN)
    assert "zekerheid" not in said(run, "review", PLAN, "--all")


def test_a_row_is_corrected_and_the_correction_taken_back(run: Run, plan: Path) -> None:
    said(run, "load", str(plan))
    done = said(
        run, "correct", PLAN, "1", "--holder", "Regiobureau Schakelwacht=lead", "--holder", "Burgerzaken",
        "--timing", "Q3 2026", "--audience", "baliemedewerkers", "--by", "regio",
    )  # fmt: skip
    codes = CODE.findall(done)
    assert len(codes) == 3
    shown = said(run, "review", PLAN, "--all")
    assert "Houder: Regiobureau Schakelwacht (regie), Burgerzaken. Planning: Q3 2026." in shown
    assert "planning: Q3 2026 (regio, " in shown
    for code in codes:
        said(run, "undo", code)
    assert "Houder: Leerhuis Zienwijzer (regie). Planning: voorjaar 2026." in said(run, "review", PLAN, "--all")
    assert run("undo", codes[0]).exit_code == 2


def test_roles_parties_bounds_and_what_is_missing(run: Run, plan: Path) -> None:
    said(run, "load", str(plan))
    said(run, "correct", PLAN, "2", "--role", "Bureau Onbekendheid=informed")
    said(run, "correct", PLAN, "2", "--party", "Bureau Onbekendheid=Leerhuis Zienwijzer")
    said(run, "correct", PLAN, "2", "--text", "We zetten de route voor een melding op één kaart.", "--text",
         "Wij evalueren dat in het najaar.")  # fmt: skip
    said(run, "correct", PLAN, "--missing", "alle medewerkers van de gemeente.", "--holder", "Burgerzaken")
    rows = json.loads(run("review", PLAN, "--json").stdout)["rows"]
    assert sorted(row["number"] for row in rows) == [1, 2, 3, 4]
    assert sum(row["confirmed"] for row in rows) == 3
    said(run, "correct", PLAN, "3", "--join", "4")
    said(run, "reject", PLAN, "3")
    assert len(json.loads(run("review", PLAN, "--json").stdout)["rows"]) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("correct", PLAN, "9", "--timing", "x"), "heeft geen rij 9; het heeft er 2"),
        (("correct", PLAN, "1"), "Zeg wat er anders moet"),
        (("correct", PLAN, "--timing", "x"), "Noem het nummer van de rij"),
        (("correct", PLAN, "1", "--role", "Leerhuis Zienwijzer"), "hoort een naam, een ="),
        (("correct", PLAN, "1", "--role", "Leerhuis Zienwijzer=baas"), "De rol 'baas' is niet bekend"),
        (("correct", PLAN, "1", "--role", "Iemand=lead"), "De naam 'Iemand' staat niet bij deze actie"),
        (("correct", PLAN, "1", "--party", "Leerhuis Zienwijzer=Bestaat niet"), "is niet bekend"),
        (("correct", PLAN, "1", "--text", "Staat er niet."), "past niet bij de woorden"),
        (("correct", PLAN, "1", "--holder", "mevrouw De Wit"), "bewaart geen personen"),
        (("review", "gm0000.1999"), "is niet geladen, en er is geen concept"),
        (("names", "confirm", "x"), "met --as CODE, of met --new"),
        (("names", "confirm", "x", "--new", "Y"), "wat voor organisatie"),
        (("names", "undo", "x"), "geen oordeel x over een naam"),
        (("diff", "nergens", PLAN), "geen bestand en geen plan 'nergens'"),
    ],
)
def test_what_is_wrong_is_one_line_with_a_way_out(run: Run, plan: Path, arguments: tuple[str, ...], told: str) -> None:
    said(run, "load", str(plan))
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_names_are_shown_judged_and_taken_back(run: Run, plan: Path) -> None:
    said(run, "load", str(plan), "--accept")
    assert '"Bureau Onbekendheid" onbekende naam' in said(run, "names")
    made = said(run, "names", "confirm", "Bureau Onbekendheid", "--as", "Leerhuis Zienwijzer", "--by", "regio")
    assert '"Bureau Onbekendheid" is oefen-zienwijzer' in made
    (code,) = CODE.findall(made)
    listed = json.loads(run("names", "list", "--json").stdout)
    assert (listed["names"], [one["id"] for one in listed["judgements"]]) == ([], [code])
    assert "bijgewerkt" in said(run, "names", "undo", code)
    said(run, "names", "split", "Bureau Onbekendheid", "--new", "Bureau Bekend", "--kind", "ngo")
    assert "oefen-bureau-bekend" in said(run, "who", "--party", "oefen-bureau-bekend", "--json")
    gone = said(run, "names", "merge", "oefen-bureau-bekend", "Leerhuis Zienwijzer")
    assert "oefen-bureau-bekend is oefen-zienwijzer" in gone
    assert "was vroeger de naam van" in said(run, "names", "former", "Onbekendheid", "--as", "Leerhuis Zienwijzer")
    assert said(run, "store", "check").startswith("Alles klopt")


def test_a_draft_is_compared_and_its_names_are_judged(run: Run, plan: Path) -> None:
    """A plan that only is a draft could not be compared, and a name confirmed in one stayed doubtful."""
    said(run, "load", str(plan))
    assert said(run, "diff", PLAN, str(plan)).startswith("2 acties zeggen hetzelfde")
    said(run, "names", "confirm", "Bureau Onbekendheid", "--as", "Leerhuis Zienwijzer")
    assert json.loads(run("names", "list", "--json").stdout)["names"] == []


def test_two_plans_are_held_beside_each_other(run: Run, plan: Path, tmp_path: Path) -> None:
    said(run, "load", str(plan), "--accept")
    newer = tmp_path / "nieuw.txt"
    newer.write_text(
        plan.read_text("utf-8")
        .replace("Trekker: Leerhuis Zienwijzer", "Trekker: Burgerzaken")
        .replace("voorjaar 2026", "najaar 2026")
        .replace("Wij evalueren dat in het najaar.", "Wij evalueren dat elk jaar."),
        "utf-8",
    )
    told = said(run, "diff", PLAN, str(newer))
    assert "andere houder, andere planning: Training Signalen herkennen" in told
    assert "houder was: Leerhuis Zienwijzer (regie); is nu: Burgerzaken (regie)" in told
    assert "0 acties zeggen hetzelfde; 1 andere woorden, 1 andere houder, 1 andere planning." in told
    made = json.loads(run("diff", f"{PLAN}@1", str(plan), "--json").stdout)
    assert [one["differences"] for one in made["actions"]] == [[], []]
