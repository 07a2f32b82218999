"""Imports that wait to be accepted: looked at, corrected, accepted or thrown away, and counted nowhere before."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import httpx
import pytest

from api.app import UPLOAD_LIMIT, AppSettings, behaviour_of, description
from api.settings import Settings
from graph.reference import Reference
from tests.api.http.serving import PRACTICE, SHIPPED, app_on, client_of, problem
from tests.api.http.test_description import not_as_described

OWNER = "owner=oefen-pluvierdrecht"
ROWS = (("Actie", "Wie", "Wanneer"), ("Een kaart maken.", "VTH", "Q1 2026"), ("Loketten bezoeken.", "SHOP", "Q2 2026"))
PLAN = "oefen-pluvierdrecht.uitvoeringsplan-kaarten"


def word_file(rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    """A plan of one table, as Word writes it."""
    made = docx.Document()
    made.add_heading("Uitvoeringsplan kaarten", 0)
    table = made.add_table(0, 3)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


@pytest.fixture
def client(own_store: Path, known: Reference) -> Iterator[httpx.Client]:
    with client_of(app_on(own_store, known)) as made:
        yield made


def brought_in(client: httpx.Client, rows: tuple[tuple[str, ...], ...] = ROWS) -> dict[str, Any]:
    """A plan of one table that waits."""
    made = client.post(
        f"/imports?draft=true&fileName=plan.docx&{OWNER}",
        content=word_file(rows),
        headers={"Content-Type": "application/octet-stream"},
    )
    assert made.status_code == 201, made.text
    answer: dict[str, Any] = made.json()
    assert made.headers["location"] == f"/v1/imports/{answer['id']}"
    return answer


def looked_at(client: httpx.Client, identifier: str) -> dict[str, Any]:
    """An import as it is answered, held to the description."""
    answer = client.get(f"/imports/{identifier}")
    assert answer.status_code == 200, answer.text
    assert not_as_described(json.loads(description()), "/imports/{id}", answer) == []
    found: dict[str, Any] = answer.json()
    return found


def row_of(review: dict[str, Any], words: str) -> dict[str, Any]:
    """The row with these words."""
    (found,) = (row for row in review["items"] if row["anchor"]["words"] == words)
    assert isinstance(found, dict)
    return found


def number_of_actions(client: httpx.Client) -> int:
    total = client.get(f"/actions?district={PRACTICE}").json()["total"]
    assert isinstance(total, int)
    return total


def test_a_word_file_waits_is_mended_and_accepted(client: httpx.Client) -> None:
    before = number_of_actions(client)
    made = brought_in(client)
    assert (made["state"], made["outcome"], made["actions"]) == ("draft", "draft", 2)
    assert number_of_actions(client) == before, "a draft counts nowhere"

    review = looked_at(client, made["id"])
    anchor = row_of(review, "Een kaart maken.")["anchor"]
    change = {"what": "holders", "said": [], "holders": [{"written": "Politie"}]}
    kept = client.post(
        f"/imports/{made['id']}/corrections", json={"corrections": [{"anchor": anchor, "change": change}]}
    )
    mended = looked_at(client, made["id"])
    accepted = client.post(f"/imports/{made['id']}/accept")
    after = looked_at(client, made["id"])

    assert (review["total"], review["source"], review["replaced_title"]) == (2, "plan.docx", None)
    assert kept.status_code == 201
    assert [one["id"] for one in mended["corrections"]] == kept.json()["ids"]
    assert [one["written"] for one in row_of(mended, "Een kaart maken.")["action"]["holders"]] == ["Politie"]
    assert row_of(mended, "Een kaart maken.")["confirmed"] is True
    assert (accepted.status_code, accepted.json()["outcome"], accepted.json()["state"]) == (200, "new", "loaded")
    assert accepted.json()["id"] == made["id"]
    assert number_of_actions(client) == before + 2
    held = client.get(f"/responsibilities?district={PRACTICE}&plan={made['plan']}&words=kaart").json()["items"]
    assert [one["written"] for one in held] == ["Politie"]
    assert (after["state"], after["total"], after["ended_by"]) == ("loaded", 0, "http api")


def test_it_stands_in_the_list_for_as_long_as_it_waits(client: httpx.Client) -> None:
    made = brought_in(client)
    waiting = client.get("/imports").json()

    assert client.delete(f"/imports/{made['id']}").status_code == 204

    assert [(one["id"], one["state"], one["title"]) for one in waiting["items"]] == [
        (made["id"], "draft", "Uitvoeringsplan kaarten")
    ]
    assert client.get("/imports").json()["total"] == 0
    assert looked_at(client, made["id"])["state"] == "thrown-away"


def test_nothing_more_can_be_done_with_what_was_thrown_away(client: httpx.Client) -> None:
    made = brought_in(client)
    correction = {"anchor": {"words": "Een kaart maken."}, "change": {"what": "no-action"}}
    client.delete(f"/imports/{made['id']}")

    problem(client.post(f"/imports/{made['id']}/accept"), 409)
    problem(client.post(f"/imports/{made['id']}/corrections", json={"corrections": [correction]}), 409)
    problem(client.delete(f"/imports/{made['id']}"), 409)
    problem(client.post("/imports/0123abcd/accept"), 404)


def test_a_newer_reading_of_the_same_plan_takes_its_place(client: httpx.Client) -> None:
    first = brought_in(client)
    second = brought_in(client, ROWS[:2])

    assert looked_at(client, first["id"])["state"] == "thrown-away"
    assert looked_at(client, second["id"])["state"] == "draft"


def test_actions_that_would_go_are_named_before_they_go(client: httpx.Client) -> None:
    client.post(f"/imports/{brought_in(client)['id']}/accept")
    made = brought_in(client, ROWS[:2])

    review = looked_at(client, made["id"])
    refused = client.post(f"/imports/{made['id']}/accept")
    accepted = client.post(f"/imports/{made['id']}/accept?replace=true")

    assert (review["replaced_title"], review["gone"]) == ("Uitvoeringsplan kaarten", ["Loketten bezoeken"])
    said = problem(refused, 409)
    assert isinstance(said["errors"], list)
    assert [fault["code"] for fault in said["errors"]] == ["actions-would-go"]
    assert accepted.json()["outcome"] == "replaced"


def test_a_correction_is_taken_back(client: httpx.Client) -> None:
    made = brought_in(client)
    correction = {"anchor": {"words": "Een kaart maken."}, "change": {"what": "no-action"}}
    (record,) = client.post(f"/imports/{made['id']}/corrections", json={"corrections": [correction]}).json()["ids"]
    without = looked_at(client, made["id"])

    back = client.delete(f"/imports/{made['id']}/corrections/{record}")

    assert without["total"] == 1
    assert back.status_code == 204
    assert looked_at(client, made["id"])["total"] == 2
    problem(client.delete(f"/imports/{made['id']}/corrections/{record}"), 404)


@pytest.mark.parametrize(
    ("correction", "code"),
    [
        (
            {"anchor": {"words": "Staat er niet."}, "change": {"what": "timing", "said": None, "written": "2027"}},
            "correction-does-not-fit",
        ),
        (
            {
                "anchor": {"words": "Een kaart maken."},
                "change": {"what": "timing", "said": None, "written": "06-12345678"},
            },
            "correction-names-person",
        ),
    ],
)
def test_a_correction_that_cannot_be_kept_is_refused(client: httpx.Client, correction: object, code: str) -> None:
    made = brought_in(client)

    said = problem(client.post(f"/imports/{made['id']}/corrections", json={"corrections": [correction]}), 400)

    assert isinstance(said["errors"], list)
    assert [fault["code"] for fault in said["errors"]] == [code]
    assert looked_at(client, made["id"])["corrections"] == []


def test_the_rows_come_by_page(client: httpx.Client) -> None:
    made = brought_in(client)

    first = client.get(f"/imports/{made['id']}?limit=1")
    second = client.get(first.links["next"]["url"].removeprefix("/v1"))

    assert first.json()["total"] == second.json()["total"] == 2
    assert {one.json()["items"][0]["number"] for one in (first, second)} == {1, 2}


def test_a_plan_that_ships_waits_too_and_changes_nothing_when_it_is_accepted(client: httpx.Client) -> None:
    """The same plan again writes nothing, also by way of a draft."""
    text = next(plan for plan in SHIPPED if plan.stem == "pluvierdrecht-2026").read_bytes()
    made = client.post("/imports?draft=true", content=text, headers={"Content-Type": "text/plain"}).json()

    accepted = client.post(f"/imports/{made['id']}/accept").json()

    assert (accepted["outcome"], accepted["plan"]) == ("unchanged", made["plan"])


def test_a_form_brings_a_file_in_too(client: httpx.Client) -> None:
    made = client.post(
        "/imports?draft=true",
        files={"file": ("../map\\plan <b>.docx", word_file())},
        data={"owner": "oefen-pluvierdrecht"},
    )

    assert made.status_code == 201, made.text
    found = looked_at(client, made.json()["id"])
    assert made.headers["location"] == f"/v1/imports/{found['id']}"
    assert (found["source"], found["actions"]) == ("plan <b>.docx", 2)


@pytest.mark.parametrize(
    ("files", "data", "location"),
    [
        ({"file": ("", b"x")}, {}, "$.file"),
        ({"plan": ("plan.txt", b"x")}, {}, "$.file"),
        ({"file": ("plan.txt", b"x")}, {"eigenaar": "x"}, "$.eigenaar"),
    ],
)
def test_a_form_that_is_none_of_ours_is_refused(
    client: httpx.Client, files: dict[str, tuple[str, bytes]], data: dict[str, str], location: str
) -> None:
    errors = problem(client.post("/imports", files=files, data=data), 400)["errors"]

    assert isinstance(errors, list)
    assert [one["location"] for one in errors] == [location]


def test_a_form_without_an_end_is_refused(client: httpx.Client) -> None:
    answer = client.post(
        "/imports", content=b"--x\r\nContent-", headers={"Content-Type": "multipart/form-data; boundary=x"}
    )

    problem(answer, 400)


def test_the_limits_of_what_is_sent_follow_the_settings(own_store: Path, known: Reference) -> None:
    text = b"Uitvoeringsplan 2026\n\nActie | Wie | Wanneer\nEen kaart maken. | VTH | Q1 2026\n"
    file = word_file()
    with client_of(app_on(own_store, known, AppSettings(text_limit=len(text), file_limit=len(file)))) as made:
        plain = {"Content-Type": "text/plain"}
        sent = made.post(f"/imports?{OWNER}", content=text, headers=plain)
        longer = made.post(f"/imports?{OWNER}", content=text + b" ", headers=plain)
        in_form = made.post(f"/imports?{OWNER}", files={"file": ("plan.txt", text + b" ")})
        whole = made.post(f"/imports?draft=true&{OWNER}", files={"file": ("plan.docx", file)})
        larger = made.post(f"/imports?draft=true&{OWNER}", files={"file": ("plan.docx", file + b" ")})

    assert [one.status_code for one in (sent, longer, in_form, whole, larger)] == [201, 413, 400, 201, 400]
    assert "file-too-large" in in_form.text
    assert "file-too-large" in larger.text


def test_a_text_may_be_as_long_as_the_setting_says_where_it_says_so() -> None:
    assert behaviour_of(Settings(text_limit=3_000_000)).text_limit == 3_000_000
    assert behaviour_of(Settings()).text_limit == UPLOAD_LIMIT
    assert behaviour_of(Settings(file_limit=7)).file_limit == 7
