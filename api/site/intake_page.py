"""*Inlezen*: where a file is chosen, what waits, and whose plan it is where the plan itself does not say so.

These pages work in a store without anything in it too: the first plan comes in here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.parts.fault_words import Door, in_words
from api.parts.placed_words import places_in_words
from api.parts.serving import Context, context_of
from api.problems import not_found
from api.site.asked import Asked, asked
from api.site.language import language_named, switch_of
from api.site.links import Links
from api.site.rendering import POLICY, rendered
from graph.model.language import Language
from graph.reference import Reference
from loaders.content import Unowned
from loaders.faults import DISTRICT_MISSING, OWNER_UNKNOWN, FormError, LoadError, OwnerError
from loaders.imports import open_imports
from loaders.owners import possible_owners
from loaders.review import is_made
from loaders.unowned import WaitingForOwner, unowned_of, waiting_for_owner

DRAFTS_SHOWN = 50
FAULTS_SHOWN = 20
# A workbook with more faults than a screen holds is looked at anew, not line by line.
NO_REFERRER_BUT_OURS: Mapping[str, str] = {"Referrer-Policy": "same-origin", "Cache-Control": "no-store"}
"""Without the first a browser says of a form that its origin is ``null``, which the guard refuses."""
_WITH_CODE = re.compile(r".*\S\s+\(([a-z0-9.-]+)\)")


@dataclass(frozen=True, slots=True)
class Entering:
    """A request for a page on which a plan comes in; ``one`` is None where the store holds no district yet."""

    request: Request
    context: Context
    language: Language
    one: Asked | None

    @property
    def links(self) -> Links:
        """Addresses that stay in the language, and in the district where there is one."""
        return Links(None, self.language) if self.one is None else self.one.links

    def page(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page as answer, with its frame where there is something to frame it with."""
        if self.one is not None:
            page = self.one.page(template, **values)
        else:
            switch = switch_of(self.request, self.language)
            html = rendered(template, self.language, frame=None, switch=switch, to=self.links, **values)
            page = HTMLResponse(html, headers={"Content-Security-Policy": POLICY})
        page.headers.update(NO_REFERRER_BUT_OURS)
        page.status_code = status
        return page


def entering(request: Request, district: str = "", taal: str = "") -> Entering:
    """A request for a page on which a plan comes in.

    Raises:
        ProblemError: 404, there is no such district; 400, there is no such language.
    """
    language, context = language_named(taal), context_of(request)
    # The first plan makes the store: before it there is nothing to ask.
    holds = is_made(context.networks.store) and context.networks.now().default is not None
    return Entering(request, context, language, asked(request, district, taal) if holds or district != "" else None)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told above a page: why something did not happen, and with which status."""

    lines: tuple[str, ...] = ()
    status: int = 400

    @property
    def answered(self) -> int:
        """The status of the page."""
        return 200 if len(self.lines) == 0 else self.status


def intake(into: Entering, told: Told = Told(), owner: str = "") -> HTMLResponse:
    """The page on which a file is chosen, with the plans that wait."""
    store = into.context.networks.store
    waiting = open_imports(store)
    return into.page(
        "intake.html.j2",
        told.answered,
        waiting=waiting[:DRAFTS_SHOWN],
        more=len(waiting) - DRAFTS_SHOWN,
        unowned=waiting_for_owner(store)[-DRAFTS_SHOWN:] if is_made(store) else (),
        told=told.lines,
        owner=owner,
        owners=owners_to_choose(into.context.reference),
        most=size_in_words(into.context.file_limit),
        most_bytes=into.context.file_limit,
    )


def whose(into: Entering, identifier: str, told: Told = Told(), owner: str = "") -> HTMLResponse:
    """The page that asks whose plan it is that was read, and for which district where that is not known.

    Raises:
        ProblemError: 404, no such reading waits.
    """
    waiting = unowned_named(into, identifier)
    missing = _missing(waiting.plan, into.context.reference, owner)
    named = waiting.plan.reading.plan.owner
    known = into.context.reference
    districts = [(code, found.name) for code in _facts(missing, "known") if (found := known.district(code)) is not None]
    return into.page(
        "intake_owner.html.j2",
        told.answered,
        identifier=identifier,
        reading=waiting.plan.reading,
        told=told.lines,
        why=None if missing is None else in_words(missing.fault, Door.PAGE, into.language),
        owner=owner or ("" if named is None else named.name),
        candidates=_facts(missing, "candidates"),
        districts=districts,
        owners=owners_to_choose(known),
    )


def unowned_named(into: Entering, identifier: str) -> WaitingForOwner:
    """A reading that waits for its owner.

    Raises:
        ProblemError: 404, none of this id does.
    """
    store = into.context.networks.store
    try:
        return unowned_of(store, identifier)
    except LoadError:
        raise not_found("import", identifier) from None


def told_of(problem: LoadError, language: Language) -> Told:
    """What is wrong with a file, in the words of the page."""
    if isinstance(problem, FormError):
        placed = places_in_words(problem.faults, Door.PAGE, language)
        return Told(tuple(f"{place}: {said}" for place, said in placed[:FAULTS_SHOWN]))
    return Told((in_words(problem.fault, Door.PAGE, language),))


def size_in_words(size: int) -> str:
    """A number of bytes as people say it."""
    return f"{size / 1_000_000:.3g} MB" if size >= 1_000_000 else f"{size / 1_000:.3g} kB"


@lru_cache(maxsize=4)
def owners_to_choose(reference: Reference) -> tuple[str, ...]:
    """The names of municipalities as they are chosen from; with its code where a name is that of several."""
    towns = sorted(reference.municipalities, key=lambda town: (town.fictional, town.name))
    several = {town.name for town in towns if len(possible_owners(town.name, reference)) != 1}
    return tuple(f"{town.name} ({town.id})" if town.name in several else town.name for town in towns)


def owner_chosen(typed: str, reference: Reference) -> str:
    """Who was chosen: the code behind a name where one stands there, else the name as it was typed."""
    with_code = _WITH_CODE.fullmatch(typed.strip())
    if with_code is not None and reference.organisation(with_code[1]) is not None:
        return with_code[1]
    return typed.strip()


def _missing(plan: Unowned, reference: Reference, owner: str) -> OwnerError | None:
    """Why it is not known yet for whom a plan counts; ``owner`` is whose plan somebody said it is."""
    found = possible_owners(owner, reference) if owner != "" else ()
    chosen = reference.organisation(owner) or (found[0] if len(found) == 1 else None)
    if chosen is not None and reference.district_of(chosen.id) is None:
        town = reference.municipality(chosen.id)
        region = () if town is None or town.region is None else (town.region,)
        known = (*region, *(one.id for one in reference.districts if one.fictional == chosen.fictional))
        return OwnerError(DISTRICT_MISSING(owner=chosen.name, known=known))
    if chosen is None and owner != "":
        return OwnerError(OWNER_UNKNOWN(owner=owner))
    try:
        plan.counted_for(reference, None)
    except OwnerError as error:
        return error
    return None


def _facts(error: OwnerError | None, name: str) -> Sequence[str]:
    found = None if error is None else error.fault.facts.get(name)
    return found if isinstance(found, tuple) else ()
