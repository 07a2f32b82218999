"""Element of the norm about which a plan has no action: it is only named, or not named.

A norm is a yardstick and no obligation, and the text says so. Only the basic elements are told here, of the norm for
municipalities; all of them, and other norms, stand on the page of the norm. What every plan meets by existing, and
what another rule says already, is not told either. A plan that is about something else is not held against it. *Not
named* is said of actions, goals, results and lists: an introduction does not count. Where text in a row was not
understood the element may stand there, and nothing is judged.
"""

from graph.analysis.evidence import evidence_of, node_evidence, touched
from graph.analysis.findings import Evidence, EvidenceOf, Hit, Kind, Outcome, Rule, Twin
from graph.analysis.norms import Held, NamedAt, NormDegree, held_against
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text
from graph.plans import PlanPart
from graph.reference.norms import Norm, NormLevel, default_norm

_EVIDENCE_SHOWN = 3
# Places that only name an element; more say the same again.
ONE_IN = 3
# Of the shipped plans the one about youth alone has actions about 7 of the 23 basic elements that are told, the
# narrowest of the four others about 9: a plan with fewer than a third has another subject.


def _asked(norm: Norm) -> list[str]:
    return [one.id for one in norm.elements if one.level is NormLevel.BASIS and not one.quiet]


CYPHER = f"""
MATCH (p:Plan {{district: $district}})
UNWIND {[f"norm.{default_norm().id}.{element}" for element in _asked(default_norm())]} AS element
RETURN [p.id, element] AS subjects
ORDER BY p.id, element
"""


def among(plan: PlanPart) -> set[tuple[str, ...]]:
    """All basic elements of the norm: among these it chooses."""
    return {(plan.id, subject_of(default_norm(), element)) for element in _asked(default_norm())}


def subject_of(norm: Norm, element: str) -> str:
    """An element as the subject of a finding."""
    return f"norm.{norm.id}.{element}"


def find(plan: PlanPart) -> Outcome:
    """Basic elements without an action, in the order of the norm."""
    held, asked = held_against(plan, default_norm()), _asked(default_norm())
    if not held.about_it:
        return Outcome()
    without = [one for one in held.elements if one.element.id in asked and one.degree is not NormDegree.ACTION]
    if ONE_IN * (len(asked) - len(without)) < len(asked):
        return Outcome()
    if len(without) > 0 and len(plan.partly_unread) > 0:
        return Outcome(not_judged=unread_actions(RULE.id, plan, plan.partly_unread))
    return Outcome(RULE.findings([_hit(plan, one) for one in without], len(without), len(asked)))


def _hit(plan: PlanPart, held: Held) -> Hit:
    norm, element, named = default_norm(), held.element, held.named[:_EVIDENCE_SHOWN]
    found = tuple(_evidence(one) for one in named) or (node_evidence(EvidenceOf.PLAN, plan.node),)
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, subject_of(norm, element.id)),
        topic=element.name,
        words={
            "owner": plan.owner.name,
            "element": element.name,
            "norm": norm.name,
            "degree": _degree(held),
            "decoy": element.decoy.why,
            "example": element.decoy.text.rstrip("."),
        },
        evidence=found,
        organisation=None,
        touched=touched(plan, ()),
        actions=(),
        joins_on=(f"norm:{norm.id}:{plan.id}",),
        consequence=1,
    )


def _degree(held: Held) -> Text:
    if held.degree is NormDegree.NOT_NAMED:
        return Text("niet genoemd in acties, doelen, resultaten en lijsten", "not named in actions, goals or lists")
    nl = ", ".join(dict.fromkeys(one.what.nl for one in held.named))
    en = ", ".join(dict.fromkeys(one.what.en for one in held.named))
    return Text(f"wel genoemd ({nl}), geen actie", f"named ({en}), no action")


def _evidence(one: NamedAt) -> Evidence:
    if one.party is not None:
        return evidence_of(one.party)
    of = {"Goal": EvidenceOf.GOAL, "Action": EvidenceOf.ACTION}.get(one.node.label, EvidenceOf.PLAN)
    return node_evidence(of, one.node, one.written)


RULE = Rule(
    id="plan.norm-element-without-action",
    version=1,
    kind=Kind.GAP,
    title=Text("Onderdeel van de meetlat waar geen actie over gaat", "Element of the yardstick without an action"),
    label=Text("{degree}", "{degree}"),
    pattern=Text("onderdelen van de meetlat waar geen actie over gaat", "elements of the yardstick without an action"),
    explanation=Text(
        "De meetlat ‘{norm}’ heeft het onderdeel ‘{element}’. In het plan van {owner}: {degree}. Iets als ‘{example}’ "
        "telt niet: {decoy} De meetlat is geen plicht.",
        "The yardstick ‘{norm}’ has the element ‘{element}’. In the plan of {owner}: {degree}. Something like "
        "‘{example}’ does not count: {decoy} The yardstick is no obligation.",
    ),
    question=Text(
        "Gebeurt dit wel, en staat het ergens anders; of is het bewust zo?",
        "Is this done, and stands elsewhere; or is it deliberate?",
    ),
    headline=Text("Doet {owner} iets aan ‘{element}’?", "Does {owner} do anything about ‘{element}’?"),
    pattern_headline=Text(
        "Welke onderdelen van de meetlat zijn niet voor {owner}?",
        "Which elements of the yardstick are not for {owner}?",
    ),
    counted=Text("onderdelen van de meetlat", "elements of the yardstick"),
    cypher=CYPHER,
    in_plan=find,
    twin=Twin.EVIDENCE,
)
