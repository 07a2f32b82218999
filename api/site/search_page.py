"""*Zoeken*: names, actions and parts of plans, and every other place in the text of a source; and what was searched,
where nothing is found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from fastapi.responses import HTMLResponse

from api.site.asked import Asked
from api.site.near_names import MOST, near_names
from graph.model.language import Text
from graph.model.nodes import NODES
from graph.model.rows import NodeRow
from graph.model.texts import RUN
from graph.plans.values import whole
from graph.questions import WhatIsFound
from graph.questions.what_is_found import Found, Place
from graph.store.port import Hit
from graph.store.words import words_of
from graph.view import NetworkView

_MOST_WORDS = 8
# Each word is a search of its own; who types a whole sentence is helped by its first words.
_MOST_PAGES = 20
# A target group stands in as many plans as there are; the first twenty show what it is.
_SORT = {node.__name__: Text(node.term.name_nl, node.term.name_en) for node in NODES}


@dataclass(frozen=True, slots=True)
class Named:
    """Something that is called so or says so, with the pages that tell more: its own, or those of what refers to it."""

    name: str
    sort: str
    text: str
    """The passage in which the words stand; empty where that is the name."""
    plan: str | None
    whose: str
    """The owner of the plan it stands in; empty for what several plans share."""
    line_from: int | None
    line_to: int | None
    page: int | None
    pages: tuple[tuple[str, str], ...]
    """Name and address."""


@dataclass(frozen=True, slots=True)
class InText:
    """A place in a source; ``pieces`` are its words, and whether each is one that was looked for."""

    place: Place
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """One of several words that stand nowhere together: what is called so or says so, and places in the sources."""

    word: str
    named: int
    places: int


def search(one: Asked, asked: WhatIsFound | None) -> HTMLResponse:
    """What names or says these words."""
    found = None if asked is None else _found(one, asked)
    readable = found is not None and len(found.words) > 0
    nothing = readable and found is not None and found.nothing
    alone = _alone(one, asked) if asked is not None and nothing else ()
    return one.page(
        "search.html.j2",
        q="" if asked is None else asked.q,
        readable=readable,
        found=found,
        named=() if found is None else tuple(_named(one, hit) for hit in found.hits),
        places=() if found is None else tuple(_in_text(place, found.words) for place in found.places),
        alone=alone,
        near=_near(one, asked.q, alone) if asked is not None and nothing else (),
        next=_more(asked, found),
    )


def _found(one: Asked, asked: WhatIsFound) -> Found:
    return asked.of(one.network, one.context.networks.store, one.source_of)


def _more(asked: WhatIsFound | None, found: Found | None) -> int | None:
    """How many to ask for to see more; None where all that can be shown is shown."""
    if asked is None or found is None or asked.limit == 200 or not (found.more_hits or found.all_places > asked.limit):
        return None
    return 200


def _alone(one: Asked, asked: WhatIsFound) -> tuple[Alone, ...]:
    """Each of several words by itself; empty where there is only one."""
    words = [word for word in dict.fromkeys(asked.q.split()) if len(words_of(word)) > 0][:_MOST_WORDS]
    if len(words) < 2:
        return ()
    each = [(word, _found(one, replace(asked, q=word))) for word in words]
    return tuple(Alone(word, len(found.hits), found.all_places) for word, found in each)


def _near(one: Asked, words: str, alone: tuple[Alone, ...]) -> tuple[tuple[str, str], ...]:
    """Name and page of the parties that may be meant: by all the words, else by those that stand nowhere."""
    parties = list(one.network.view.of_label("Organisation"))
    near = near_names(words, parties)
    if len(near) == 0:
        absent = (each.word for each in alone if each.places == 0 and each.named == 0)
        near = tuple(node for word in absent for node in near_names(word, parties))
    return tuple({node.name: one.links.of_party(node) for node in near}.items())[:MOST]


def _named(one: Asked, hit: Hit) -> Named:
    view, node = one.network.view, hit.node
    own = one.links.of_node(view, node)
    plan = one.network.plans.plan_around(node.id)
    return Named(
        name=node.name,
        sort=_SORT[node.labels[-1]].said(one.language),
        text="" if hit.field == "name" else hit.text,
        plan=None if plan is None else plan.id,
        whose="" if plan is None else plan.owner.name,
        line_from=whole(node.properties, "line_from"),
        line_to=whole(node.properties, "line_to"),
        page=whole(node.properties, "page"),
        pages=((node.name, own),) if own is not None else _referring(one, view, node),
    )


def _referring(one: Asked, view: NetworkView, node: NodeRow) -> tuple[tuple[str, str], ...]:
    """The pages of what refers to a node that has no page."""
    nodes = {relation.source: view.nodes[relation.source] for relation in view.incoming(node.id)}
    pages = ((other.name, one.links.of_node(view, other)) for other in nodes.values())
    return tuple((name, page) for name, page in pages if page is not None)[:_MOST_PAGES]


def _in_text(place: Place, wanted: tuple[str, ...]) -> InText:
    return InText(place, tuple(_pieces(place.text, wanted)))


def _pieces(text: str, wanted: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, those that begin with a word that was looked for apart, and the halves of a broken one."""
    at, runs = 0, list(RUN.finditer(text))
    broken = {
        half
        for half, (one, other) in enumerate(pairwise(runs))
        if "\n" in text[one.end() : other.start()] and _begins(one.group() + other.group(), wanted)
    }
    for number, run in enumerate(runs):
        if _begins(run.group(), wanted) or number in broken or number - 1 in broken:
            if run.start() > at:
                yield text[at : run.start()], False
            yield run.group(), True
            at = run.end()
    if at < len(text):
        yield text[at:], False


def _begins(run: str, wanted: tuple[str, ...]) -> bool:
    return any(word.startswith(wanted) for word in words_of(run))
