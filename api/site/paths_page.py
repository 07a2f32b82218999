"""*Verband*: how two organisations hang together, way by way, with the words of the plans that join them."""

from dataclasses import dataclass

from fastapi.responses import HTMLResponse

from api.parts.translation import Translation, translation_to
from api.site.asked import Asked
from graph.model.language import named
from graph.model.rows import NodeRow, RelationRow
from graph.model.vocabulary import Role
from graph.plans.values import whole, words
from graph.questions import PathsBetween
from graph.questions.paths import Step


@dataclass(frozen=True, slots=True)
class Said:
    """A step as people read it: who stands how at what, in which words of whose plan."""

    who: NodeRow
    how: str
    what: NodeRow
    page_of_who: str | None
    page_of_what: str | None
    quote: str | None
    owner: str
    line_from: int | None
    line_to: int | None
    page: int | None


def paths(one: Asked, asked: PathsBetween | None) -> HTMLResponse:
    """The page: two organisations to choose, and the ways between them where both are chosen."""
    parties = sorted(
        (one.network.view.nodes[party] for party in one.network.by_party), key=lambda node: node.name.casefold()
    )
    found = None if asked is None else asked.of(one.network)
    say = translation_to(one.language)
    return one.page(
        "paths_page.html.j2",
        source="" if found is None else found.source.id,
        target="" if found is None else found.target.id,
        parties=parties,
        found=found,
        ways=[]
        if found is None
        else [[_said(one, step, relation, say) for step in way for relation in step.relations] for way in found.ways],
    )


def _said(one: Asked, step: Step, relation: RelationRow, say: Translation) -> Said:
    view = one.network.view
    forward = relation.source == step.source.id
    who, what = (step.source, step.target) if forward else (step.target, step.source)
    said = relation.properties
    plan = None if relation.plan is None else one.network.plans.plan_by_id.get(relation.plan)
    return Said(
        who=who,
        how=_how(relation.type, words(said, "role"), say),
        what=what,
        page_of_who=one.links.of_node(view, who),
        page_of_what=one.links.of_node(view, what),
        quote=words(said, "quote"),
        owner="" if plan is None else plan.owner.name,
        line_from=whole(said, "line_from"),
        line_to=whole(said, "line_to"),
        page=whole(said, "page"),
    )


def _how(relation_type: str, role: str | None, say: Translation) -> str:
    if role is not None:
        return say.gettext("is %(role)s van", role=named(Role(role), say.language))
    return {
        "NAMED_PARTNER_IN": say.gettext("staat in de partnerlijst van"),
        "MENTIONED_IN": say.gettext("staat in de tekst van"),
        "FUNDS": say.gettext("betaalt voor"),
    }.get(relation_type, say.gettext("hoort bij"))
