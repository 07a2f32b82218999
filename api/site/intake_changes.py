"""What comes in on *Inlezen*: a file that is read, and the answer to whose plan it is.

Each change is a form that is posted, and leads to a page that can be asked again. The guard (``api.security``) refuses
what a page of another site posts; whoever may reach the pages may change what they show, as over the API.
"""

from dataclasses import replace
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Form, Request, Response

from api.parts.admissions import admissions_of, body_of
from api.parts.sent_file import ROOM_FOR_FIELDS, SentForm, sent_form
from api.parts.translation import translation_to
from api.problems import ProblemError
from api.site.intake_page import (
    Entering,
    Told,
    entering,
    intake,
    owner_chosen,
    size_in_words,
    told_of,
    unowned_named,
    whose,
)
from api.site.leading_on import leading_to, stamp_of
from graph.reference import Reference
from loaders.content import IntakeOptions, Prepared, Unowned, UnownedError, prepare
from loaders.faults import OWNER_UNKNOWN, LoadError, OwnerError
from loaders.intake import Drafts, store_prepared
from loaders.owners import owner_named, possible_owners
from loaders.unowned import drop_unowned, give_owner, keep_unowned

LONGEST_OWNER = 200
# The longest name of a municipality has 29 letters, that of an organisation in the register 67.

Into = Annotated[Entering, Depends(entering)]


def add_intake(router: APIRouter) -> None:
    """Puts the addresses of what comes in into the router of the pages."""
    router.add_api_route("/inlezen", _bring_in, methods=["POST"])
    router.add_api_route("/inlezen/van-wie/{identifier}", _whose)
    router.add_api_route("/inlezen/van-wie/{identifier}", _say_whose, methods=["POST"])
    router.add_api_route("/inlezen/van-wie/{identifier}/weg", _throw_away, methods=["POST"])


async def _bring_in(request: Request, into: Into) -> Response:
    """Reads a file and keeps what was read as a draft; leads to the page of that."""
    context, say = into.context, translation_to(into.language)
    admissions, limit = admissions_of(request), context.file_limit
    try:
        with admissions.place():
            body = await body_of(request.stream(), limit + ROOM_FOR_FIELDS, context.body_seconds)
            sent = await sent_form(request.headers, body, "bestand")
            if sent is None:
                return intake(into, Told((say.gettext("Kies eerst een bestand."),)))
            prepared = await run_sync(_read, into, sent, limiter=admissions.limiter)
            if await request.is_disconnected():
                return Response(status_code=499)  # Nobody waits for it any more, so nothing is kept.
            return await run_sync(_keep, into, sent, prepared, limiter=admissions.limiter)
    except ProblemError as problem:
        told = {
            413: say.gettext(
                "Dit bestand is te groot. Een bestand mag hier ten hoogste %(most)s zijn.", most=size_in_words(limit)
            ),
            408: say.gettext("Het bestand kwam niet op tijd binnen. Probeer het opnieuw."),
            503: say.gettext("Er worden nu al veel plannen gelezen. Probeer het over een minuut opnieuw."),
        }
        if problem.status not in told:
            raise
        page = intake(into, Told((told[problem.status],), problem.status))
        page.headers.update(problem.headers)
        return page


def _read(into: Entering, sent: SentForm) -> Prepared | LoadError:
    """What was sent as a plan, or why it is none."""
    context, owner = into.context, owner_chosen(sent.fields.get("eigenaar", ""), into.context.reference)
    options = IntakeOptions(
        owner=owner or None,
        text_limit=context.text_limit,
        file_limit=context.file_limit,
        limits=context.reader_limits,
        originals=True,
        only_one=True,
    )
    try:
        if owner != "":
            owner_named(owner, context.reference)
    except OwnerError as unknown:
        # Asked again when the file was read: so it need not be chosen again.
        options = replace(options, owner=None)
        return _unowned(sent, options, context.reference, unknown)
    try:
        return prepare(sent.content, sent.name, context.reference, options)
    except LoadError as error:
        return error


def _unowned(sent: SentForm, options: IntakeOptions, reference: Reference, unknown: OwnerError) -> LoadError:
    """The error of an owner that is not known, with what was read all the same; or why nothing was."""
    try:
        read = prepare(sent.content, sent.name, reference, options)
        return UnownedError(unknown.fault, Unowned(read.reading, read.named, read.entered, read.original))
    except UnownedError as error:
        return UnownedError(unknown.fault, error.plan)
    except LoadError as error:
        return error


def _keep(into: Entering, sent: SentForm, read: Prepared | LoadError) -> Response:
    """Keeps what was read as a draft, or until somebody says whose it is; leads to the page of that."""
    context = into.context
    store, stamp, problem = context.networks.store, stamp_of(context), read
    if isinstance(read, Prepared):
        outcome = store_prepared((read,), ("",), store, context.reference, stamp, drafts=Drafts.ALL).files[0]
        if outcome.problem is None:
            assert outcome.place is not None
            return leading_to(into.links("inlezen", outcome.place.plan))
        if not isinstance(outcome.problem, LoadError):
            raise outcome.problem
        problem = outcome.problem
    elif isinstance(read, UnownedError):
        kept = keep_unowned(store, read.plan, context.reference, stamp)
        typed = sent.fields.get("eigenaar", "") if read.fault.code == OWNER_UNKNOWN.code else ""
        return leading_to(into.links("inlezen", "van-wie", kept, eigenaar=typed))
    assert isinstance(problem, LoadError)
    return intake(into, told_of(problem, into.language), sent.fields.get("eigenaar", ""))


def _whose(into: Into, identifier: str, eigenaar: str = "") -> Response:
    return whose(into, identifier, owner=eigenaar[:LONGEST_OWNER])


def _say_whose(
    into: Into, identifier: str, eigenaar: Annotated[str, Form()] = "", voor: Annotated[str, Form()] = ""
) -> Response:
    """Makes a draft of a plan that was read, as that of the owner that was chosen."""
    context, say = into.context, translation_to(into.language)
    unowned_named(into, identifier)
    owner = owner_chosen(eigenaar[:LONGEST_OWNER], context.reference)
    if owner == "":
        return whose(into, identifier, Told((say.gettext("Vul in van wie het plan is."),)))
    store, stamp = context.networks.store, stamp_of(context)
    # Who chose another owner after all may belong to a district: then nothing else is asked.
    district = voor[:LONGEST_OWNER] or None if _without_district(owner, context.reference) else None
    outcome = give_owner(store, identifier, owner, district, context.reference, stamp)
    if isinstance(outcome.problem, LoadError):
        return whose(into, identifier, told_of(outcome.problem, into.language), owner)
    if outcome.problem is not None:
        raise outcome.problem
    assert outcome.place is not None
    return leading_to(into.links("inlezen", outcome.place.plan))


def _without_district(owner: str, reference: Reference) -> bool:
    found = (reference.organisation(owner), *possible_owners(owner, reference))
    return all(one is None or reference.district_of(one.id) is None for one in found)


def _throw_away(into: Into, identifier: str) -> Response:
    """Throws a plan away that waits for its owner, and leads to where a file is chosen."""
    unowned_named(into, identifier)
    drop_unowned(into.context.networks.store, identifier, stamp_of(into.context))
    return leading_to(into.links("inlezen"))
