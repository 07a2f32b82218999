"""Several sets of holders on one theme in one plan, and none of them has the lead.

Actions of one theme belong together here where they are the same sort of work: prevention for a group and help to it
are two things (``graph.analysis.overlap``). An action with a lead is led, and is left out, and so is one that was
dropped or is done, and one of whose row a part was not understood: another holder may stand in that.

The Cypher gives every theme of every plan, and which words tell a theme is read here.
"""

from collections.abc import Iterator, Sequence

from graph.analysis.evidence import action_evidence, evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule, Twin
from graph.analysis.overlap import Work, matters_of, work_of
from graph.model.language import Text, listed
from graph.model.vocabulary import Role
from graph.plans import ActionPart, PlanPart, once
from graph.plans.telling import goes_on
from graph.reference.classes import COUNTS_FROM, theme_name
from graph.reference.themes import theme_by_id

MANY_SHARED = 3
# Two actions with two holders each are told apart at a glance; of three nobody can follow who leads.
FEWEST_SETS = 2
# One set of holders has nothing to divide.
ACTIONS_NAMED = 4
# Four names of actions are two lines on a screen; the others stand in the evidence.

CYPHER = (
    f"""
UNWIND [{", ".join(f"'{code}'" for code in sorted(theme_by_id()))}] AS theme
MATCH (p:Plan {{district: $district}})
RETURN [p.id, 'theme.' + theme] AS subjects,
       COLLECT {{ MATCH (p)-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
                 WHERE a.unread IS NULL AND """
    + goes_on("a")
    + """
                 RETURN a.text } AS actions
ORDER BY p.id, theme
"""
)


def find(plan: PlanPart) -> Outcome:
    """Themes on which several sets of holders work without a lead."""
    themes = _by_theme(plan)
    several = {theme: held for theme, actions in themes.items() if len(held := _without_lead(theme, actions)) > 0}
    hits = [_hit(plan, theme, actions) for theme, actions in several.items()]
    return Outcome(RULE.findings(hits, len(hits), len(themes)))


def among(plan: PlanPart) -> Iterator[tuple[str, ...]]:
    """The subjects that the Cypher gives: all themes."""
    yield from ((plan.id, f"theme.{theme}") for theme in theme_by_id())


def _by_theme(plan: PlanPart) -> dict[str, list[ActionPart]]:
    """The themes that at least two actions with a holder are about, one of them surely, in order of their codes."""
    themes: dict[str, list[ActionPart]] = {}
    for action in plan.actions:
        if len(action.holders) > 0 and not (action.over or action.unread):
            for theme in matters_of(action, COUNTS_FROM):
                themes.setdefault(theme, []).append(action)
    return {
        theme: actions
        for theme, actions in sorted(themes.items())
        if len(actions) > 1 and any(theme in matters_of(action) for action in actions)
    }


def _without_lead(theme: str, actions: Sequence[ActionPart]) -> list[ActionPart]:
    """Of the sort of work that most of the actions are those without a lead, where those that are surely about the
    theme have several sets of holders."""
    groups: dict[Work, list[ActionPart]] = {}
    for action in actions:
        if all(party.role is not Role.LEAD for party in action.parties):
            groups.setdefault(work_of(action), []).append(action)
    sure = {work: [one for one in group if theme in matters_of(one)] for work, group in groups.items()}
    several = [groups[work] for work, group in sure.items() if len({_holders(one) for one in group}) >= FEWEST_SETS]
    return max(several, key=len, default=[])


def _holders(action: ActionPart) -> frozenset[str]:
    return frozenset(holder.organisation for holder in action.holders)


def _hit(plan: PlanPart, theme: str, actions: list[ActionPart]) -> Hit:
    holders = [holder for action in actions for holder in action.holders]
    name = theme_name(theme)
    number = len({_holders(action) for action in actions})
    shared = [action for action in actions if len(_holders(action)) > 1]
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, f"theme.{theme}"),
        topic=name,
        words={
            "theme": name,
            "owner": plan.owner.name,
            "number": f"{number}",
            "actions": listed([*map(_told, actions[:ACTIONS_NAMED]), *_more(len(actions) - ACTIONS_NAMED)]),
        },
        evidence=(*map(action_evidence, actions), *map(evidence_of, holders)),
        organisation=None,
        touched=touched(plan, (holder.lineage for holder in holders)),
        actions=tuple(action.id for action in actions),
        joins_on=(f"{plan.id}.{theme}", *(action.id for action in shared)),
        consequence=2 if len(shared) >= MANY_SHARED else 1,
    )


def _told(action: ActionPart) -> Text:
    holders = listed(holder.full_name for holder in once(action.holders))
    return Text(f"‘{action.name}’ ({holders.nl})", f"‘{action.name}’ ({holders.en})")


def _more(number: int) -> list[Text]:
    return [] if number <= 0 else [Text(f"nog {number}", f"{number} more")]


_SHOWN = Text(
    "meer groepen houders, en bij geen ervan staat wie trekt",
    "several sets of holders, and none of them says who leads",
)

RULE = Rule(
    id="plan.several-holders-on-one-theme",
    version=2,
    kind=Kind.OVERLAP,
    title=Text("Eén onderwerp, meer houders, geen trekker", "One theme, several holders, no lead"),
    label=_SHOWN,
    pattern=_SHOWN,
    explanation=Text(
        "In het plan van {owner} gaan over ‘{theme}’: {actions}. Dat zijn {number} verschillende groepen houders, en "
        "wie van hen trekt, staat er niet.",
        "In the plan of {owner} these are about ‘{theme}’: {actions}. Those are {number} different sets of holders, "
        "and who of them leads is not said.",
    ),
    question=Text(
        "Wie overziet dit onderwerp, doet elk zijn eigen deel, of is het bewust zo?",
        "Who oversees this theme, does each do its own part, or is it meant so?",
    ),
    headline=Text("Wie overziet in {owner} ‘{theme}’?", "Who oversees ‘{theme}’ in {owner}?"),
    pattern_headline=Text(
        "Wie overziet in {owner} de onderwerpen met meer houders?",
        "Who oversees the themes with several holders in {owner}?",
    ),
    counted=Text("onderwerpen waarover meer acties gaan", "themes that several actions are about"),
    cypher=CYPHER,
    in_plan=find,
    twin=Twin.EVIDENCE,
)
