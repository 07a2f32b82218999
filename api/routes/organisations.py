"""Organisations: who is named, how often and how, everything that names one of them, and how two hang together."""

from typing import Annotated

from fastapi import APIRouter, Depends

from api.routes.asked import InDistrict, OneNode, PageAsked, labelled
from api.routes.asking import asked_by
from graph.export.forms.parties import OrganisationDetail, Organisations, organisation_detail, organisation_form
from graph.export.forms.paths import Paths, paths_form
from graph.export.forms.shape import coverage_of
from graph.questions import PathsBetween, WhichOrganisations

router = APIRouter(tags=["organisations"])


@router.get("/organisations", operation_id="listOrganisations")
def list_organisations(
    network: InDistrict, page: PageAsked, asked: Annotated[WhichOrganisations, Depends(asked_by(WhichOrganisations))]
) -> Organisations:
    """The parties that the plans of the district name, units apart, municipalities included."""
    found = asked.of(network)
    return Organisations(
        items=page.of(found, lambda node: organisation_form(network, node)),
        total=len(found),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


@router.get("/organisations/{id}", operation_id="getOrganisation")
def get_organisation(found: OneNode) -> OrganisationDetail:
    """A party with every place that names it or one of its units, and who holds the same actions."""
    network, node = labelled(found, "Organisation")
    return organisation_detail(network, node)


@router.get("/paths", operation_id="listPaths")
def list_paths(network: InDistrict, asked: Annotated[PathsBetween, Depends(asked_by(PathsBetween))]) -> Paths:
    """The shortest ways from one organisation to another, over the actions and partner lists that name both.

    An empty list means: the plans that are loaded do not join them in so many steps.
    """
    return paths_form(network, asked.of(network))
