"""One shape of error over all routes, and nothing told that does not concern who asks."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.routing import iter_route_contexts

from api.app import create_app
from api.problems import Problem
from graph.model.faults import Fault
from graph.reference import Reference
from graph.store.faults import NO_ANSWER, StoreUnavailableError
from graph.store.port import Store
from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import app_on, client_of, needed, problem

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
NEED_NO_STORE = {"/v1/health", "/v1/openapi.json", "/v1/vocabularies"}


def paths_of(app: FastAPI) -> dict[str, set[str]]:
    """Every path of the application with its methods, also of routers inside routers."""
    found: dict[str, set[str]] = {}
    for route in iter_route_contexts(app.routes):
        found.setdefault(str(route.path), set()).update(route.methods or ())
    return found


def filled_in(path: str, value: str = "er-is-niets-zo") -> str:
    return re.sub(r"\{number\}", "1", re.sub(r"\{(id|record)\}", value, path)).removeprefix("/v1")


@pytest.fixture(scope="module")
def app(filled: Path, known: Reference) -> FastAPI:
    return app_on(filled, known)


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[httpx.Client]:
    with client_of(app) as made:
        yield made


def test_the_walk_finds_the_routes(app: FastAPI) -> None:
    found = paths_of(app)

    assert len(found) > 20
    assert {path: methods for path, methods in found.items() if methods != {"GET"}} == {
        "/v1/imports": {"GET", "POST"},
        "/v1/imports/{id}": {"GET", "DELETE"},
        "/v1/imports/{id}/accept": {"POST"},
        "/v1/imports/{id}/corrections": {"POST"},
        "/v1/imports/{id}/corrections/{record}": {"DELETE"},
        "/v1/scenarios": {"GET", "POST"},
        "/v1/scenarios/{id}": {"DELETE"},
        "/v1/scenarios/{id}/proposal": {"PUT", "DELETE"},
    }


def test_paths_are_kebab_case_and_have_no_slash_at_the_end(app: FastAPI) -> None:
    for path in paths_of(app):
        assert re.fullmatch(r"/v1(/([a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?|\{[a-z]+\}))+", path), path


def test_every_other_method_is_refused_with_those_that_are_allowed(app: FastAPI, client: httpx.Client) -> None:
    for path, methods in paths_of(app).items():
        for method in METHODS:
            if method not in methods:
                response = client.request(method, filled_in(path))
                problem(response, 405)
                assert set(response.headers["allow"].split(", ")) == methods | ({"HEAD"} if "GET" in methods else set())


def test_no_path_answers_with_a_slash_behind_it(app: FastAPI, client: httpx.Client) -> None:
    for path in paths_of(app):
        problem(client.get(f"{filled_in(path)}/"), 404)


def test_what_is_not_there_is_a_problem(app: FastAPI, client: httpx.Client) -> None:
    for path, methods in paths_of(app).items():
        if "{id}" in path and "GET" in methods:
            name = "er-is:niets-zo" if path == "/v1/findings/{id}" else "er-is-niets-zo"
            said = problem(client.get(filled_in(path, name)), 404)
            assert said["instance"] == f"/v1{filled_in(path, name)}"


def test_every_fault_of_a_query_is_named_with_its_place(client: httpx.Client) -> None:
    asked = {"limit": "0", "offset": "-1", "degree": "baas", "district": "Niet/Goed", "own": "misschien"}

    said = problem(client.get("/responsibilities", params=asked), 400)

    faults = said["errors"]
    assert isinstance(faults, list)
    assert {(fault["in"], fault["location"]) for fault in faults} == {("query", name) for name in asked}
    assert said["detail"] == "5 faults in the request."
    assert "misschien" not in str(said)


def test_every_route_has_the_same_fault_for_an_unknown_district(app: FastAPI, client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    asking = [
        path
        for path, item in document["paths"].items()
        if any(one["name"] == "district" for one in item.get("get", {}).get("parameters", []))
    ]
    assert len(asking) > 10
    for path in asking:
        target = path.replace("{id}", "a:b" if path.startswith("/findings") else "ab")
        said = problem(client.get(target, params={"district": "nergens", **needed(app, path)}), 400)
        assert [fault["location"] for fault in said["errors"]] == ["district"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "application/json;q=0", "image/*"])
def test_what_does_not_exist_in_the_form_that_is_accepted(app: FastAPI, client: httpx.Client, accept: str) -> None:
    for path, methods in paths_of(app).items():
        if path in ("/v1/network", "/v1/network/picture.svg") or "GET" not in methods:
            continue
        problem(client.get(filled_in(path), params=needed(app, path), headers={"Accept": accept}), 406)


def down() -> Store:
    raise StoreUnavailableError(NO_ANSWER(location="bolt://geheim:7687"))


def test_a_store_that_is_down_is_said_everywhere_and_health_goes_on(known: Reference) -> None:
    app = create_app(down, known)
    with client_of(app) as client:
        assert client.get("/health").json() == {"status": "alive"}
        for path, methods in paths_of(app).items():
            if path in NEED_NO_STORE or "GET" not in methods:
                continue
            name = "a:b" if path == "/v1/findings/{id}" else "ab"
            response = client.get(filled_in(path, name), params=needed(app, path))
            said = problem(response, 503)
            assert response.headers["retry-after"] == "5"
            assert "geheim" not in str(said)


def test_a_store_that_comes_up_is_found_without_a_new_start(filled: Path, known: Reference) -> None:
    answers = iter([False, True])

    def opener() -> Store:
        return open_sqlite_store(filled) if next(answers) else down()

    with client_of(create_app(opener, known)) as client:
        problem(client.get("/ready"), 503)
        assert client.get("/ready").json()["status"] == "ready"


def test_a_store_that_goes_away_is_said_and_comes_back(own_store: Path, known: Reference) -> None:
    with client_of(app_on(own_store, known)) as client:
        assert client.get("/plans").status_code == 200
        away = own_store.rename(own_store.with_suffix(".away"))
        problem(client.get("/plans"), 503)
        problem(client.get("/ready"), 503)
        assert client.get("/health").status_code == 200
        away.rename(own_store)
        assert client.get("/plans").status_code == 200


def test_no_store_at_all_yet(tmp_path: Path, known: Reference) -> None:
    with client_of(app_on(tmp_path / "none.db", known)) as client:
        problem(client.get("/districts"), 503)
        problem(client.get("/matrix"), 503)


def test_a_file_that_is_no_store(tmp_path: Path, known: Reference) -> None:
    (tmp_path / "other.db").write_bytes(b"something else entirely, and long enough")
    with client_of(app_on(tmp_path / "other.db", known)) as client:
        problem(client.get("/districts"), 503)


def test_a_mistake_of_ours_tells_nothing(known: Reference) -> None:
    def opener() -> Store:
        raise RuntimeError("the password is sesame")

    with client_of(create_app(opener, known)) as client:
        response = client.get("/ready")

    said = problem(response, 500)
    assert "sesame" not in str(said)
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert response.headers["cache-control"] == "no-store"


def test_outside_the_api_a_problem_can_be_a_page(known: Reference) -> None:
    def page_of_problem(_: Request, said: Problem, told: tuple[Fault, ...]) -> HTMLResponse:
        return HTMLResponse(f"<p>{said.status}</p>", status_code=said.status)

    app = create_app(down, known, page_of_problem=page_of_problem)
    with client_of(app) as client:
        page = client.get(str(client.base_url).removesuffix("/v1/") + "/nergens")
        problem(client.get("/nergens"), 404)

    assert (page.status_code, page.text) == (404, "<p>404</p>")
    assert page.headers["content-type"].startswith("text/html")


def test_outside_the_api_a_problem_is_a_problem_where_there_are_no_pages(client: httpx.Client) -> None:
    problem(client.get(str(client.base_url).removesuffix("/v1/") + "/docs"), 404)
    problem(client.get(str(client.base_url).removesuffix("/v1/") + "/redoc"), 404)
