"""``ketenkaart paths``: how two organisations hang together."""

from api.commands.asking import Asked, asking
from api.commands.json_text import json_text
from api.terminal import say, write_out
from graph.export.forms.paths import paths_form
from graph.model.rows import RelationRow
from graph.model.vocabulary import Role, dutch
from graph.plans.values import words
from graph.questions import PathsBetween
from graph.questions.paths import Step

EPILOG = "Voorbeeld: ketenkaart paths politie riec"
_BY_TYPE = {
    "NAMED_PARTNER_IN": "staat in de partnerlijst van",
    "MENTIONED_IN": "staat in de tekst van",
    "FUNDS": "betaalt voor",
    "PART_OF": "hoort bij",
}


@asking(PathsBetween, columns=None)
def paths(asked: Asked[PathsBetween]) -> None:
    """Hoe twee organisaties samenhangen: de kortste wegen over acties en partnerlijsten."""
    found = asked.question.of(asked.network)
    if asked.as_json:
        write_out(json_text(paths_form(asked.network, found)))
        return
    for number, way in enumerate(found.ways, start=1):
        say(f"{number}. " + "; ".join(_said(step, relation) for step in way for relation in step.relations) + ".")
    if len(found.ways) == 0 and found.source.id == found.target.id:
        say(f"{found.source.name} is één organisatie.")
    elif len(found.ways) == 0:
        steps = asked.question.longest
        say(f"De geladen plannen verbinden {found.source.name} en {found.target.name} niet in {steps} stappen.")
    elif found.more:
        say("Er zijn meer wegen van deze lengte.")


def _said(step: Step, relation: RelationRow) -> str:
    """A relation of a step as a sentence: who stands in which way at what."""
    who, what = (step.source, step.target) if relation.source == step.source.id else (step.target, step.source)
    role = words(relation.properties, "role")
    how = _BY_TYPE.get(relation.type) or f"is {dutch(Role(str(role)))} van"
    return f"{who.name} {how} ‘{what.name}’" if relation.type != "PART_OF" else f"{who.name} {how} {what.name}"
