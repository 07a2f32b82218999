"""What is changed on *Nakijken*: a row is put right, an action added, a plan saved or thrown away.

Each form sends along how the plan was when it was shown. Where somebody else changed that meanwhile, nothing happens,
and the page says so; where the plan waits no more, because somebody saved it or threw it away, that is said too.
"""

import re
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from pydantic import ValidationError

from api.parts.fault_words import Door, in_words
from api.parts.translation import translation_to
from api.problems import ProblemError
from api.site.asked import Asked, asked_about_plan
from api.site.leading_on import leading_to, stamp_of
from api.site.review_page import (
    MISSED,
    Refused,
    RowFields,
    Shown,
    fields_of,
    key_of,
    place_of_row,
    review_of,
    reviewed,
    row_behind,
    seen_of,
    stand_of,
)
from graph.model.review import (
    Anchor,
    AudienceIs,
    Boundary,
    Change,
    Correction,
    GivenParty,
    Holders,
    Missing,
    NoAction,
    TimingIs,
)
from graph.model.vocabulary import Role
from graph.store.faults import StoreRefusedError
from loaders.faults import LoadError
from loaders.judging.doubts import ReviewRow, doubtful_first
from loaders.review import PlanReview, accept, correct, dismiss, take_back

NO_ACTION, JOIN = "geen-actie", "samenvoegen"
"""What the buttons beside *bewaren* ask for."""


LONGEST_TYPED = 200_000
# Letters, as many as a text of the public form; the fields of the page take 4,000. What is longer is no form of ours.
MOST_TYPED = 50
# Holders, and groups for whom an action is; the fullest cell of the shipped plans names seven.

FieldsOf = Annotated[list[str], Form()]


def changing(request: Request, identifier: str, district: str = "", taal: str = "") -> Asked:
    """A request that changes a plan.

    Raises:
        ProblemError: 409, it is there no more: somebody else saved it or threw it away.
    """
    try:
        return asked_about_plan(request, identifier, district, taal)
    except ProblemError as problem:
        if problem.status != 404:
            raise
        raise ProblemError(409, "Somebody else saved this plan or threw it away. Nothing was changed.") from None


OnPlan = Annotated[Asked, Depends(changing)]


def add_changes(router: APIRouter) -> None:
    """Puts the addresses of the changes into the router of the pages."""
    router.add_api_route("/inlezen/{identifier}/rij", _mend, methods=["POST"])
    router.add_api_route("/inlezen/{identifier}/erbij", _add, methods=["POST"])
    router.add_api_route("/inlezen/{identifier}/terug", _take_back, methods=["POST"])
    router.add_api_route("/inlezen/{identifier}/opslaan", _save, methods=["POST"])
    router.add_api_route("/inlezen/{identifier}/weg", _throw_away, methods=["POST"])


def _mend(
    one: OnPlan,
    identifier: str,
    anker: Annotated[str, Form()],
    gezien: Annotated[str, Form()] = "",
    wie: FieldsOf = [],  # noqa: B006 (FastAPI copies it for each request)
    rol: Annotated[list[Role], Form()] = [],  # noqa: B006
    wanneer: Annotated[str, Form()] = "",
    voor: Annotated[str, Form()] = "",
    woorden: Annotated[str | None, Form()] = None,
    doen: Annotated[str, Form()] = "",
) -> Response:
    """Puts a row right, and leads back to it."""
    _refuse_long(wie, wanneer, voor, woorden or "")
    anchor, found = _anchor_of(anker), review_of(one, identifier)
    row = next((row for row in found.rows if row.anchor == anchor), None)
    if row is None:
        if doen == NO_ACTION and _stands(found, anchor, NoAction):
            return leading_to(one.links("inlezen", identifier, at="verbeterd"))  # Pressed twice.
        return _changed_meanwhile(one, identifier)
    texts = (row.action.text,) if woorden is None else _pieces(woorden)
    typed = RowFields(_holders(wie, rol), wanneer.strip(), _lines(voor), texts)
    changes = _asked_for(found, row, typed, doen)
    if changes is None:
        return reviewed(one, identifier, Shown(refused=Refused(key_of(anchor), typed, _too_long(one))))
    if len(changes) == 0:
        return _to_row(one, identifier, anchor)
    if gezien != seen_of(found, row):
        say = translation_to(one.language)
        told = say.gettext(
            "Iemand anders veranderde deze rij net. Hieronder staat wat er nu is. Wat u invulde, staat in de velden."
        )
        return reviewed(one, identifier, Shown(refused=Refused(key_of(anchor), typed, told, 409)))
    refused = _refused(one, identifier, anchor, changes)
    if refused is not None:
        return reviewed(one, identifier, Shown(refused=Refused(key_of(anchor), typed, *refused)))
    if doen in (NO_ACTION, JOIN):
        return leading_to(one.links("inlezen", identifier, at="verbeterd"))
    return _to_row(one, identifier, anchor)


def _add(
    one: OnPlan,
    identifier: str,
    woorden: Annotated[str, Form()] = "",
    wie: FieldsOf = [],  # noqa: B006
    rol: Annotated[list[Role], Form()] = [],  # noqa: B006
    wanneer: Annotated[str, Form()] = "",
) -> Response:
    """Adds an action that was not read, by the words that stand in the source; leads to its row."""
    _refuse_long(wie, wanneer, woorden)
    words = " ".join(woorden.split())
    typed = RowFields(_holders(wie, rol), wanneer.strip(), (), (woorden,))
    if words == "":
        told = translation_to(one.language).gettext("Vul de woorden van de actie in.")
        return reviewed(one, identifier, Shown(refused=Refused(MISSED, typed, told)))
    if _stands(review_of(one, identifier), Anchor(words=words), Missing):
        return _to_row(one, identifier, Anchor(words=words))  # Pressed twice.
    try:
        holders = tuple(GivenParty(written=name, role=role) for name, role in typed.holders)
        anchor, change = Anchor(words=words), Missing(holders=holders, timing=typed.timing or None)
    except ValidationError:
        return reviewed(one, identifier, Shown(refused=Refused(MISSED, typed, _too_long(one))))
    refused = _refused(one, identifier, anchor, [change])
    if refused is not None:
        return reviewed(one, identifier, Shown(refused=Refused(MISSED, typed, *refused)))
    return _to_row(one, identifier, anchor)


def _take_back(one: OnPlan, identifier: str, code: Annotated[str, Form()]) -> Response:
    """Takes a correction back, and leads to those that are left."""
    if any(made.id == code for made in review_of(one, identifier).corrections):
        try:
            take_back(one.context.networks.store, code, one.context.reference, stamp_of(one.context))
        except (LoadError, StoreRefusedError):
            return _changed_meanwhile(one, identifier)  # Somebody else took it back at this very moment.
    return leading_to(one.links("inlezen", identifier, at="verbeterd"))


def _save(
    one: OnPlan, identifier: str, weg: Annotated[int, Form()] = 0, stand: Annotated[str, Form()] = ""
) -> Response:
    """Makes the network say what a draft says, and leads to the page of the plan.

    ``weg`` is how many actions the page said would go, ``stand`` how the plan was then; where either is otherwise now,
    the page is shown again and says so.
    """
    found, context = review_of(one, identifier), one.context
    if found.draft is None:
        return leading_to(one.links("plan", identifier))  # It was saved already, as by who presses twice.
    if len(found.gone) != weg or stand != stand_of(found):
        return _changed_meanwhile(one, identifier)
    try:
        accept(context.networks.store, identifier, context.reference, stamp_of(context))
    except StoreRefusedError:
        return _changed_meanwhile(one, identifier)
    return leading_to(one.links("plan", identifier))


def _throw_away(one: OnPlan, identifier: str) -> Response:
    """Throws a draft away, and leads to where a file is chosen."""
    if review_of(one, identifier).draft is not None:
        dismiss(one.context.networks.store, identifier, stamp_of(one.context))
    return leading_to(one.links("inlezen"))


def _asked_for(found: PlanReview, row: ReviewRow, typed: RowFields, doing: str) -> list[Change] | None:
    """What a form asks to change of a row; None where it is longer than a name or a timing can be."""
    if doing == NO_ACTION:
        return [NoAction()]
    try:
        if doing == JOIN:
            behind = row_behind(found, row)
            if behind is None:
                return []
            return [Boundary(texts=(f"{row.action.text} {behind.action.text}",), joins=(behind.anchor,))]
        return _changes(row, typed)
    except ValidationError:
        return None


def _changes(row: ReviewRow, typed: RowFields) -> list[Change]:
    """What differs between a row and what was typed in its form; where it is cut comes last, so that all parts of it
    have the rest."""
    read, changes = fields_of(row), list[Change]()
    if typed.holders != read.holders:
        holders = tuple(GivenParty(written=name, role=role) for name, role in typed.holders)
        changes.append(Holders(said=(), holders=holders))
    if typed.timing != read.timing:
        changes.append(TimingIs(said=None, written=typed.timing or None))
    if typed.audience != read.audience:
        changes.append(AudienceIs(said=(), written=typed.audience))
    if [words.split() for words in typed.texts] != [words.split() for words in read.texts]:
        changes.append(Boundary(texts=typed.texts))
    return changes


def _refused(one: Asked, identifier: str, anchor: Anchor, changes: Sequence[Change]) -> tuple[str, int] | None:
    """Keeps changes; why they were refused, with the status of that, where they were."""
    context, made = one.context, [Correction(anchor=anchor, change=change) for change in changes]
    try:
        correct(context.networks.store, identifier, made, context.reference, stamp_of(context))
    except LoadError as error:
        return in_words(error.fault, Door.PAGE, one.language), 400
    except StoreRefusedError:
        say = translation_to(one.language)
        return say.gettext("Iemand anders veranderde dit plan op hetzelfde moment. Probeer het nog eens."), 409
    return None


def _changed_meanwhile(one: Asked, identifier: str) -> Response:
    say = translation_to(one.language)
    told = say.gettext("Er is intussen iets veranderd aan dit plan. Kijk na wat er nu staat; er is niets bewaard.")
    return reviewed(one, identifier, Shown(told=told))


def _stands(found: PlanReview, anchor: Anchor, kind: type[Missing | NoAction]) -> bool:
    """Whether a correction of this kind of these words stands already."""
    given = [made.correction for made in found.corrections]
    return any(one.anchor.words == anchor.words and isinstance(one.change, kind) for one in given)


def _to_row(one: Asked, identifier: str, anchor: Anchor) -> Response:
    rows = doubtful_first(review_of(one, identifier).rows)
    same = [row.anchor for row in rows if row.anchor.words == anchor.words]
    key = key_of(anchor if anchor in same or len(same) == 0 else same[0])
    at = place_of_row(rows, key)
    return leading_to(one.links("inlezen", identifier, vanaf=None if at == 1 else str(at), at=key))


def _refuse_long(names: Sequence[str], *texts: str) -> None:
    """Raises:
    ProblemError: 400, more was typed than the fields of the page take.
    """
    if len(names) > MOST_TYPED or sum(map(len, (*names, *texts))) > LONGEST_TYPED:
        raise ProblemError(400, "This is more than the form of the page takes.")


def _anchor_of(sent: str) -> Anchor:
    """Raises:
    ProblemError: 400, it is no row of ours.
    """
    try:
        return Anchor.model_validate_json(sent)
    except ValidationError:
        raise ProblemError(400, "This is not the form of the page.") from None


def _too_long(one: Asked) -> str:
    return translation_to(one.language).gettext("Dit is te lang voor een naam of een planning.")


def _holders(names: Sequence[str], roles: Sequence[Role]) -> tuple[tuple[str, Role], ...]:
    return tuple((name.strip(), role) for name, role in zip(names, roles, strict=False) if name.strip() != "")


def _lines(typed: str) -> tuple[str, ...]:
    lines = tuple(line.strip() for line in typed.splitlines() if line.strip() != "")
    _refuse_long(lines)
    return lines


def _pieces(typed: str) -> tuple[str, ...]:
    """The words of each action; a blank line stands between two."""
    lines = "\n".join(line.strip() for line in typed.splitlines())
    return tuple(piece.strip("\n") for piece in re.split(r"\n{2,}", lines) if piece.strip() != "")
