"""What some changes would come to, and scenarios, as lines for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from api.parts.fault_words import Door, in_words
from api.parts.scenarios import Proposed
from api.parts.supposed_words import LEFT, in_short, told
from api.terminal import words
from graph.analysis.consequences import Loss
from graph.analysis.findings import Finding
from graph.plans import Named
from graph.questions.what_if import Supposed
from graph.scenarios import Scenario

_STRONG, _ASIDE = "bold", "dim"


def consequence_lines(found: Supposed) -> Iterator[Text]:
    """The changes, what is lost and by whom, and findings before and after."""
    if len(found.changes) == 0:
        yield words("Geef een wijziging, zoals --without RIEC. Zie ook: ketenkaart what-if --help")
        return
    for change in found.changes:
        yield words(f"{told(change).nl}.", _STRONG)
    yield words(in_short(found).nl)
    yield Text("")
    yield from _lost(found.losses)
    if len(found.shares) > 0:
        yield words("Wie erin deelt", _STRONG)
    for share in found.shares:
        yield words(
            f"  {share.owner.name}: bij {share.changed} van de {share.actions} acties andere houders; "
            f"{share.losses} keer valt de enige houder of betaler weg"
        )
    findings = found.findings
    yield from _findings("Nieuw", findings.new)
    yield from _findings("Weg", findings.gone)
    yield from _findings("Anders", [after for _, after in findings.changed])
    if len(findings.gone) > 0:
        yield words("Wat niet meer opvalt, is daarmee niet opgelost.")
    without = ", ".join(sorted(town.name for town in found.before.plans.without_plan))
    if without != "":
        yield words(f"Geen plan geladen: {without}. Daarover is niets te zeggen.")
    yield words("Dit zegt wat de plannen dan noemen. Wat er echt gebeurt, staat in geen plan. Er is niets bewaard.")


def proposal_lines(proposals: Sequence[Proposed]) -> Iterator[Text]:
    """The scenarios that are put before the meeting: no findings, but a question each."""
    if len(proposals) > 0:
        yield Text("")
        yield words(f"Voorstellen ({len(proposals)})", _STRONG)
    for one in proposals:
        yield words(f"  Voorstel: {one.scenario.name}", _STRONG)
        if one.found is None:
            problem = "" if one.problem is None else in_words(one.problem, Door.CLI)
            yield words(f"  Dit voorstel past niet meer bij de geladen plannen. {problem}")
            continue
        yield words(f"  {'. '.join(told(change).nl for change in one.found.changes)}. {in_short(one.found).nl}")
        yield words("  Nemen we dit voorstel over?")


def scenario_lines(scenarios: Sequence[Scenario]) -> Iterator[Text]:
    """Each scenario: its name, its code, and whether it is on the agenda."""
    for one in scenarios:
        agenda = "" if one.proposal is None else "; staat op de agenda"
        yield words(one.name, _STRONG)
        yield words(f"  {one.id}, {one.by}, {one.at[:10]}{agenda}", _ASIDE)
        for name, values in one.asked.typed.items():
            yield words(f"  {name}: {', '.join(values)}")
    if len(scenarios) == 0:
        yield words("Er is nog geen scenario. Maak er een met: ketenkaart scenario save NAAM --without PARTIJ")


def _lost(losses: Sequence[Loss]) -> Iterator[Text]:
    if len(losses) > 0:
        yield words("Wat minder houders of betalers heeft", _STRONG)
    for one in losses:
        people = ", hulp aan mensen" if one.for_people else ""
        yield words(f"  {one.subject.name} ({one.plan.owner.name}{people})")
        yield words(f"    {LEFT[one.left].nl}. Nu: {_names(one.before)}. Dan: {_names(one.after)}.", _ASIDE)


def _findings(heading: str, findings: Iterable[Finding]) -> Iterator[Text]:
    shown = list(findings)
    if len(shown) > 0:
        yield words(f"{heading} ({len(shown)})", _STRONG)
    for one in shown:
        yield words(f"  {one.topic.nl}: {one.label.nl}{'' if one.owner is None else f' ({one.owner})'}")


def _names(parties: Iterable[Named]) -> str:
    return ", ".join(dict.fromkeys(one.full_name for one in parties)) or "niemand genoemd"
