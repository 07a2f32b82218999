"""*Maten*: for who analyses, how the parties with a task stand to each other, with what each number means beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Response
from fastapi.responses import HTMLResponse

from api.parts.translation import translation_to
from api.parts.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from api.site.asked import Asked
from api.site.asking import chosen, state_of
from api.site.windows import Begin, window
from graph.analysis.measures.measured import SIDE_NAMES, Measured, PartyMeasures
from graph.export.columns import MEASURE_COLUMNS
from graph.export.csv_text import csv_text
from graph.model.language import Language
from graph.model.rows import NodeRow
from graph.questions import WhichMeasures

PARTIES_SHOWN = 60
# With own departments the practice district has 54 parties with a task; a row takes some 800 bytes.
SETS_SHOWN = 10
# Of the parties that stand together more than once; the practice district has 13 such sets.
_SHOWN = frozenset({"municipality", "with_own"})
"""The filters that the page itself shows how to change."""


@dataclass(frozen=True, slots=True)
class Row:
    """A party as a row of the table."""

    party: PartyMeasures
    page: str
    side: str
    joins: tuple[str, ...]
    """Between whom it stands, in words; empty where it joins nobody."""


@dataclass(frozen=True, slots=True)
class Together:
    """Parties that share more than one action, with those actions."""

    parties: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str], ...]
    """Names with their pages."""


def measures(one: Asked, asked: WhichMeasures, begin: Begin) -> HTMLResponse:
    """The page.

    Raises:
        ProblemError: 404, a filter names what is not there.
    """
    found = _found(one, asked)
    part = window(len(found.parties), begin.row, PARTIES_SHOWN)
    say, view = translation_to(one.language), one.network.view
    return one.page(
        "measures.html.j2",
        asked=asked,
        found=found,
        rows=[_row(one, party) for party in part.of(found.parties)],
        part=part,
        pages=lambda row: one.links.asking("maten", state_of(asked), vanaf=str(row)),
        file=one.links.asking("maten", state_of(asked)).replace("/maten", "/maten/tabel.csv", 1),
        together=list(_together(one, found)),
        owners=[(plan.owner.id, plan.owner.name) for plan in one.network.plans.plans],
        others=chosen(asked, say, view.nodes, but=_SHOWN),
        sentence=found.sentence.said(one.language),
        largest=max((len(piece) for piece in found.parts), default=0),
    )


def table(one: Asked, asked: WhichMeasures) -> Response:
    """The whole table as CSV.

    Raises:
        ProblemError: 404, a filter names what is not there.
    """
    name = "measures" if one.language is Language.ENGLISH else "maten"
    text = csv_text(MEASURE_COLUMNS, _found(one, asked).parties)
    return Response(
        text.encode("utf-8-sig"),
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
        media_type="text/csv; charset=utf-8",
    )


def _found(one: Asked, asked: WhichMeasures) -> Measured:
    one.require((asked.municipality, "Organisation"), (asked.plan, "Plan"))
    return asked.of(one.network)


def _row(one: Asked, party: PartyMeasures) -> Row:
    say = translation_to(one.language)
    numbers = (
        (party.coordinator, N_("%(num)s binnen de eigen kant")),
        (party.consultant, N_("%(num)s binnen een andere kant")),
        (party.gatekeeper, N_("%(num)s tussen de eigen kant en een andere")),
        (party.liaison, N_("%(num)s tussen twee andere kanten")),
    )
    joins = tuple(say.gettext(words, num=number) for number, words in numbers if number > 0)
    return Row(party, one.links.of_party(party.party.party), SIDE_NAMES[party.side].said(one.language), joins)


def _together(one: Asked, found: Measured) -> Iterator[Together]:
    nodes = one.network.view.nodes

    def named(node: NodeRow) -> tuple[str, str]:
        return node.name, one.links.of_node(one.network.view, node) or ""

    for concept in found.shared[:SETS_SHOWN]:
        parties = tuple(named(nodes[party]) for party in concept.parties)
        yield Together(parties, tuple(named(nodes[action]) for action in concept.actions))
