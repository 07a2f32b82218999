"""*Wat er staat*: every place where plans name a party, by any filter; what lies behind a cell, a name or a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fastapi.responses import HTMLResponse

from api.parts.translation import translation_to
from api.parts.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from api.site.asked import Asked
from api.site.asking import chosen, state_of
from api.site.windows import Begin, window
from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree, Role
from graph.plans import ActionPart, Named
from graph.questions import WhoDoesWhat
from graph.tables.making_matrix import cell_of

PLACES_SHOWN = 50
# The own departments of the given plan together stand at 45 places, its busiest party at 27: both on one page. Fifty
# quotes of the longest kind that is shown whole (700 characters) stay under 100 kB.

_DERIVED = "derived"
_HEADINGS: dict[object, str] = {
    Degree.HOLDER: N_("Houder van"),
    Degree.MENTIONED: N_("Genoemd in de tekst van"),
    Role.SUPPORT: N_("Ondersteunt bij"),
    Role.CONSULTED: N_("Wordt geraadpleegd bij"),
    Role.INFORMED: N_("Wordt geïnformeerd bij"),
    Degree.FUNDS: N_("Betaalt"),
    Degree.LISTED: N_("Partnerlijst"),
    _DERIVED: N_("Afgeleid, telt niet mee"),
}
"""Ways of being named, in the order in which they are told."""
_ORDER = {way: at for at, way in enumerate(_HEADINGS)}


@dataclass(frozen=True, slots=True)
class Told:
    """One place: an action, or a place in a list or about money, with everyone who is named there in the same way."""

    rows: tuple[Named, ...]
    action: ActionPart | None

    @property
    def first(self) -> Named:
        """The first who is named."""
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Way:
    """The places where someone is named in one way; ``key`` is that way."""

    key: str
    heading: str
    told: tuple[Told, ...]


def who(one: Asked, asked: WhoDoesWhat, begin: Begin) -> HTMLResponse:
    """The page."""
    one.require((asked.municipality, "Organisation"))
    found = sorted(asked.of(one.network), key=lambda row: _ORDER[_way_of(row)])
    part = window(len(found), begin.row, PLACES_SHOWN)
    party, place = _party(one, asked), _place(one, asked)
    say = translation_to(one.language)
    return one.page(
        "who.html.j2",
        party=party,
        place=place,
        whose=_whose(one, asked, place),
        ways=tuple(_ways(one, part.of(found))),
        part=part,
        others=chosen(asked, say, one.network.view.nodes, but=frozenset(_told_in_title(party, place, asked.own))),
        cell=cell_of("", asked.organisation or "", found),
        own=asked.own is True,
        pages=lambda row: one.links.asking("wie", state_of(asked), vanaf=str(row)),
        with_names=party is None or any(row.organisation != party.id for row in found),
    )


def _party(one: Asked, asked: WhoDoesWhat) -> NodeRow | None:
    """The party that is asked about by its code."""
    node = one.network.view.nodes.get(asked.organisation or "")
    return None if node is None or "Organisation" not in node.labels else node


def _place(one: Asked, asked: WhoDoesWhat) -> NodeRow | None:
    """The ambition, or else the plan, that is asked about by its code."""
    for identifier, label in ((asked.ambition, "Ambition"), (asked.plan, "Plan")):
        node = one.network.view.nodes.get(identifier or "")
        if node is not None and label in node.labels:
            return node
    return None


def _whose(one: Asked, asked: WhoDoesWhat, place: NodeRow | None) -> NodeRow | None:
    """The owner of the plan that is asked about."""
    plan = None if place is None else one.network.plans.plan_around(place.id)
    if plan is not None:
        return plan.owner
    return None if asked.municipality is None else one.network.view.nodes.get(asked.municipality)


def _told_in_title(party: NodeRow | None, place: NodeRow | None, own: bool | None) -> Iterator[str]:
    """The filters that the title of the page says in words; they are no choice to take away."""
    if party is not None:
        yield "organisation"
    if party is not None or own is True:
        yield "own"
    if place is not None:
        yield from ("ambition", "plan") if place.label == "Ambition" else ("plan",)


def _way_of(row: Named) -> Any:
    if row.is_derived:
        return _DERIVED
    return row.role if row.degree is Degree.MENTIONED and row.role is not None else row.degree


def _ways(one: Asked, rows: Sequence[Named]) -> Iterator[Way]:
    say, actions = translation_to(one.language), one.network.plans.action_by_id
    for way, named in groupby(rows, key=_way_of):
        told = []
        for (action, _), same in groupby(named, key=lambda row: (row.action, row.action or row.relation)):
            told.append(Told(tuple(same), None if action is None else actions[action]))
        yield Way(str(way), say.gettext(_HEADINGS[way]), tuple(told))
