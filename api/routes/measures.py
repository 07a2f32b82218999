"""Measures of the parties of plans, for who analyses."""

from typing import Annotated

from fastapi import APIRouter, Depends

from api.routes.asked import InDistrict, PageAsked
from api.routes.asking import asked_by
from graph.export.forms.measures import Measures, measured_party, measures_form
from graph.questions import WhichMeasures

router = APIRouter(tags=["network"])


@router.get("/measures", operation_id="listMeasures")
def list_measures(
    network: InDistrict, page: PageAsked, asked: Annotated[WhichMeasures, Depends(asked_by(WhichMeasures))]
) -> Measures:
    """How the parties with a task in the actions of plans stand to each other.

    Two-mode degree, closeness and betweenness, what falls apart without a party, groups with their stability, between
    whom a party stands by side, and Burt's constraint; of the whole its formal concepts and what chance gives. Measures
    order and describe what plans wrote down; they are no findings.
    """
    found = asked.of(network)
    return measures_form(network, found, page.of(found.parties, measured_party), page.limit, page.offset)
