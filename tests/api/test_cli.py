"""The commands, run in this process: what they say, where, and with which exit code."""

import json
import stat
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from api.commands.load import change_in_words
from api.parts.dates import written_date
from api.settings import read_settings
from graph.model.language import Language
from graph.model.vocabulary import JoinRule, LeftOut
from graph.store.port import Change, Counts
from loaders.document import ReaderLimits
from loaders.form import form_schema
from tests.api.conftest import SHIPPED, Run

COMMANDS = (
    (), ("read",), ("load",), ("who",), ("actions",), ("store",), ("store", "info"), ("store", "init"),
    ("store", "check"), ("store", "repair"), ("store", "copy"), ("store", "clear"), ("page",), ("demo",), ("serve",),
    ("findings",), ("explain",), ("agenda",),
)  # fmt: skip
TEXT = next(plan for plan in SHIPPED if plan.suffix == ".txt")
FORM = next(plan for plan in SHIPPED if plan.suffix == ".json")
ENGLISH = ("Usage", "Options", "Show this message", "Arguments", "Commands", "[default", "[required]")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    action = {"text": "We [red]doen[/red] iets.", "holders": [{"written": "VTH"}], "timing": {"written": "Q1 2026"}}
    content = {
        "plan": {
            "owner": {"name": "Wassenaar"},
            "title": {"written": "Plan een"},
            "year": 2026,
            "ambitions": [{"number": 1, "title": "Zien", "blocks": [{"actions": [action]}]}],
        }
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_dutch_and_has_an_example(command: tuple[str, ...], run: Run) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Gebruik: ketenkaart" in result.stdout
    assert "Voorbeeld: ketenkaart" in result.stdout or command == ()
    assert not any(word in result.stdout for word in ENGLISH)


@pytest.mark.parametrize("command", [(), ("store",)])
def test_without_a_command_help_is_shown(command: tuple[str, ...], run: Run) -> None:
    result = run(*command)
    assert result.exit_code == 0
    assert "Opdrachten:" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("wiee",), "De opdracht 'wiee' bestaat niet. Zie: ketenkaart --help"),
        (("agendaa",), "De opdracht 'agendaa' bestaat niet. Bedoelde u agenda?"),
        (("store", "chek"), "De opdracht 'chek' bestaat niet. Bedoelde u check? Zie: ketenkaart store --help"),
        (("who", "--partij", "x"), "De optie --partij bestaat niet. Bedoelde u --action, --party?"),
        (("who", "--party"), "Achter --party hoort een waarde."),
        (("who", "x", "y"), "Dit is te veel: x, y. Zie: ketenkaart who --help"),
        (("who", "--json=1"), "Achter --json hoort geen waarde."),
        (("serve", "--port", "x"), "--port klopt niet: moet een heel getal zijn."),
        (("serve", "--port", "70000"), "--port klopt niet: moet 65.535 of minder zijn."),
        (("page", "--language", "de"), "--language klopt niet: moet een van deze zijn: nl, en."),
        (("load",), "Er ontbreekt 'BESTAND...'. Zie: ketenkaart load --help"),
        (("who", "--json", "--csv"), "Kies een van beide: --json of --csv."),
        (("who", "--degree", "x"), "--degree 'x' bestaat niet. Kies uit: houder, "),
        (("who", "--municipality", "Nergenshuizen"), "'Nergenshuizen' is niet bekend"),
        (("read", "nix.txt"), "nix.txt"),
        (("read", "nix.txt", "--names", "nix.yaml"), "nix.yaml"),
        (("demo", "--host", "999.1.1.1"), "--port"),
        (("store", "copy", "a.db", "a.db"), "dezelfde opslag"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_mistake_is_one_line_and_exit_code_2(arguments: tuple[str, ...], expected: str, run: Run) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Fout: ")
    assert result.stderr.count("\n") == 1
    assert expected in result.stderr


def test_a_setting_that_is_wrong_is_named_and_not_repeated(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETENKAART_TEXT_LIMIT", "geheim")
    result = run("read", str(TEXT))
    assert result.exit_code == 2
    assert "KETENKAART_TEXT_LIMIT" in result.stderr
    assert "geheim" not in result.output


def test_the_text_limit_is_a_setting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETENKAART_TEXT_LIMIT", "100")
    result = run("read", str(TEXT))
    assert result.exit_code == 2
    assert "100" in result.stderr


def test_a_limit_of_readers_is_a_setting_that_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KETENKAART_READER_ANSWER", "10")
    file = tmp_path / "plan.docx"
    file.write_bytes(b"PK\x03\x04")
    result = run("read", str(file))
    assert result.exit_code == 2
    assert "KETENKAART_READER_ANSWER" in result.stderr


def test_each_limit_of_readers_has_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, name in enumerate(("MEMORY", "PROCESSOR_SECONDS", "SECONDS", "ANSWER"), 1):
        monkeypatch.setenv(f"KETENKAART_READER_{name}", str(value))
    assert read_settings().reader_limits == ReaderLimits(1, 2, 3, 4)


def test_read_shows_a_tree_and_stores_nothing(run: Run, tmp_path: Path) -> None:
    result = run("read", str(TEXT))
    assert result.exit_code == 0
    for word in ("Van: ", "Jaar: ", "Houders: ", "Planning: ", "Overgeslagen"):
        assert word in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("file", SHIPPED, ids=lambda path: path.stem)
def test_read_json_keeps_to_the_schema_and_loads(file: Path, run: Run, tmp_path: Path) -> None:
    result = run("read", str(file), "--json")
    assert result.exit_code == 0
    jsonschema.validate(json.loads(result.stdout), json.loads(form_schema()))
    written = tmp_path / "read.json"
    written.write_bytes(result.stdout_bytes)
    assert run("load", str(written)).exit_code == 0


def test_the_tree_names_no_rule_by_its_code(run: Run) -> None:
    said = run("read", str(TEXT)).stdout
    assert "kop van een kolom: 7 keer" in said
    for rule in (*LeftOut, *JoinRule):
        assert f" {rule}:" not in said
        assert f"({rule})" not in said


def test_a_text_without_a_plan_is_read_with_exit_code_0(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Een brief over iets anders.\n", encoding="utf-8")
    result = run("read", str(path))
    assert result.exit_code == 0
    assert "no-actions-found" in result.stdout


def test_load_says_what_came_of_it(run: Run, plan: Path) -> None:
    first = run("load", str(plan))
    assert first.exit_code == 0
    assert "plan.json: gm0629.2026 opgeslagen. Nieuw: " in first.stdout
    assert "gm0629.2026 was er al, er is niets geschreven." in run("load", str(plan)).stdout


def test_load_was_silent_about_what_it_did_not_understand(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    rows = "".join(f"Actie {number} doen.\tiets\tVTH\n" for number in range(12))
    path.write_text(f"Actieplan gemeente Wassenaar 2026\n\nActie\tNotitie\tTrekker\n{rows}", encoding="utf-8")
    said = run("load", str(path)).stdout
    assert 'let op: De kop "Notitie" is niet begrepen' in said
    assert "(regel 3)" in said
    assert "Niet begrepen: 12 passages (regel 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 en 2 meer)." in said
    path.write_text("Actieplan gemeente Wassenaar 2026\n\nActie\tTrekker\nIets doen.\tVTH\n", encoding="utf-8")
    again = run("load", str(path), "--replace")
    assert again.exit_code == 0
    assert "Niet begrepen" not in again.stdout


NONE = Counts(0, 0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            Change("p", Counts(1, 2), NONE, Counts(0, 3), 2),
            "p opgeslagen. Nieuw: 1 knoop en 2 relaties; weg: 3 relaties.",
        ),
        (
            Change("p", NONE, Counts(2, 1), NONE, 2, "Oud"),
            "p opgeslagen. Veranderd: 2 knopen en 1 relatie. Vervangt: Oud.",
        ),
        (Change("p", NONE, NONE, NONE, 2), "p was er al, er is niets geschreven."),
    ],
)
def test_a_change_in_words(change: Change, said: str) -> None:
    assert change_in_words(change) == said


def test_one_bad_file_and_nothing_is_stored(run: Run, plan: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"plan": {"year": "x", "goals": 3}}', encoding="utf-8")
    result = run("load", str(plan), str(bad))
    assert result.exit_code == 2
    assert "bad.json: Dit is geen geldig ketenkaart-plan/2. $.plan.year: moet een heel getal zijn; " in result.stderr
    assert "Niet opgeslagen: 2 van 2 plannen." in result.stderr
    assert run("store", "info").exit_code == 1


def test_an_unknown_owner_is_refused_and_told_how_to_name_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    plan = {"owner": {"name": "Nergenshuizen"}, "ambitions": [{"blocks": [{"actions": [{"text": "Doen."}]}]}]}
    path.write_text(json.dumps({"plan": plan}), encoding="utf-8")
    result = run("load", str(path))
    assert result.exit_code == 2
    assert "--owner gm0637" in result.stderr
    assert "--names" in result.stderr
    assert run("load", str(path), "--owner", "gm0637").exit_code == 0


def test_the_store_is_named_before_or_after_the_command_or_in_the_environment(
    run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, c, d = (str(tmp_path / f"{name}.db") for name in "abcd")
    assert run("--store", a, "load", str(plan)).exit_code == 0
    assert run("load", str(plan), "--store", b).exit_code == 0
    monkeypatch.setenv("KETENKAART_STORE", c)
    assert run("load", str(plan)).exit_code == 0
    assert run("--store", a, "store", "init", "--store", d).exit_code == 0
    for path, plans in ((a, 1), (b, 1), (c, 1), (d, 0)):
        assert f"Plannen: {'gm0629.2026' if plans else 'nog geen'}" in run("store", "--store", path, "info").stdout


def test_the_usual_place_is_ones_own_data_folder(run: Run, plan: Path, tmp_path: Path) -> None:
    assert run("load", str(plan)).exit_code == 0
    folder = tmp_path / "data" / "ketenkaart"
    assert (folder / "ketenkaart.db").is_file()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_store_init_info_and_check(run: Run, tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "n.db"))
    assert run("store", "init", *store).exit_code == 0
    info = run("store", "info", *store)
    assert "Plannen: nog geen" in info.stdout
    assert "District 2" in info.stdout
    assert "Alles klopt" in run("store", "check", *store).stdout


def test_store_copy_makes_an_equal_network(run: Run, loaded: str, tmp_path: Path) -> None:
    target = str(tmp_path / "copy.db")
    assert run("store", "copy", loaded, target).exit_code == 0
    for command in (("who", "--json"), ("who", "--json", "--district", "oefendistrict")):
        assert run(*command, "--store", target).stdout == run(*command, "--store", loaded).stdout
    again = run("store", "copy", loaded, target)
    assert again.exit_code == 1
    assert again.stderr.count("\n") == 1


def test_a_file_that_is_no_store_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("geen opslag" * 100, encoding="utf-8")
    result = run("store", "info", "--store", str(path))
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert path.read_text("utf-8").startswith("geen opslag")


def test_page_to_a_file_and_to_the_screen(run: Run, loaded: str, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert run("page", "--store", loaded, "--out", str(out)).exit_code == 0
    html = out.read_text("utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert run("page", "--store", loaded).stdout == html


def test_page_of_one_municipality_and_of_a_district(run: Run, loaded: str) -> None:
    assert "Wassenaar" in run("page", "--store", loaded, "--municipality", "Wassenaar").stdout
    assert "Oefendistrict" in run("page", "--store", loaded, "--district", "oefendistrict").stdout
    assert "Pluvierdrecht" in run("page", "--store", loaded, "--municipality", "Pluvierdrecht").stdout
    for wrong in (("--municipality", "Den Haag"), ("--municipality", "Wassenaar", "--district", "oefendistrict")):
        assert run("page", "--store", loaded, *wrong).exit_code == 2
    assert run("page", "--store", loaded, "--district", "elders").exit_code == 2


def test_the_page_in_english_keeps_the_words_of_the_plan(run: Run, loaded: str) -> None:
    html = run("page", "--store", loaded, "--language", "en").stdout
    assert '<html lang="en">' in html
    assert "Named as delivery partner; no action in the action table carries this name" in html
    assert '<bdi lang="nl">Opvang voor mannelijke slachtoffers</bdi>' in html
    assert run("page", "--store", loaded, "--language", "nl").stdout == run("page", "--store", loaded).stdout
    wrong = run("page", "--store", loaded, "--language", "de")
    assert wrong.exit_code == 2
    assert "nl" in wrong.stderr
    assert "en" in wrong.stderr


def test_a_place_that_cannot_be_written_is_one_line(run: Run, loaded: str, tmp_path: Path) -> None:
    result = run("page", "--store", loaded, "--out", str(tmp_path / "nix" / "page.html"))
    assert result.exit_code == 2
    assert "--out" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_date_as_people_write_it() -> None:
    assert written_date(date(2026, 3, 1), Language.DUTCH) == "1 maart 2026"
    assert written_date(date(2026, 3, 1), Language.ENGLISH) == "1 March 2026"
