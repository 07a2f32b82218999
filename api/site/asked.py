"""What every page asks of a request, and the frame that every page has: district, loaded plans, navigation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from api.parts.networks import DistrictNetwork, NetworksNow
from api.parts.serving import Context, context_of, mark
from api.parts.shelves import Answer
from api.problems import NotModifiedError, ProblemError, not_found
from api.site.language import Switch, language_named, switch_of
from api.site.links import Links
from api.site.rendering import POLICY, rendered
from graph.model.language import Language
from graph.model.rows import NodeRow
from graph.sources import PlanSource
from loaders.review import drafts_of


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality of the district, and whether a plan of it is loaded."""

    id: str
    name: str
    loaded: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of every page."""

    district: str
    name: str
    fictional: bool
    members: tuple[Member, ...]
    plans: tuple[tuple[str, str], ...]
    """Id and name of those whose plans are loaded, municipalities or not."""
    guests: tuple[tuple[str, str], ...]
    """Name and page of those among them that are no municipality of the district."""
    others: tuple[tuple[str, str], ...]
    """Name and front page of the other districts."""
    switch: Switch

    @property
    def owners(self) -> tuple[str, ...]:
        """Names of those whose plans are loaded."""
        return tuple(name for _, name in self.plans)

    @property
    def loaded(self) -> int:
        """How many municipalities have a plan loaded."""
        return sum(member.loaded for member in self.members)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a page, with the network it is about."""

    request: Request
    context: Context
    now: NetworksNow
    network: DistrictNetwork
    links: Links
    language: Language

    @property
    def today(self) -> date:
        """The day of the request."""
        return self.context.clock().date()

    @property
    def state(self) -> tuple[object, ...]:
        """What a page hangs on beside its address: the district, what other districts there are, and the day."""
        return (self.network.state, self.now.names, self.today)

    def answered(self, make: Callable[[], Response], beside: tuple[object, ...] = ()) -> Response:
        """The answer to this request, made once for as long as nothing changed; who has it already is told so.

        Args:
            make: makes the page.
            beside: what the page hangs on that is no part of the network.

        Raises:
            NotModifiedError: the client has it.
        """
        marked = Response()
        try:
            mark(self.request, marked, self.context, written=repr((self.network.state, *beside)))
        except NotModifiedError as unchanged:
            # A browser takes the policy of this answer for the page it has: it has to be the page's own.
            raise NotModifiedError({**unchanged.headers, "Content-Security-Policy": POLICY}) from None
        address = f"{self.request.url.path}?{self.request.url.query}"
        answer = self.context.shelves.answers.get((*self.state, *beside, address), lambda: _answer(address, make()))
        kept = {name: marked.headers[name] for name in ("ETag", "Cache-Control", "Vary") if name in marked.headers}
        return Response(answer.body, answer.status, headers={**dict(answer.headers), **kept})

    def page(self, template: str, **values: object) -> HTMLResponse:
        """A page as answer."""
        path = self.request.url.path.strip("/").split("/")
        html = rendered(template, self.language, frame=frame_of(self), to=self.links, request_path=path, **values)
        return HTMLResponse(html, headers={"Content-Security-Policy": POLICY})

    def source_of(self, plan: str) -> PlanSource:
        """The document behind a plan of this network."""
        return self.context.source_of(self.network, plan)

    def node(self, identifier: str, label: str) -> NodeRow:
        """A node of this network.

        Raises:
            ProblemError: 404, there is none with this label.
        """
        node = self.network.view.nodes.get(identifier)
        if node is None or label not in node.labels:
            raise not_found(label.lower(), identifier)
        return node

    def require(self, *named: tuple[str | None, str]) -> None:
        """Refuses what is named and is not there: ids, each with the label that it should have; None names nothing.

        Raises:
            ProblemError: 404, there is none with this label.
        """
        for identifier, label in named:
            if identifier is not None:
                self.node(identifier, label)


def asked(request: Request, district: str = "", taal: str = "") -> Asked:
    """A request for a page of the named district, or of the default one, in the named language or in Dutch.

    Raises:
        ProblemError: 404, there is no such district; 400, there is no such language.
    """
    language, context = language_named(taal), context_of(request)
    return _asked(request, context, context.networks.now(), district, language)


def asked_about(request: Request, identifier: str, district: str = "", taal: str = "") -> Asked:
    """A request for the page of one node: of the named district, else of the first district that holds it.

    Raises:
        ProblemError: 404, there is no such thing; 400, there is no such language.
    """
    language, context = language_named(taal), context_of(request)
    now = context.networks.now()
    if district == "":
        found = next(now.holding(identifier), None)
        if found is None:
            raise not_found("such thing as", identifier)
        district = found.district.id
    return _asked(request, context, now, district, language)


def asked_about_plan(request: Request, identifier: str, district: str = "", taal: str = "") -> Asked:
    """A request about one plan: of the district that holds it, or that it will count for where it is a draft.

    A draft may be the first plan of its district: until it is accepted the default district is around its page.

    Raises:
        ProblemError: 404, there is no such plan; 400, there is no such language.
    """
    language, context = language_named(taal), context_of(request)
    now = context.networks.now()
    if district == "":
        holding = next(now.holding(identifier), None)
        district = _district_of_draft(context, now, identifier) if holding is None else holding.district.id
    return _asked(request, context, now, district, language)


def _district_of_draft(context: Context, now: NetworksNow, plan: str) -> str:
    draft = next((one for one in drafts_of(context.networks.store) if one.plan == plan), None)
    if draft is None:
        raise not_found("plan", plan)
    return draft.district if draft.district in now.by_id else ""


def _asked(request: Request, context: Context, now: NetworksNow, district: str, language: Language) -> Asked:
    if now.default is None:
        raise ProblemError(404, "The store knows no district yet.")
    default = now.default.id
    try:
        network = now.of(district or default)
    except KeyError:
        raise not_found("district", district) from None
    links = Links(None if network.district.id == default else network.district.id, language)
    return Asked(request, context, now, network, links, language)


def _answer(address: str, response: Response) -> Answer:
    headers = tuple((name, value) for name, value in response.headers.items() if name != "content-length")
    return Answer(response.status_code, bytes(response.body), headers, address)


def frame_of(one: Asked) -> Frame:
    """The frame of a page."""
    view = one.network.view
    plans = one.network.plans
    owners = {plan.owner.id: plan.owner for plan in plans.plans}
    loaded = sorted(owners.values(), key=lambda owner: owner.name.casefold())
    members = plans.municipalities
    inside = {member.id for member in members}
    default = one.now.default
    others = [
        (other.name, Links(None if default is not None and other.id == default.id else other.id, one.language)())
        for other in one.now.states
        if other.id != view.district
    ]
    return Frame(
        district=view.district,
        name=view.nodes[view.district].name,
        fictional=view.nodes[view.district].properties.get("fictional") is True,
        members=tuple(
            Member(node.id, node.name, node.id in owners)
            for node in sorted(members, key=lambda node: node.name.casefold())
        ),
        plans=tuple((owner.id, owner.name) for owner in loaded),
        guests=tuple((owner.name, one.links.of_node(view, owner) or "") for owner in loaded if owner.id not in inside),
        others=tuple(others),
        switch=switch_of(one.request, one.language),
    )
