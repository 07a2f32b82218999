"""What routes ask of a request: the context of the application, the network it is about, which page of a list.

What asks the store is an ordinary function, which runs in a thread; what only looks at the request is ``async`` and
needs none, so that it answers while every thread waits for a slow store.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, TypeVar, get_args, get_origin
from urllib.parse import urlencode

from fastapi import Depends, Path, Query, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from api.problems import NotModifiedError, ProblemError, bad_parameter, not_found
from api.representations.shape import Coverage, Named
from api.routes.negotiation import JSON, wanted_type
from api.routes.networks import DistrictNetwork, Networks
from graph.model.rows import NodeRow
from graph.plans.values import words
from graph.reference import Reference

API_VERSION = "1.0.0"
PREFIX = "/v1"
MOST_ITEMS = 1_000
LATEST_OFFSET = 10_000_000
ID_PATTERN = r"^[a-z0-9]+([.-][a-z0-9]+)*$"
LONGEST_ID = 300
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

T = TypeVar("T")

AskedId = Annotated[
    str, Path(pattern=ID_PATTERN, max_length=LONGEST_ID, description="Its code.", examples=["oefen-gezondheidsdienst"])
]


def id_filter(description: str) -> FieldInfo:
    """A filter on a code. A code that nobody has is no fault: nothing is found."""
    found: FieldInfo = Query(pattern=ID_PATTERN, max_length=LONGEST_ID, description=description)
    return found


PlanOwner = Annotated[str | None, id_filter("Only in the plans of this owner.")]
InPlan = Annotated[str | None, id_filter("Only in this plan.")]
InAmbition = Annotated[str | None, id_filter("Only in this ambition.")]
DistrictName = Annotated[
    str | None,
    Query(
        alias="district",
        pattern=ID_PATTERN,
        max_length=LONGEST_ID,
        description="Code of the district. Without it the first that is not for practice; for one thing by its code, "
        "the first district that holds it.",
        examples=["oefendistrict"],
    ),
]


@dataclass(frozen=True)
class Context:
    """What the application was made with; a request finds it on the application."""

    networks: Networks
    reference: Reference
    clock: Callable[[], datetime]
    text_limit: int
    body_seconds: float
    software: str
    """Version of the software: an answer may change with it while the network does not."""


def context_of(request: Request) -> Context:
    """The context of the application that serves this request."""
    found = request.app.state.context
    assert isinstance(found, Context)
    return found


async def context_asked(request: Request) -> Context:
    """The same, as what a route depends on."""
    return context_of(request)


async def accepts_json(request: Request) -> None:
    """Refuses a request that does not accept JSON.

    Raises:
        ProblemError: 406.
    """
    wanted_type(request.headers.get("accept"), (JSON,))


Asking = Annotated[Context, Depends(context_asked)]


def district_asked(
    request: Request, response: Response, context: Asking, district: DistrictName = None
) -> DistrictNetwork:
    """The network of the district that a request names, or of the default one.

    Raises:
        ProblemError: 400 for a district that is not there, 404 where there is none at all.
        NotModifiedError: the client has this answer already.
    """
    network = named_district(context.networks, district)
    mark(request, response, context, network)
    return network


def named_district(networks: Networks, district: str | None) -> DistrictNetwork:
    """The network of a district by its code, or the default one.

    Raises:
        ProblemError: there is none.
    """
    if district is None:
        found = networks.default()
        if found is None:
            raise ProblemError(404, "The store knows no district yet. Load a plan, or run `ketenkaart store init`.")
        return found
    try:
        return networks.of(district)
    except KeyError:
        raise bad_parameter("district", "not-known", "is no district of this store; see /v1/districts") from None


def mark(request: Request, response: Response, context: Context, network: DistrictNetwork) -> None:
    """Puts the tag of this answer on it, or ends the request where the client has the answer already.

    The tag is one of the address as well: it can only be known from an answer to this very question.
    """
    day = context.clock().date().isoformat()
    accept = request.headers.get("accept", "")
    asked = f"{request.url.path}?{request.url.query}"
    parts = (API_VERSION, context.software, day, repr(network.state), accept, asked)
    tag = f'W/"{hashlib.sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept"}
    known = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    if tag in known:
        raise NotModifiedError(headers)
    response.headers.update(headers)


def node_asked(
    request: Request, response: Response, context: Asking, id: AskedId, district: DistrictName = None
) -> tuple[DistrictNetwork, NodeRow]:
    """The node that a path names, in the district that is named or else in the first that holds it.

    Raises:
        ProblemError: 404, there is none.
        NotModifiedError: the client has this answer already.
    """
    networks = context.networks
    network = networks.holding(id) if district is None else named_district(networks, district)
    node = None if network is None else network.view.nodes.get(id)
    if network is None or node is None:
        raise not_found("such thing as", id)
    mark(request, response, context, network)
    return network, node


InDistrict = Annotated[DistrictNetwork, Depends(district_asked)]
OneNode = Annotated[tuple[DistrictNetwork, NodeRow], Depends(node_asked)]


def labelled(found: tuple[DistrictNetwork, NodeRow], label: str) -> tuple[DistrictNetwork, NodeRow]:
    """The same where the node has this label.

    Raises:
        ProblemError: 404, it is something else.
    """
    if label not in found[1].labels:
        raise not_found(label.lower(), found[1].id)
    return found


@dataclass(frozen=True)
class Page:
    """Which part of a list; makes the links to the others."""

    request: Request
    response: Response
    limit: int
    offset: int

    def of(self, items: Sequence[T]) -> tuple[T, ...]:
        """The items of this page; the links to the other pages go into the answer's headers."""
        total = len(items)
        last = 0 if total == 0 else (total - 1) // self.limit * self.limit
        places = {"first": 0, "last": last}
        if self.offset > 0:
            places["prev"] = max(0, min(self.offset, last + self.limit) - self.limit)
        if self.offset + self.limit < total:
            places["next"] = self.offset + self.limit
        self.response.headers["Link"] = ", ".join(
            f'<{self._at(place)}>; rel="{name}"' for name, place in places.items()
        )
        return tuple(items[self.offset : self.offset + self.limit])

    def _at(self, offset: int) -> str:
        kept = _that_count(self.request)
        path = f"{self.request.scope.get('root_path', '')}{self.request.url.path}"
        return f"{path}?{urlencode([*kept, ('limit', self.limit), ('offset', offset)])}"


def _that_count(request: Request) -> list[tuple[str, str]]:
    """The query parameters that the route knows, each value once, but for those of the page itself.

    What a client adds of its own would stand in every link: a long address would give headers of twice its length.
    """
    route = request.scope["route"]
    assert isinstance(route, APIRoute)
    kept: list[tuple[str, str]] = []
    for name, takes_several in sorted(_parameters(route.dependant).items()):
        values = dict.fromkeys(request.query_params.getlist(name))
        kept += [(name, value) for value in (values if takes_several else list(values)[-1:])]
    return [(name, value) for name, value in kept if name not in ("limit", "offset")]


def _parameters(dependant: Dependant) -> dict[str, bool]:
    """The query parameters of a route and of all it depends on, and whether each may be given several times."""
    found: dict[str, bool] = {}
    for part in dependant.dependencies:
        found |= _parameters(part)
    for parameter in dependant.query_params:
        kinds = (parameter.field_info.annotation, *get_args(parameter.field_info.annotation))
        found[parameter.alias] = any(get_origin(kind) is list for kind in kinds)
    return found


async def page_asked(
    request: Request,
    response: Response,
    limit: Annotated[int, Query(ge=1, le=MOST_ITEMS, description="The most items on a page.")] = 100,
    offset: Annotated[int, Query(ge=0, le=LATEST_OFFSET, description="How many items to pass over.")] = 0,
) -> Page:
    """The page of a list that is asked for."""
    return Page(request, response, limit, offset)


def _written_day(given: object) -> object:
    """Only a day as ISO 8601 writes it; a bare number would be read as seconds since 1970."""
    if isinstance(given, str) and _DAY.fullmatch(given) is None:
        raise ValueError("should be a day such as 2026-06-30")
    return given


Day = Annotated[date, BeforeValidator(_written_day)]
PageAsked = Annotated[Page, Depends(page_asked)]


def coverage_of(network: DistrictNetwork) -> Coverage:
    """What was looked at, and what was not."""
    plans = network.plans
    without = sorted(plans.without_plan, key=lambda node: node.name.casefold())
    return Coverage(
        district=network.district.id,
        revision=network.revision,
        plans=tuple(Named(id=plan.id, name=plan.owner.name) for plan in plans.plans),
        municipalities=len(plans.municipalities),
        without_plan=tuple(named(node) for node in without),
    )


def named(node: NodeRow) -> Named:
    """A node by its code and name."""
    return Named(id=node.id, name=node.name)


def several(node: NodeRow, name: str) -> tuple[str, ...]:
    """A property that is a list of texts; empty where it has no value."""
    value = node.properties.get(name)
    return value if isinstance(value, tuple) else ()


def text_of(node: NodeRow, name: str) -> str | None:
    """A property that is text, or None."""
    return words(node.properties, name)
