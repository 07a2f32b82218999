"""The published description: up to date, complete, OpenAPI 3.0, and about the answers that are given."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from jsonschema import Draft4Validator

from api.app import create_app, description
from graph.reference import Reference
from tests.api.http.serving import PRACTICE, client_of
from tests.api.http.test_errors import down, paths_of

# A JSON document, as deep as it goes.
Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

WRITE_IT = (
    "run: python -c \"from api.app import description; print(description(), end='')\" > docs/reference/openapi.json"
)


@pytest.fixture(scope="module")
def document() -> dict[str, Json]:
    made: dict[str, Json] = json.loads(description())
    return made


def operations(document: dict[str, Json]) -> Iterator[tuple[str, str, dict[str, Json]]]:
    for path, item in inside(document["paths"]).items():
        for method, operation in inside(item).items():
            yield path, method, inside(operation)


def inside(value: Json) -> dict[str, Json]:
    assert isinstance(value, dict)
    return value


def parts(value: Json) -> Iterator[dict[str, Json]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, list):
        for item in value:
            yield from parts(item)


def test_the_published_description_is_up_to_date(root: Path, client: httpx.Client) -> None:
    assert (root / "docs/reference/openapi.json").read_text("utf-8") == description(), WRITE_IT
    assert client.get("/openapi.json").text == description()


def test_it_describes_every_route_and_no_other(document: dict[str, Json], known: Reference) -> None:
    app = create_app(down, known)

    described: dict[str, set[str]] = {}
    for path, method, _ in operations(document):
        described.setdefault(f"/v1{path}", set()).add(method.upper())
    assert described == paths_of(app)


def test_pages_are_no_part_of_it(known: Reference) -> None:
    pages = APIRouter()
    pages.add_api_route("/netwerk", lambda: "", name="netwerk")
    app: FastAPI = create_app(down, known)
    app.include_router(pages)

    with client_of(app) as client:
        assert "netwerk" not in client.get("/openapi.json").json()["paths"]
        assert client.get(str(client.base_url).removesuffix("/v1/") + "/netwerk").status_code == 200


def test_every_operation_is_named_and_explained(document: dict[str, Json]) -> None:
    names = [str(operation["operationId"]) for _, _, operation in operations(document)]
    tags = {str(inside(tag)["name"]) for tag in document["tags"]} if isinstance(document["tags"], list) else set()

    assert len(set(names)) == len(names)
    for path, _, operation in operations(document):
        assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", str(operation["operationId"])), path
        assert len(str(operation["description"])) > 20, path
        assert operation["tags"], path
        assert isinstance(operation["tags"], list)
        assert set(map(str, operation["tags"])) <= tags
        parameters = operation.get("parameters", [])
        assert isinstance(parameters, list)
        for parameter in map(inside, parameters):
            assert parameter.get("description"), (path, parameter["name"])
            assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", str(parameter["name"])), (path, parameter["name"])


def test_every_answer_names_its_headers_and_every_error_is_a_problem(document: dict[str, Json]) -> None:
    shared = inside(inside(document["components"])["responses"])
    for path, _, operation in operations(document):
        for status, response in inside(operation["responses"]).items():
            if status < "400":
                assert "API-Version" in inside(inside(response)["headers"]), path
            else:
                assert inside(response) == {"$ref": f"#/components/responses/Problem{status}"}, path
    for response in shared.values():
        assert list(inside(inside(response)["content"])) == ["application/problem+json"]


def test_every_list_and_every_property_is_explained(document: dict[str, Json]) -> None:
    schemas = inside(inside(document["components"])["schemas"])
    for name, schema in schemas.items():
        assert re.fullmatch(r"[A-Z][a-zA-Z]+", name), name
        assert inside(schema).get("description"), name


def test_the_words_are_those_of_openapi_3_0(document: dict[str, Json]) -> None:
    assert document["openapi"] == "3.0.3"
    for part in parts(document):
        assert part.get("type") != "null"
        assert not isinstance(part.get("type"), list)
        assert "const" not in part or not isinstance(part["const"], str) or "properties" in part
        assert "$ref" not in part or len(part) == 1
        assert "prefixItems" not in part


def strict(schema: Json) -> Json:
    """A schema of OpenAPI 3.0 as JSON Schema: ``nullable`` is a further type."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: strict(item) for name, item in schema.items()}
    if made.pop("nullable", False) is True and isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
    return made


def not_as_described(document: dict[str, Json], path: str, response: httpx.Response) -> list[str]:
    """What in an answer is not as the description says of that path and its method."""
    operation = inside(inside(inside(document["paths"])[path])[response.request.method.lower()])
    content = inside(inside(inside(operation["responses"])[str(response.status_code)])["content"])
    schema = inside(strict(inside(content["application/json"])["schema"]))
    validator = Draft4Validator({**schema, "components": strict(document["components"])})
    return [error.message for error in validator.iter_errors(response.json())]


@pytest.mark.parametrize("district", [PRACTICE, "district-d-den-haag"])
def test_what_is_answered_is_what_is_described(client: httpx.Client, document: dict[str, Json], district: str) -> None:
    ids = {
        "districts": district,
        "municipalities": client.get(f"/municipalities?district={district}").json()["items"][0]["id"],
        "organisations": client.get(f"/organisations?district={district}").json()["items"][5]["id"],
        "plans": client.get(f"/plans?district={district}").json()["items"][0]["id"],
        "actions": client.get(f"/actions?district={district}").json()["items"][0]["id"],
        "findings": client.get(f"/findings?district={district}").json()["items"][0]["id"],
    }
    for path, method, operation in operations(document):
        if method != "get" or path == "/imports/{id}":
            continue  # No import waits here; those that do are held to the description where they are tested.
        content = inside(inside(inside(operation["responses"])["200"]).get("content", {}))
        if "application/json" not in content:
            continue
        target = path.replace("{id}", ids.get(path.split("/")[1], "")).replace("{number}", "1")
        names = {str(inside(one)["name"]) for one in operation.get("parameters", [])}  # type: ignore[union-attr]
        asked = {name: value for name, value in (("district", district),) if name in names}
        if path == "/paths":
            asked |= {"source": ids["organisations"], "target": ids["municipalities"]}
        elif "q" in names:
            asked["q"] = "de"
        response = client.get(target, params=asked)
        assert response.status_code == 200, (target, response.text)
        assert not_as_described(document, path, response) == [], target
