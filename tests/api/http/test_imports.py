"""Plans in by HTTP: whole or not at all, with every fault named, and nobody else kept waiting."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from graph.reference import Reference
from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import NOW, PRACTICE, SHIPPED, STAMP, app_on, client_of, problem

TEXTS = {plan.stem: plan for plan in SHIPPED if plan.suffix == ".txt"}
FORMS = {plan.stem: plan for plan in SHIPPED if plan.suffix == ".json"}
ONE_TEXT, ONE_FORM = TEXTS["pluvierdrecht-2026"], FORMS["krekelerzijl-2026"]
WITHOUT_OWNER = b"Uitvoeringsplan 2026\n\nActie | Wie | Wanneer\nEen kaart maken. | VTH | Q1 2026\n"
AS_TEXT, AS_FORM = {"Content-Type": "text/plain; charset=utf-8"}, {"Content-Type": "application/json"}


def faults_of(response: httpx.Response, status: int = 400) -> list[tuple[str, str, str]]:
    errors = problem(response, status)["errors"]
    assert isinstance(errors, list)
    return [(fault["in"], fault["location"], fault["code"]) for fault in errors]


def revision(path: Path) -> int:
    with open_sqlite_store(path) as store:
        return store.revision()


def test_a_text_becomes_a_plan_and_the_second_time_nothing_changes(tmp_path: Path, known: Reference) -> None:
    path = tmp_path / "new.db"
    with client_of(app_on(path, known)) as client:
        new = client.post("/imports?fileName=plan van 2026.txt", content=ONE_TEXT.read_bytes(), headers=AS_TEXT)
        again = client.post("/imports?fileName=plan van 2026.txt", content=ONE_TEXT.read_bytes(), headers=AS_TEXT)
        plan = client.get(f"/plans?district={PRACTICE}").json()["items"][0]
        version = client.get(f"/plans/{plan['id']}/versions").json()["items"]

    made = new.json()
    assert (new.status_code, made["outcome"]) == (201, "new")
    assert new.headers["location"] == f"/v1/plans/{made['plan']}"
    assert made["actions"] == plan["actions"] > 0
    assert plan["source"]["name"] == "plan van 2026.txt"
    assert (again.status_code, again.json()["outcome"]) == (200, "unchanged")
    assert again.json()["added"] == {"nodes": 0, "relations": 0}
    assert again.json()["revision"] == made["revision"]
    assert "location" not in again.headers
    assert [(one["at"], one["by"]) for one in version] == [(NOW.isoformat(timespec="seconds"), "http api")]


def form_of(ambitions: int = 1, **plan: object) -> dict[str, object]:
    """The practice form as entered by hand, with only its first ambitions."""
    form = json.loads(ONE_FORM.read_text("utf-8"))
    form["document"] = None
    without_places: dict[str, object] = json.loads(
        json.dumps(form), object_hook=lambda part: {k: v for k, v in part.items() if k != "quote"}
    )
    inside = without_places["plan"]
    assert isinstance(inside, dict)
    inside |= {"ambitions": inside["ambitions"][:ambitions]} | plan
    return without_places | {"ignored": [], "unread": [], "issues": []}


def test_a_form_replaces_the_plan_that_was_there_when_that_is_asked(own_store: Path, known: Reference) -> None:
    with client_of(app_on(own_store, known)) as client:
        before = client.get(f"/actions?district={PRACTICE}").json()["total"]
        state = revision(own_store)
        refused = client.post("/imports", json=form_of())
        kept = client.get(f"/actions?district={PRACTICE}").json()["total"]
        untouched = revision(own_store) == state
        replaced = client.post("/imports?replace=true", json=form_of())
        after = client.get(f"/actions?district={PRACTICE}").json()["total"]

    assert faults_of(refused, 409) == [("query", "replace", "actions-would-go")]
    assert "replace=true" in refused.text
    assert len(refused.text) < 2_500
    assert (kept, untouched) == (before, True)
    assert (replaced.status_code, replaced.json()["outcome"]) == (200, "replaced")
    assert replaced.json()["removed"]["nodes"] > 0
    assert after < before


def test_another_title_stands_beside_the_plan_that_was_there(own_store: Path, known: Reference) -> None:
    with client_of(app_on(own_store, known)) as client:
        made = client.post("/imports", json=form_of(title={"written": "Een heel ander plan 2026"}))
        plans = [plan["id"] for plan in client.get(f"/plans?district={PRACTICE}").json()["items"]]

    assert (made.status_code, made.json()["outcome"]) == (201, "new")
    assert made.json()["plan"] == "oefen-krekelerzijl.2026-2"
    assert made.json()["beside"] == ["oefen-krekelerzijl.2026"]
    assert {"oefen-krekelerzijl.2026", "oefen-krekelerzijl.2026-2"} <= set(plans)


def test_a_text_without_a_name_was_written_again_under_another_name(own_store: Path, known: Reference) -> None:
    before = revision(own_store)
    with client_of(app_on(own_store, known)) as client:
        again = client.post("/imports", content=ONE_TEXT.read_bytes(), headers=AS_TEXT)

    assert (again.status_code, again.json()["outcome"]) == (200, "unchanged")
    assert again.json()["revision"] == before == revision(own_store)


def test_a_text_without_actions_is_no_plan(client: httpx.Client, filled: Path) -> None:
    before = revision(filled)

    response = client.post(
        "/imports?owner=oefen-pluvierdrecht", content=b"Beste bewoners,\n\nTot ziens.\n", headers=AS_TEXT
    )

    assert faults_of(response) == [("body", "$", "no-actions")]
    assert revision(filled) == before


@pytest.mark.parametrize(
    ("content", "headers", "fault"),
    [
        (b"", AS_TEXT, ("body", "$", "text-empty")),
        (b" \n\t", AS_TEXT, ("body", "$", "text-empty")),
        (b"%PDF-1.7", AS_TEXT, ("body", "$", "pdf-broken")),
        (b"abc\x00def", AS_TEXT, ("body", "$", "text-binary")),
        (b"caf\xe9 en meer", AS_TEXT, ("header", "content-type", "encoding-differs")),
        (b"tekst", {"Content-Type": "text/plain; charset=klingon"}, ("header", "content-type", "encoding-unknown")),
        (b"tekst", {"Content-Type": "text/plain; charset=../x"}, ("header", "content-type", "charset-not-known")),
        (b"tekst", {"Content-Type": "text/plain; charset=zlib_codec"}, ("header", "content-type", "encoding-unknown")),
        (b"tekst", {"Content-Type": "text/plain; charset=punycode"}, ("header", "content-type", "encoding-unknown")),
        (b'{"form": 1}', AS_TEXT, ("body", "$", "not-a-text")),
        (b"Een plan zonder acties", AS_TEXT, ("body", "$", "no-actions")),
        (WITHOUT_OWNER, AS_TEXT, ("query", "owner", "owner-missing")),
        (b"", AS_FORM, ("body", "$", "not-an-object")),
        (b"[1, 2]", AS_FORM, ("body", "$", "not-an-object")),
        (b'{"a": ', AS_FORM, ("body", "$", "form-not-json")),
        (b'{"a": NaN}', AS_FORM, ("body", "$", "form-no-json-word")),
        (b'{"a": 1, "a": 2}', AS_FORM, ("body", "$", "form-double-key")),
        (
            b'{"plan": {"ambitions": [{}' + b",{}" * 100 + b"]}}",
            AS_FORM,
            ("body", "$.plan.ambitions", "too-many-ambitions"),
        ),
        (b'{"a": ' + b"[" * 100_000, AS_FORM, ("body", "$", "form-too-deep")),
    ],
)
def test_what_is_no_plan_is_refused_with_its_place(
    client: httpx.Client, filled: Path, content: bytes, headers: dict[str, str], fault: tuple[str, str, str]
) -> None:
    before = revision(filled)

    response = client.post("/imports", content=content, headers=headers)

    assert faults_of(response) == [fault]
    assert "--" not in response.text
    assert revision(filled) == before


def test_every_fault_of_a_form_is_named(client: httpx.Client) -> None:
    form = {"form": "ketenkaart-plan/1", "plan": {"year": 1, "goals": "een", "eigenaar": "x", "title": {"written": ""}}}

    faults = faults_of(client.post("/imports", json=form))

    assert {place for _, place, _ in faults} == {
        "$.plan.year",
        "$.plan.goals",
        "$.plan.eigenaar",
        "$.plan.title.written",
    }


def test_a_quote_that_does_not_hold_is_refused(client: httpx.Client) -> None:
    form = json.loads(ONE_FORM.read_text("utf-8"))
    form["plan"]["title"] = {"written": "x", "quote": {"text": "x", "line_from": 1, "line_to": 1, "start": 0, "end": 1}}

    assert ("body", "$.plan.title.quote", "quote-without-document") in faults_of(client.post("/imports", json=form))


@pytest.mark.parametrize("media", ["", "image/png", "application/zip", "multipart/mixed; boundary=x", "text"])
def test_other_sorts_of_content_are_refused(client: httpx.Client, media: str) -> None:
    response = client.post("/imports", content=b"tekst", headers={"Content-Type": media})

    problem(response, 415)
    assert response.headers["accept-post"].startswith("text/plain, application/json, application/octet-stream, ")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a/b.txt", "a\\b.txt", ".verborgen", "", "a\x00b", "a\nb", "é.txt", "a" * 101]
)
def test_a_name_of_a_file_is_only_a_name(client: httpx.Client, name: str) -> None:
    response = client.post("/imports", params={"fileName": name}, content=b"tekst", headers=AS_TEXT)

    assert [place for _, place, _ in faults_of(response)] == ["fileName"]


def test_an_owner_and_a_district_that_are_not_known(client: httpx.Client) -> None:
    text = ONE_TEXT.read_bytes()

    owner = client.post("/imports?owner=Nergenshuizen", content=text, headers=AS_TEXT)
    district = client.post("/imports?district=nergens", content=text, headers=AS_TEXT)

    assert faults_of(owner) == [("query", "owner", "owner-unknown")]
    assert "?owner=" in owner.text
    assert faults_of(district) == [("query", "district", "district-differs")]


def test_an_encoding_that_is_named_is_used(tmp_path: Path, known: Reference) -> None:
    text = ONE_TEXT.read_text("utf-8").encode("utf-16")
    with client_of(app_on(tmp_path / "new.db", known)) as client:
        response = client.post("/imports", content=text, headers={"Content-Type": 'text/plain; charset="UTF-16"'})

    assert response.status_code == 201


def test_a_store_that_cannot_be_written_is_said(own_store: Path, known: Reference) -> None:
    with open_sqlite_store(own_store) as store:
        store.remove_plan("oefen-pluvierdrecht.2026", STAMP)
    with client_of(app_on(own_store, known)) as client:
        client.get("/plans")
        away = own_store.rename(own_store.with_suffix(".away"))
        own_store.mkdir()
        problem(client.post("/imports", content=ONE_TEXT.read_bytes(), headers=AS_TEXT), 503)
        own_store.rmdir()
        away.rename(own_store)
        assert client.post("/imports", content=ONE_TEXT.read_bytes(), headers=AS_TEXT).status_code in (200, 201)


def test_two_imports_at_once_are_both_there(tmp_path: Path, known: Reference) -> None:
    path = tmp_path / "new.db"
    with client_of(app_on(path, known)) as client, ThreadPoolExecutor(4) as pool:
        sent = [(plan.read_bytes(), AS_TEXT if plan.suffix == ".txt" else AS_FORM) for plan in SHIPPED]
        answers = list(pool.map(lambda one: client.post("/imports", content=one[0], headers=one[1]), sent))
        twice = list(pool.map(lambda one: client.post("/imports", content=one[0], headers=one[1]), sent[:1] * 4))
        plans = client.get(f"/plans?district={PRACTICE}").json()["total"]

    assert [answer.status_code for answer in answers] == [201] * len(SHIPPED)
    assert len({answer.json()["revision"] for answer in answers}) == len(SHIPPED)
    assert [answer.json()["outcome"] for answer in twice] == ["unchanged"] * 4
    assert plans == sum(PRACTICE in str(plan) for plan in SHIPPED)
    with open_sqlite_store(path) as store:
        assert store.check() == ()


def test_two_applications_on_one_store_see_each_other(tmp_path: Path, known: Reference) -> None:
    path = tmp_path / "new.db"
    with client_of(app_on(path, known)) as one, client_of(app_on(path, known)) as other:
        assert one.post("/imports", content=ONE_TEXT.read_bytes(), headers=AS_TEXT).status_code == 201
        assert other.get(f"/plans?district={PRACTICE}").json()["total"] == 1
        assert other.post("/imports", content=ONE_FORM.read_bytes(), headers=AS_FORM).status_code == 201
        assert one.get(f"/plans?district={PRACTICE}").json()["total"] == 2


def test_nobody_waits_while_a_long_text_is_read(own_store: Path, known: Reference) -> None:
    long = ONE_TEXT.read_bytes() * 12
    done = threading.Event()
    with client_of(app_on(own_store, known)) as client, ThreadPoolExecutor(1) as pool:
        client.get(f"/matrix?district={PRACTICE}")
        sent = pool.submit(client.post, "/imports?replace=true", content=long, headers=AS_TEXT)
        sent.add_done_callback(lambda _: done.set())
        answered, slowest = 0, 0.0
        while not done.is_set():
            began = time.monotonic()
            assert client.get("/health").status_code == 200
            assert client.get(f"/responsibilities?district={PRACTICE}").status_code == 200
            slowest = max(slowest, time.monotonic() - began)
            answered += 1

    assert sent.result().status_code in (200, 201, 400)
    assert answered > 3
    assert slowest < 5.0


def test_rows_of_several_plans_are_refused_for_one_of_them_would_be_told(own_store: Path, known: Reference) -> None:
    """An answer is about one plan; the others would have been stored without a word."""
    rows = b"#meta+plan,#org,#activity\nPlan A,GGD,Helpen\nPlan B,GGD,Zien\n"
    before = revision(own_store)
    with client_of(app_on(own_store, known)) as client:
        refused = client.post("/imports?owner=oefen-pluvierdrecht", content=rows, headers=AS_TEXT)
    assert faults_of(refused) == [("body", "$", "one-plan-at-a-time")]
    assert revision(own_store) == before


def test_what_a_machine_read_is_a_draft_and_what_was_in_hand_or_reviewed_is_not(
    tmp_path: Path, known: Reference
) -> None:
    changed = ONE_TEXT.read_bytes() + b"\nNog een regel.\n"
    with client_of(app_on(tmp_path / "new.db", known)) as client:
        draft = client.post("/imports", content=changed, headers=AS_TEXT)
        shipped = client.post("/imports", content=ONE_TEXT.read_bytes(), headers=AS_TEXT)
        form = client.post("/imports", content=ONE_FORM.read_bytes(), headers=AS_FORM)
        at_once = client.post("/imports?draft=false", content=changed, headers=AS_TEXT)
    answers = [draft, shipped, form, at_once]
    assert [answer.json()["outcome"] for answer in answers] == ["draft", "new", "new", "replaced"]
