"""What went wrong, in one shape for every route: problem details (RFC 9457), and the table of who says what."""

import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.parts.fault_words import Door, in_words
from graph.model import faults
from graph.questions.filters import NO_WORD, QuestionError
from graph.store.faults import StoreError, StoreRefusedError

PROBLEM_TYPE = "application/problem+json"
RETRY_SECONDS = "5"
_LONGEST_INSTANCE = 400
_MOST_FAULTS = 100
_LOG = logging.getLogger("ketenkaart.api")


class Where(StrEnum):
    """The part of a request that a fault stands in."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    BODY = "body"


class Fault(BaseModel):
    """One thing that is wrong in a request, and its place."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    where: Where = Field(alias="in", description="The part of the request it stands in.", examples=["query"])
    location: str = Field(
        description="Name of the parameter or header; in a body its JSON path, `$` for the whole.", examples=["limit"]
    )
    code: str = Field(description="What is wrong, as a word for programs.", examples=["less-than-equal"])
    detail: str = Field(
        description="What is wrong, as a sentence.",
        examples=["should be less than or equal to 1000"],
    )


class Problem(BaseModel):
    """Problem details (RFC 9457). Every answer that is no success has this shape, on every route."""

    model_config = ConfigDict(frozen=True)

    type: str = Field(default="about:blank", description="Always `about:blank`: the status says the kind.")
    title: str = Field(description="The status in words.", examples=["Bad Request"])
    status: int = Field(ge=400, le=599, description="The status code.", examples=[400])
    detail: str = Field(description="What went wrong, and what to do.", examples=["1 fault in the request."])
    instance: str = Field(description="The path that was asked for.", examples=["/v1/actions"])
    errors: tuple[Fault, ...] = Field(default=(), description="Every fault in the request, each with its place.")


@dataclass(eq=False)
class ProblemError(Exception):
    """Raised by routes to say a problem. ``status`` is 400 to 599."""

    status: int
    detail: str
    errors: tuple[Fault, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    told: tuple[faults.Fault, ...] = ()
    """What is wrong as faults, for a page that says it in its own language."""


@dataclass(eq=False)
class NotModifiedError(Exception):
    """What the client has is what it would get (304). No error, but it ends a request in the same way."""

    headers: dict[str, str]


PageOfProblem = Callable[[Request, Problem, tuple[faults.Fault, ...]], Response]
"""Makes a page for people of a problem, with what is wrong as faults, outside the API."""


def not_found(what: str, identifier: str) -> ProblemError:
    """There is no such thing."""
    shown = identifier if len(identifier) <= 80 else f"{identifier[:80]}..."
    return ProblemError(404, f"There is no {what} {shown!r}.")


def too_large(limit: int) -> ProblemError:
    """A body that is longer than is read."""
    return ProblemError(
        413, f"The body is longer than {limit} bytes; nothing of it was read.", (), {"Connection": "close"}
    )


def bad_parameter(name: str, code: str, detail: str) -> ProblemError:
    """A query parameter that was understood and cannot be used."""
    return ProblemError(
        400, "1 fault in the request.", (Fault(where=Where.QUERY, location=name, code=code, detail=detail),)
    )


def of_question(error: QuestionError) -> ProblemError:
    """A question that cannot be asked: the parameter is the one that the fault names."""
    fault = error.fault
    said = bad_parameter(fault.text("name") or "query", fault.code, in_words(fault, Door.HTTP))
    return replace(said, told=(fault,))


def no_choice(name: str, given: str, known: tuple[str, ...]) -> ProblemError:
    """A query parameter that is none of the words that can be chosen; what has an id and is not there is 404."""
    return of_question(QuestionError(NO_WORD(name=name, value=given, known=known, names=known)))


def problem_response(path: str, error: ProblemError) -> Response:
    """A problem as an answer; the whole of an error is decided here."""
    problem = problem_of(path, error)
    return Response(
        problem.model_dump_json(by_alias=True),
        status_code=error.status,
        headers={"Cache-Control": "no-store", **error.headers},
        media_type=PROBLEM_TYPE,
    )


def problem_of(path: str, error: ProblemError) -> Problem:
    """A problem in its published shape."""
    shown = error.errors[:_MOST_FAULTS]
    more = len(error.errors) - len(shown)
    return Problem(
        title=HTTPStatus(error.status).phrase,
        status=error.status,
        detail=error.detail if more == 0 else f"{error.detail} {more} more are not shown.",
        instance=quote(path[:_LONGEST_INSTANCE].encode("utf-8", "replace"), safe="/:@!$&'()*+,;=~"),
        errors=shown,
    )


def of_validation(error: RequestValidationError) -> ProblemError:
    """What does not fit the description of a request; the values that were sent are not repeated."""
    faults = tuple(_fault(found["loc"], found["type"], found["msg"]) for found in error.errors())
    return ProblemError(400, count_of_faults(faults), faults)


def count_of_faults(faults: Sequence[Fault]) -> str:
    """How many faults there are, as the detail of a problem."""
    return "1 fault in the request." if len(faults) == 1 else f"{len(faults)} faults in the request."


def of_http(error: HTTPException) -> ProblemError:
    """What the router says: no such path, or a method that it does not have."""
    headers = dict(error.headers or {})
    if error.status_code == 405:
        allowed = headers.get("Allow", "")
        headers["Allow"] = f"{allowed}, HEAD" if "GET" in allowed and "HEAD" not in allowed else allowed
        return ProblemError(405, f"This method is not possible here. Possible: {headers['Allow']}.", (), headers)
    if error.status_code == 404:
        return ProblemError(404, "There is nothing at this path. Paths have no slash at the end.", (), headers)
    return ProblemError(error.status_code, str(error.detail), (), headers)


def of_store(error: StoreError) -> ProblemError:
    """What the store says. What was refused is told; why a store does not answer is for its owner alone."""
    if isinstance(error, StoreRefusedError):
        return ProblemError(409, in_words(error.fault, Door.HTTP))
    _LOG.warning("the store cannot go on: %s", in_words(error.fault, Door.HTTP))
    return ProblemError(
        503,
        "The store does not answer, or is none. The log of the server says more.",
        (),
        {"Retry-After": RETRY_SECONDS},
    )


def of_unexpected(error: Exception) -> ProblemError:
    """A mistake of ours: nothing of it is told, all of it is logged by the server."""
    return ProblemError(500, "Something went wrong that is not due to the request. The log of the server says more.")


_OF_ERROR: dict[type[Exception], Callable[..., ProblemError]] = {
    ProblemError: lambda error: error,
    RequestValidationError: of_validation,
    HTTPException: of_http,
    QuestionError: of_question,
    StoreError: of_store,
    Exception: of_unexpected,
}
"""The one table: every exception that may leave a route, and the problem it becomes."""


def add_handlers(
    app: FastAPI, api_prefix: str, page_of_problem: PageOfProblem | None, last_headers: dict[str, str]
) -> None:
    """Makes ``app`` answer every error as the table says.

    ``page_of_problem`` makes the pages for people, for paths outside ``api_prefix``. ``last_headers`` are put on the
    answer to an unexpected error, which is given outside all middleware.
    """
    for kind, made in _OF_ERROR.items():
        headers = last_headers if kind is Exception else {}
        app.add_exception_handler(kind, _handler(made, api_prefix, page_of_problem, headers))

    async def unchanged(request: Request, error: Exception) -> Response:
        headers = error.headers if isinstance(error, NotModifiedError) else {}
        return Response(status_code=304, headers=headers)

    app.add_exception_handler(NotModifiedError, unchanged)


def _handler(
    made: Callable[..., ProblemError], prefix: str, page: PageOfProblem | None, headers: dict[str, str]
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            error.headers = {**(error.headers or {}), "Allow": _allowed_at(request)}
        said, path = made(error), request.url.path
        if page is None or path == prefix or path.startswith(f"{prefix}/"):
            answer = problem_response(path, said)
        else:
            answer = page(request, problem_of(path, said), said.told)
            answer.headers.update(said.headers)
        for name, value in headers.items():
            answer.headers.setdefault(name, value)
        return answer

    return handle


def _allowed_at(request: Request) -> str:
    """Every method that is possible at a path, of which the router names those of one route only."""
    allowed: set[str] = set()
    for route in iter_route_contexts(request.app.routes):
        if route.matches(request.scope)[0] is not Match.NONE:
            allowed |= set(route.methods or ())
    return ", ".join(sorted(allowed))


def _fault(location: Sequence[int | str], kind: str, message: str) -> Fault:
    where, *path = location
    known = Where(str(where)) if str(where) in set(Where) else Where.BODY
    inside = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    name = f"${inside}" if known is Where.BODY else str(path[0]) if len(path) > 0 else "$"
    code = re.sub(r"[^a-z0-9]+", "-", kind.lower()).strip("-")
    return Fault(where=known, location=name[:200], code=code, detail=_sentence(message))


def _sentence(message: str) -> str:
    """A message of pydantic without its subject: the place stands beside it."""
    return message.removeprefix("Input ").removeprefix("String ").removeprefix("Value error, ")
