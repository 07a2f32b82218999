"""``ketenkaart findings``, ``explain`` and ``agenda``: what stands out, why, and what to put before a meeting."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from api.commands.findings_shapes import agenda_lines, csv_of, explanation_lines, finding_lines, json_of, report_lines
from api.commands.surroundings import (
    DistrictOption,
    NamesOption,
    StoreOption,
    district_named,
    known_names,
    municipality_named,
    now,
    surroundings_of,
    view_of,
)
from api.faults import InputError
from api.terminal import console, say, write_out
from graph.analysis.agenda import Agenda, AgendaSetting, make_agenda
from graph.analysis.findings import Finding, FindingReport, Kind
from graph.analysis.rules import RULES, explain, find_all
from graph.reference import Reference
from graph.store.records import DecisionRecord
from graph.view import NetworkView

FINDINGS_EPILOG = "Voorbeeld: ketenkaart findings --rule action-without-timing"
EXPLAIN_EPILOG = "Voorbeeld: ketenkaart explain plan.partner-without-task:gm1916.2025:coa"
AGENDA_EPILOG = "Voorbeeld: ketenkaart agenda --on 2026-01-15"

MunicipalityOption = Annotated[
    str | None, typer.Option("--municipality", metavar="NAAM", help="Alleen wat het plan van deze gemeente raakt.")
]


@dataclass(frozen=True, slots=True)
class _Seen:
    view: NetworkView
    decisions: tuple[DecisionRecord, ...]
    report: FindingReport


def findings(
    # long because: one parameter for each thing that can be asked for
    context: typer.Context,
    rule: Annotated[str | None, typer.Option("--rule", metavar="CODE", help="Alleen wat deze regel vindt.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="WOORD", help="gap, overlap, dependency, contradiction of slip.")
    ] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="CODE", help="Alleen wat deze organisatie raakt.")
    ] = None,
    municipality: MunicipalityOption = None,
    district: DistrictOption = None,
    json_out: Annotated[bool, typer.Option("--json", help="Geef de bevindingen als JSON.")] = False,
    csv_out: Annotated[bool, typer.Option("--csv", help="Geef de bevindingen als CSV (UTF-8).")] = False,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Wat opvalt in de plannen, met de vraag die erbij hoort."""
    if json_out and csv_out:
        raise InputError("Kies een van beide: --json of --csv.")
    reference = known_names(names)
    _refuse_unknown(rule, kind)
    seen = _seen(context, store, district_named(district, reference))
    report = only(seen.report, municipality_id(municipality, reference), seen.view.district)
    chosen = [
        one
        for one in report.findings
        if (rule is None or one.rule == rule)
        and (kind is None or one.kind.value == kind)
        and (organisation is None or organisation in one.organisations)
    ]
    if json_out:
        write_out(json_of(chosen, report))
    elif csv_out:
        write_out(csv_of(chosen))
    else:
        for line in (*finding_lines(chosen), *report_lines(report, rule)):
            console().print(line)
        counted = "1 bevinding" if len(chosen) == 1 else f"{len(chosen)} bevindingen"
        say(f"{counted}. Meer over één bevinding: ketenkaart explain CODE")


def explained(
    context: typer.Context,
    finding: Annotated[str, typer.Argument(metavar="CODE", help="Code van de bevinding.")],
    district: DistrictOption = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Eén bevinding: de uitleg, de citaten, waarvan hoeveel, en de berekening in Cypher."""
    reference = known_names(names)
    seen = _seen(context, store, district_named(district, reference))
    try:
        found = explain(seen.view, finding)
    except KeyError:
        raise InputError(
            f"De bevinding {finding!r} is er niet in dit district. Vraag de codes op met: ketenkaart findings"
        ) from None
    for line in explanation_lines(found, seen.view):
        console().print(line)


def agenda(
    context: typer.Context,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATUM", help="Dag van het overleg, zoals 2026-01-15.")
    ] = None,
    shown: Annotated[int, typer.Option("--shown", min=1, max=100, metavar="GETAL", help="Hoeveel punten.")] = 10,
    municipality: MunicipalityOption = None,
    district: DistrictOption = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """De punten voor het overleg, de belangrijkste eerst."""
    reference = known_names(names)
    day = now().astimezone().date() if on is None else _day(on)
    seen = _seen(context, store, district_named(district, reference))
    report = only(seen.report, municipality_id(municipality, reference), seen.view.district)
    made: Agenda = make_agenda(report, seen.decisions, day, AgendaSetting(shown=shown))
    for line in agenda_lines(made):
        console().print(line)


def only(report: FindingReport, municipality: str | None, district: str) -> FindingReport:
    """What touches one municipality: found in its plan, or said of it by another."""
    if municipality is None:
        return report
    kept = tuple(one for one in report.findings if _touches(one, municipality))
    not_judged = tuple(one for one in report.not_judged if one.subject in (municipality, district))
    good = tuple(one for one in report.good_news if one.plan.rpartition(".")[0] == municipality)
    return FindingReport(kept, not_judged, good, report.pattern_labels)


def municipality_id(name: str | None, reference: Reference) -> str | None:
    """The id of a municipality by its name or code."""
    return None if name is None else municipality_named(name, reference).id


def _touches(finding: Finding, municipality: str) -> bool:
    return finding.plan.rpartition(".")[0] == municipality or municipality in finding.municipalities


def _seen(context: typer.Context, store: str | None, district: str) -> _Seen:
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        view = view_of(opened, district)
        decisions = opened.decisions(district)
    return _Seen(view, decisions, find_all(view))


def _refuse_unknown(rule: str | None, kind: str | None) -> None:
    rules = [known.id for known in RULES]
    if rule is not None and rule not in rules:
        raise InputError(f"De regel {rule!r} is niet bekend. Kies uit: {', '.join(rules)}.")
    kinds = [known.value for known in Kind]
    if kind is not None and kind not in kinds:
        raise InputError(f"De soort {kind!r} is niet bekend. Kies uit: {', '.join(kinds)}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"De datum {text!r} is niet te lezen. Schrijf die als 2026-01-15.") from None
