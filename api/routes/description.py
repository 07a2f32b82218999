"""The published description of the API: what FastAPI knows of the routes, as OpenAPI 3.0 with the rules of the house.

The API Design Rules (NLGov) ask for OpenAPI 3.0, a server address that holds the major version, the version in a header
of every answer, and problem details. FastAPI writes OpenAPI 3.1, so schemas are turned into those of 3.0 here.
"""

import json
from collections.abc import Callable
from typing import TypeAlias, cast

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi

from api.parts.serving import API_VERSION
from api.problems import PROBLEM_TYPE, Problem
from api.routes.asked import PREFIX

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = dict[str, "Json"]

OPENAPI = "3.0.3"
TITLE = "Ketenkaart"
SUMMARY = """\
Who does what in the shared work of municipalities and their partners, as their plans write it down: every statement
with its quote and its place in the source.

*Silence is not evidence*: what no plan says is "not named in the plans that are loaded", and every answer lists those
plans under `coverage`. Every answer is about one district; without `district` that is the first that is not for
practice. Every state of the network has a number (`revision`); answers carry an `ETag` and can be asked for again with
`If-None-Match`. Everything that is no success is a problem (RFC 9457), and names each fault with its place.
"""
TAGS = {
    "districts": "Districts and municipalities, and what others expect of a municipality.",
    "organisations": "Who is named, how often and how.",
    "plans": "Plans in short and in their public form, with their versions.",
    "actions": "Ambitions and actions.",
    "responsibilities": "Who does what: a row for each place where a plan names a party.",
    "network": "The network as node-link JSON and as a picture, and the matrix of parties by ambition.",
    "findings": "What stands out, and the points for the meeting.",
    "comparison": "Municipalities or plans beside each other.",
    "what-if": "What some changes would come to, and scenarios that are put before a meeting.",
    "search": "Words in names and texts, and the closed lists of words.",
    "imports": "Plans in: loaded at once, or looked at, corrected and accepted first.",
    "service": "Whether the service lives and is ready, and this description.",
}

CONTACT: JsonObject = {
    "name": "Ketenkaart maintainers",
    "url": "https://ketenkaart.example.org/",
    "email": "ketenkaart@example.org",
}
"""Of whoever runs the service; put in here, since FastAPI warns about addresses that it cannot check."""

_VERSION_HEADER: JsonObject = {
    "description": "Full version of the API.",
    "schema": {"type": "string", "example": API_VERSION},
}
_ETAG: JsonObject = {"description": "Changes with the state of the network.", "schema": {"type": "string"}}
_LINK: JsonObject = {"description": "First, previous, next and last page (RFC 8288).", "schema": {"type": "string"}}
_LOCATION: JsonObject = {
    "description": "Address of what is new: a plan, an import, or the scenarios.",
    "schema": {"type": "string"},
}
_ALWAYS = {
    "400": "A fault in the request; `errors` names each with its place.",
    "406": "The answer does not exist in a form that is accepted.",
    "500": "Something went wrong that is not due to the request.",
    "503": "The store does not answer.",
}
_NOT_FOUND = {"404": "There is no such thing."}
_OF_CHANGES = {
    "403": "A page of another site may not change anything.",
    "409": "The plan contradicts what the store holds, or was accepted or thrown away before.",
}
_OF_IMPORTS = _OF_CHANGES | {
    "408": "The body did not come in in time.",
    "413": "The body is longer than is read.",
    "415": "A plan is sent as text, as JSON or as a file.",
}


def description_of(router: APIRouter) -> str:
    """The description of the routes of ``router`` as JSON. Pages are no part of it, whatever the application holds."""
    made = get_openapi(
        title=TITLE,
        version=API_VERSION,
        description=SUMMARY,
        routes=router.routes,
        tags=[{"name": name, "description": text} for name, text in TAGS.items()],
        servers=[{"url": PREFIX, "description": "Beside this description."}],
        license_info={"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/en/"},
        separate_input_output_schemas=False,
    )
    document = cast(JsonObject, json.loads(json.dumps(made)))
    document["openapi"] = OPENAPI
    _object(document["info"])["contact"] = dict(CONTACT)
    _complete(document)
    return json.dumps(_older(document), ensure_ascii=False, indent=2) + "\n"


def _complete(document: JsonObject) -> None:
    """Puts in what holds for every route, and takes out what FastAPI adds by itself."""
    paths, components = _object(document["paths"]), _object(document.setdefault("components", {}))
    schemas = _object(components.setdefault("schemas", {}))
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    model = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for name, schema in model.pop("$defs").items():
        schemas[name] = schema
    schemas["Problem"] = model
    document["paths"] = {path.removeprefix(PREFIX): item for path, item in paths.items()}
    for path, item in paths.items():
        for method, operation in _object(item).items():
            _complete_operation(path, method, _object(operation))
    components["responses"] = {
        f"Problem{status}": _problem_response(text) for status, text in (_ALWAYS | _NOT_FOUND | _OF_IMPORTS).items()
    }


def _complete_operation(path: str, method: str, operation: JsonObject) -> None:
    responses = _object(operation["responses"])
    responses.pop("422", None)
    parameters = operation.get("parameters", [])
    names = {_object(one)["name"] for one in parameters} if isinstance(parameters, list) else set()
    for status, response in responses.items():
        headers = _object(_object(response).setdefault("headers", {}))
        headers["API-Version"] = _VERSION_HEADER
        if "district" in names and method == "get":
            headers["ETag"] = _ETAG
        if "offset" in names:
            headers["Link"] = _LINK
        if status == "201":
            headers["Location"] = _LOCATION
    missing = _NOT_FOUND if "{" in path or ("district" in names and method == "get") else {}
    extra = missing | {"post": _OF_IMPORTS, "put": _OF_CHANGES, "delete": _OF_CHANGES}.get(method, {})
    for status in sorted(_ALWAYS | extra):
        responses[status] = {"$ref": f"#/components/responses/Problem{status}"}
    text = str(operation.get("description", ""))
    operation["summary"] = text.split("\n\n")[0].split(". ")[0].replace("\n", " ").rstrip(".")


def _problem_response(text: str) -> JsonObject:
    return {
        "description": text,
        "headers": {"API-Version": _VERSION_HEADER},
        "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _older(value: Json) -> Json:
    """A part of the document with schemas as OpenAPI 3.0 writes them."""
    if isinstance(value, list):
        return [_older(item) for item in value]
    if not isinstance(value, dict):
        return value
    part: JsonObject = {name: _older(item) for name, item in value.items()}
    for change in _CHANGES:
        change(part)
    return part


def _nullable(part: JsonObject) -> None:
    """Null among alternatives: ``nullable`` of the one other type, else an alternative that is only null."""
    choices = part.get("anyOf")
    if not isinstance(choices, list) or {"type": "null"} not in choices:
        return
    others = [choice for choice in choices if choice != {"type": "null"}]
    only = _object(others[0])
    if len(others) == 1 and "type" in only and "enum" not in only:
        del part["anyOf"]
        part.update({name: item for name, item in only.items() if name not in part})
        part["nullable"] = True
    else:
        part["anyOf"] = [*others, {"type": "string", "nullable": True, "enum": [None]}]


def _const(part: JsonObject) -> None:
    """One possible value is a list of one."""
    if "const" in part and "type" in part:
        part["enum"] = [part.pop("const")]


def _example(part: JsonObject) -> None:
    """A schema and a parameter have one example; a list of them is of 3.1."""
    examples = part.get("examples")
    if isinstance(examples, list) and len(examples) > 0:
        del part["examples"]
        part["example"] = examples[0]


def _beside_reference(part: JsonObject) -> None:
    """A ``$ref`` stands alone: what is said beside it moves around it."""
    if "$ref" in part and len(part) > 1:
        part["allOf"] = [{"$ref": part.pop("$ref")}]


def _exclusive(part: JsonObject) -> None:
    """Bounds that do not count themselves are flags."""
    for name, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(part.get(name), int | float) and not isinstance(part[name], bool):
            part[bound], part[name] = part[name], True


def _title(part: JsonObject) -> None:
    """A title that is made from a name says nothing."""
    if isinstance(part.get("title"), str) and not part.keys().isdisjoint(("type", "anyOf", "allOf", "enum", "$ref")):
        del part["title"]


def _parameter(part: JsonObject) -> None:
    """Nobody can give null in an address; and what a parameter means is said once."""
    schema = part.get("schema")
    if part.get("in") in ("query", "path") and isinstance(schema, dict):
        schema.pop("nullable", None)
        schema.pop("description", None)


_CHANGES: tuple[Callable[[JsonObject], None], ...] = (
    _nullable, _const, _title, _example, _beside_reference, _exclusive, _parameter,
)  # fmt: skip


def _object(value: Json) -> JsonObject:
    assert isinstance(value, dict)
    return value
