"""What is left out and what is refused on the way in: persons, addresses, and files that cannot be read."""

import json
from pathlib import Path

import pytest

from graph.model.form import Reading
from loaders.content import IntakeOptions
from loaders.faults import DocumentError, FormError, LoadError
from loaders.files import prepare_file, read_file
from loaders.form import dump_reading
from loaders.form.painting import PAINT
from loaders.form.privacy import LEFT_OUT, PERSON_LEFT_OUT
from tests.loaders.test_intake import PLAIN, REFERENCE, SHIPPED, plan_json, statements_of, write

# ------------------------------------------------------------------------------------------------- persons


def whole(reading: Reading) -> str:
    return dump_reading(reading)


def test_addresses_and_numbers_are_painted_over_in_a_text_and_quotes_still_hold(tmp_path: Path) -> None:
    source = next(plan for plan in SHIPPED if plan.suffix == ".txt")
    text = source.read_text("utf-8") + "\nVragen? Bel 06-12345678 of mail jan.jansen@voorbeeld.nl.\n"
    path = write(tmp_path, source.name, text)
    reading = read_file(path, REFERENCE, PLAIN)
    assert "voorbeeld.nl" not in whole(reading)
    assert "12345678" not in whole(reading)
    assert reading.document is not None
    assert len(reading.document.text) == len(text)
    (issue,) = [issue for issue in reading.issues if issue.code == LEFT_OUT]
    assert "1 keer een e-mailadres, 1 keer een telefoonnummer (regel " in issue.message
    again = read_file(write(tmp_path, "again.json", dump_reading(reading)), REFERENCE, PLAIN)
    assert again == reading


def test_addresses_and_numbers_are_painted_over_in_a_form(tmp_path: Path) -> None:
    action = {
        "text": "Mail naar jan@voorbeeld.nl",
        "holders": [{"written": "jan@voorbeeld.nl"}, {"written": "politie"}],
    }
    plan = plan_json(ambitions=[{"title": "x", "blocks": [{"actions": [action]}]}])
    prepared = prepare_file(write(tmp_path, "a.json", plan), REFERENCE, PLAIN)
    statements = statements_of(prepared)
    assert "jan@voorbeeld.nl" not in str(statements) + statements.form_json
    assert "voorbeeld-nl" not in str(statements)
    (made,) = prepared.reading.plan.ambitions[0].blocks[0].actions
    assert made.text == f"Mail naar {PAINT * 16}"
    assert [holder.written for holder in made.holders] == ["politie"]
    assert {issue.code for issue in prepared.reading.issues} >= {LEFT_OUT, PERSON_LEFT_OUT}


def test_a_person_is_no_party_and_the_name_goes_wherever_it_stands(tmp_path: Path) -> None:
    action = {"text": "mw. A. de Vries belt.", "holders": [{"written": "mw. A. de Vries"}, {"written": "VTH"}]}
    plan = plan_json(ambitions=[{"title": "x", "blocks": [{"actions": [action]}]}])
    prepared = prepare_file(write(tmp_path, "a.json", plan), REFERENCE, PLAIN)
    statements = statements_of(prepared)
    assert "Vries" not in str(statements) + statements.form_json
    assert "de-vries" not in str(statements)
    assert [row.source for row in statements.relations if row.type == "RESPONSIBLE_FOR"] == ["gm0629.vth"]


# ------------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "text-empty"),
        (b" \n\n", "text-empty"),
        (b"\x00\x01\x02\x03" * 100, "text-binary"),
        (b"PK\x03\x04", "packed-broken"),
        (b"%PDF-1.7 ...", "pdf-broken"),
        (b"Plan caf\xe9 2026", "encoding-differs"),
        (b"{", "form-not-json"),
        (b'{"plan": {}', "form-not-json"),
    ],
)
def test_what_cannot_be_read_is_refused_with_code_and_file(content: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    with pytest.raises(LoadError, match=expected) as caught:
        read_file(path, REFERENCE, PLAIN)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_a_folder_and_an_impossible_name_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nix.txt", tmp_path, Path("a\0b")):
        with pytest.raises(DocumentError):
            read_file(path, REFERENCE, PLAIN)


def test_the_limit_holds_before_reading_and_is_wider_for_a_form(tmp_path: Path) -> None:
    text = write(tmp_path, "a.txt", "x" * 101)
    with pytest.raises(DocumentError, match="file-too-large"):
        read_file(text, REFERENCE, IntakeOptions(text_limit=100))
    form = write(tmp_path, "a.json", plan_json())
    assert read_file(form, REFERENCE, IntakeOptions(text_limit=100)).plan.year == 2026
    with pytest.raises(DocumentError, match="file-too-large"):
        read_file(form, REFERENCE, IntakeOptions(text_limit=10))


def test_an_encoding_that_is_named_counts_and_one_that_can_spell_half_a_character_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("Plan café 2026".encode("cp1252"))
    document = read_file(path, REFERENCE, IntakeOptions(encoding="cp1252")).document
    assert document is not None
    assert "café" in document.text
    path.write_bytes(b"Plan \\ud800 2026")
    with pytest.raises(DocumentError, match="encoding-unknown"):
        read_file(path, REFERENCE, IntakeOptions(encoding="raw_unicode_escape"))


def test_a_text_without_a_plan_is_read_with_an_issue(tmp_path: Path) -> None:
    reading = read_file(write(tmp_path, "a.txt", "Een brief over iets anders.\n"), REFERENCE, PLAIN)
    assert "no-actions-found" in {issue.code for issue in reading.issues}


def test_a_quote_that_lies_is_refused(tmp_path: Path) -> None:
    reading = read_file(SHIPPED[0], REFERENCE, PLAIN)
    lie = dump_reading(reading).replace('"start": 0', '"start": 1')
    content = json.loads(lie)
    content["plan"]["title"]["quote"] = {"text": "x", "line_from": 1, "line_to": 1, "start": 0, "end": 1}
    with pytest.raises(FormError, match=r"\$\.plan\.title\.quote"):
        read_file(write(tmp_path, "a.json", content), REFERENCE, PLAIN)
