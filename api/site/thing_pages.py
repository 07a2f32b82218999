"""A page about one thing: an organisation, an action, a municipality."""

from dataclasses import dataclass, replace
from typing import Any

from fastapi.responses import HTMLResponse

from api.parts.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from api.site.about_findings import telling
from api.site.asked import Asked
from api.site.asking import state_of
from api.site.front_page import content_of
from api.site.network_page import is_drawn
from api.site.source_text import Excerpt, Mark, MarkOf, excerpt_of
from api.site.windows import Begin, window
from graph.analysis.expected import expected_of
from graph.export.forms.parties import organisation_detail
from graph.model.rows import NodeRow
from graph.model.source_text import Document
from graph.model.vocabulary import Degree
from graph.plans import ActionPart, PlanPart
from graph.plans.values import is_stated, several, whole, words
from graph.questions import WhichFindings
from graph.reference.classes import step_name, theme_name
from graph.tables.making_matrix import cell_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the source as it was read; ``what`` says what it is, ``here`` whether it is what the page is about."""

    what: str
    text: str
    line_from: int
    line_to: int | None
    here: bool
    page: int | None


ROWS_SHOWN = 100
# The busiest party of the given plan is named at 45 places. A row takes some 800 bytes.
BESIDE_SHOWN = 50
# Parties that hold actions together with this one, and actions of each; in the given plan at most 12, and 10 actions.
FINDINGS_SHOWN = 10
# Of one thing; the party of the given plan with most has eight.


def organisation(one: Asked, identifier: str, begin: Begin) -> HTMLResponse:
    """In which plans a party is named, how, at which actions, and with whom."""
    node = one.node(identifier, "Organisation")
    rows = one.network.by_party.get(node.id, ())
    stated = [row for row in rows if not row.is_derived]
    part = window(len(stated), begin.row, ROWS_SHOWN)
    return one.page(
        "organisation.html.j2",
        node=node,
        about=organisation_detail(one.network, node),
        cell=cell_of("", node.id, rows),
        stated=part.of(stated),
        naming=tuple(dict.fromkeys(row.municipality_name for row in stated)),
        part=part,
        pages=lambda row: one.links("organisatie", node.id, vanaf=str(row)),
        derived=[row for row in rows if row.is_derived],
        rows_shown=ROWS_SHOWN,
        beside_shown=BESIDE_SHOWN,
        **_findings(one, WhichFindings(organisation=identifier)),
        drawn=is_drawn(one, node.id),
        other_names=_other_names(node),
        names={action.id: action.name for action in one.network.actions},
    )


def _other_names(node: NodeRow) -> tuple[str, ...]:
    """Other and former names; what differs only in capitals is the same name."""
    seen = {node.name.casefold(): node.name}
    for name in (*several(node.properties, "other_names"), *several(node.properties, "former_names")):
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())[1:]


def action(one: Asked, identifier: str) -> HTMLResponse:
    """An action in the words of the plan, where they stand, and who is named at it."""
    node = one.node(identifier, "Action")
    found = one.network.plans.action_by_id[node.id]
    place = found.place
    excerpt = _excerpt(one, found)
    return one.page(
        "action.html.j2",
        node=node,
        place=place,
        stated_ambition=is_stated(place.ambition),
        stated_block=is_stated(place.block),
        action=found,
        stated=found.rows,
        derived=found.derived,
        groups=[target.group.name for target in found.targets],
        own_groups=len(found.own_targets) > 0,
        theme_name=theme_name,
        step_name=step_name,
        excerpt=excerpt,
        passages=_around(one.network.plans.plan_by_id[place.plan.id], found) if excerpt is None else [],
        **_findings(one, WhichFindings(action=identifier)),
    )


def municipality(one: Asked, identifier: str) -> HTMLResponse:
    """Whether a municipality's plan is loaded, what it says in short, and what others expect."""
    node = one.node(identifier, "Municipality")
    page = content_of(one, node.id)
    return one.page(
        "municipality.html.j2",
        node=node,
        page=replace(page, expectations=(expected_of(one.network.plans, node.id),)),
        most=ROWS_SHOWN,
        **_findings(one, WhichFindings(municipality=identifier)),
    )


def _findings(one: Asked, asked: WhichFindings) -> dict[str, Any]:
    """What stands out about a thing: the first findings, how many there are, and where all of them are."""
    found = asked.of(one.network, one.today).findings
    where = one.links.asking("bevindingen", state_of(asked))
    return {"findings": found[:FINDINGS_SHOWN], "findings_of": len(found), "findings_at": where, **telling(one)}


def _excerpt(one: Asked, action: ActionPart) -> Excerpt | None:
    """The lines of the source around an action; None where its plan was entered by hand, or no text is kept."""
    said = action.node.properties
    quote, start = words(said, "quote"), whole(said, "start")
    document = source_of(one, action.place.plan.id)
    if document is None or quote is None or start is None:
        return None
    marks = []
    for row in action.named:
        at = whole(row.statement.properties, "start")
        if row.quote is not None and at is not None:
            of = MarkOf.HOLDER if row.degree is Degree.HOLDER else MarkOf.NAMED
            marks.append(Mark(of, row.name, row.quote, at, words(row.statement.properties, "spans")))
    timing, at = words(said, "timing_quote"), whole(said, "timing_at")
    if timing is not None and at is not None:
        marks.append(Mark(MarkOf.TIMING, "", timing, at, words(said, "timing_spans")))
    return excerpt_of(document, Mark(MarkOf.ACTION, "", quote, start, words(said, "spans")), marks)


def source_of(one: Asked, plan: str) -> Document | None:
    """The document that the last version of a plan was read from."""
    return one.source_of(plan).document


def _around(plan: PlanPart, action: ActionPart) -> list[Passage]:
    """What stands around an action in the source, in the order of its lines: the action before it and the one after
    it, the headings above it, its holders and its timing."""
    at, place = action.number - 1, action.place
    found = [_passage(N_("Ambitie"), place.ambition), _passage(N_("Onderdeel"), place.block)]
    found += [_passage(N_("Actie ervoor"), each.node) for each in plan.actions[max(0, at - 1) : at]]
    own = _passage(N_("Deze actie"), place.node)
    found.append(None if own is None else replace(own, here=True))
    found += [_passage(N_("Actie erna"), each.node) for each in plan.actions[at + 1 : at + 2]]
    found += [
        Passage(N_("Naam"), row.quote, row.line_from, row.line_to, True, row.page)
        for row in action.named
        if row.quote is not None and row.line_from is not None and row.role is not None
    ]
    said = place.node.properties
    timing, line = words(said, "timing_quote"), whole(said, "timing_line")
    if timing is not None and line is not None:
        found.append(Passage(N_("Planning"), timing, line, None, True, whole(said, "page")))
    kept = {(each.line_from, each.what, each.text): each for each in found if each is not None}
    return sorted(kept.values(), key=lambda each: each.line_from)


def _passage(what: str, node: NodeRow) -> Passage | None:
    quote, line = words(node.properties, "quote"), whole(node.properties, "line_from")
    if quote is None or line is None:
        return None
    return Passage(what, quote, line, whole(node.properties, "line_to"), False, whole(node.properties, "page"))
