"""What serving is done with: the context of the application, the network that is meant, and the tag of an answer."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request, Response

from api.parts.networks import DistrictNetwork, Networks, NetworksNow
from api.parts.shelves import Shelves
from api.problems import NotModifiedError, ProblemError, bad_parameter
from graph.reference import Reference
from graph.sources import PlanSource, source_of_plan
from graph.store.port import DistrictState
from loaders.document.limits import ReaderLimits

API_VERSION = "1.0.0"


@dataclass(frozen=True)
class Context:
    """What the application was made with; a request finds it on the application."""

    networks: Networks
    shelves: Shelves
    reference: Reference
    clock: Callable[[], datetime]
    text_limit: int
    """The most bytes of a text that is sent."""
    file_limit: int
    """The most bytes of any other file that is sent, and of a plan in the public form."""
    body_seconds: float
    reader_limits: ReaderLimits
    drafts: bool
    """Whether what a machine reads is a draft until somebody accepts it, where nobody says otherwise."""
    software: str
    """Version of the software: an answer may change with it while the network does not."""

    def source_of(self, network: DistrictNetwork, plan: str) -> PlanSource:
        """The document behind a plan of a network."""
        key = (plan, network.view.plan_revisions.get(plan), network.state.at)
        return self.shelves.sources.get(key, lambda: source_of_plan(self.networks.store, plan))


def context_of(request: Request) -> Context:
    """The context of the application that serves this request."""
    found = request.app.state.context
    assert isinstance(found, Context)
    return found


def named_district(now: NetworksNow, district: str | None) -> DistrictNetwork:
    """The network of a district by its code, or the default one.

    Raises:
        ProblemError: there is none.
    """
    if district is None:
        if now.default is None:
            raise ProblemError(404, "The store knows no district yet. Load a plan, or run `ketenkaart store init`.")
        return now.of(now.default.id)
    try:
        return now.of(district)
    except KeyError:
        raise bad_parameter("district", "not-known", "is no district of this store; see /v1/districts") from None


def mark(
    request: Request, response: Response, context: Context, *states: DistrictState, written: str | None = None
) -> None:
    """Puts the tag of this answer on it, or ends the request where the client has the answer already.

    The tag is one of the address as well: it can only be known from an answer to this very question.

    Args:
        request: what is asked.
        response: what is answered.
        context: of the application.
        states: of the districts that the answer is about.
        written: the same where they are written out already.

    Raises:
        NotModifiedError: the client has it.
    """
    day = context.clock().date().isoformat()
    accept = request.headers.get("accept", "")
    asked = f"{request.url.path}?{request.url.query}"
    parts = (API_VERSION, context.software, day, repr(states) if written is None else written, accept, asked)
    tag = f'W/"{hashlib.sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept"}
    known = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    if tag in known:
        raise NotModifiedError(headers)
    response.headers.update(headers)
