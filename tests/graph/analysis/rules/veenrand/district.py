"""The fictional district Veenrand as the rules read it."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.analysis.findings import Finding
from graph.analysis.rules import find_all
from graph.model.form import Reading
from graph.model.rows import PlanStatements
from graph.plans import DistrictPlans, read_plans
from graph.reference import Reference, load_reference
from graph.store.sqlite import open_sqlite_store
from loaders.form.statements import state_plan
from loaders.known import known_rows
from loaders.reading import resolve_reading
from tests.graph.analysis.rules.plans import STAMP
from tests.graph.analysis.rules.veenrand.forms import FORMS, TEXTS

DISTRICT = "oefen-veenrand"
DAY = date(2027, 1, 1)


@cache
def known() -> Reference:
    """What is known beforehand of the district."""
    return load_reference([Path(__file__).with_name("district.yaml")])


@cache
def statements() -> tuple[PlanStatements, ...]:
    """Its three plans."""
    readings = (resolve_reading(Reading(plan=form), known()) for form in FORMS)
    return tuple(state_plan(reading, known(), DISTRICT) for reading in readings)


@cache
def veenrand() -> DistrictPlans:
    """The district, read."""
    with TemporaryDirectory() as folder, open_sqlite_store(Path(folder) / "ketenkaart.db") as store:
        store.init(*known_rows(known()), STAMP)
        for one in statements():
            store.replace_plan(one, STAMP)
        return read_plans(store.read_view(DISTRICT))


@cache
def keys() -> dict[str, str]:
    """The key of each action, by its id."""
    by_text = {text: key for key, text in TEXTS.items()}
    found = {}
    for action in veenrand().actions:
        letter = action.place.owner.id.removeprefix("oefen-")[0]
        key = by_text[action.text]
        found[action.id] = f"{letter}{key[1:]}"
    return found


@cache
def findings(rule: str) -> tuple[Finding, ...]:
    """What a rule finds there."""
    return tuple(one for one in find_all(veenrand()).findings if one.rule == rule)


def told(rule: str) -> list[frozenset[str]]:
    """The actions of each of its findings, by their keys."""
    return [frozenset(keys()[action] for action in one.actions) for one in findings(rule)]
