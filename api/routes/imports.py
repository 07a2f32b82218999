"""Imports: a plan as text or in its public form, refused or stored as a whole.

A plan has a place before its body is read; the body is counted while it comes in, and read in a thread of its own, one
plan at a time: the reader takes time in proportion to the text, and nobody else has to wait for it.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Literal

from anyio.to_thread import run_sync
from fastapi import APIRouter, Query, Request, Response

from api.parts.serving import Context
from api.problems import Fault, ProblemError, Where, count_of_faults
from api.representations.service import Import, ImportIssue, RowCounts
from api.routes.admissions import Admissions, body_of
from api.routes.asked import PREFIX, Asking
from api.routes.asking import ID_PATTERN
from graph.model.form import Reading
from graph.questions.filters import LONGEST_CODE
from graph.store.faults import StoreError
from graph.store.port import Change, Counts
from graph.store.records import Stamp
from loaders.errors import FormError, LoadError, OwnerError
from loaders.form import looks_like_form
from loaders.intake import HOW_TO_NAME_AN_OWNER, IntakeOptions, Prepared, prepare_file, store_prepared

router = APIRouter(tags=["imports"])

TEXT, FORM = "text/plain", "application/json"
FORM_TO_TEXT = 8
"""The public form quotes its own text, so it may be so many times longer."""

_HOW_HERE = "Noem de eigenaar met ?owner= (bijvoorbeeld ?owner=gm0637): een code of naam die deze dienst kent."
_BY = "http api"
_OPTION = re.compile(r"--(owner|district)\b")
_FAULT = re.compile(r"(\$\S*): (.*)", re.DOTALL)

OwnerAsked = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=200,
        description="Whose plan it is, by code or name, where the plan does not say it.",
        examples=["oefen-krekelerzijl"],
    ),
]
DistrictAsked = Annotated[
    str | None,
    Query(
        pattern=ID_PATTERN,
        max_length=LONGEST_CODE,
        description="The district it counts for, where the owner belongs to none.",
    ),
]
NameAsked = Annotated[
    str | None,
    Query(
        alias="fileName",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._()-]{0,99}$",
        description="Name of the file, as the source is called. Without it `plan.txt` or `plan.json`.",
        examples=["uitvoeringsplan-2026.txt"],
    ),
]

_BODY = {
    "requestBody": {
        "required": True,
        "description": "The text of a plan (UTF-8 unless `charset` says otherwise), or a plan in its public form.",
        "content": {
            TEXT: {"schema": {"type": "string", "minLength": 1}},
            FORM: {"schema": {"$ref": "#/components/schemas/Reading"}},
        },
    }
}


@router.post(
    "/imports",
    operation_id="importPlan",
    response_model=Import,
    responses={
        200: {"description": "The plan replaces its version before, or was there already."},
        201: {"description": "The plan is new.", "model": Import},
    },
    openapi_extra=_BODY,
)
async def import_plan(
    request: Request,
    response: Response,
    context: Asking,
    owner: OwnerAsked = None,
    district: DistrictAsked = None,
    file_name: NameAsked = None,
) -> Import:
    """Stores a plan, or refuses it as a whole and names every fault with its place.

    The same plan again changes nothing. Names of persons, e-mail addresses and telephone numbers are left out, and that
    is said among the issues.
    """
    media, charset = _media_of(request)
    name = file_name if file_name is not None else "plan.json" if media == FORM else "plan.txt"
    options = IntakeOptions(owner, district, charset, context.text_limit)
    made = await _made_of(request, context, media, name, options)
    if made.outcome == "new":
        response.status_code = 201
        response.headers["Location"] = f"{PREFIX}/plans/{made.plan}"
    return made


async def _made_of(request: Request, context: Context, media: str, name: str, options: IntakeOptions) -> Import:
    """What comes of a body; a place is taken before it is read."""
    limit = context.text_limit * (FORM_TO_TEXT if media == FORM else 1)
    admissions = _admissions_of(request)
    with admissions.place():
        body = await body_of(request.stream(), limit, context.body_seconds)
        _refuse_other_content(media, body)
        return await run_sync(_load, context, body, name, options, limiter=admissions.limiter)


def _media_of(request: Request) -> tuple[str, str | None]:
    """The media type of the body, and the encoding that it names."""
    given, *parameters = (part.strip() for part in request.headers.get("content-type", "").split(";"))
    media = given.lower()
    if media not in (TEXT, FORM):
        raise ProblemError(415, f"A plan is sent as {TEXT} or {FORM}.", (), {"Accept-Post": f"{TEXT}, {FORM}"})
    found = next((value for value in parameters if value.lower().startswith("charset=")), "charset=")
    charset = found.partition("=")[2].strip('" ')
    if media == FORM or charset == "":
        return media, None
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}", charset) is None:
        raise _bad("content-type", "charset-not-known", "names an encoding that is not known", Where.HEADER)
    return media, charset


def _refuse_other_content(media: str, body: bytes) -> None:
    """What a body is follows from its content when it is read; that has to be what its sender said."""
    is_form = looks_like_form(body[:4_096])
    if is_form and media == TEXT:
        raise _bad("$", "not-a-text", f"is a plan in JSON; send it as {FORM}")
    if not is_form and media == FORM:
        raise _bad("$", "not-an-object", "is no JSON object")


def _load(context: Context, body: bytes, name: str, options: IntakeOptions) -> Import:
    """Reads, checks and stores a plan.

    Raises:
        ProblemError: it is refused.
        StoreError: the store cannot go on.
    """
    stamp = Stamp(at=context.clock().isoformat(timespec="seconds"), by=_BY)
    with TemporaryDirectory(prefix="ketenkaart-") as folder:
        path = Path(folder) / name
        path.write_bytes(body)
        try:
            prepared = prepare_file(path, context.reference, options)
        except LoadError as error:
            raise _refused(error, str(path)) from None
    store = context.networks.store
    outcome = store_prepared((prepared,), store, context.reference, stamp).files[0]
    if isinstance(outcome.problem, StoreError):
        raise outcome.problem
    if outcome.change is None:
        raise ProblemError(409, "The plan was not stored.")
    first = outcome.change.wrote and len(store.versions(outcome.change.plan)) == 1
    return _import_of(outcome.change, prepared, first)


def _refused(error: LoadError, path: str) -> ProblemError:
    if isinstance(error, FormError):
        faults = tuple(_fault(fault) for fault in error.faults)
        return ProblemError(400, f"{count_of_faults(faults)} Nothing was stored.", faults)
    told = (
        str(error)
        .replace(HOW_TO_NAME_AN_OWNER, _HOW_HERE)
        .replace(f"{path}: ", "")
        .replace(path, "De inhoud van het verzoek")
    )
    said = _OPTION.sub(lambda found: f"?{found.group(1)}=", told)
    if isinstance(error, OwnerError):
        return _bad("owner", "owner-not-known", said, Where.QUERY)
    if "--encoding" in said:
        said = said.replace("--encoding", "charset=")
        return _bad("content-type", "not-this-encoding", said, Where.HEADER)
    return _bad("$", "not-readable", said)


def _fault(said: str) -> Fault:
    """A fault of the public form: ``$.place: what is wrong``."""
    found = _FAULT.fullmatch(said)
    place, detail = ("$", said) if found is None else (found.group(1), found.group(2))
    return Fault(where=Where.BODY, location=place, code="not-the-form", detail=detail)


def _bad(location: str, code: str, detail: str, where: Where = Where.BODY) -> ProblemError:
    fault = Fault(where=where, location=location, code=code, detail=detail)
    return ProblemError(400, "1 fault in the request. Nothing was stored.", (fault,))


def _import_of(change: Change, prepared: Prepared, first: bool) -> Import:
    outcome: Literal["new", "replaced", "unchanged"] = "unchanged"
    if change.wrote:
        outcome = "new" if first else "replaced"
    return Import(
        plan=change.plan,
        outcome=outcome,
        revision=change.revision,
        added=_counts(change.added),
        changed=_counts(change.changed),
        removed=_counts(change.removed),
        replaced_title=change.replaced_title,
        actions=sum(len(block.actions) for part in prepared.reading.plan.ambitions for block in part.blocks),
        unread=len(prepared.reading.unread),
        issues=_issues(prepared.reading),
    )


def _counts(counts: Counts) -> RowCounts:
    return RowCounts(nodes=counts.nodes, relations=counts.relations)


def _issues(reading: Reading) -> tuple[ImportIssue, ...]:
    return tuple(
        ImportIssue(
            code=issue.code,
            severity=issue.severity,
            message=issue.message,
            line=None if issue.quote is None else issue.quote.line_from,
        )
        for issue in reading.issues
    )


def _admissions_of(request: Request) -> Admissions:
    found = request.app.state.admissions
    assert isinstance(found, Admissions)
    return found
