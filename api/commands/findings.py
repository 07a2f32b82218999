"""``ketenkaart findings``, ``explain`` and ``agenda``: what stands out, why, and what to put before a meeting."""

from typing import Annotated

import typer

from api.commands.asking import Asked, asking
from api.commands.findings_shapes import agenda_lines, explanation_lines, finding_lines, report_lines
from api.commands.json_text import json_text
from api.commands.surroundings import (
    DistrictOption,
    NamesOption,
    StoreOption,
    known_names,
    now,
    surroundings_of,
)
from api.commands.what_if_shapes import proposal_lines
from api.faults import InputError
from api.parts.scenarios import proposal_form, proposed
from api.terminal import console, say, write_out
from graph.analysis.findings import FindingReport, nodes_in
from graph.analysis.rules import Explanation
from graph.districts import district_meant, in_order
from graph.export.columns import FINDING_COLUMNS
from graph.export.csv_text import csv_text
from graph.export.forms.findings import (
    Findings,
    agenda_form,
    finding_form,
    good_news_form,
    not_judged_form,
)
from graph.export.forms.shape import coverage_of
from graph.network import Network
from graph.questions import WhatToDiscuss, WhichFindings
from graph.reference import Reference
from graph.store.port import Store

FINDINGS_EPILOG = "Voorbeeld: ketenkaart findings --rule action-without-timing"
EXPLAIN_EPILOG = "Voorbeeld: ketenkaart explain plan.partner-without-task:gm1916.2025:coa"
AGENDA_EPILOG = "Voorbeeld: ketenkaart agenda --on 2026-01-15"


@asking(WhichFindings, columns=FINDING_COLUMNS)
def findings(asked: Asked[WhichFindings]) -> None:
    """Wat opvalt in de plannen, met de vraag die erbij hoort."""
    report = asked.question.of(asked.network, now().astimezone().date())
    if asked.as_json:
        write_out(json_text(_form(asked, report)))
    elif asked.as_csv:
        write_out(csv_text(FINDING_COLUMNS, report.findings))
    else:
        for line in (*finding_lines(report.findings), *report_lines(report)):
            console().print(line)
        counted = "1 bevinding" if len(report.findings) == 1 else f"{len(report.findings)} bevindingen"
        say(f"{counted}. Meer over één bevinding: ketenkaart explain CODE")


def _form(asked: Asked[WhichFindings], report: FindingReport) -> Findings:
    return Findings(
        items=tuple(map(finding_form, report.findings)),
        total=len(report.findings),
        limit=max(len(report.findings), 1),
        offset=0,
        coverage=coverage_of(asked.network),
        not_judged=tuple(map(not_judged_form, report.not_judged)),
        good_news=tuple(map(good_news_form, report.good_news)),
    )


def explained(
    context: typer.Context,
    finding: Annotated[str, typer.Argument(metavar="CODE", help="Code van de bevinding.")],
    district: DistrictOption = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Eén bevinding: de uitleg, de citaten, waarvan hoeveel, en de berekening in Cypher."""
    around, reference = surroundings_of(context), known_names(names)
    with around.open(around.address(store)) as opened:
        network, found = _found(opened, reference, district, finding)
    for line in explanation_lines(found, network):
        console().print(line)


def _found(store: Store, reference: Reference, district: str | None, finding: str) -> tuple[Network, Explanation]:
    """A finding in the district that is named, else in the first that has it.

    Raises:
        InputError: there is none.
    """
    if district is not None:
        among = [district_meant(store.districts(), district, reference).state.id]
    else:
        held = [frozenset(store.holding(node)) for node in nodes_in(finding)]
        among = [one.id for one in in_order(store.districts()) if all(one.id in districts for districts in held)]
    for one in among:
        try:
            network = Network(store.read_view(one))
            return network, network.explain(finding)
        except KeyError:
            continue
    raise InputError(f"De bevinding {finding!r} is er niet. Vraag de codes op met: ketenkaart findings")


@asking(WhatToDiscuss, columns=None)
def agenda(asked: Asked[WhatToDiscuss]) -> None:
    """De punten voor het overleg, de belangrijkste eerst."""
    decisions = asked.store.decisions(asked.network.district.id)
    made = asked.question.of(asked.network, decisions, now().astimezone().date())
    proposals = proposed(asked.network, asked.store, asked.reference, now().astimezone().date())
    if asked.as_json:
        write_out(json_text(agenda_form(asked.network, made, tuple(map(proposal_form, proposals)))))
        return
    for line in (*agenda_lines(made, asked.network), *proposal_lines(proposals)):
        console().print(line)
