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


def test_a_form_replaces_the_plan_that_was_there(own_store: Path, known: Reference) -> None:
    form = json.loads(ONE_FORM.read_text("utf-8"))
    form["document"] = None
    without_places = json.loads(
        json.dumps(form), object_hook=lambda part: {k: v for k, v in part.items() if k != "quote"}
    )
    without_places["plan"]["ambitions"] = without_places["plan"]["ambitions"][:1]
    without_places |= {"ignored": [], "unread": [], "issues": []}
    with client_of(app_on(own_store, known)) as client:
        before = client.get(f"/actions?district={PRACTICE}").json()["total"]
        replaced = client.post("/imports", json=without_places)
        after = client.get(f"/actions?district={PRACTICE}").json()["total"]

    assert (replaced.status_code, replaced.json()["outcome"]) == (200, "replaced")
    assert replaced.json()["removed"]["nodes"] > 0
    assert after < before


@pytest.mark.parametrize(
    ("content", "headers", "fault"),
    [
        (b"", AS_TEXT, ("body", "$", "not-readable")),
        (b" \n\t", AS_TEXT, ("body", "$", "not-readable")),
        (b"%PDF-1.7", AS_TEXT, ("body", "$", "not-readable")),
        (b"abc\x00def", AS_TEXT, ("body", "$", "not-readable")),
        (b"caf\xe9 en meer", AS_TEXT, ("header", "content-type", "not-this-encoding")),
        (b"tekst", {"Content-Type": "text/plain; charset=klingon"}, ("header", "content-type", "not-this-encoding")),
        (b"tekst", {"Content-Type": "text/plain; charset=../x"}, ("header", "content-type", "charset-not-known")),
        (b"tekst", {"Content-Type": "text/plain; charset=zlib_codec"}, ("header", "content-type", "not-this-encoding")),
        (b"tekst", {"Content-Type": "text/plain; charset=punycode"}, ("header", "content-type", "not-this-encoding")),
        (b'{"form": 1}', AS_TEXT, ("body", "$", "not-a-text")),
        (b"Een plan zonder eigenaar", AS_TEXT, ("query", "owner", "owner-not-known")),
        (b"", AS_FORM, ("body", "$", "not-an-object")),
        (b"[1, 2]", AS_FORM, ("body", "$", "not-an-object")),
        (b'{"a": ', AS_FORM, ("body", "$", "not-the-form")),
        (b'{"a": NaN}', AS_FORM, ("body", "$", "not-the-form")),
        (b'{"a": 1, "a": 2}', AS_FORM, ("body", "$", "not-the-form")),
        (b'{"plan": {"ambitions": [{}' + b",{}" * 20_000 + b"]}}", AS_FORM, ("body", "$.plan", "not-the-form")),
        (b'{"a": ' + b"[" * 100_000, AS_FORM, ("body", "$", "not-the-form")),
    ],
)
def test_what_is_no_plan_is_refused_with_its_place(
    client: httpx.Client, filled: Path, content: bytes, headers: dict[str, str], fault: tuple[str, str, str]
) -> None:
    before = revision(filled)

    response = client.post("/imports", content=content, headers=headers)

    assert faults_of(response) == [fault]
    assert "--" not in response.text
    assert "/tmp" not in response.text
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

    assert ("body", "$.plan.title.quote", "not-the-form") in faults_of(client.post("/imports", json=form))


@pytest.mark.parametrize(
    "media", ["", "text/html", "application/octet-stream", "multipart/form-data; boundary=x", "text"]
)
def test_other_sorts_of_content_are_refused(client: httpx.Client, media: str) -> None:
    response = client.post("/imports", content=b"tekst", headers={"Content-Type": media})

    problem(response, 415)
    assert response.headers["accept-post"] == "text/plain, application/json"


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

    assert faults_of(owner) == [("query", "owner", "owner-not-known")]
    assert "?owner=" in owner.text
    assert faults_of(district) == [("query", "owner", "owner-not-known")]


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
        sent = pool.submit(client.post, "/imports", content=long, headers=AS_TEXT)
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
