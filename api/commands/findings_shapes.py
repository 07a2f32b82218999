"""Findings and points for the meeting as lines for a terminal, as JSON and as CSV."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from api.parts.dates import written_date
from api.terminal import words
from graph.analysis.agenda import Agenda, Point
from graph.analysis.beside import lines_beside
from graph.analysis.findings import Evidence, EvidenceOf, Finding, FindingReport, NotJudged
from graph.analysis.rules import RULE_BY_ID, Explanation
from graph.export.columns import place_in_words
from graph.model.language import Language
from graph.network import Network
from graph.plans import PlanPart

_STRONG, _ASIDE = "bold", "dim"
_OF = {
    EvidenceOf.ACTION: "actie",
    EvidenceOf.HOLDER: "houder",
    EvidenceOf.NAMED: "genoemd",
    EvidenceOf.PARTNER: "partnerlijst",
    EvidenceOf.PAYER: "betaalt",
    EvidenceOf.PLAN: "plan",
    EvidenceOf.GOAL: "doel",
    EvidenceOf.AUDIENCE: "doelgroep",
    EvidenceOf.MONEY: "geld",
}


def finding_lines(findings: Sequence[Finding]) -> Iterator[Text]:
    """Each finding: what it is about, the question, and its code."""
    for one in findings:
        yield words(f"{one.topic.nl}: {one.label.nl}", _STRONG)
        yield words(f"  {one.explanation.nl}")
        yield words(f"  Vraag: {one.question.nl}")
        yield words(" · ".join(filter(None, (f"  {one.denominator.text.nl}", one.owner, one.id))), _ASIDE)
        yield Text("")


def report_lines(report: FindingReport) -> Iterator[Text]:
    """What could not be judged, and what is good news; never an empty list instead."""
    for unjudged in report.not_judged:
        yield words(unjudged_line(unjudged))
    for good in report.good_news:
        yield words(good.text.nl)


def explanation_lines(found: Explanation, network: Network) -> Iterator[Text]:
    """A finding with its evidence, its denominator and the Cypher that shows the same."""
    one = found.finding
    yield words(f"{one.topic.nl}: {one.label.nl}", _STRONG)
    yield words(one.explanation.nl)
    yield words(f"Vraag: {one.question.nl}")
    where = "Tussen de plannen van het district." if one.plan is None else f"Plan: {one.plan} ({one.owner})."
    yield words(f"{one.denominator.text.nl}. {where}")
    yield Text("")
    yield words("Waar het staat:", _STRONG)
    for evidence in one.evidence:
        yield words(
            f"  {_OF[evidence.of]}, {place_in_words(evidence)}{_elsewhere(evidence, one, network)}: “{evidence.words}”"
        )
    yield Text("")
    yield words(
        f"De berekening (regel {one.rule}, versie {found.rule.version}), met $district = '{network.district.id}':",
        _STRONG,
    )
    for line in found.rule.cypher.strip().splitlines():
        yield words(f"  {line}")


def _elsewhere(evidence: Evidence, finding: Finding, network: Network) -> str:
    """The owner of the plan that a quote stands in, where that is not the plan the finding is about."""
    plan = network.plans.plan_around(evidence.node)
    return "" if plan is None or plan.id == finding.plan else f", plan van {plan.owner.name}"


def agenda_lines(agenda: Agenda, network: Network) -> Iterator[Text]:
    """The points for the meeting first, numbered; then how many there are for others."""
    yield words(f"Voor het overleg van {written_date(agenda.on, Language.DUTCH)}", _STRONG)
    plans = ", ".join(map(plan_in_words, network.plans.plans))
    yield words(f"{network.district.name}. Plannen: {plans if plans != '' else 'nog geen'}.", _ASIDE)
    yield Text("")
    for number, point in enumerate(agenda.meeting, start=1):
        yield from _point_lines(number, point, network)
    if len(agenda.meeting) == 0:
        yield words("Er zijn geen open punten voor het overleg.")
    if len(agenda.more) > 0:
        every = len(agenda.meeting) + len(agenda.more)
        yield words(f"nog {len(agenda.more)}; met --shown {every} staan ze erbij", _ASIDE)
    for heading, points in (("Voor de opsteller", agenda.writer), ("Ter informatie", agenda.information)):
        if len(points) > 0:
            yield words(f"{heading} ({len(points)})", _STRONG)
            for point in points:
                yield words(f"  {point.title.nl}")
    for unjudged in agenda.not_judged:
        yield words(unjudged_line(unjudged))
    for good in agenda.good_news:
        yield words(good.text.nl)


def _point_lines(number: int, point: Point, network: Network) -> Iterator[Text]:
    yield words(f"{number}. {point.title.nl}", _STRONG)
    yield words(f"   {point.fact.nl}")
    if not point.is_pattern:
        yield words(f"   {point.open_findings[0].question.nl}")
        for line in lines_beside(point):
            yield words(f"   - {line.nl}")
    yield words(f"   {_places(point, network)}. Meer: ketenkaart explain {point.findings[0].id}", _ASIDE)
    yield Text("")


def _places(point: Point, network: Network) -> str:
    """Where a point stands, under the name of the plan that each place is in, which need not be the one it was found
    in."""
    places: dict[str, list[str]] = {}
    for one in point.findings:
        for evidence in one.evidence:
            plan = network.plans.plan_around(evidence.node)
            where = one.owner or network.district.name if plan is None else plan_in_words(plan)
            places.setdefault(where, []).append(place_in_words(evidence))
    return "; ".join(f"{plan}: {_some(dict.fromkeys(found))}" for plan, found in places.items())


def _some(places: Iterable[str]) -> str:
    several = sorted(places)
    more = len(several) - _MOST_PLACES
    return ", ".join(several[:_MOST_PLACES]) + ("" if more <= 0 else f" en {more} plaatsen meer")


_MOST_PLACES = 6
# Six places of a line fill the width of a terminal; who wants all of them asks for the finding.


def plan_in_words(plan: PlanPart) -> str:
    """A plan by its owner, with the year it is for."""
    return plan.owner.name if plan.year is None else f"{plan.owner.name} ({plan.year})"


def unjudged_line(unjudged: NotJudged) -> str:
    """Which rule cannot judge, and why."""
    return f"{RULE_BY_ID[unjudged.rule].title.nl}: {unjudged.text.nl}"
