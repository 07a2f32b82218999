"""What is sent from *Wat als*: a change that is added to the address, and a scenario that is kept, put before the
meeting, withdrawn or thrown away.

A change of the question keeps nothing: it leads to the page with one thing more in its address.
"""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response

from api.parts.fault_words import Door, in_words
from api.parts.scenarios import asked_with_drafts, kept
from api.parts.translation import translation_to
from api.site.asked import Asked, asked
from api.site.asking import state_of
from api.site.leading_on import leading_to, stamp_of
from api.site.what_if_page import refused
from graph.model.faults import FaultError
from graph.questions import QuestionError, WhatIf
from graph.questions.filters import filters_of, parse
from graph.scenarios import ScenarioError, drop_scenario, propose, withdraw

OnDistrict = Annotated[Asked, Depends(asked)]
Sent = Annotated[list[str], Form()]

_FORMS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "weg": ("without", ("een",)),
    "samen": ("merged", ("een", "ander")),
    "heet": ("renamed", ("een", "heet")),
    "nieuw": ("added", ("heet", "soort")),
    "houder": ("given", ("een", "actie")),
    "plan": ("plan", ("een",)),
}
"""For each form the filter that it adds to, and its fields, which stand there with = between them."""
_NAMES = {one.page: one.name for one in filters_of(WhatIf)}


def state_sent(
    zonder: Sent = [],  # noqa: B006 (FastAPI copies it for each request)
    samen: Sent = [],  # noqa: B006
    naam: Sent = [],  # noqa: B006
    erbij: Sent = [],  # noqa: B006
    krijgt: Sent = [],  # noqa: B006
    plan_erbij: Annotated[list[str], Form(alias="plan-erbij")] = [],  # noqa: B006
) -> WhatIf:
    """The changes that the page was of when the form was sent.

    Raises:
        QuestionError: one of them is no change.
    """
    given = {
        "zonder": zonder,
        "samen": samen,
        "naam": naam,
        "erbij": erbij,
        "krijgt": krijgt,
        "plan-erbij": plan_erbij,
    }
    return parse(WhatIf, given, _NAMES)


InForce = Annotated[WhatIf, Depends(state_sent)]


def add_what_if(router: APIRouter) -> None:
    """Puts the addresses of the changes into the router of the pages."""
    router.add_api_route("/wat-als/wijziging", _change, methods=["POST"])
    router.add_api_route("/wat-als/scenario", _keep, methods=["POST"])
    router.add_api_route("/wat-als/scenario/{identifier}/voorstel", _propose, methods=["POST"])
    router.add_api_route("/wat-als/scenario/{identifier}/terug", _withdraw, methods=["POST"])
    router.add_api_route("/wat-als/scenario/{identifier}/weg", _drop, methods=["POST"])


def _change(
    one: OnDistrict,
    before: InForce,
    doen: Annotated[str, Form()] = "",
    een: Annotated[str, Form()] = "",
    ander: Annotated[str, Form()] = "",
    heet: Annotated[str, Form()] = "",
    soort: Annotated[str, Form()] = "",
    actie: Annotated[str, Form()] = "",
) -> Response:
    """Adds a change, and leads to the page with it; what cannot be changed so is told on the page as it was."""
    typed = {"doen": doen, "een": een, "ander": ander, "heet": heet, "soort": soort, "actie": actie}
    name, fields = _FORMS.get(doen, _FORMS["weg"])
    values = [" ".join(typed[each].split()) for each in fields]
    if "" in values:
        told = translation_to(one.language).gettext("Vul alle velden van de wijziging in.")
        return refused(one, before, told, typed)
    try:
        more = before.typed
        after = parse(WhatIf, {**more, name: (*more.get(name, ()), "=".join(values))})
        asked_with_drafts(one.network, after, one.context.networks.store, one.context.reference, one.today)
    except QuestionError as error:
        return refused(one, before, in_words(error.fault, Door.PAGE, one.language), typed)
    return leading_to(one.links.asking("wat-als", state_of(after)))


def _keep(one: OnDistrict, before: InForce, heet: Annotated[str, Form()] = "") -> Response:
    """Keeps the changes as a scenario, and leads to it."""
    context = one.context
    store, district = context.networks.store, one.network.district.id
    try:
        kept(store, district, heet, before, context.reference, stamp_of(context))
    except ScenarioError as error:
        told = in_words(error.fault, Door.PAGE, one.language)
        return refused(one, before, told, {"doen": "bewaren", "heet": heet})
    return leading_to(one.links("wat-als", at="scenarios", **state_of(before)))


def _propose(one: OnDistrict, identifier: str) -> Response:
    """Puts a scenario before the meeting, and leads to the agenda."""
    return _changed(one, propose, identifier, "overleg", "voorstellen")


def _withdraw(one: OnDistrict, identifier: str) -> Response:
    """Takes a proposal from the agenda."""
    return _changed(one, withdraw, identifier, "wat-als", "scenarios")


def _drop(one: OnDistrict, identifier: str) -> Response:
    """Throws a scenario away."""
    return _changed(one, drop_scenario, identifier, "wat-als", "scenarios")


def _changed(one: Asked, change: Callable[..., object], identifier: str, page: str, at: str) -> Response:
    context = one.context
    try:
        change(context.networks.store, one.network.district.id, identifier, stamp_of(context))
    except FaultError as error:
        return refused(one, WhatIf(), in_words(error.fault, Door.PAGE, one.language), {})
    return leading_to(one.links(page, at=at))
