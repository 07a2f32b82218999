"""What every page asks of a request, and the frame that every page has: district, loaded plans, navigation."""

from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from api.parts.networks import DistrictNetwork
from api.parts.serving import Context, context_of, mark
from api.problems import NotModifiedError, ProblemError, not_found
from api.site.language import Switch, language_named, switch_of
from api.site.links import Links
from api.site.rendering import POLICY, rendered
from graph.model.language import Language
from graph.model.rows import NodeRow


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
    network: DistrictNetwork
    links: Links
    language: Language

    @property
    def today(self) -> date:
        """The day of the request."""
        return self.context.clock().date()

    def page(self, template: str, **values: object) -> HTMLResponse:
        """A page as answer; who has this very page already is told so.

        Raises:
            NotModifiedError: the client has it.
        """
        marked = Response()
        try:
            mark(self.request, marked, self.context, self.network)
        except NotModifiedError as unchanged:
            # A browser takes the policy of this answer for the page it has: it has to be the page's own.
            raise NotModifiedError({**unchanged.headers, "Content-Security-Policy": POLICY}) from None
        kept = {name: marked.headers[name] for name in ("ETag", "Cache-Control", "Vary") if name in marked.headers}
        path = self.request.url.path.strip("/").split("/")
        html = rendered(template, self.language, frame=frame_of(self), to=self.links, request_path=path, **values)
        return HTMLResponse(html, headers={**kept, "Content-Security-Policy": POLICY})

    def node(self, identifier: str, label: str) -> NodeRow:
        """A node of this network.

        Raises:
            ProblemError: 404, there is none with this label.
        """
        node = self.network.view.nodes.get(identifier)
        if node is None or label not in node.labels:
            raise not_found(label.lower(), identifier)
        return node


def asked(request: Request, district: str = "", taal: str = "") -> Asked:
    """A request for a page of the named district, or of the default one, in the named language or in Dutch.

    Raises:
        ProblemError: 404, there is no such district; 400, there is no such language.
    """
    language, networks = language_named(taal), context_of(request).networks
    default = networks.default()
    if default is None:
        raise ProblemError(404, "The store knows no district yet.")
    if district in ("", default.district.id):
        return Asked(request, context_of(request), default, Links(None, language), language)
    try:
        network = networks.of(district)
    except KeyError:
        raise not_found("district", district) from None
    return Asked(request, context_of(request), network, Links(district, language), language)


def asked_about(request: Request, identifier: str, district: str = "", taal: str = "") -> Asked:
    """A request for the page of one node: of the named district, else of the first district that holds it.

    Raises:
        ProblemError: 404, there is no such thing; 400, there is no such language.
    """
    if district != "":
        return asked(request, district, taal)
    found = context_of(request).networks.holding(identifier)
    if found is None:
        raise not_found("such thing as", identifier)
    return asked(request, found.district.id, taal)


def frame_of(one: Asked) -> Frame:
    """The frame of a page."""
    view = one.network.view
    plans = one.network.plans
    owners = {plan.owner.id: plan.owner for plan in plans.plans}
    loaded = sorted(owners.values(), key=lambda owner: owner.name.casefold())
    members = plans.municipalities
    inside = {member.id for member in members}
    all_districts = one.context.networks.districts()
    others = [
        (other.view.nodes[other.view.district].name, Links(other.view.district if number > 0 else None, one.language)())
        for number, other in enumerate(all_districts)
        if other.view.district != view.district
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
