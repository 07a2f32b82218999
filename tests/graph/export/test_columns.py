"""The columns of rows say what the JSON of the same rows says, and a file of them says it again."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

from graph.export.columns import ACTION_COLUMNS, FINDING_COLUMNS, PLAN_COLUMNS, WHO_COLUMNS, Column, values
from graph.export.csv_text import cell, csv_text
from graph.export.forms.findings import finding_form
from graph.export.forms.plans import action_form, plan_form
from graph.export.forms.statements import responsibility_of
from graph.network import Network
from tests.graph.analysis.rules.plans import practice_view, real_view

NETWORKS = tuple(Network(view) for view in (real_view(), practice_view()))
ALL: tuple[tuple[str, Sequence[Column[Any]], Callable[[Network], Iterable[Any]]], ...] = (
    ("who", WHO_COLUMNS, lambda network: network.rows),
    ("actions", ACTION_COLUMNS, lambda network: network.actions),
    ("findings", FINDING_COLUMNS, lambda network: network.findings.findings),
    ("plans", PLAN_COLUMNS, lambda network: network.plans.plans),
)
every = pytest.mark.parametrize(("columns", "rows"), [one[1:] for one in ALL], ids=[one[0] for one in ALL])


@every
def test_a_file_holds_every_row_with_every_column(
    columns: Sequence[Column[Any]], rows: Callable[[Network], Iterable[Any]]
) -> None:
    for network in NETWORKS:
        told = list(rows(network))
        read = list(csv.DictReader(io.StringIO(csv_text(columns, told), newline="")))
        assert len(read) == len(told) > 0
        for row, line in zip(told, read, strict=True):
            assert line == {name: cell(value) for name, value in values(columns, row).items()}


@every
def test_columns_have_headings_of_their_own_in_both_languages(
    columns: Sequence[Column[Any]], rows: Callable[[Network], Iterable[Any]]
) -> None:
    assert len({one.name for one in columns}) == len(columns)
    assert len({one.heading.nl for one in columns}) == len(columns)
    assert len({one.heading.en for one in columns}) == len(columns)


def test_who_does_what_says_what_its_json_says() -> None:
    for row in (row for network in NETWORKS for row in network.rows):
        told, form = values(WHO_COLUMNS, row), responsibility_of(row).model_dump(mode="json")
        action, place, timing = form["action"] or {}, form["place"] or {}, (form["action"] or {}).get("timing") or {}
        assert told == {
            **{name: form[name] for name in ("relation", "own", "plan", "degree", "only_listed", "role", "position")},
            **{name: form[name] for name in ("written", "rule", "certainty", "basis", "budget")},
            "organisation": form["organisation"]["id"],
            "name": form["organisation"]["name"],
            "kind": form["organisation"]["kind"],
            "level": form["organisation"]["level"],
            "municipality": form["municipality"]["id"],
            "municipality_name": form["municipality"]["name"],
            "action": action.get("id"),
            "action_name": action.get("name"),
            "action_text": action.get("text"),
            "ambition": form["ambition"]["id"],
            "ambition_number": form["ambition"]["number"],
            "ambition_title": form["ambition"]["title"],
            "block": form["block"]["id"],
            "block_title": form["block"]["title"],
            "target_groups": tuple(form["target_groups"]),
            "timing": timing.get("written"),
            "timing_kind": timing.get("kind"),
            "timing_start": timing.get("start"),
            "timing_end": timing.get("end"),
            **{name: place.get(name) for name in ("quote", "page", "line_from", "line_to")},
        }


def test_actions_say_what_their_json_says() -> None:
    for action in (action for network in NETWORKS for action in network.actions):
        told, form = values(ACTION_COLUMNS, action), action_form(action).model_dump(mode="json")
        held = [one for one in form["parties"] if one["role"] in ("lead", "holder")]
        place, timing = form["place"] or {}, form["timing"] or {}
        assert told == {
            **{name: form[name] for name in ("plan", "name", "text", "outside_holder", "status")},
            "action": form["id"],
            "municipality": form["municipality"]["id"],
            "municipality_name": form["municipality"]["name"],
            "ambition_number": form["ambition"]["number"],
            "ambition_title": form["ambition"]["title"],
            "block_title": form["block"]["title"],
            "holders": tuple(one["id"] for one in held),
            "outside_holders": tuple(one["id"] for one in held if one["outside_holder"]),
            "mentioned_outside": tuple(one["id"] for one in form["mentioned_outside"]),
            "target_groups": tuple(form["target_groups"]),
            "timing": timing.get("written"),
            "timing_kind": timing.get("kind"),
            "timing_start": timing.get("start"),
            "timing_end": timing.get("end"),
            **{name: place.get(name) for name in ("page", "line_from", "line_to")},
        }


def test_findings_say_what_their_json_says() -> None:
    for finding in (finding for network in NETWORKS for finding in network.findings.findings):
        told, form = values(FINDING_COLUMNS, finding), finding_form(finding).model_dump(mode="json")
        for name in ("id", "rule", "kind", "plan", "owner", "certainty"):
            assert told[name] == form[name], name
        for name in ("topic", "label", "explanation", "question"):
            assert told[name] == form[name]["nl"], name
        for name in ("organisations", "municipalities", "actions"):
            assert told[name] == tuple(form[name]), name
        assert told["count"] == form["denominator"]["text"]["nl"]
        lines = told["lines"]
        assert isinstance(lines, tuple)
        assert len(lines) == len(form["evidence"])
        for said, evidence in zip(lines, form["evidence"], strict=True):
            assert (str(evidence["line_from"]) in said) or said == "met de hand ingevoerd"


def test_plans_say_what_their_json_says() -> None:
    for network in NETWORKS:
        for plan in network.plans.plans:
            told, form = values(PLAN_COLUMNS, plan), plan_form(network, plan).model_dump(mode="json")
            assert told.pop("with_outside_holder") == sum(action.outside for action in plan.actions)
            assert told == {
                "plan": form["id"],
                "title": form["name"],
                "municipality": form["owner"]["id"],
                "municipality_name": form["owner"]["name"],
                **{name: form[name] for name in ("year", "ambitions", "actions")},
            }
