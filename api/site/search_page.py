"""*Zoeken*: names, actions and passages; and what was searched, where nothing is found."""

from dataclasses import dataclass

from fastapi.responses import HTMLResponse

from api.site.asked import Asked
from api.site.near_names import MOST, near_names
from graph.model.language import Text
from graph.model.nodes import NODES
from graph.model.rows import NodeRow
from graph.store.port import Hit
from graph.store.words import words_of
from graph.view import NetworkView

_LONGEST, _MOST, _MOST_WORDS = 200, 100, 8
_SORT = {node.__name__: Text(node.term.name_nl, node.term.name_en) for node in NODES}


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found, with the pages that tell more: its own, or those of what refers to it."""

    name: str
    sort: str
    text: str
    """The passage in which the words stand; empty where that is the name."""
    whose: str
    """The owner of the plan it stands in; empty for what several plans share."""
    line_from: int | None
    line_to: int | None
    pages: tuple[tuple[str, str], ...]
    """Name and address."""


@dataclass(frozen=True, slots=True)
class Alone:
    """One of several words that stand nowhere together, and how many places have it."""

    word: str
    places: int

    @property
    def full(self) -> bool:
        """Whether there may be more places."""
        return self.places == _MOST


def search(one: Asked, words: str) -> HTMLResponse:
    """What names or says these words, names first."""
    words = words[:_LONGEST].strip()
    readable = len(words_of(words)) > 0
    found = tuple(_found(one, hit) for hit in _hits(one, words)) if readable else ()
    alone = _alone(one, words) if readable and len(found) == 0 else ()
    return one.page(
        "search.html.j2",
        q=words,
        readable=readable,
        found=found,
        alone=alone,
        near=_near(one, words, alone) if readable and len(found) == 0 else (),
        full=len(found) == _MOST,
    )


def _hits(one: Asked, words: str) -> list[Hit]:
    hits = one.context.networks.store.search(words, one.network.view.district, _MOST)
    return [hit for hit in hits if hit.node.id in one.network.view.nodes]


def _alone(one: Asked, words: str) -> tuple[Alone, ...]:
    """Each of several words by itself; empty where there is only one."""
    asked = [word for word in dict.fromkeys(words.split()) if len(words_of(word)) > 0][:_MOST_WORDS]
    return tuple(Alone(word, len(_hits(one, word))) for word in asked) if len(asked) > 1 else ()


def _near(one: Asked, words: str, alone: tuple[Alone, ...]) -> tuple[tuple[str, str], ...]:
    """Name and page of the parties that may be meant: by all the words, else by those that stand nowhere."""
    parties = list(one.network.view.of_label("Organisation"))
    near = near_names(words, parties)
    if len(near) == 0:
        near = tuple(node for each in alone if each.places == 0 for node in near_names(each.word, parties))
    pages = {node.name: one.links.of_node(one.network.view, node) for node in near}
    return tuple((name, page) for name, page in pages.items() if page is not None)[:MOST]


def _found(one: Asked, hit: Hit) -> Found:
    view, node = one.network.view, hit.node
    own = one.links.of_node(view, node)
    plan = one.network.plans.plan_around(node.id)
    from_line, to_line = node.properties.get("line_from"), node.properties.get("line_to")
    return Found(
        name=node.name,
        sort=_SORT[node.labels[-1]].said(one.language),
        text="" if hit.field == "name" else hit.text,
        whose="" if plan is None else plan.owner.name,
        line_from=from_line if isinstance(from_line, int) else None,
        line_to=to_line if isinstance(to_line, int) else None,
        pages=((node.name, own),) if own is not None else _referring(one, view, node),
    )


def _referring(one: Asked, view: NetworkView, node: NodeRow) -> tuple[tuple[str, str], ...]:
    """The pages of what refers to a node that has no page."""
    nodes = {relation.source: view.nodes[relation.source] for relation in view.incoming(node.id)}
    pages = ((other.name, one.links.of_node(view, other)) for other in nodes.values())
    return tuple((name, page) for name, page in pages if page is not None)
