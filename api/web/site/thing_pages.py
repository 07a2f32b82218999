"""A page about one thing: an organisation, an action, a municipality."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from fastapi.responses import HTMLResponse

from api.routes.asked import several
from api.routes.findings import report_of
from api.routes.organisations import get_organisation, rows_by_party
from api.routes.plans import text_of_source
from api.web.site.asked import Asked
from api.web.site.front_page import actions_by_id, content_of
from api.web.site.network_page import is_drawn
from api.web.site.source_text import Excerpt, Mark, MarkOf, excerpt_of
from api.web.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from graph.analysis.expected import expected_of
from graph.analysis.findings import Finding
from graph.analysis.parties import Place, WhoRow, places, places_in, stated_ambition, whole, words
from graph.model.rows import NodeRow
from graph.model.vocabulary import Basis, Degree
from loaders.document.document import Document
from loaders.document.text import document_of_text


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the source as it was read; ``what`` says what it is, ``here`` whether it is what the page is about."""

    what: str
    text: str
    line_from: int
    line_to: int | None
    here: bool
    page: int | None


def organisation(one: Asked, identifier: str) -> HTMLResponse:
    """In which plans a party is named, how, at which actions, and with whom."""
    node = one.node(identifier, "Organisation")
    rows = rows_by_party(one.network).get(node.id, ())
    return one.page(
        "organisation.html.j2",
        node=node,
        about=get_organisation((one.network, node)),
        stated=[row for row in rows if row.basis is not Basis.DERIVED],
        derived=[row for row in rows if row.basis is Basis.DERIVED],
        findings=_findings(one, lambda found: identifier in found.organisations),
        drawn=is_drawn(one.network, node.id),
        other_names=_other_names(node),
        names={action.id: action.name for action in actions_by_id(one).values()},
    )


def _other_names(node: NodeRow) -> tuple[str, ...]:
    """Other and former names; what differs only in capitals is the same name."""
    seen = {node.name.casefold(): node.name}
    for name in (*several(node, "other_names"), *several(node, "former_names")):
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())[1:]


def action(one: Asked, identifier: str) -> HTMLResponse:
    """An action in the words of the plan, where they stand, and who is named at it."""
    node = one.node(identifier, "Action")
    place = next(place for place in places(one.network.view) if place.node.id == node.id)
    rows = [row for row in one.network.rows if row.action == node.id]
    excerpt = _excerpt(one, place, rows)
    return one.page(
        "action.html.j2",
        node=node,
        place=place,
        stated_ambition=stated_ambition(place.ambition),
        stated_block=stated_ambition(place.block),
        action=actions_by_id(one)[node.id],
        stated=[row for row in rows if row.basis is not Basis.DERIVED],
        derived=[row for row in rows if row.basis is Basis.DERIVED],
        groups=_target_groups(one, place),
        own_groups=len(one.network.view.outgoing(place.node.id, "TARGETS")) > 0,
        excerpt=excerpt,
        passages=_around(one, place, rows) if excerpt is None else [],
        findings=_findings(one, lambda found: identifier in found.actions),
    )


def municipality(one: Asked, identifier: str) -> HTMLResponse:
    """Whether a municipality's plan is loaded, what it says in short, and what others expect."""
    node = one.node(identifier, "Municipality")
    page = content_of(one, node.id)
    return one.page(
        "municipality.html.j2",
        node=node,
        page=replace(page, actions=actions_by_id(one), expectations=(expected_of(one.network.view, node.id),)),
        findings=_findings(one, lambda found: identifier in found.municipalities),
    )


def _findings(one: Asked, about: Callable[[Finding], bool]) -> list[Finding]:
    return [found for found in report_of(one.network).findings if about(found)]


def _target_groups(one: Asked, place: Place) -> list[str]:
    view = one.network.view
    own = view.outgoing(place.node.id, "TARGETS")
    return [view.nodes[found.target].name for found in own or view.outgoing(place.block.id, "TARGETS")]


def _excerpt(one: Asked, place: Place, rows: list[WhoRow]) -> Excerpt | None:
    """The lines of the source around an action; None where its plan was entered by hand, or no text is kept."""
    said = place.node.properties
    quote, start = words(said, "quote"), whole(said, "start")
    document = source_of(one, place.plan.id)
    if document is None or quote is None or start is None:
        return None
    starts = {each.id: whole(each.properties, "start") for each in one.network.view.incoming(place.node.id)}
    marks = []
    for row in rows:
        at = starts.get(row.relation)
        if row.quote is not None and at is not None:
            of = MarkOf.HOLDER if row.degree is Degree.HOLDER else MarkOf.NAMED
            marks.append(Mark(of, row.name, row.quote, at))
    timing, at = words(said, "timing_quote"), whole(said, "timing_at")
    if timing is not None and at is not None:
        marks.append(Mark(MarkOf.TIMING, "", timing, at))
    return excerpt_of(document, Mark(MarkOf.ACTION, "", quote, start), marks)


def source_of(one: Asked, plan: str) -> Document | None:
    """The document that the last version of a plan was read from; read once for each state of the network."""

    def read() -> tuple[Document | None]:
        version = one.context.networks.store.version(plan)
        text = None if version is None else text_of_source(version.form_json)
        return (None if text is None else document_of_text(text, plan, ""),)

    found: tuple[Document | None] = one.network.once(("source", plan), tuple, read)
    return found[0]


def _around(one: Asked, place: Place, rows: list[WhoRow]) -> list[Passage]:
    """What stands around an action in the source, in the order of its lines: the action before it and the one after
    it, the headings above it, its holders and its timing."""
    of_plan = [each for each in places_in(one.network.view, place.plan) if each.action is not None]
    at = next(number for number, each in enumerate(of_plan) if each.node.id == place.node.id)
    found = [_passage(N_("Ambitie"), place.ambition), _passage(N_("Onderdeel"), place.block)]
    found += [_passage(N_("Actie ervoor"), each.node) for each in of_plan[max(0, at - 1) : at]]
    own = _passage(N_("Deze actie"), place.node)
    found.append(None if own is None else replace(own, here=True))
    found += [_passage(N_("Actie erna"), each.node) for each in of_plan[at + 1 : at + 2]]
    found += [
        Passage(N_("Naam"), row.quote, row.line_from, row.line_to, True, row.page)
        for row in rows
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
