"""The public form: JSON in and out, every fault with its path, and nothing that hangs or crashes."""

import json
import re
import time
from contextlib import suppress
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.form import ActionForm, AmbitionForm, BlockForm, Document, Passage, PlanForm, Reading
from graph.model.quotes import Quote
from loaders.faults import DocumentError, FormError, LoadError
from loaders.form import check_quotes, dump_reading, form_schema, looks_like_form, parse_reading

ROOT = Path(__file__).parents[3]
REFERENCE_DOCS = ROOT / "docs" / "reference"
PRACTICE = ROOT / "loaders" / "examples" / "oefendistrict"
TEXT = "Plan\nIets doen é\f\nNog iets\n"


def with_quote(**changes: object) -> dict[str, object]:
    quote = {"text": "Nog iets", "page": 2, "line_from": 3, "line_to": 3, "start": 18, "end": 26} | changes
    document = {"sha256": "0" * 64, "name": "p.txt", "media_type": "text/plain", "text": TEXT}
    return {"document": document, "plan": {"title": {"written": "Nog iets", "quote": quote}}}


def faults(content: str | bytes | dict[str, object]) -> tuple[str, ...]:
    """Each fault as its place and its code with its facts."""
    text = json.dumps(content) if isinstance(content, dict) else content
    with pytest.raises(FormError) as caught:
        parse_reading(text)
    return tuple(f"{one.place}: {one.fault}" for one in caught.value.faults)


def test_the_published_schema_is_that_of_the_model() -> None:
    assert (REFERENCE_DOCS / "plan.schema.json").read_text("utf-8") == form_schema()
    jsonschema.Draft202012Validator.check_schema(json.loads(form_schema()))


@pytest.mark.parametrize("file", sorted(PRACTICE.glob("*.json")), ids=lambda file: file.stem)
def test_plans_that_ship_with_the_package_keep_to_the_schema(file: Path) -> None:
    jsonschema.validate(json.loads(file.read_text("utf-8")), json.loads(form_schema()))
    parse_reading(file.read_bytes())


def test_the_example_in_the_documentation_is_a_plan() -> None:
    page = (REFERENCE_DOCS / "plan-form.md").read_text("utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    jsonschema.validate(json.loads(example), json.loads(form_schema()))
    action = parse_reading(example).plan.ambitions[0].blocks[0].actions[0]
    assert [holder.written for holder in action.holders] == ["VTH", "politie"]


def test_what_is_written_reads_back_the_same() -> None:
    reading = parse_reading(json.dumps(with_quote()))
    written = dump_reading(reading)
    assert parse_reading(written) == reading
    assert written.startswith('{\n  "form": "ketenkaart-plan/2",\n  "document": {\n    "sha256"')
    assert written.endswith("}\n")
    assert "é" in written
    jsonschema.validate(json.loads(written), json.loads(form_schema()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_or_without_a_mark(encoding: str) -> None:
    content = '{"plan": {"title": {"written": "Café"}}}'.encode(encoding)
    assert looks_like_form(content[:100])
    title = parse_reading(content).plan.title
    assert title is not None
    assert title.written == "Café"


@pytest.mark.parametrize(
    ("start", "expected"), [(b" \n{", True), ("{", True), (b"Plan {", False), (b"", False), (b"[", False)]
)
def test_a_form_is_known_by_its_content(start: bytes | str, expected: bool) -> None:
    assert looks_like_form(start) is expected


def test_bytes_of_another_encoding_are_refused_with_their_place() -> None:
    with pytest.raises(DocumentError) as caught:
        parse_reading(b'{"plan": {"title": {"written": "\xe9"}}}')
    assert caught.value.fault.code == "encoding-differs"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"year": "2025"}, ["$.plan.year: int-type"]),
        ({"year": True}, ["$.plan.year: int-type"]),
        ({"year": 1}, ["$.plan.year: greater-than-equal (least=1900)"]),
        ({"owner": {}}, ["$.plan.owner.name: missing"]),
        ({"owner": {"name": "x", "eigenaar": "x"}}, ["$.plan.owner.eigenaar: extra-forbidden"]),
        ({"owner": {"name": "x", "naam": "x"}}, ["$.plan.owner.naam: misspelt-key (near='name')"]),
        ({"owner": {"name": " "}}, ["$.plan.owner.name: blank"]),
        ({"owner": {"name": ""}}, ["$.plan.owner.name: string-too-short"]),
        ({"owner": {"name": "x" * 2_001}}, ["$.plan.owner.name: string-too-long (most=2000)"]),
        ({"ambitions": {}}, ["$.plan.ambitions: tuple-type"]),
        ({"ambitions": [1]}, ["$.plan.ambitions[0]: model-type"]),
        ({"ambitions": [{"number": []}]}, [f"$.plan.ambitions[0].number: {kind}-type" for kind in ("int", "string")]),
        ({"ambitions": [{"id": "A b"}]},
         ["$.plan.ambitions[0].id: string-pattern-mismatch (pattern='^[a-z0-9]+([.-][a-z0-9]+)*$')"]),
        ({"ambitions": [{"blocks": [{"actions": [{}]}]}]}, ["$.plan.ambitions[0].blocks[0].actions[0].text: missing"]),
        ({"goals": [{"written": None}]}, ["$.plan.goals[0].written: string-type"]),
        ({"title": {"written": "a\0b"}}, ["$.plan.title.written: form-has-nul"]),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_path(plan: dict[str, object], expected: list[str]) -> None:
    assert list(faults({"plan": plan})) == expected


def test_all_faults_are_named_not_only_the_first() -> None:
    assert len(faults({"plan": {"year": "x", "goals": 3, "vision": 1}})) == 3


def test_words_of_a_list_are_named() -> None:
    (fault,) = faults({"plan": {"owner": {"name": "x", "kind": "vereniging"}}})
    assert fault.startswith("$.plan.owner.kind: not-a-choice (choices=('municipality', ")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{", "form-not-json (line=1, column=2)"),
        ("null", "model-type"),
        ("[]", "model-type"),
        ('{"plan": {}, "plan": {}}', "form-double-key (key='plan')"),
        ('{"plan": {"year": NaN}}', "form-no-json-word (word='NaN')"),
        ('{"plan": {"year": -Infinity}}', "form-no-json-word (word='-Infinity')"),
        ('{"plan": {"year": 1e999}}', "int-"),
        ('{"plan": {"owner": {"name": "\\ud800"}}}', "json-invalid"),
        ('{"form": "ketenkaart-plan/3", "plan": {}}', "choices=('ketenkaart-plan/2', 'ketenkaart-plan/1')"),
        ('{"plan": ' + "9" * 100_000 + "}", "form-long-number (line=1, limit=40)"),
        ("[" * 1_000_000, "form-too-deep (limit=40)"),
        ('{"a":' * 1_000_000, "form-too-deep"),
        ('{"' + '\\"' * 1_000_000, "form-not-json"),
        ('{"plan": {"goals": [' + "1," * 200_000 + "1]}}", "$.plan.goals: too-many-in-one-list (limit=200)"),
        ('{"ignored": [' + "1," * 200_000 + '1], "plan": {}}', "form-too-many-faults (faults=200001)"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_hostile_json_is_refused_at_once(content: str, expected: str) -> None:
    started = time.process_time()
    assert expected in " ".join(faults(content))
    assert time.process_time() - started < 5


def test_a_form_over_the_limit_is_refused_before_parsing() -> None:
    with pytest.raises(FormError, match=r"form-too-long \(limit=10\)"):
        parse_reading('{"plan": {}}', limit=10)


def test_a_quote_that_holds_is_taken() -> None:
    assert parse_reading(json.dumps(with_quote())).document is not None


@pytest.mark.parametrize(
    "change",
    [{"text": "nog iets"}, {"start": 17}, {"end": 27}, {"end": 9_999}, {"start": 26, "end": 26, "text": ""},
     {"line_from": 2}, {"line_to": 4}, {"page": 1}, {"page": None}],
    ids=str,
)  # fmt: skip
def test_a_quote_that_does_not_hold_is_refused_with_its_path(change: dict[str, object]) -> None:
    (fault,) = faults(with_quote(**change))
    assert fault.startswith("$.plan.title.quote: ")


def test_a_quote_without_a_document_is_refused() -> None:
    (fault,) = faults(with_quote() | {"document": None})
    assert fault == "$.plan.title.quote: quote-without-document"


def test_quotes_are_checked_however_deep_they_stand() -> None:
    lie = Quote(text="x", line_from=1, line_to=1, start=0, end=1)
    action = ActionForm(text="a", items=(Passage(written="b"), Passage(written="x", quote=lie)))
    plan = PlanForm(ambitions=(AmbitionForm(blocks=(BlockForm(actions=(action,)),)),))
    document = Document(sha256="0" * 64, name="p", media_type="text/plain", text="abc")
    with pytest.raises(FormError, match=re.escape("$.plan.ambitions[0].blocks[0].actions[0].items[1].quote")):
        check_quotes(Reading(document=document, plan=plan))


@settings(deadline=None)
@given(st.text(max_size=200) | st.binary(max_size=200))
def test_whatever_comes_in_is_read_or_refused(content: str | bytes) -> None:
    with suppress(LoadError):
        parse_reading(content)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["plan", "owner", "name", "title", "written", "ambitions", "blocks"]), inner)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(_JSON)
def test_any_json_is_read_or_refused_and_what_is_read_reads_back(value: object) -> None:
    try:
        reading = parse_reading(json.dumps({"plan": value}))
    except FormError:
        return
    assert parse_reading(dump_reading(reading)) == reading


@pytest.mark.parametrize(
    "timing",
    [
        {"written": "x", "kind": "date", "end": "2026-99-99"},
        {"written": "x", "kind": "date", "end": "0000-01-01"},
        {"written": "x", "kind": "date", "end": "٢٠٢٦-٠١-٠١"},
        {"written": "x", "kind": "period", "start": "2026-05-01", "end": "2026-04-30"},
    ],
    ids=["no such day", "no such year", "other digits", "turned around"],
)
def test_a_day_that_is_none_is_refused_with_its_path(timing: dict[str, str]) -> None:
    action = {"text": "Doen", "timing": timing}
    plan = {
        "owner": {"name": "Zoetermeer"},
        "title": {"written": "P"},
        "ambitions": [{"blocks": [{"actions": [action]}]}],
    }
    with pytest.raises(FormError) as refused:
        parse_reading(json.dumps({"form": "ketenkaart-plan/2", "plan": plan}))
    assert [one.place.rpartition("actions")[2][:10] for one in refused.value.faults] == ["[0].timing"]
