"""The same question has one answer on the command line, over HTTP, on pages and in frames."""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pandas as pd
import pytest
from typer.testing import CliRunner

import graph
from api.cli import app
from api.parts.questions_page import ASKED_AT
from api.routes.asked import MOST_ITEMS
from graph import frames, open_store
from graph.network import Network
from graph.questions import (
    QUESTIONS,
    PathsBetween,
    QuestionError,
    WhatIsFound,
    WhatToDiscuss,
    WhichActions,
    WhichFindings,
    WhichPart,
    WhichPlans,
    WhoDoesWhat,
)
from graph.questions.filters import Sort, asked_with, filters_of, parse
from graph.sources import source_of_plan
from tests.api.http.serving import NOW, PRACTICE
from tests.doors.asked import Given, Values, asked_of

Answer = list[str] | str
"""What tells an answer apart: the codes in it, in order; or the code of the fault."""
FAULT = "refused"

ids = pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.__name__)
on_the_command_line = pytest.mark.parametrize(
    "question", [one for one in QUESTIONS if ASKED_AT[one].command is not None], ids=lambda one: one.__name__
)


def answered(network: Network, stored: Path, question: type, given: Given) -> Answer:
    """The answer of the question itself."""
    try:
        asked: Any = parse(question, given)
        found = found_by(asked, network, stored)
    except QuestionError:
        return FAULT
    except KeyError:
        return FAULT
    return codes_of(question, found)


def found_by(asked: Any, network: Network, stored: Path) -> Any:
    """What a question finds, given what it needs beside the network."""
    if isinstance(asked, WhatToDiscuss):
        return asked.of(network, (), NOW.date())
    if isinstance(asked, WhichFindings):
        return asked.of(network, NOW.date())
    if isinstance(asked, WhatIsFound):
        with open_store(str(stored)) as store:
            return asked.of(network, store, lambda plan: source_of_plan(store, plan))
    return asked.of(network)


def codes_of(question: type, found: Any) -> list[str]:
    """What tells an answer of a question apart."""
    match question.__name__:
        case "WhoDoesWhat":
            return [row.relation for row in found]
        case "WhichActions" | "WhichNorm" | "WhichPlans" | "WhichOrganisations":
            return [one.id for one in found]
        case "WhichFindings":
            return [one.id for one in found.findings] + [f"{one.rule} {one.subject}" for one in found.not_judged]
        case "WhatToDiscuss":
            return [one.id for point in found.points for one in point.findings]
        case "WhichAmbitions":
            return [ambition.id for _, ambition in found]
        case "WhichMunicipalities":
            return [one.municipality for one in found]
        case "HowMany":
            cells = [(row, column, found.cell(row, column)) for row in found.rows for column in found.columns]
            return [f"{row.id} {column.id} {len(cell.actions)}" for row, column, cell in cells if cell is not None]
        case "WhichMatrix":
            return [
                f"{line.organisation} {cell.column} {cell.holds}"
                for line in found.lines
                for cell in line.cells
                if not cell.empty
            ]
        case "WhatIsFound":
            return [*(hit.node.id for hit in found.hits), *(f"{one.plan.id} {one.line_from}" for one in found.places)]
        case "WhichPart":
            return [*(node.id for node in found.nodes), *(relation.id for relation in found.relations)]
        case _:
            return [" ".join(step.relation.id for step in way) for way in found.ways]


def codes_in(question: type, document: Any) -> list[str]:
    """The same of the document that HTTP and the command line give."""
    match question.__name__:
        case "WhoDoesWhat":
            return [one["relation"] for one in document["items"]]
        case "WhichFindings":
            return [one["id"] for one in document["items"]] + [
                f"{one['rule']} {one['subject']}" for one in document["not_judged"]
            ]
        case "WhatToDiscuss":
            points = [point for part in ("meeting", "more", "writer", "information") for point in document[part]]
            return [one["finding"] for point in points for one in point["findings"]]
        case "HowMany":
            return [f"{cell['row']} {cell['column']} {cell['actions']}" for cell in document["cells"]]
        case "WhichMatrix":
            lines = document["lines"]
            return [f"{line['id']} {cell['column']} {cell['holds']}" for line in lines for cell in line["cells"]]
        case "WhatIsFound":
            places = [f"{one['plan']} {one['line_from']}" for one in document["places"]]
            return [*(one["id"] for one in document["items"]), *places]
        case "WhichPart":
            return [*(one["id"] for one in document["nodes"]), *(one["key"] for one in document["links"])]
        case "PathsBetween":
            return [" ".join(step["relation"] for step in way) for way in document["ways"]]
        case _:
            return [one["id"] for one in document["items"]]


@ids
def test_http_gives_the_answer_of_the_question(
    question: type, network: Network, values: Values, stored: Path, served_site: httpx.Client
) -> None:
    path, names = ASKED_AT[question].http, {one.name: one.http for one in filters_of(question)}
    paged = question not in (WhatToDiscuss, PathsBetween, WhatIsFound)
    different: set[str] = set()
    for given in asked_of(question, values):
        parameters: dict[str, Any] = {names[name]: list(texts) for name, texts in given.items()}
        parameters |= {"district": PRACTICE} | ({"limit": MOST_ITEMS} if paged else {})
        answer = served_site.get(f"/v1{path}", params=parameters)
        found = codes_in(question, answer.json()) if answer.status_code == 200 else FAULT
        assert answer.status_code in (200, 400, 404), (given, answer.text)
        assert found == answered(network, stored, question, given), given
        different.add(str(found))
    assert len(different) > 1, "questions that all have one answer prove nothing"


@on_the_command_line
def test_the_command_line_gives_the_answer_of_the_question(
    question: type, network: Network, values: Values, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.commands.findings.now", lambda: NOW)
    command = (ASKED_AT[question].command or "").split()
    runner = CliRunner()
    for given in asked_of(question, values):
        asked = [*command, *options_of(question, given), "--json", "--district", PRACTICE, "--store", str(stored)]
        answer = runner.invoke(app, asked)
        assert answer.exit_code in (0, 2), (given, answer.output)
        found = codes_in(question, json.loads(answer.stdout)) if answer.exit_code == 0 else FAULT
        assert found == answered(network, stored, question, given), given


def options_of(question: type, given: Given) -> list[str]:
    """The same filters as they are typed."""
    typed: list[str] = []
    for one in filters_of(question):
        for text in given.get(one.name, ()):
            if one.required:
                typed.append(text)
            elif one.sort is Sort.FLAG:
                yes, _, no = one.option.partition("/")
                typed.append(yes if text == "true" else no)
            else:
                typed += [one.option, text]
    return typed


FRAMES: Mapping[type, tuple[Callable[..., pd.DataFrame], str]] = {
    WhoDoesWhat: (frames.who_frame, "relation"),
    WhichActions: (frames.actions_frame, "action"),
    WhichFindings: (frames.findings_frame, "id"),
    WhichPlans: (frames.plans_frame, "plan"),
}


@pytest.mark.parametrize("question", FRAMES, ids=lambda one: one.__name__)
def test_frames_give_the_answer_of_the_question(question: type, network: Network, values: Values) -> None:
    frame, code = FRAMES[question]
    for given in asked_of(question, values):
        found: Any = parse(question, given).of(network)
        expected = [one.id for one in found.findings] if question is WhichFindings else codes_of(question, found)
        assert list(frame(network, **given)[code]) == expected, given


PAGES = {WhoDoesWhat: r'<li id="([^"]+)">', WhichFindings: r'<li class="card" id="([^"]+)"'}
"""Questions whose page lists what they find, and what tells an item of it apart."""


def pages_asked(
    question: type, network: Network, values: Values, site: httpx.Client
) -> Iterator[tuple[Given, httpx.Response]]:
    """The page of a question asked with all that it can be asked, but for owners of whom no plan is loaded."""
    names = {one.name: one.page for one in filters_of(question)}
    owners = {plan.owner.id for plan in network.plans.plans}
    for given in asked_of(question, values):
        if not set(given.get("municipality", ())) <= owners:
            continue
        address: dict[str, list[str]] = {names[name]: list(texts) for name, texts in given.items()}
        answer = site.get(ASKED_AT[question].page or "", params=address | {"district": [PRACTICE]})
        assert answer.status_code == 200, given
        yield given, answer


@pytest.mark.parametrize("question", PAGES, ids=lambda one: one.__name__)
def test_lists_on_pages_are_the_answer_of_the_question(
    question: type, network: Network, values: Values, served_site: httpx.Client
) -> None:
    for given, answer in pages_asked(question, network, values, served_site):
        asked: Any = parse(question, given)
        found = asked.of(network, NOW.date()) if question is WhichFindings else asked.of(network)
        expected = [one.id for one in found.findings] if question is WhichFindings else [row.relation for row in found]
        shown = [html.unescape(one) for one in re.findall(PAGES[question], answer.text)]
        total = re.search(r'<span class="at">(\d+) (?:plaats|bevinding)', answer.text)
        assert total is not None, given
        assert int(total[1]) == len(expected), given
        if question is WhichFindings:
            assert shown == expected[: len(shown)], given
            assert len(shown) == min(25, len(expected)), given
        else:
            assert set(shown) <= set(expected), given
            assert (len(shown) == 0) == (len(expected) == 0), given


def test_actions_on_the_page_are_the_answer_of_the_question(
    network: Network, values: Values, stored: Path, served_site: httpx.Client
) -> None:
    for given, answer in pages_asked(WhichActions, network, values, served_site):
        shown = re.findall(r'<th[^>]*><a href="/actie/([^"?]+)', answer.text)
        assert [html.unescape(one) for one in shown] == answered(network, stored, WhichActions, given), given


def test_values_of_python_mean_their_texts(network: Network) -> None:
    assert asked_with(WhichActions, {"outside": False}) == parse(WhichActions, {"outside": ["nee"]})
    assert asked_with(WhichActions, {"ends_by": NOW.date()}) == parse(WhichActions, {"ends_by": ["2026-03-02"]})
    assert asked_with(WhichPart, {"degree": ["holder", "funds"], "node": None}) == parse(
        WhichPart, {"degree": ["holder", "funds"]}
    )
    assert graph.who(network, degree="holder", own=False) == WhoDoesWhat.of(
        parse(WhoDoesWhat, {"degree": ["holder"], "own": ["false"]}), network
    )
