"""Imports that wait to be accepted: what was read, doubts first; corrected, accepted or thrown away.

An import is a draft until somebody accepts it or throws it away, and is counted nowhere before that. What became of it
stays to be asked.
"""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.parts.review_forms import made_correction_form, row_form
from api.problems import ProblemError
from api.routes.asked import PREFIX, Asking, LargePageAsked, PageAsked
from api.routes.asking import ID_PATTERN
from api.routes.imports import ReplaceAsked, import_issues, loaded, refused, stamp_of
from api.routes.reviewed_import_forms import (
    GivenCorrections,
    ImportReview,
    Imports,
    KeptCorrections,
    import_summary,
)
from api.routes.service_forms import Import
from graph.questions.filters import LONGEST_CODE
from loaders.faults import LoadError
from loaders.imports import PlanImport, import_of, open_import, open_imports, plans_beside
from loaders.judging.doubts import doubtful_first
from loaders.place import actions_would_go
from loaders.review import PlanReview, accept, correct, dismiss, review, take_back

router = APIRouter(tags=["imports"])

ImportId = Annotated[
    str,
    Path(pattern=ID_PATTERN, max_length=LONGEST_CODE, description="Code of the import.", examples=["1f0c2b9a4d"]),
]
CorrectionId = Annotated[
    str,
    Path(pattern=ID_PATTERN, max_length=LONGEST_CODE, description="Code of the correction.", examples=["0b3a77c2e1"]),
]


@router.get("/imports", operation_id="listImports")
def list_imports(context: Asking, page: PageAsked) -> Imports:
    """The imports that wait to be accepted, newest first."""
    found = open_imports(context.networks.store)
    return Imports(items=page.of(found, import_summary), total=len(found), limit=page.limit, offset=page.offset)


@router.get("/imports/{id}", operation_id="getImport")
def get_import(context: Asking, id: ImportId, page: LargePageAsked) -> ImportReview:
    """What was read of a plan, the most doubtful rows first, and what would be replaced.

    Of an import that was accepted or thrown away only that is told, without rows.
    """
    found = _asked_for(context, id)
    if found.ended is not None:
        return _told(found, page, None)
    return _told(found, page, _reviewed(context, found))


@router.post("/imports/{id}/accept", operation_id="acceptImport")
def accept_import(context: Asking, id: ImportId, replace: ReplaceAsked = False) -> Import:
    """Makes the network say what the import says, as a whole: from now on it counts.

    Where actions would go from a plan that is there, that is refused and they are named; `replace` accepts it all the
    same.
    """
    found, store = _waiting(context, id), context.networks.store
    plan = found.draft.plan
    reviewed = _reviewed(context, found)
    before = reviewed.replaces
    if before is not None and len(reviewed.gone) > 0 and not replace:
        raise refused(actions_would_go(before, reviewed.gone))
    try:
        change = accept(store, plan, context.reference, stamp_of(context))
    except LoadError as error:
        raise refused(error) from None
    beside = plans_beside(found.draft, store.info().plans)
    return loaded(change, reviewed.reading, beside, is_new=before is None, identifier=found.id)


@router.post("/imports/{id}/corrections", operation_id="correctImport", status_code=201)
def correct_import(context: Asking, id: ImportId, given: GivenCorrections, response: Response) -> KeptCorrections:
    """Corrects what was read: who holds an action, when, for whom, or that a row is none.

    A correction belongs to the words of the plan and is kept: the next reading of the same words is corrected too.
    """
    found = _waiting(context, id)
    try:
        made, _ = correct(
            context.networks.store, found.draft.plan, given.corrections, context.reference, stamp_of(context)
        )
    except LoadError as error:
        raise refused(error) from None
    response.headers["Location"] = f"{PREFIX}/imports/{found.id}"
    return KeptCorrections(ids=tuple(one.id for one in made))


@router.delete("/imports/{id}/corrections/{record}", operation_id="takeCorrectionBack", status_code=204)
def take_correction_back(context: Asking, id: ImportId, record: CorrectionId) -> Response:
    """Takes a correction back: what was read counts again."""
    found = _waiting(context, id)
    reviewed = _reviewed(context, found)
    if all(one.id != record for one in reviewed.corrections):
        raise ProblemError(404, f"There is no correction {record!r} of this import.")
    take_back(context.networks.store, record, context.reference, stamp_of(context))
    return Response(status_code=204)


@router.delete("/imports/{id}", operation_id="throwImportAway", status_code=204)
def throw_away(context: Asking, id: ImportId) -> Response:
    """Throws an import away; what the network says stays as it is."""
    found = _waiting(context, id)
    dismiss(context.networks.store, found.draft.plan, stamp_of(context))
    return Response(status_code=204)


def _asked_for(context: Asking, identifier: str) -> PlanImport:
    """Raises:
    ProblemError: 404, there is no such import.
    """
    try:
        return import_of(context.networks.store, identifier)
    except LoadError as error:
        raise refused(error) from None


def _waiting(context: Asking, identifier: str) -> PlanImport:
    """Raises:
    ProblemError: 404, there is no such import; 409, it was accepted or thrown away before.
    """
    try:
        return open_import(context.networks.store, identifier)
    except LoadError as error:
        raise refused(error) from None


def _reviewed(context: Asking, found: PlanImport) -> PlanReview:
    return review(context.networks.store, found.draft.plan, context.reference)


def _told(found: PlanImport, page: LargePageAsked, reviewed: PlanReview | None) -> ImportReview:
    rows = () if reviewed is None else doubtful_first(reviewed.rows)
    before = None if reviewed is None else reviewed.replaces
    ended = found.ended
    return ImportReview(
        **dict(import_summary(found)),
        ended_by=None if ended is None else ended.author,
        ended_at=None if ended is None else ended.at,
        replaced_title=None if before is None else before.shown,
        gone=() if reviewed is None else reviewed.gone,
        issues=() if reviewed is None else import_issues(reviewed.issues),
        corrections=() if reviewed is None else tuple(map(made_correction_form, reviewed.corrections)),
        items=page.of(rows, row_form),
        total=len(rows),
        limit=page.limit,
        offset=page.offset,
    )
