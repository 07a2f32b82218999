"""Who does what: the rows behind every table and picture, with every filter."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.commands.who_filters import Asked, Closed, choose
from api.representations.statements import Responsibilities, responsibility_of
from api.routes.actions import AskedWords
from api.routes.asked import Day, InAmbition, InDistrict, InPlan, PageAsked, PlanOwner, coverage_of, id_filter
from api.routes.networks import DistrictNetwork
from graph.model.vocabulary import Basis, Degree, OrganisationKind, Role, TimingKind
from graph.plans import Named

router = APIRouter(tags=["responsibilities"])

_ANY_WORD = Closed(None, None, None, None)


@dataclass(frozen=True)
class Places:
    """Which places: in whose plan, where in it, when."""

    municipality: str | None
    plan: str | None
    ambition: str | None
    action: str | None
    timing: tuple[TimingKind, ...] | None
    ends_by: date | None

    def hold(self, row: Named) -> bool:
        """Whether a row stands there."""
        return (
            self.municipality in (None, row.municipality)
            and self.plan in (None, row.plan)
            and self.ambition in (None, row.ambition)
            and self.action in (None, row.action)
            and (self.timing is None or row.timing_kind in self.timing)
            and (self.ends_by is None or (row.timing_end or "9999") <= self.ends_by.isoformat())
        )


@dataclass(frozen=True)
class Parties:
    """Which parties, and how they are named."""

    organisation: str | None
    kind: tuple[OrganisationKind, ...] | None
    own: bool | None
    degree: tuple[Degree, ...] | None
    role: tuple[Role, ...] | None
    basis: tuple[Basis, ...] | None

    def hold(self, row: Named) -> bool:
        """Whether a row names one of them; a unit's row counts for what it is part of."""
        return (
            self.own in (None, row.own)
            and (self.kind is None or row.kind in self.kind)
            and (self.degree is None or row.degree in self.degree)
            and (self.role is None or row.role in self.role)
            and (self.basis is None or row.basis in self.basis)
            and (self.organisation is None or self.organisation in row.is_part_of)
        )


async def places_asked(
    municipality: PlanOwner = None,
    plan: InPlan = None,
    ambition: InAmbition = None,
    action: Annotated[str | None, id_filter("Only in this action.")] = None,
    timing: Annotated[list[TimingKind] | None, Query(description="Only with one of these kinds of timing.")] = None,
    ends_by: Annotated[
        Day | None, Query(alias="endsBy", description="Only what ends on this day or before.", examples=["2026-06-30"])
    ] = None,
) -> Places:
    """The places that a request asks for."""
    return Places(municipality, plan, ambition, action, None if timing is None else tuple(timing), ends_by)


async def parties_asked(
    organisation: Annotated[str | None, id_filter("Only this party, with its units.")] = None,
    kind: Annotated[list[OrganisationKind] | None, Query(description="Only parties of these kinds.")] = None,
    own: Annotated[
        bool | None, Query(description="Only the owner's own departments, or only parties from outside.")
    ] = None,
    degree: Annotated[list[Degree] | None, Query(description="Only who is named in one of these ways.")] = None,
    role: Annotated[list[Role] | None, Query(description="Only with one of these roles.")] = None,
    basis: Annotated[list[Basis] | None, Query(description="Only what rests on one of these.")] = None,
) -> Parties:
    """The parties that a request asks for."""
    return Parties(
        organisation,
        None if kind is None else tuple(kind),
        own,
        None if degree is None else tuple(degree),
        None if role is None else tuple(role),
        None if basis is None else tuple(basis),
    )


PlacesAsked = Annotated[Places, Depends(places_asked)]
PartiesAsked = Annotated[Parties, Depends(parties_asked)]


@router.get("/responsibilities", operation_id="listResponsibilities")
def list_responsibilities(
    network: InDistrict,
    page: PageAsked,
    where: PlacesAsked,
    who: PartiesAsked,
    target_group: Annotated[
        str | None,
        Query(alias="targetGroup", min_length=1, max_length=200, description="Only for whom these words name."),
    ] = None,
    words: AskedWords = None,
) -> Responsibilities:
    """One row for each place where a plan names a party, plan by plan, in the order of the plan.

    All filters have to be met. An empty list means: not named in the plans that `coverage` lists.
    """
    rows = [row for row in network.rows if where.hold(row) and who.hold(row)]
    if target_group is not None or words is not None:
        said = _saying(network, Asked(target_group=target_group, words=words))
        rows = [row for row in rows if row.relation in said]
    return Responsibilities(
        items=tuple(responsibility_of(row) for row in page.of(rows)),
        total=len(rows),
        derived=sum(row.is_derived for row in rows),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


def _saying(network: DistrictNetwork, asked: Asked) -> frozenset[str]:
    """The rows that say these words: looked through once for each state of the network, whatever page is asked for."""

    def look() -> frozenset[str]:
        return frozenset(row.relation for row in choose(network.rows, asked, _ANY_WORD))

    return network.once(asked, frozenset, look)
