"""The four plans of the fictional district Kreekstreek, read and asked as a user would."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from graph.analysis.agenda import Agenda
from graph.analysis.findings import Finding
from graph.analysis.norms import held_against
from graph.network import Network
from graph.questions import WhatToDiscuss
from graph.reference import Reference, load_reference
from graph.reference.norms import default_norm
from graph.store.sqlite import open_sqlite_store
from loaders.document import read_file_document
from loaders.form.certainty import looked_at
from loaders.form.statements import state_plan
from loaders.known import known_rows
from loaders.reading import read_as_plan
from tests.graph.analysis.rules.plans import STAMP

FOLDER = Path(__file__).parent
DISTRICT = "oefen-kreekstreek"
TOWNS = ("aldervaart", "brongeest", "kweldermonde", "warfterhage")
DAY = date(2026, 11, 27)

Yaml = dict[str, object]


@cache
def known() -> Reference:
    """What is known beforehand of the district: its name and its municipalities."""
    return load_reference([FOLDER / "names.yaml"])


@cache
def planted() -> Yaml:
    """What its writer put into the plans, and what only looks like it."""
    loaded: Yaml = yaml.safe_load((FOLDER / "planted.yaml").read_text("utf-8"))
    return loaded


@cache
def network() -> Network:
    """The district as it is after its plans were loaded."""
    with TemporaryDirectory() as folder, open_sqlite_store(Path(folder) / "ketenkaart.db") as store:
        store.init(*known_rows(known()), STAMP)
        for town in TOWNS:
            reading = looked_at(read_as_plan(read_file_document(FOLDER / f"{town}.md"), known()))
            store.replace_plan(state_plan(reading, known(), DISTRICT), STAMP)
        return Network(store.read_view(DISTRICT))


@cache
def findings() -> tuple[Finding, ...]:
    """All that is found."""
    return network().findings.findings


@cache
def agenda(town: str | None = None) -> Agenda:
    """The points for the meeting, of all or of one municipality."""
    asked = WhatToDiscuss(municipality=None if town is None else f"oefen-{town}")
    return replace(asked, on=DAY).of(network(), (), DAY)


@cache
def action_of(town: str, begins: str) -> str:
    """The id of the one action of a municipality whose text begins with some words.

    Raises:
        ValueError: there is none, or more than one.
    """
    (found,) = (
        action.id
        for plan in network().plans.plans
        for action in plan.actions
        if plan.owner.id == f"oefen-{town}" and action.text.startswith(begins)
    )
    return found


def degrees(element: str) -> Iterator[tuple[str, str]]:
    """For each municipality how far its plan meets an element of the norm."""
    for plan in network().plans.plans:
        held = next(one for one in held_against(plan, default_norm()).elements if one.element.id == element)
        yield plan.owner.id.removeprefix("oefen-"), held.degree.value
