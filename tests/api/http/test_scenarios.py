"""``/v1/what-if`` and ``/v1/scenarios``: nothing is kept of a question, and a scenario goes its way to the agenda."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.reference import Reference
from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import PRACTICE, app_on, client_of

HERE = {"district": PRACTICE}
WITHOUT = {"name": "Zonder Dagraam", "changes": {"without": ["oefen-dagraam"]}}


@pytest.fixture
def own_client(own_store: Path, known: Reference) -> Iterator[httpx.Client]:
    """The API on a store of this test alone."""
    with client_of(app_on(own_store, known)) as made:
        yield made


def kept(client: httpx.Client, **more: object) -> dict[str, Any]:
    answer = client.post("/scenarios", params=HERE, json=WITHOUT | more)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def test_a_question_keeps_nothing(own_client: httpx.Client, own_store: Path) -> None:
    with open_sqlite_store(own_store) as store:
        before = store.snapshot()
    answer = own_client.get("/what-if", params=HERE | {"without": "oefen-dagraam"}).json()
    assert len(answer["losses"]) == 7
    assert answer["changes"] == [{"nl": "Zonder Steunpunt Dagraam", "en": "Without Steunpunt Dagraam"}]
    with open_sqlite_store(own_store) as store:
        assert store.snapshot() == before


def test_a_scenario_is_kept_listed_proposed_and_dropped(own_client: httpx.Client) -> None:
    made = kept(own_client)
    assert (made["name"], made["changes"]["without"], made["proposed"]) == ("Zonder Dagraam", ["oefen-dagraam"], False)
    listed = own_client.get("/scenarios", params=HERE)
    agenda = own_client.get("/agenda", params=HERE)
    assert listed.json() == {"items": [made]}
    assert agenda.json()["proposals"] == []

    proposal = f"/scenarios/{made['id']}/proposal"
    assert own_client.put(proposal, params=HERE).json()["proposed"] is True
    seen = own_client.get("/agenda", params=HERE, headers={"If-None-Match": agenda.headers["ETag"]})
    assert seen.status_code == 200, "the agenda has another tag, though no plan changed"
    (told,) = seen.json()["proposals"]
    assert told["short"]["nl"].startswith("Bij 7 van de 49 acties")
    assert own_client.delete(proposal, params=HERE).json()["proposed"] is False
    assert own_client.delete(f"/scenarios/{made['id']}", params=HERE).status_code == 204
    assert own_client.get("/scenarios", params=HERE).json() == {"items": []}


def test_an_answer_that_stays_is_not_given_again(own_client: httpx.Client) -> None:
    first = own_client.get("/what-if", params=HERE | {"without": "oefen-dagraam"})
    again = own_client.get(
        "/what-if", params=HERE | {"without": "oefen-dagraam"}, headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (WITHOUT | {"name": ""}, "scenario-no-name"),
        (WITHOUT | {"changes": {}}, "scenario-no-changes"),
        (WITHOUT | {"changes": {"without": ["nergens"]}}, "what-if-not-here"),
        (WITHOUT | {"changes": {"merged": ["oefen-dagraam"]}}, "what-if-no-pair"),
        (WITHOUT | {"name": "Bel 06-12345678"}, "scenario-names-person"),
        (WITHOUT | {"changes": {"added": ["mevrouw A. de Vries=ngo"]}}, "scenario-names-person"),
        (WITHOUT | {"changes": {"nothing": ["x"]}}, None),
        ({"name": "X"}, None),
    ],
)
def test_what_cannot_be_kept_is_refused(own_client: httpx.Client, body: dict[str, object], code: str | None) -> None:
    answer = own_client.post("/scenarios", params=HERE, json=body)
    assert answer.status_code == 400, answer.text
    assert code is None or code in {fault["code"] for fault in answer.json()["errors"]}
    assert own_client.get("/scenarios", params=HERE).json() == {"items": []}


@pytest.mark.parametrize(("method", "path"), [("PUT", "/proposal"), ("DELETE", "/proposal"), ("DELETE", "")])
def test_a_scenario_that_is_not_there_is_not_found(own_client: httpx.Client, method: str, path: str) -> None:
    made = kept(own_client)
    for identifier, district in (("nergens", PRACTICE), (made["id"], "district-d-den-haag")):
        answer = own_client.request(method, f"/scenarios/{identifier}{path}", params={"district": district})
        assert answer.status_code == 404


def test_comparing_says_what_was_looked_at(client: httpx.Client) -> None:
    answer = client.get("/comparison", params={"sides": ["gm1916", "gm0637"], "by": "partner", "limit": 5})
    found = answer.json()
    assert [side["plans"] for side in found["sides"]] == [["gm1916.2025"], []]
    assert {cell["standing"] for row in found["items"] for cell in row["cells"][1:]} == {"no-plan"}
    assert (len(found["items"]), found["limit"]) == (5, 5)
    assert 'rel="next"' in answer.headers["Link"]
    assert [one["id"] for one in found["coverage"]["without_plan"]][:1] != []
