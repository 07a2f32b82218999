"""*Alle acties*: every action with its holders and timing, and by choice those without a holder from outside, without
timing, or ready by a day in the words of the plan."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from fastapi.responses import HTMLResponse

from api.commands.page import written_date
from api.problems import no_choice
from api.web.site.asked import Asked
from api.web.translation import Translation, translation_to
from api.web.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from graph.model.language import Language
from graph.plans import ActionPart
from graph.plans.days import without_day

_ONGOING, _NONE = "doorlopend", "geen"


@dataclass(frozen=True)
class ActionFilters:
    """The filters as they stand in the address; empty for what does not matter."""

    gemeente: str = ""
    houder: str = ""
    planning: str = ""

    def having(self, name: str, value: str) -> dict[str, str]:
        """For an address: the same with one filter changed."""
        return {key: kept for key, kept in vars(replace(self, **{name: value})).items() if kept != ""}


@dataclass(frozen=True, slots=True)
class Option:
    """A filter that can be chosen, with how many actions it leaves beside the other filters."""

    value: str
    words: str
    count: int


def actions(one: Asked, filters: ActionFilters) -> HTMLResponse:
    """The page."""
    if filters.gemeente != "":
        one.node(filters.gemeente, "Organisation")
    say = translation_to(one.language)
    of_plan = [row for row in one.network.actions if filters.gemeente in ("", row.place.owner.id)]
    meets_holder, meets_timing = _holder(filters.houder), _timing(filters.planning)
    found = [row for row in of_plan if meets_holder(row) and meets_timing(row)]
    by_timing = [row for row in of_plan if meets_timing(row)]
    by_holder = [row for row in of_plan if meets_holder(row)]
    return one.page(
        "actions_page.html.j2",
        filters=filters,
        found=found,
        total=len(of_plan),
        holders=[_option(value, say.gettext(text), by_timing, _holder(value)) for value, text in _HOLDERS.items()],
        timings=[_option(value, text, by_holder, _timing(value)) for value, text in _timings(of_plan, say).items()],
        day=_day_in(filters.planning, one.language),
        without_day=without_day(by_holder),
    )


_HOLDERS = {"": N_("Alle"), "buiten": N_("Met houder van buiten"), "eigen": N_("Zonder houder van buiten")}


def _timings(rows: list[ActionPart], say: Translation) -> dict[str, str]:
    """The timings that can be chosen: each last day that a plan gives, going on, and none."""
    days = sorted({row.ends for row in rows if row.ends is not None})
    said = {
        day: say.gettext("Klaar uiterlijk %(day)s", day=written_date(date.fromisoformat(day), say.language))
        for day in days
    }
    return {
        "": say.gettext("Alle"),
        **said,
        _ONGOING: say.gettext("Doorlopend of terugkerend"),
        _NONE: say.gettext("Zonder planning"),
    }


def _option(value: str, text: str, rows: list[ActionPart], meets: Callable[[ActionPart], bool]) -> Option:
    return Option(value, text, sum(meets(row) for row in rows))


def _holder(value: str) -> Callable[[ActionPart], bool]:
    if value not in _HOLDERS:
        raise no_choice("houder")
    return lambda row: value == "" or row.outside is (value == "buiten")


def _timing(value: str) -> Callable[[ActionPart], bool]:
    if value == _ONGOING:
        return lambda row: row.ongoing
    if value == _NONE:
        return lambda row: not row.timed
    if value == "":
        return lambda row: True
    if _day_of(value) is None:
        raise no_choice("planning")
    return lambda row: row.ends_by(value)


def _day_in(value: str, language: Language) -> str | None:
    """The day of a filter as people write it; None for what is no day."""
    day = _day_of(value)
    return None if day is None else written_date(day, language)


def _day_of(value: str) -> date | None:
    if len(value) != len("2025-06-30"):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
