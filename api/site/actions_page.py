"""*Alle acties*: every action with its holders and timing, and by choice those without a holder from outside, without
timing, or ready by a day in the words of the plan."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fastapi.responses import HTMLResponse

from api.parts.dates import written_date
from api.parts.translation import Translation, translation_to
from api.site.asked import Asked
from api.site.asking import State, chosen, state_of
from api.site.windows import Begin, window
from graph.model.vocabulary import TimingKind
from graph.network import Network
from graph.plans.days import without_day
from graph.questions import WhichActions

ACTIONS_SHOWN = 100
# The given plan has 27 actions, the practice district 49: all on one page. A hundred take some 100 kB.
HOLDERS_SHOWN = 20
# Of one action; the most of any action of the shipped plans is six.
_ONGOING = (TimingKind.ONGOING.value, TimingKind.RECURRING.value)
_NO_TIMING: dict[str, Any] = {"timing": (), "ends_by": None, "timed": None}
_SHOWN = frozenset({"municipality", "outside", *_NO_TIMING})
"""The filters that the page itself shows how to change."""


@dataclass(frozen=True, slots=True)
class Option:
    """A filter that can be chosen, with how many actions it leaves beside the other filters."""

    words: str
    count: int
    state: State
    now: bool
    """Whether this is what is asked."""
    usual: bool = False
    """Whether nothing is left out by it."""


def actions(one: Asked, asked: WhichActions, begin: Begin) -> HTMLResponse:
    """The page."""
    one.require((asked.municipality, "Organisation"))
    say, network = translation_to(one.language), one.network
    found = asked.of(network)
    part = window(len(found), begin.row, ACTIONS_SHOWN)
    return one.page(
        "actions_page.html.j2",
        asked=asked,
        found=part.of(found),
        part=part,
        names_shown=HOLDERS_SHOWN,
        kept=state_of(replace(asked, municipality=None)),
        pages=lambda row: one.links.asking("acties", state_of(asked), vanaf=str(row)),
        total=len(WhichActions(municipality=asked.municipality).of(network)),
        plans=_plans(asked, network, say),
        holders=_holders(asked, network, say),
        timings=_timings(asked, network, say),
        others=chosen(asked, say, network.view.nodes, but=_SHOWN),
        day=None if asked.ends_by is None else written_date(asked.ends_by, one.language),
        without_day=without_day(replace(asked, **_NO_TIMING).of(network)),
    )


def _plans(asked: WhichActions, network: Network, say: Translation) -> list[Option]:
    owners = {plan.owner.id: plan.owner.name for plan in network.plans.plans}
    by_name = sorted(owners.items(), key=lambda pair: pair[1].casefold())
    choices: list[tuple[str | None, str]] = [(None, say.gettext("Alle geladen plannen")), *by_name]
    return [_option(asked, network, name, {"municipality": owner}) for owner, name in choices]


def _holders(asked: WhichActions, network: Network, say: Translation) -> list[Option]:
    choices = {
        None: say.gettext("Alle"),
        True: say.gettext("Met houder van buiten"),
        False: say.gettext("Zonder houder van buiten"),
    }
    return [_option(asked, network, name, {"outside": outside}) for outside, name in choices.items()]


def _timings(asked: WhichActions, network: Network, say: Translation) -> list[Option]:
    """The timings that can be chosen: each last day that a plan gives, going on, and none."""
    of_plan = WhichActions(municipality=asked.municipality).of(network)
    days = sorted({action.ends for action in of_plan if action.ends is not None})
    found = [_option(asked, network, say.gettext("Alle"), _NO_TIMING)]
    for day in map(date.fromisoformat, days):
        words = say.gettext("Klaar uiterlijk %(day)s", day=written_date(day, say.language))
        found.append(_option(asked, network, words, {**_NO_TIMING, "ends_by": day}))
    found.append(_option(asked, network, say.gettext("Doorlopend of terugkerend"), {**_NO_TIMING, "timing": _ONGOING}))
    found.append(_option(asked, network, say.gettext("Zonder planning"), {**_NO_TIMING, "timed": False}))
    return found


def _option(asked: WhichActions, network: Network, words: str, changed: dict[str, Any]) -> Option:
    other = replace(asked, **changed)
    usual = all(value in (None, ()) for value in changed.values())
    return Option(words, len(other.of(network)), state_of(other), other == asked, usual)
