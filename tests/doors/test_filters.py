"""Every door offers exactly the filters of a question, and refuses every other."""

import json
import re

import httpx
import pytest
import typer.main
from fastapi.routing import APIRoute
from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.testing import CliRunner

import graph
from api.app import description
from api.cli import app
from api.parts.parameters import parameters_of
from api.parts.questions_page import ASKED_AT, questions_page
from api.site.router import site_router
from graph import frames
from graph.network import Network
from graph.questions import QUESTIONS, QuestionError
from graph.questions.filters import filters_of
from tests.api.http.serving import PRACTICE

OF_HTTP = {"district", "offset"}
PAGED = {"limit", "columnOffset"}
OF_COMMANDS = {"--district", "--drafts", "--json", "--csv", "--names", "--store", "--help"}
OF_PAGES = {"district", "taal", "cel", "vanaf", "kolom"}
ids = pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.__name__)


@ids
def test_http_has_a_parameter_for_each_filter(question: type) -> None:
    item = json.loads(description())["paths"][ASKED_AT[question].http]["get"]
    offered = {one["name"] for one in item["parameters"] if one["in"] == "query"}
    wanted = {one.http for one in filters_of(question)}
    assert offered - OF_HTTP - (PAGED - wanted) == wanted


@ids
def test_the_command_has_an_option_for_each_filter(question: type) -> None:
    name = ASKED_AT[question].command
    if name is None:
        return
    command = typer.main.get_command(app)
    for part in name.split():
        assert isinstance(command, TyperGroup)
        command = command.commands[part]
    options = {
        text for one in command.params if isinstance(one, TyperOption) for text in (*one.opts, *one.secondary_opts)
    }
    arguments = {one.name for one in command.params if isinstance(one, TyperArgument)}
    wanted = filters_of(question)
    assert options - OF_COMMANDS == {text for one in wanted if not one.placed for text in one.option.split("/")}
    assert arguments == {one.name for one in wanted if one.placed}


@ids
def test_the_page_has_a_name_for_each_filter(question: type) -> None:
    path = ASKED_AT[question].page
    if path is None:
        return
    (route,) = (one for one in site_router().routes if isinstance(one, APIRoute) and one.path == path)
    offered = set(parameters_of(route.dependant)) - OF_PAGES
    # The table by choice is asked by municipality, not by the code of a plan.
    left_out = {"plan"} if path == "/" else set()
    assert offered == {one.page for one in filters_of(question)} - left_out


@ids
def test_no_two_filters_have_one_name(question: type) -> None:
    filters = filters_of(question)
    for names in ([one.http for one in filters], [one.page for one in filters], [one.option for one in filters]):
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", [at.http for at in ASKED_AT.values()])
def test_an_unknown_parameter_is_refused_and_the_known_are_named(path: str, served_site: httpx.Client) -> None:
    answer = served_site.get(f"/v1{path}", params={"partij": "riec", "district": PRACTICE})
    assert answer.status_code == 400
    fault = next(one for one in answer.json()["errors"] if one["location"] == "partij")
    assert "is no parameter here; known are: " in fault["detail"]
    assert "district" in fault["detail"]


def test_every_page_refuses_an_unknown_parameter(served_site: httpx.Client) -> None:
    routes = [one for one in site_router().routes if isinstance(one, APIRoute) and not one.path.startswith("/static")]
    assert len(routes) > 8
    for route in (one for one in routes if one.methods is not None and "GET" in one.methods):
        path = re.sub(r"\{.*?\}", "gm0637", route.path)
        answer = served_site.get(path, params={"kind": "x"})
        assert answer.status_code == 400, path
        assert "De keuze &#39;kind&#39; bestaat niet. Mogelijk zijn: " in answer.text


@ids
def test_every_command_refuses_an_unknown_option(question: type) -> None:
    name = ASKED_AT[question].command
    if name is None:
        return
    answer = CliRunner().invoke(app, [*name.split(), "--partij", "x"])
    assert answer.exit_code == 2
    assert "De optie --partij bestaat niet." in answer.output


@pytest.mark.parametrize(
    "ask", [graph.who, graph.actions, graph.findings, graph.draw, frames.who_frame, frames.plans_frame]
)
def test_python_refuses_an_unknown_filter(ask: object, network: Network) -> None:
    assert callable(ask)
    with pytest.raises(QuestionError, match=r"filter-unknown.*'partij'.*known="):
        ask(network, partij="riec")


def test_the_reference_of_the_questions_is_up_to_date(pytestconfig: pytest.Config) -> None:
    written = (pytestconfig.rootpath / "docs/reference/questions.md").read_text("utf-8")
    assert written == questions_page(), "run `make docs`"
