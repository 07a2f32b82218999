"""Plans in: a file of any format that is read, or a plan in its public form, refused or stored as a whole.

A plan has a place before its body is read; the body is counted while it comes in, and read in a thread of its own, one
plan at a time: the reader takes time in proportion to the text, and nobody else has to wait for it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as _changed
from typing import Annotated, Literal

from anyio.to_thread import run_sync
from fastapi import APIRouter, Query, Request, Response

from api.parts.admissions import admissions_of, body_of
from api.parts.fault_words import Door, in_words
from api.parts.placed_words import places_in_words
from api.parts.sent_file import FORM_DATA, ROOM_FOR_FIELDS, sent_form
from api.parts.serving import Context
from api.problems import Fault, ProblemError, Where, count_of_faults
from api.routes.asked import PREFIX, Asking
from api.routes.asking import ID_PATTERN
from api.routes.service_forms import Import, ImportIssue, RowCounts
from graph.model.form import Issue, Reading
from graph.questions.filters import LONGEST_CODE
from graph.store.port import Change, Counts, Store
from graph.store.records import Stamp
from loaders.content import HEAD, Given, IntakeOptions
from loaders.faults import (
    ACTIONS_WOULD_GO,
    DISTRICT_DIFFERS,
    DISTRICT_MISSING,
    DISTRICT_UNKNOWN,
    ENCODING_FAULTS,
    IMPORT_ENDED,
    NO_SUCH_IMPORT,
    OWNER_DOUBTFUL,
    OWNER_MISSING,
    OWNER_UNKNOWN,
    FormError,
    LoadError,
)
from loaders.form import looks_like_form
from loaders.form.through import actions_in
from loaders.imports import ImportState, import_that_waits
from loaders.intake import Drafts, Outcome, always, load_all, never

router = APIRouter(tags=["imports"])

TEXT, FORM = "text/plain", "application/json"
FILE = "application/octet-stream"
FILES = (
    FILE,
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "text/csv",
    "text/html",
    "text/markdown",
)
"""How a file may be sent; which format it is, its content tells."""
BY = "http api"
_PLACES = {
    **dict.fromkeys(ENCODING_FAULTS, (Where.HEADER, "content-type")),
    **dict.fromkeys((OWNER_DOUBTFUL.code, OWNER_MISSING.code, OWNER_UNKNOWN.code), (Where.QUERY, "owner")),
    **dict.fromkeys((DISTRICT_MISSING.code, DISTRICT_DIFFERS.code, DISTRICT_UNKNOWN.code), (Where.QUERY, "district")),
}
"""Where in a request a fault can be mended; what is not here is in the body."""

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
        description="Name of the file, as the source is called. Without it the name that the same text had before, or "
        "else `plan.txt`. A plan in its public form names its source itself.",
        examples=["uitvoeringsplan-2026.txt"],
    ),
]

ReplaceAsked = Annotated[
    bool,
    Query(
        description="Whether a plan that is there may be replaced although actions go from it. Without it that is "
        "refused (409), and the actions are named.",
    ),
]

DraftAsked = Annotated[
    bool | None,
    Query(
        description="Whether it is kept as a draft, which counts nowhere until it is accepted. Without it what a "
        "machine reads is one (unless the server is set otherwise); a plan in its public form, a workbook and a plan "
        "that ships with the product are not. The answer of a draft has the address of the import, where it is looked "
        "at, corrected, accepted or thrown away.",
    ),
]

_BODY = {
    "requestBody": {
        "required": True,
        "description": "The text of a plan (UTF-8 unless `charset` says otherwise), a plan in its public form, or a "
        "file: PDF, Word, ODF, spreadsheet, web page, Markdown, CSV, or the workbook. Which of them a file is, its "
        "content tells. As a form it is the field `file`, named as its file is, with `owner` and `district` beside it; "
        "what the address says of them counts first.",
        "content": {
            TEXT: {"schema": {"type": "string", "minLength": 1}},
            FORM: {"schema": {"$ref": "#/components/schemas/Reading"}},
            **{media: {"schema": {"type": "string", "format": "binary", "minLength": 1}} for media in FILES},
            FORM_DATA: {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary", "minLength": 1},
                        "owner": {"type": "string", "maxLength": 200},
                        "district": {"type": "string", "maxLength": LONGEST_CODE},
                    },
                    "additionalProperties": False,
                }
            },
        },
    }
}


@router.post(
    "/imports",
    operation_id="importPlan",
    response_model=Import,
    responses={
        200: {"description": "The plan replaces its version before, or was there already."},
        201: {"description": "The plan is new, or kept as a draft.", "model": Import},
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
    replace: ReplaceAsked = False,
    draft: DraftAsked = None,
) -> Import:
    """Stores a plan, or refuses it as a whole and names every fault with its place.

    The same plan again changes nothing. A plan of the same owner and year under another title stands beside the first
    one, with a number behind its code. A text without any action is no plan. What is recognised as leading
    to a person is left out, and that is said among the issues; not everything is recognised.
    """
    media, charset = _media_of(request)
    options = IntakeOptions(
        owner, district, charset, context.text_limit, context.file_limit, context.reader_limits, only_one=True
    )
    made = await _made_of(request, context, media, _Asked(file_name, options, replace, draft))
    if made.outcome == "draft":
        response.status_code = 201
        response.headers["Location"] = f"{PREFIX}/imports/{made.id}"
    if made.outcome == "new":
        response.status_code = 201
        response.headers["Location"] = f"{PREFIX}/plans/{made.plan}"
    return made


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a request says beside its body."""

    name: str | None
    options: IntakeOptions
    replace: bool
    draft: bool | None


async def _made_of(request: Request, context: Context, media: str, asked: _Asked) -> Import:
    """What comes of a body; a place is taken before it is read."""
    limit = context.text_limit if media == TEXT else context.file_limit
    admissions = admissions_of(request)
    with admissions.place():
        body = await body_of(
            request.stream(), limit + (ROOM_FOR_FIELDS if media == FORM_DATA else 0), context.body_seconds
        )
        if media == FORM_DATA:
            body, asked = await _in_form(request, body, asked)
        else:
            _refuse_other_content(media, body)
        return await run_sync(_load, context, body, asked, limiter=admissions.limiter)


async def _in_form(request: Request, body: bytes, asked: _Asked) -> tuple[bytes, _Asked]:
    """The file of a form, and what is asked with its fields.

    Raises:
        ProblemError: 400, it has no file, or fields that mean nothing.
    """
    sent = await sent_form(request.headers, body, "file")
    if sent is None:
        raise _bad(Where.BODY, "$.file", "missing", "is the file of the plan, with its name")
    strange = sorted(set(sent.fields) - {"owner", "district"})
    if len(strange) > 0:
        raise _bad(Where.BODY, f"$.{strange[0][:80]}", "not-known", "is no field of this form")
    options = asked.options
    owner = options.owner or sent.fields.get("owner") or None
    district = options.district or sent.fields.get("district") or None
    return sent.content, _changed(
        asked, name=asked.name or sent.name, options=_changed(options, owner=owner, district=district)
    )


def _media_of(request: Request) -> tuple[str, str | None]:
    """The media type of the body, and the encoding that it names."""
    given, *parameters = (part.strip() for part in request.headers.get("content-type", "").split(";"))
    media = given.lower()
    if media not in (TEXT, FORM, FORM_DATA, *FILES):
        detail = f"A plan is sent as {TEXT}, {FORM}, {FILE} or {FORM_DATA}."
        raise ProblemError(415, detail, (), {"Accept-Post": ", ".join((TEXT, FORM, *FILES, FORM_DATA))})
    found = next((value for value in parameters if value.lower().startswith("charset=")), "charset=")
    charset = found.partition("=")[2].strip('" ')
    if media in (FORM, FORM_DATA) or charset == "":
        return media, None
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}", charset) is None:
        raise _bad(Where.HEADER, "content-type", "charset-not-known", "names an encoding that is not known")
    return media, charset


def _refuse_other_content(media: str, body: bytes) -> None:
    """What a body is follows from its content when it is read; that has to be what its sender said."""
    is_form = looks_like_form(body[:HEAD])
    if is_form and media == TEXT:
        raise _bad(Where.BODY, "$", "not-a-text", f"is a plan in JSON; send it as {FORM}")
    if not is_form and media == FORM:
        raise _bad(Where.BODY, "$", "not-an-object", "is no JSON object")


def _load(context: Context, body: bytes, asked: _Asked) -> Import:
    """Reads, checks and stores a plan.

    Raises:
        ProblemError: it is refused.
        StoreError: the store cannot go on.
    """
    stamp, store = stamp_of(context), context.networks.store
    given, drafts = Given(body, "", asked.name), Drafts.asked(asked.draft, context.drafts)
    consent = always if asked.replace else never
    outcome = load_all((given,), store, context.reference, asked.options, stamp, consent, drafts=drafts).files[0]
    if isinstance(outcome.problem, LoadError):
        raise refused(outcome.problem)
    if outcome.problem is not None:
        raise outcome.problem
    return _draft_kept(store, outcome) if outcome.draft else _import_of(outcome)


def stamp_of(context: Context) -> Stamp:
    """Who changes something by this door, and when."""
    return Stamp.of(context.clock(), BY)


def refused(error: LoadError) -> ProblemError:
    """A fault of a plan as a problem: which part of the request it is about follows from its code."""
    if isinstance(error, FormError):
        codes = {one.place: one.fault.code for one in reversed(error.faults)}
        faults = tuple(
            Fault(where=Where.BODY, location=place, code=codes[place], detail=said)
            for place, said in places_in_words(error.faults, Door.HTTP)
        )
        return ProblemError(400, f"{count_of_faults(faults)} Nothing was stored.", faults)
    code, said = error.fault.code, in_words(error.fault, Door.HTTP)
    if code == NO_SUCH_IMPORT.code:
        return ProblemError(404, said)
    if code == IMPORT_ENDED.code:
        return ProblemError(409, said)
    if code == ACTIONS_WOULD_GO.code:
        fault = Fault(where=Where.QUERY, location="replace", code=code, detail=said)
        return ProblemError(409, "The plan would take actions away. Nothing was stored.", (fault,))
    return _bad(*_PLACES.get(code, (Where.BODY, "$")), code, said)


def _bad(where: Where, location: str, code: str, detail: str) -> ProblemError:
    fault = Fault(where=where, location=location, code=code, detail=detail)
    return ProblemError(400, "1 fault in the request. Nothing was stored.", (fault,))


def _import_of(made: Outcome) -> Import:
    assert made.change is not None
    assert made.place is not None
    assert made.reading is not None
    beside = tuple(other.id for other in made.place.beside)
    return loaded(made.change, made.reading, beside, is_new=made.place.replaces is None)


def loaded(
    change: Change, reading: Reading, beside: tuple[str, ...], *, is_new: bool, identifier: str | None = None
) -> Import:
    """What came of a plan that is in the network now; ``identifier`` is that of the import that was accepted."""
    outcome: Literal["new", "replaced", "unchanged"] = "unchanged"
    if change.wrote:
        outcome = "new" if is_new else "replaced"
    return Import(
        id=identifier,
        state=ImportState.LOADED,
        plan=change.plan,
        outcome=outcome,
        revision=change.revision,
        added=_counts(change.added),
        changed=_counts(change.changed),
        removed=_counts(change.removed),
        replaced_title=change.replaced_title,
        beside=beside,
        actions=sum(1 for _ in actions_in(reading.plan)),
        unread=len(reading.unread),
        issues=import_issues(reading.issues),
    )


def _draft_kept(store: Store, made: Outcome) -> Import:
    assert made.place is not None
    assert made.reading is not None
    nothing = RowCounts(nodes=0, relations=0)
    return Import(
        id=import_that_waits(store, made.place.plan).id,
        state=ImportState.DRAFT,
        plan=made.place.plan,
        outcome="draft",
        revision=store.revision(),
        added=nothing,
        changed=nothing,
        removed=nothing,
        replaced_title=None,
        beside=tuple(other.id for other in made.place.beside),
        actions=sum(1 for _ in actions_in(made.reading.plan)),
        unread=len(made.reading.unread),
        issues=import_issues(made.reading.issues),
    )


def _counts(counts: Counts) -> RowCounts:
    return RowCounts(nodes=counts.nodes, relations=counts.relations)


def import_issues(issues: Sequence[Issue]) -> tuple[ImportIssue, ...]:
    """What the reader doubts, as it is given."""
    return tuple(
        ImportIssue(
            code=issue.code,
            severity=issue.severity,
            message=issue.message,
            line=None if issue.quote is None else issue.quote.line_from,
        )
        for issue in issues
    )
