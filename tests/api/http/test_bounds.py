"""No answer is much larger than a megabyte, and with `next` every item can still be had."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.export.forms.shape import ANSWER_BYTES, Ref, fitting
from graph.store.sqlite import open_sqlite_store
from loaders import load
from tests.api.http.serving import app_on, reference, served

LONG = "woord " * 8_000
ACTIONS, PARTIES = 60, 30


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A plan of sixty actions of 48,000 characters, each held by the same thirty parties."""
    folder: Path = tmp_path_factory.mktemp("long")
    holders = [{"written": f"Stichting Uitkijk {number}"} for number in range(PARTIES)]
    actions = [{"text": f"Actie {number} {LONG}".strip(), "holders": holders} for number in range(ACTIONS)]
    plan = {
        "owner": {"name": "Wassenaar"},
        "year": 2026,
        "ambitions": [{"number": 1, "blocks": [{"actions": actions}]}],
    }
    form = folder / "plan.json"
    form.write_text(json.dumps({"form": "ketenkaart-plan/1", "plan": plan}), encoding="utf-8")
    with open_sqlite_store(folder / "network.db") as store:
        assert load([form], store).complete
    with (
        served(app_on(folder / "network.db", reference())) as address,
        httpx.Client(base_url=f"{address}/v1", timeout=60, trust_env=False) as opened,
    ):
        yield opened


def pages(client: httpx.Client, address: str) -> Iterator[httpx.Response]:
    """An answer and all that `next` leads to."""
    while True:
        answer = client.get(address)
        assert answer.status_code == 200
        yield answer
        if "next" not in answer.links:
            return
        address = answer.links["next"]["url"].removeprefix("/v1")


@pytest.mark.parametrize(("path", "number"), [("/actions", ACTIONS), ("/responsibilities", ACTIONS * PARTIES)])
def test_a_list_of_long_texts_has_short_pages(client: httpx.Client, path: str, number: int) -> None:
    answers = list(pages(client, f"{path}?limit=1000"))
    assert len(answers) > 2
    assert all(len(answer.content) < 1_000_000 for answer in answers)
    items = [json.dumps(item) for answer in answers for item in answer.json()["items"]]
    assert len(set(items)) == len(items) == number
    assert {answer.json()["total"] for answer in answers} == {number}


def test_a_network_of_long_texts_has_several_pages_that_are_the_network(client: httpx.Client) -> None:
    answers = list(pages(client, "/network"))
    assert len(answers) > 2
    assert all(len(answer.content) < 1_000_000 for answer in answers)
    nodes = [node["id"] for answer in answers for node in answer.json()["nodes"]]
    links = [link for answer in answers for link in answer.json()["links"]]
    assert len(set(nodes)) == len(nodes) == answers[0].json()["total_nodes"]
    assert len({link["key"] for link in links}) == len(links) == answers[0].json()["total_links"]
    assert {end for link in links for end in (link["source"], link["target"])} <= set(nodes)


def test_every_other_answer_is_bounded_too(client: httpx.Client) -> None:
    party = client.get("/organisations?kind=unknown").json()["items"][0]["id"]
    action = client.get("/actions?limit=1").json()["items"][0]["id"]
    for path in (
        "/matrix",
        "/crossing",
        "/agenda",
        "/findings?limit=1000",
        "/search?q=woord",
        f"/organisations/{party}",
        f"/actions/{action}",
        f"/paths?source={party}&target={party}",
    ):
        assert len(client.get(path).content) < 1_000_000, path


def test_room_for_an_answer() -> None:
    made = Ref(id="x", name="y" * 999_000)
    small = Ref(id="x", name="y" * 449_900)
    assert ANSWER_BYTES == 900_000
    assert len(fitting([made, made], lambda one: one)) == 1
    assert len(fitting([small] * 3, lambda one: one)) == 2
