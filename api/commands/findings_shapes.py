"""Findings and points for the meeting as lines for a terminal, as JSON and as CSV."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich.text import Text

from api.terminal import words
from graph.analysis.agenda import Agenda, Point
from graph.analysis.findings import Evidence, EvidenceOf, Finding, FindingReport, NotJudged
from graph.analysis.rules import RULE_BY_ID, Explanation
from graph.export.columns import place_in_words
from graph.network import Network

_STRONG, _ASIDE = "bold", "dim"
_OF = {
    EvidenceOf.ACTION: "actie",
    EvidenceOf.HOLDER: "houder",
    EvidenceOf.NAMED: "genoemd",
    EvidenceOf.PARTNER: "partnerlijst",
    EvidenceOf.PAYER: "betaalt",
}


def json_of(findings: Sequence[Finding], report: FindingReport) -> str:
    """The findings with what could not be judged and what is good news."""
    content = {
        "findings": [{**asdict(finding), "fingerprint": finding.fingerprint} for finding in findings],
        "not_judged": [asdict(one) for one in report.not_judged],
        "good_news": [asdict(one) for one in report.good_news],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def finding_lines(findings: Sequence[Finding]) -> Iterator[Text]:
    """Each finding: what it is about, the question, and its code."""
    for one in findings:
        yield words(f"{one.topic.nl}: {one.label.nl}", _STRONG)
        yield words(f"  {one.explanation.nl}")
        yield words(f"  Vraag: {one.question.nl}")
        yield words(f"  {one.denominator.text.nl} · {one.owner} · {one.id}", _ASIDE)
        yield Text("")


def report_lines(report: FindingReport, rule: str | None) -> Iterator[Text]:
    """What could not be judged, and what is good news; never an empty list instead."""
    for unjudged in report.not_judged:
        if rule is None or unjudged.rule == rule:
            yield words(unjudged_line(unjudged))
    for good in report.good_news:
        if rule is None or good.rule == rule:
            yield words(good.text.nl)


def explanation_lines(found: Explanation, network: Network) -> Iterator[Text]:
    """A finding with its evidence, its denominator and the Cypher that shows the same."""
    one = found.finding
    yield words(f"{one.topic.nl}: {one.label.nl}", _STRONG)
    yield words(one.explanation.nl)
    yield words(f"Vraag: {one.question.nl}")
    yield words(f"{one.denominator.text.nl}. Plan: {one.plan} ({one.owner}).")
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


def agenda_lines(agenda: Agenda) -> Iterator[Text]:
    """The points for the meeting first, numbered; then how many there are for others."""
    yield words(f"Voor het overleg van {agenda.on.isoformat()}", _STRONG)
    yield Text("")
    for number, point in enumerate(agenda.meeting, start=1):
        yield from _point_lines(number, point)
    if len(agenda.meeting) == 0:
        yield words("Er zijn geen open punten voor het overleg.")
    if len(agenda.more) > 0:
        yield words(f"nog {len(agenda.more)}: " + "; ".join(point.title.nl for point in agenda.more))
    for heading, points in (("Voor de opsteller", agenda.writer), ("Ter informatie", agenda.information)):
        if len(points) > 0:
            yield words(f"{heading} ({len(points)})", _STRONG)
            for point in points:
                yield words(f"  {point.title.nl}")
    for unjudged in agenda.not_judged:
        yield words(unjudged_line(unjudged))
    for good in agenda.good_news:
        yield words(good.text.nl)


def _point_lines(number: int, point: Point) -> Iterator[Text]:
    yield words(f"{number}. {point.title.nl}", _STRONG)
    if point.is_pattern:
        first = point.findings[0]
        yield words(f"   {first.denominator.text.nl}. Vraag: {first.question.nl}")
    else:
        for one in point.open_findings:
            yield words(f"   - {one.topic.nl}: {one.label.nl}. {one.question.nl}")
    lines = sorted({place_in_words(evidence) for one in point.findings for evidence in one.evidence})
    shown = ", ".join(lines[:6]) + ("" if len(lines) <= 6 else f" en {len(lines) - 6} plaatsen meer")
    yield words(f"   {', '.join(point.owners)}: {shown}. Meer: ketenkaart explain {point.findings[0].id}", _ASIDE)
    yield Text("")


def unjudged_line(unjudged: NotJudged) -> str:
    """Which rule cannot judge, and why."""
    return f"{RULE_BY_ID[unjudged.rule].title.nl}: {unjudged.text.nl}"
