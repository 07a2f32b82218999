"""The 4W exchange profile, written: a row for each party with a role in an action, heads and tags above them."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from graph.export.csv_text import cell
from graph.model.four_w import BETWEEN, COLUMNS, Field
from graph.model.language import Language
from graph.plans import ActionPart, Named
from graph.plans.values import is_municipality, is_stated, whole, words

_Value: TypeAlias = Callable[[ActionPart, Named | None], str | int | None]


def four_w_text(actions: Sequence[ActionPart], language: Language = Language.DUTCH) -> str:
    """Actions as CSV: an action with several parties has a row for each, one without any has one.

    What is derived, and who is only mentioned, listed or pays, is no activity and stands in no row.
    """
    return four_w_part(actions, None, language)[0]


def four_w_part(actions: Sequence[ActionPart], room: int | None, language: Language) -> tuple[str, int]:
    """The same for as many actions as there is room for in so many characters, at least one; and how many they are."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([column.head.said(language) for column in COLUMNS])
    writer.writerow([column.tag for column in COLUMNS])
    for given, action in enumerate(actions):
        before = target.tell()
        for party in _parties(action):
            writer.writerow([cell(_VALUES[column.field](action, party)) for column in COLUMNS])
        if room is not None and target.tell() > room and given > 0:
            return target.getvalue()[:before], given
    return target.getvalue(), len(actions)


def _parties(action: ActionPart) -> tuple[Named | None, ...]:
    return action.parties if len(action.parties) > 0 else (None,)


def _place(action: ActionPart) -> str | None:
    """Where: a municipality is a place, another owner of a plan is none."""
    owner = action.place.owner
    return owner.name if is_municipality(owner) else None


def _sector(action: ActionPart) -> str | None:
    """The title of its ambition, where the plan states one."""
    ambition = action.place.ambition
    has_title = is_stated(ambition) and ambition.name != f"Ambitie {words(ambition.properties, 'number')}"
    return ambition.name if has_title else None


_VALUES: Mapping[Field, _Value] = MappingProxyType(
    {
        Field.PLAN: lambda action, party: action.place.plan.name,
        Field.YEAR: lambda action, party: whole(action.place.plan.properties, "year"),
        Field.OWNER: lambda action, party: action.place.owner.name,
        Field.OWNER_CODE: lambda action, party: action.place.owner.id,
        Field.COUNTRY: lambda action, party: _COUNTRY if _place(action) is not None else None,
        Field.PLACE: lambda action, party: _place(action),
        Field.SECTOR_NUMBER: lambda action, party: words(action.place.ambition.properties, "number"),
        Field.SECTOR: lambda action, party: _sector(action),
        Field.PART: lambda action, party: action.place.block.name if is_stated(action.place.block) else None,
        Field.ACTIVITY_CODE: lambda action, party: action.id,
        Field.ACTIVITY: lambda action, party: action.text,
        Field.ORGANISATION: lambda action, party: None if party is None else party.name,
        Field.ROLE: lambda action, party: None if party is None or party.role is None else party.role.value,
        Field.WRITTEN: lambda action, party: None if party is None else party.written,
        Field.AUDIENCE: lambda action, party: BETWEEN.join(one.written for one in action.own_targets) or None,
        Field.WHEN: lambda action, party: action.timing,
        Field.START: lambda action, party: words(action.node.properties, "timing_start"),
        Field.END: lambda action, party: words(action.node.properties, "timing_end"),
        Field.STATUS: lambda action, party: words(action.node.properties, "status"),
    }
)
_COUNTRY = "Nederland"
