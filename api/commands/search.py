"""``ketenkaart search``: what names or says some words, in the plans and in the whole text of their sources."""

from collections.abc import Iterator

from api.commands.asking import Asked, asking
from api.commands.json_text import json_text
from api.terminal import say, write_out
from graph.export.columns import lines_in_words
from graph.export.forms.found import hits_form
from graph.model.nodes import NODES
from graph.plans.values import whole
from graph.questions import WhatIsFound
from graph.questions.what_is_found import Found, Place
from graph.sources import source_of_plan
from graph.store.port import Hit

EPILOG = "Voorbeeld: ketenkaart search ketenregisseur"
_SORT = {node.__name__: node.term.name_nl for node in NODES}


@asking(WhatIsFound, columns=None)
def search(asked: Asked[WhatIsFound]) -> None:
    """Zoek woorden in namen en teksten van de plannen, en in de hele tekst van elke bron."""
    found = asked.question.of(asked.network, asked.store, lambda plan: source_of_plan(asked.store, plan))
    if asked.as_json:
        write_out(json_text(hits_form(asked.network, found, asked.question.limit)))
        return
    for line in _lines(asked, found):
        say(line)


def _lines(asked: Asked[WhatIsFound], found: Found) -> Iterator[str]:
    for hit in found.hits:
        yield _hit(asked, hit)
    if found.more_hits:
        yield f"Er zijn er meer; met --limit {asked.question.limit * 2} ziet u er meer."
    for place in found.places:
        yield _place(place)
    if found.all_places > len(found.places):
        yield f"Dit zijn de eerste {len(found.places)} van {found.all_places} plaatsen in de bron."
    if found.nothing:
        owners = ", ".join(plan.owner.name for plan in asked.network.plans.plans)
        where = f"in de geladen plannen ({owners})" if owners != "" else "want er is geen plan geladen"
        yield f"‘{asked.question.q}’ is niet genoemd {where}."


def _hit(asked: Asked[WhatIsFound], hit: Hit) -> str:
    plan = asked.network.plans.plan_around(hit.node.id)
    said = hit.node.properties
    where = lines_in_words(whole(said, "line_from"), whole(said, "line_to"), whole(said, "page"))
    whose = "" if plan is None else f", plan van {plan.owner.name}, {where}"
    return f"{_SORT[hit.node.labels[-1]]} {hit.node.name}{whose}"


def _place(place: Place) -> str:
    where = lines_in_words(place.line_from, place.line_to, place.page)
    if place.action is not None:
        what = f"bij de actie ‘{place.action.name}’"
    elif len(place.named) > 0:
        what = "in een lijst of bij het geld: " + ", ".join(row.name for row in place.named)
    else:
        what = "in de tekst, niet bij een actie en niet als partij"
    return f"Bron van {place.plan.owner.name}, {where} ({what}): {' '.join(place.text.split())}"
