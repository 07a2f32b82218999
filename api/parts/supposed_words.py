"""The words of a what-if that several doors say: what is changed, and what is left of who does something."""

from collections.abc import Mapping

from graph.analysis.consequences import Left
from graph.analysis.suppose import (
    Change,
    Joined,
    NewParty,
    PlanComesIn,
    Renamed,
    TaskGiven,
    WithoutParty,
    WithoutPlan,
    WithoutTask,
)
from graph.model.language import Text
from graph.model.vocabulary import dutch, english
from graph.questions.what_if import Supposed

LEFT: Mapping[Left, Text] = {
    Left.NOBODY: Text("Het plan noemt geen andere houder", "The plan names no other holder"),
    Left.OWN_ONLY: Text("Alleen eigen afdelingen blijven over", "Only departments of its own are left"),
    Left.NO_PAYER: Text("Het plan noemt geen andere betaler", "The plan names no other payer"),
    Left.ONE_OUTSIDE: Text("Eén partij van buiten blijft over", "One party from outside is left"),
}


def told(change: Change) -> Text:
    """A change in words."""
    match change:
        case WithoutParty():
            return Text(f"Zonder {change.name}", f"Without {change.name}")
        case WithoutPlan():
            return Text(f"Zonder het plan ‘{change.name}’", f"Without the plan ‘{change.name}’")
        case WithoutTask():
            party, where = change.names
            return Text(f"{party} staat niet meer bij ‘{where}’", f"{party} no longer stands at ‘{where}’")
        case Joined():
            gone, into = change.names
            return Text(f"{gone} wordt deel van {into}", f"{gone} becomes a part of {into}")
        case Renamed():
            return Text(f"{change.was} heet dan {change.name}", f"{change.was} is then called {change.name}")
        case NewParty():
            name, kind = change.name, change.kind
            return Text(f"Erbij: {name} ({dutch(kind)})", f"Added: {name} ({english(kind)})")
        case TaskGiven():
            party, action = change.names
            return Text(f"{party} wordt houder van ‘{action}’", f"{party} becomes a holder of ‘{action}’")
        case PlanComesIn():
            return Text(f"Met het plan ‘{change.name}’, nog concept", f"With the plan ‘{change.name}’, still a draft")


def in_short(found: Supposed) -> Text:
    """What it comes to, in one line with its numbers."""
    lost = sum(loss.left in (Left.NOBODY, Left.OWN_ONLY) for loss in found.losses)
    unpaid = sum(loss.left is Left.NO_PAYER for loss in found.losses)
    new, gone, changed = (len(found.findings.new), len(found.findings.gone), len(found.findings.changed))
    of = len(found.before.actions)
    nl = [f"Bij {lost} van de {of} acties valt in het plan de enige houder (van buiten) weg."]
    en = [f"At {lost} of {of} actions the plan loses its only holder (from outside)."]
    if unpaid > 0:
        nl.append(f"Bij {unpaid} {'onderdeel' if unpaid == 1 else 'onderdelen'} valt de enige betaler weg.")
        en.append(f"At {unpaid} {'part' if unpaid == 1 else 'parts'} the only payer is lost.")
    nl.append(f"Bevindingen: {new} nieuw, {gone} weg, {changed} anders.")
    en.append(f"Findings: {new} new, {gone} gone, {changed} different.")
    return Text(" ".join(nl), " ".join(en))
