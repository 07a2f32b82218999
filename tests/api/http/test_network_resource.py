"""The network over HTTP: whole, in part, as a neighbourhood and as a picture."""

from pathlib import Path

import httpx
import networkx as nx
import pytest

from graph.store.sqlite import open_sqlite_store
from graph.view import NetworkView
from tests.api.http.serving import PRACTICE, problem

PLAN = "oefen-pluvierdrecht.2026"


@pytest.fixture(scope="module")
def view(filled: Path) -> NetworkView:
    with open_sqlite_store(filled) as store:
        return store.read_view(PRACTICE)


def test_the_network_is_one_that_networkx_reads(client: httpx.Client, view: NetworkView) -> None:
    answer = client.get("/network", params={"district": PRACTICE}).json()

    made = nx.node_link_graph(answer, edges="links")
    assert set(made) == set(view.nodes)
    assert isinstance(made, nx.MultiDiGraph)
    assert {key for _, _, key in made.edges(keys=True)} == {relation.id for relation in view.relations}


def test_a_neighbourhood_grows_with_its_depth(client: httpx.Client, view: NetworkView) -> None:
    middle = "oefen-schakelwacht"
    network = nx.Graph(view.as_networkx())
    for depth in (1, 2, 3, 4):
        asked = {"district": PRACTICE, "node": middle, "depth": depth}
        nodes = {node["id"] for node in client.get("/network", params=asked).json()["nodes"]}
        assert nodes == set(nx.single_source_shortest_path_length(network, middle, depth))


def test_a_part_of_the_network_is_whole(client: httpx.Client) -> None:
    for asked in (
        {"degree": "funds"},
        {"own": "false", "kind": "care_provider"},
        {"municipality": "oefen-pluvierdrecht"},
    ):
        part = client.get("/network", params={"district": PRACTICE, **asked}).json()
        nodes = {node["id"] for node in part["nodes"]}
        assert len(nodes) > 0
        assert all({link["source"], link["target"]} <= nodes for link in part["links"])
    assert {link["type"] for link in client.get("/network?degree=funds").json()["links"]} <= {
        "FUNDS", "HAS_PLAN", "HAS_AMBITION", "HAS_BLOCK", "PART_OF"
    }  # fmt: skip


def test_an_action_without_any_party_stays_in_the_network_of_its_plan(client: httpx.Client) -> None:
    part = client.get("/network", params={"district": PRACTICE, "plan": PLAN}).json()
    actions = client.get("/actions", params={"district": PRACTICE, "plan": PLAN}).json()

    assert sum("Action" in node["labels"] for node in part["nodes"]) == actions["total"]


def test_the_picture_by_its_address_and_by_what_is_accepted(client: httpx.Client) -> None:
    by_address = client.get("/network/picture.svg")
    by_header = client.get("/network", headers={"Accept": "image/svg+xml"})
    as_an_image = client.get("/network", headers={"Accept": "image/avif,image/svg+xml,image/*;q=0.8,*/*;q=0.5"})

    assert by_address.headers["content-type"] == "image/svg+xml"
    assert by_address.text.startswith("<svg ")
    assert by_address.content == by_header.content == as_an_image.content
    assert by_address.headers["vary"] == "Accept"
    assert client.get("/network").headers["content-type"] == "application/json"
    problem(client.get("/network", headers={"Accept": "text/html"}), 406)
    problem(client.get("/network/picture.svg", headers={"Accept": "application/json"}), 406)


def test_a_picture_never_says_of_a_holder_that_it_is_only_listed(client: httpx.Client) -> None:
    whole = client.get("/matrix?municipality=gm1916").json()
    only = {line["name"] for line in whole["lines"] for cell in line["cells"] if cell["degrees"] == ["listed"]}
    never = {line["name"] for line in whole["lines"]} - only

    picture = client.get("/network/picture.svg?degree=listed").text

    assert len(only) > 0
    assert all(f'aria-label="{name} (' not in picture for name in never if "&" not in name)


@pytest.mark.parametrize("query", ["own=true", "node=gm1916.2025"])
def test_what_is_not_in_the_picture_is_said(client: httpx.Client, query: str) -> None:
    problem(client.get(f"/network/picture.svg?{query}"), 400)
    assert client.get(f"/network?{query}").status_code == 200


def test_the_neighbourhood_in_a_picture(client: httpx.Client) -> None:
    small = client.get("/network/picture.svg?node=coa").text
    larger = client.get("/network/picture.svg?node=coa&depth=2").text

    assert 'aria-label="COA (' in small
    assert len(small) < len(larger)
    problem(client.get("/network/picture.svg?node=niemand"), 404)
