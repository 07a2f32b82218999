"""Municipalities or plans beside each other."""

from typing import Annotated

from fastapi import APIRouter, Depends

from api.routes.asked import InDistrict, PageAsked
from api.routes.asking import asked_by
from graph.export.forms.comparison import Comparison, comparison_form, row_form
from graph.questions import HowTheyCompare

router = APIRouter(tags=["comparison"])


@router.get("/comparison", operation_id="getComparison")
def get_comparison(
    network: InDistrict, page: PageAsked, asked: Annotated[HowTheyCompare, Depends(asked_by(HowTheyCompare))]
) -> Comparison:
    """Municipalities or plans beside each other: who has it, who does it, and in which words.

    Silence is no evidence: `not-found` does not say that nobody does it, and of a municipality with `no-plan` nothing
    is said. Own departments and functions are left out, and counted in `own`. Of two plans of one owner `years` says
    which actions are new, gone or different.
    """
    found = asked.of(network)
    items = page.of(found.rows, lambda row: row_form(found, row))
    return comparison_form(network, found, items, (page.limit, page.offset))
