"""What routes ask of a request: the network it is about, one thing in it, which page of a list.

What asks the store is an ordinary function, which runs in a thread; what only looks at the request is ``async`` and
needs none, so that it answers while every thread waits for a slow store.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Path, Query, Request, Response
from fastapi.routing import APIRoute

from api.parts.networks import DistrictNetwork
from api.parts.parameters import parameters_of
from api.parts.scenarios import state_of_records
from api.parts.serving import Context, context_of, mark, named_district
from api.parts.shelves import Answer
from api.problems import not_found
from api.routes.asking import ID_PATTERN
from api.routes.negotiation import JSON, wanted_type
from graph.export.forms.shape import ANSWER_BYTES, Representation, fitting
from graph.model.rows import NodeRow
from graph.questions.filters import LONGEST_CODE

PREFIX = "/v1"
MOST_ITEMS = 1_000
# A thousand rows of who does what are 1.1 to 1.2 MB (the shipped plans): as much as a program should take at once.
LATEST_OFFSET = 10_000_000
# A nation of 342 plans has some 80,000 rows; a hundred times that is beyond anything that is kept here.

T = TypeVar("T")
Form = TypeVar("Form", bound=Representation)

AskedId = Annotated[
    str,
    Path(pattern=ID_PATTERN, max_length=LONGEST_CODE, description="Its code.", examples=["oefen-gezondheidsdienst"]),
]
DistrictName = Annotated[
    str | None,
    Query(
        alias="district",
        pattern=ID_PATTERN,
        max_length=LONGEST_CODE,
        description="Code of the district. Without it the first that has plans, those for practice last; for one thing "
        "by its code, the first district that holds it.",
        examples=["oefendistrict"],
    ),
]


async def context_asked(request: Request) -> Context:
    """The context of the application, as what a route depends on."""
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
    network = named_district(context.networks.now(), district)
    mark(request, response, context, network.state)
    return network


def district_with_records_asked(
    request: Request, response: Response, context: Asking, district: DistrictName = None
) -> DistrictNetwork:
    """The same of what hangs on scenarios too, which people keep beside the network.

    Raises:
        ProblemError: 400 for a district that is not there, 404 where there is none at all.
        NotModifiedError: the client has this answer already.
    """
    network = named_district(context.networks.now(), district)
    beside = state_of_records(context.networks.store, network.district.id, drafts="plan" in request.query_params)
    mark(request, response, context, written=repr((network.state, beside)))
    return network


def node_asked(
    request: Request, response: Response, context: Asking, id: AskedId, district: DistrictName = None
) -> tuple[DistrictNetwork, NodeRow]:
    """The node that a path names, in the district that is named or else in the first that holds it.

    Raises:
        ProblemError: 404, there is none.
        NotModifiedError: the client has this answer already.
    """
    now = context.networks.now()
    network = next(now.holding(id), None) if district is None else named_district(now, district)
    node = None if network is None else network.view.nodes.get(id)
    if network is None or node is None:
        raise not_found("such thing as", id)
    mark(request, response, context, network.state)
    return network, node


InDistrict = Annotated[DistrictNetwork, Depends(district_asked)]
InDistrictWithRecords = Annotated[DistrictNetwork, Depends(district_with_records_asked)]
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

    def of(self, items: Sequence[T], form: Callable[[T], Form], room: int = ANSWER_BYTES) -> tuple[Form, ...]:
        """The items of this page as they are given, as many as fit in an answer; the links to the other pages go into
        the answer's headers."""
        given = fitting(self.part(items), form, room)
        self.link(len(items), len(given))
        return given

    def part(self, items: Sequence[T]) -> Sequence[T]:
        """The items of this page."""
        return items[self.offset : self.offset + self.limit]

    def link(self, total: int, given: int) -> None:
        """Puts the links to the other pages into the answer's headers, where this one gives so many of all items."""
        last = 0 if total == 0 else (total - 1) // self.limit * self.limit
        places = {"first": 0, "last": last}
        if self.offset > 0:
            places["prev"] = max(0, min(self.offset, last + self.limit) - self.limit)
        if self.offset + given < total and given > 0:
            places["next"] = self.offset + given
        self.response.headers["Link"] = ", ".join(
            f'<{self._at(place)}>; rel="{name}"' for name, place in places.items()
        )

    @property
    def address(self) -> str:
        """The address of this page."""
        return self._at(self.offset)

    def _at(self, offset: int) -> str:
        kept = _that_count(self.request)
        path = f"{self.request.scope.get('root_path', '')}{self.request.url.path}"
        return f"{path}?{urlencode([*kept, ('limit', self.limit), ('offset', offset)])}"


def kept_json(
    context: Context, response: Response, key: Hashable, make: Callable[[], Representation], *links: str
) -> Response:
    """An answer as bytes, made once for each ``key``: for what is dear to write out and asked for again and again.

    ``links`` are the headers that ``make`` puts into the answer beside its content.
    """

    def answer() -> Answer:
        body = make().model_dump_json(by_alias=True).encode()
        return Answer(200, body, tuple((name, response.headers[name]) for name in links), repr(key))

    found = context.shelves.answers.get(key, answer)
    return Response(found.body, found.status, headers={**response.headers, **dict(found.headers)}, media_type=JSON)


def _that_count(request: Request) -> list[tuple[str, str]]:
    """The query parameters of the request, each value once, but for those of the page itself."""
    route = request.scope["route"]
    assert isinstance(route, APIRoute)
    kept: list[tuple[str, str]] = []
    for name, takes_several in sorted(parameters_of(route.dependant).items()):
        values = dict.fromkeys(request.query_params.getlist(name))
        kept += [(name, value) for value in (values if takes_several else list(values)[-1:])]
    return [(name, value) for name, value in kept if name not in ("limit", "offset")]


_LIMIT = "The most items on a page. An answer is at most a megabyte, so a page may hold fewer; `next` leads on."


async def page_asked(
    request: Request,
    response: Response,
    limit: Annotated[
        int,
        Query(
            ge=1,
            le=MOST_ITEMS,
            description=_LIMIT,
        ),
    ] = 100,
    offset: Annotated[int, Query(ge=0, le=LATEST_OFFSET, description="How many items to pass over.")] = 0,
) -> Page:
    """The page of a list that is asked for."""
    return Page(request, response, limit, offset)


async def large_page_asked(
    request: Request,
    response: Response,
    limit: Annotated[int, Query(ge=1, le=MOST_ITEMS, description=_LIMIT)] = MOST_ITEMS,
    offset: Annotated[int, Query(ge=0, le=LATEST_OFFSET, description="How many items to pass over.")] = 0,
) -> Page:
    """The page of what is mostly wanted whole: as large as a page can be."""
    return Page(request, response, limit, offset)


PageAsked = Annotated[Page, Depends(page_asked)]
LargePageAsked = Annotated[Page, Depends(large_page_asked)]
