"""Same theme and same audience in the plans of several owners, each for itself: one finding for each theme.

What one may well be (``graph.analysis.same_actions``) is not each for itself, and neither is what says that it is of
several municipalities, or takes part in what others have. Actions that name different groups or places are about
different people, and a text that stands in many plans is the form of a region. A theme that says nothing of for whom
(controls, knowledge) needs a group or place that both name. Enforcement, permits and Bibob are local by law: there the
question is whether plans are tuned to each other, never whether they become one.

The Cypher gives all themes, and which words tell one is read here.
"""

from collections.abc import Iterator, Sequence

from graph.analysis.enough_plans import FEWEST_OWNERS, too_few
from graph.analysis.evidence import action_evidence, evidence_of
from graph.analysis.facets import Facets
from graph.analysis.findings import Hit, Kind, Outcome, Rule, Touched, Twin
from graph.analysis.headlines import shared_by
from graph.analysis.overlap import Work, matters_of, overlap, takes_part, work_of
from graph.analysis.same_actions import (
    TEMPLATE_FROM,
    audiences_agree,
    audiences_differ,
    compared_actions,
    same_actions,
)
from graph.model.language import Text, listed
from graph.plans import NOBODY, DistrictPlans
from graph.plans.values import is_municipality
from graph.reference.classes import theme_name
from graph.reference.themes import theme_by_id

PLANS_NAMED = 4
# Four plans with an action each are three lines on a screen; the others stand in the evidence.

CYPHER = f"""
MATCH (p:Plan {{district: $district}})
WITH count(DISTINCT p.owner) AS owners
WHERE owners >= {FEWEST_OWNERS}
UNWIND [{", ".join(f"'{code}'" for code in sorted(theme_by_id()))}] AS theme
RETURN ['theme.' + theme] AS subjects,
       COLLECT {{ MATCH (q:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
                 RETURN q.owner + ': ' + a.text }} AS actions
ORDER BY theme
"""


def find(plans: DistrictPlans) -> Outcome:
    """Themes on which several do the same sort of work for the same people, each for itself."""
    if len(plans.by_owner) < FEWEST_OWNERS:
        return Outcome(not_judged=(too_few(RULE.id, plans.district.id, plans),))
    themes = _by_theme(_for_themselves(plans))
    apart = {theme: told for theme, groups in themes.items() if len(told := _most(theme, groups)) > 0}
    hits = [_hit(theme, told) for theme, told in apart.items()]
    return Outcome(RULE.findings(hits, len(hits), len(themes)))


def among(plans: DistrictPlans) -> Iterator[tuple[str, ...]]:
    """The subjects that the Cypher gives: all themes."""
    if len(plans.by_owner) >= FEWEST_OWNERS:
        yield from ((f"theme.{theme}",) for theme in theme_by_id())


def _for_themselves(plans: DistrictPlans) -> list[Facets]:
    """The actions that are nobody else's too, and no form of the region."""
    compared = compared_actions(plans)
    one_action = {one.action.id for group in same_actions(plans) for one in group.told}
    owners: dict[str, set[str]] = {}
    for one in compared:
        owners.setdefault(one.letters, set()).add(one.town)
    return [
        one
        for one in compared
        if not (one.joint or one.action.id in one_action or takes_part(one.action))
        and len(owners[one.letters]) < TEMPLATE_FROM
    ]


def _by_theme(told: Sequence[Facets]) -> dict[str, list[list[Facets]]]:
    """For each theme that several owners have an action about, the actions by their sort of work."""
    themes: dict[str, dict[Work, list[Facets]]] = {}
    for one in told:
        for theme in matters_of(one.action) - overlap().shared_by_nature:
            themes.setdefault(theme, {}).setdefault(work_of(one.action), []).append(one)
    by_theme = {theme: list(works.values()) for theme, works in sorted(themes.items())}
    owners = {theme: {one.town for group in groups for one in group} for theme, groups in by_theme.items()}
    return {theme: groups for theme, groups in by_theme.items() if len(owners[theme]) >= FEWEST_OWNERS}


def _most(theme: str, groups: list[list[Facets]]) -> list[Facets]:
    """The actions for the same people of most owners; none where no two owners have such."""
    alike = [told for group in groups for told in _for_the_same(theme, group)]
    several = [told for told in alike if len(_owners(told)) >= FEWEST_OWNERS]
    return max(several, key=lambda told: (len(_owners(told)), len(told)), default=[])


def _for_the_same(theme: str, group: list[Facets]) -> list[list[Facets]]:
    """Actions of a group, together where no two of them are for others; each is put where it fits first."""
    has_to_agree = theme in overlap().for_anybody
    found: list[list[Facets]] = []
    for one in group:
        fits = (
            told
            for told in found
            if not any(audiences_differ(one, other) for other in told)
            and (not has_to_agree or all(audiences_agree(one, other) for other in told))
        )
        place = next(fits, None)
        if place is None:
            found.append([one])
        else:
            place.append(one)
    return found


def _owners(told: Sequence[Facets]) -> set[str]:
    return {one.town for one in told}


def _hit(theme: str, told: list[Facets]) -> Hit:
    name, local = theme_name(theme), theme in overlap().local
    owners = sorted({one.plan.owner.name for one in told})
    parties = [party for one in told for party in one.action.parties]
    towns = {one.town for one in told if is_municipality(one.plan.owner)}
    return Hit(
        plan=None,
        owner=None,
        subjects=(f"theme.{theme}",),
        topic=name,
        words={
            "theme": name,
            "towns": shared_by(owners),
            "plans": listed(owners),
            "actions": _told(told),
            "asks": _LOCAL if local else _together(listed(owners)),
            "does": Text("Stemmen", "Are") if local else Text("Doen", "Do"),
            "how": Text("op elkaar af", "in tune on")
            if local
            else Text("bewust elk apart", "stand apart on purpose in"),
        },
        evidence=(
            *(action_evidence(one.action) for one in told),
            *map(evidence_of, parties),
        ),
        organisation=None,
        touched=Touched(
            tuple(sorted({party.organisation for party in parties})),
            tuple(sorted(towns)),
            len(towns) > 1 or any(party.kind not in NOBODY and not party.own for party in parties),
        ),
        actions=tuple(one.action.id for one in told),
        joins_on=(f"theme.{theme}",),
        district_key=f"theme.{theme}",
        consequence=1,
        towns=tuple(owners),
    )


def _told(told: list[Facets]) -> Text:
    """One action of each owner, the first."""
    first = {one.town: one for one in reversed(told)}
    names = [f"{one.plan.owner.name} (‘{one.action.name}’)" for _, one in sorted(first.items())]
    rest = len(names) - PLANS_NAMED
    more = [] if rest <= 0 else [Text(f"nog {rest}", f"{rest} more")]
    return listed([*names[:PLANS_NAMED], *more])


_APART = Text("bewust elk apart", "stand apart on purpose in")
_LOCAL = Text(
    "Elke gemeente doet dit zelf. Zijn de plannen op elkaar afgestemd, of is het bewust zo?",
    "Each municipality does this itself. Are the plans in tune, or is it meant so?",
)


def _together(plans: Text) -> Text:
    return Text(
        f"Doen {plans.nl} dit samen, kan de een het van de ander overnemen (overdracht), of is het bewust zo?",
        f"Will {plans.en} do this together, can one hand it over to the other, or is it meant so?",
    )


RULE = Rule(
    id="district.same-theme-each-for-itself",
    version=1,
    kind=Kind.OVERLAP,
    title=Text("Zelfde onderwerp en doelgroep, elk apart", "Same theme and audience, each for itself"),
    label=Text("staat in elk van de plannen van {plans}", "stands in each of the plans of {plans}"),
    pattern=None,
    explanation=Text(
        "Over ‘{theme}’ staat in meer plannen een actie voor dezelfde mensen of bedrijven, elk apart: {actions}.",
        "About ‘{theme}’ several plans have an action for the same people or businesses, each for itself: {actions}.",
    ),
    question=Text("{asks}", "{asks}"),
    headline=Text("{does} {towns} ‘{theme}’ {how}?", "{does} {towns} {how} ‘{theme}’?"),
    shared_headline=Text("{does} {towns} ‘{theme}’ {how}?", "{does} {towns} {how} ‘{theme}’?"),
    counted=Text("onderwerpen die in meer plannen staan", "themes that stand in several plans"),
    cypher=CYPHER,
    between=find,
    twin=Twin.EVIDENCE,
)
