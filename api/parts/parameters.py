"""Which query parameters a route knows, and the refusal of all others: what is not known would answer something else
than was asked."""

from typing import get_args, get_origin

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.parts.fault_words import Door, in_words
from api.problems import Fault, ProblemError, Where, count_of_faults
from graph.questions.filters import LONGEST_TEXT, UNKNOWN_FILTER

_MOST_TOLD = 10
# A request with more unknown names than this is no typing mistake; the rest is counted.


def parameters_of(dependant: Dependant) -> dict[str, bool]:
    """The query parameters of a route and of all it depends on, and whether each may be given several times."""
    found: dict[str, bool] = {}
    for part in dependant.dependencies:
        found |= parameters_of(part)
    for parameter in dependant.query_params:
        kinds = (parameter.field_info.annotation, *get_args(parameter.field_info.annotation))
        found[parameter.alias] = any(get_origin(kind) is list for kind in kinds)
    return found


async def refuse_unknown_parameters(request: Request) -> None:
    """Refuses a request with a query parameter that its route does not know; the known ones are named.

    Raises:
        ProblemError: 400.
    """
    route = request.scope["route"]
    assert isinstance(route, APIRoute)
    known = parameters_of(route.dependant)
    unknown = [name for name in dict.fromkeys(request.query_params) if name not in known]
    if len(unknown) == 0:
        return
    told = tuple(UNKNOWN_FILTER(name=name[:LONGEST_TEXT], known=tuple(known)) for name in unknown[:_MOST_TOLD])
    faults = tuple(
        Fault(where=Where.QUERY, location=one.text("name"), code=one.code, detail=in_words(one, Door.HTTP))
        for one in told
    )
    more = len(unknown) - len(faults)
    detail = count_of_faults(faults) if more == 0 else f"{count_of_faults(faults)} {more} more are not shown."
    raise ProblemError(400, detail, faults, told=told)
