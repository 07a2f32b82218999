"""What is changed on *Inlezen*: a file comes in, a row is put right, a plan is saved or thrown away.

Each change is a form that is posted, and leads to a page that can be asked again. The guard (``api.security``) refuses
what a page of another site posts; whoever may reach the pages may change what they show, as over the API.
"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.parts.admissions import admissions_of, body_of
from api.parts.fault_words import Door, in_words
from api.parts.translation import translation_to
from api.problems import ProblemError
from api.site.asked import Asked, asked, asked_about_plan
from api.site.intake_page import Refused, RowFields, fields_of, intake, key_of, place_of_row, review_of, reviewed
from api.site.windows import Begin
from graph.model.review import Anchor, Change, Correction, GivenParty, Holders, NoAction, TimingIs
from graph.model.vocabulary import Role
from graph.store.records import Stamp
from loaders.content import Given, IntakeOptions
from loaders.faults import LoadError
from loaders.intake import Drafts, load_all
from loaders.judging.doubts import ReviewRow, doubtful_first
from loaders.review import accept, correct, dismiss, take_back

BY = "web page"
FILE_TO_TEXT = 8
# Of the most bytes of a text, as over the API: a file holds more than its text.
_FIELDS = 10
# The form has three; what sends more is none of ours.

OnPlan = Annotated[Asked, Depends(asked_about_plan)]


def add_changes(router: APIRouter) -> None:
    """Puts the addresses of the changes into the router of the pages."""
    router.add_api_route("/inlezen", _bring_in, methods=["POST"])
    router.add_api_route("/inlezen/{identifier}/rij", _mend, methods=["POST"])
    router.add_api_route("/inlezen/{identifier}/terug", _take_back, methods=["POST"])
    router.add_api_route("/inlezen/{identifier}/opslaan", _save, methods=["POST"])
    router.add_api_route("/inlezen/{identifier}/weg", _throw_away, methods=["POST"])


@dataclass(frozen=True, slots=True)
class _Sent:
    """What was sent to be read."""

    content: bytes
    name: str
    owner: str
    district: str


async def _bring_in(request: Request, one: Annotated[Asked, Depends(asked)]) -> Response:
    """Reads a file and keeps what was read as a draft; leads to the page of that."""
    admissions, say = admissions_of(request), translation_to(one.language)
    try:
        with admissions.place():
            body = await body_of(request.stream(), one.context.text_limit * FILE_TO_TEXT, one.context.body_seconds)
            sent = await _sent(request, body)
            if sent is None:
                return intake(one, told=[say.gettext("Kies eerst een bestand.")])
            return await run_sync(_read, one, sent, limiter=admissions.limiter)
    except ProblemError as problem:
        told = {
            413: say.gettext("Dit bestand is te groot. Een bestand mag hier ten hoogste 8 MB zijn."),
            408: say.gettext("Het bestand kwam niet op tijd binnen. Probeer het opnieuw."),
            503: say.gettext("Er worden nu al veel plannen gelezen. Probeer het over een minuut opnieuw."),
        }
        if problem.status not in told:
            raise
        return intake(one, told=[told[problem.status]])


async def _sent(request: Request, body: bytes) -> _Sent | None:
    """What a form sent; None where no file was chosen.

    Raises:
        ProblemError: 400, it is no form.
    """

    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form: FormData = await MultiPartParser(
            request.headers, whole(), max_files=1, max_fields=_FIELDS, max_part_size=1_000
        ).parse()
    except (MultiPartException, KeyError):
        raise ProblemError(400, "This is not the form of the page.") from None
    try:
        file = form.get("bestand")
        if not isinstance(file, UploadFile) or file.filename in (None, ""):
            return None
        owner, district = str(form.get("eigenaar", "")).strip(), str(form.get("voor", "")).strip()
        return _Sent(await file.read(), str(file.filename), owner, district)
    finally:
        await form.close()


def _read(one: Asked, sent: _Sent) -> Response:
    context = one.context
    options = IntakeOptions(
        owner=sent.owner or None,
        district=sent.district or None,
        text_limit=context.text_limit * FILE_TO_TEXT,
        limits=context.reader_limits,
        only_one=True,
    )
    given = Given(sent.content, sent.name, sent.name)
    store, stamp = context.networks.store, _stamp(one)
    outcome = load_all((given,), store, context.reference, options, stamp, drafts=Drafts.ALL).files[0]
    if isinstance(outcome.problem, LoadError):
        return intake(one, outcome.problem, sent.owner)
    if outcome.problem is not None:
        raise outcome.problem
    assert outcome.place is not None
    return _to(one.links("inlezen", outcome.place.plan))


def _mend(
    one: OnPlan,
    identifier: str,
    anker: Annotated[str, Form()],
    wie: Annotated[list[str], Form()] = [],  # noqa: B006 (FastAPI copies it for each request)
    rol: Annotated[list[Role], Form()] = [],  # noqa: B006
    wanneer: Annotated[str, Form()] = "",
    doen: Annotated[str, Form()] = "",
) -> Response:
    """Puts a row right, and leads back to it."""
    try:
        anchor = Anchor.model_validate_json(anker)
    except ValidationError:
        raise ProblemError(400, "This is not the form of the page.") from None
    rows, key = review_of(one, identifier).rows, key_of(anchor)
    row = next((row for row in rows if row.anchor == anchor), None)
    if row is None:
        return _to(one.links("inlezen", identifier, at="rijen"))
    pairs = zip(wie, rol, strict=False)
    typed = RowFields(tuple((name.strip(), role) for name, role in pairs if name.strip() != ""), wanneer.strip())
    try:
        changes = [NoAction()] if doen == "geen-actie" else _changes(row, typed)
        made = [Correction(anchor=anchor, change=change) for change in changes]
        if len(made) > 0:
            correct(one.context.networks.store, identifier, made, one.context.reference, _stamp(one))
    except ValidationError:
        told = translation_to(one.language).gettext("Dit is te lang voor een naam of een planning.")
        return reviewed(one, identifier, Begin(), Refused(key, typed, told))
    except LoadError as error:
        told = in_words(error.fault, Door.PAGE, one.language)
        return reviewed(one, identifier, Begin(), Refused(key, typed, told))
    if doen == "geen-actie":
        return _to(one.links("inlezen", identifier, at="verbeterd"))
    at = place_of_row(doubtful_first(review_of(one, identifier).rows), key)
    return _to(one.links("inlezen", identifier, vanaf=None if at == 1 else str(at), at=key))


def _changes(row: ReviewRow, typed: RowFields) -> list[Change]:
    """What differs between a row and what was typed in its form."""
    read, changes = fields_of(row), list[Change]()
    if typed.holders != read.holders:
        holders = tuple(GivenParty(written=name, role=role) for name, role in typed.holders)
        changes.append(Holders(said=(), holders=holders))
    if typed.timing != read.timing:
        changes.append(TimingIs(said=None, written=typed.timing or None))
    return changes


def _take_back(one: OnPlan, identifier: str, code: Annotated[str, Form()]) -> Response:
    """Takes a correction back, and leads to those that are left."""
    if any(made.id == code for made in review_of(one, identifier).corrections):
        take_back(one.context.networks.store, code, one.context.reference, _stamp(one))
    return _to(one.links("inlezen", identifier, at="verbeterd"))


def _save(one: OnPlan, identifier: str, weg: Annotated[int, Form()] = 0) -> Response:
    """Makes the network say what a draft says, and leads to the page of the plan.

    ``weg`` is how many actions the page said would go; where it are others now, the page is shown again.
    """
    found = review_of(one, identifier)
    if found.draft is None or len(found.gone) != weg:
        return _to(one.links("inlezen", identifier, at="opslaan"))
    accept(one.context.networks.store, identifier, one.context.reference, _stamp(one))
    return _to(one.links("plan", identifier))


def _throw_away(one: OnPlan, identifier: str) -> Response:
    """Throws a draft away, and leads to where a file is chosen."""
    if review_of(one, identifier).draft is not None:
        dismiss(one.context.networks.store, identifier, _stamp(one))
    return _to(one.links("inlezen"))


def _to(address: str) -> Response:
    """Leads on with a ``GET``: who reloads that page changes nothing again."""
    return RedirectResponse(address, 303)


def _stamp(one: Asked) -> Stamp:
    return Stamp(at=one.context.clock().isoformat(timespec="seconds"), by=BY)
