"""Every page of the router on random plans of the public form, on both stores: whatever the form allows has its pages.

Schemathesis sees only the API; what a page makes of a plan without titles, numbers, holders or timings is seen here.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from api.site.router import site_router
from graph.model.cypher import indexes
from graph.store.neo4j import open_neo4j_store
from graph.store.neo4j.schema import declared_constraints
from graph.store.port import Store
from graph.store.sqlite import open_sqlite_store
from loaders.content import Given, IntakeOptions
from loaders.intake import load_all
from tests import neo4j_server
from tests.api.http.serving import STAMP, reference, served
from tests.api.site.application import application_on
from tests.graph.analysis.real_view import DISTRICT
from tests.graph.picture.hostile import HOSTILE
from tests.pages import every_page, in_language, is_there

Opener = Callable[[], Store]
Plan = dict[str, Any]
WORDS = (
    "Opvang van slachtoffers", "politie", "VTH", "Gemeente Den Haag", "jongeren", "Er komt een meldpunt", "é\u0301",
    "0", "Overige partners", "a  b", "%(naam)s {x}", "١٢", *(text for text in HOSTILE if "\0" not in text),
)  # fmt: skip
ANY = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30)
TEXT = st.sampled_from(WORDS) | ANY.filter(lambda text: text.strip() != "")
TIMINGS = (
    {"written": "Q2 2025"},
    {"written": "doorlopend"},
    {"written": "begin volgend jaar"},
    {"written": "voor de zomer", "start": "2024-02-29"},
    {"written": "tot dan", "end": "1900-01-01"},
)


def part(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Plan]:
    """A part of the form of which each field may be there or not, but for what is ``text`` or ``written``."""
    must = {name: of for name, of in fields.items() if name in ("text", "written")}
    return st.fixed_dictionaries(must, optional={name: of for name, of in fields.items() if name not in must})


def some(of: st.SearchStrategy[Plan], least: int = 0) -> st.SearchStrategy[list[Plan]]:
    return st.lists(of, min_size=least, max_size=2)


PASSAGE, PARTY = part(written=TEXT), part(written=TEXT)
ACTION = part(
    text=TEXT, heading=TEXT, title=TEXT, items=some(PASSAGE), holders=some(PARTY), timing=st.sampled_from(TIMINGS),
    mentions=some(PARTY), target_groups=some(PASSAGE), result=PASSAGE, costs=PASSAGE, status=PASSAGE,
)  # fmt: skip
BLOCK = part(
    title=TEXT, objective=PASSAGE, results=some(PASSAGE), target_groups=some(PASSAGE), partners=some(PARTY),
    budget=part(written=TEXT, funders=some(PARTY)), actions=some(ACTION),
)  # fmt: skip
NUMBER = st.integers(0, 3) | st.sampled_from(["2b", "I", "٣"])
AMBITION = part(number=NUMBER, title=TEXT, blocks=some(BLOCK))
WITH_ACTION = {"blocks": [{"actions": [{"text": "Opvang van slachtoffers"}]}]}
"""A plan without any action is refused, so that each begins with this."""


@st.composite
def plans(draw: st.DrawFn) -> list[Plan]:
    """One or two plans of the public form, of two municipalities."""
    made = []
    for owner in ("Zoetermeer", "Wassenaar")[: draw(st.integers(1, 2))]:
        fields = part(
            title=PASSAGE, year=st.sampled_from([1900, 2025, 2200]), vision=PASSAGE, goals=some(PASSAGE),
            pillars=some(PASSAGE), ambitions=some(AMBITION).map(lambda found: [WITH_ACTION, *found]),
        )  # fmt: skip
        made.append({"ambitions": [WITH_ACTION]} | draw(fields) | {"owner": {"name": owner}})
    return made


def titled(*numbers: int | str | None) -> Plan:
    """A plan with an ambition for each number, or for none."""
    ambitions = [
        {"title": f"Titel {at}", **({} if number is None else {"number": number}), **WITH_ACTION}
        for at, number in enumerate(numbers)
    ]
    return {"owner": {"name": "Zoetermeer"}, "ambitions": ambitions}


def walk(opened: Opener, made: list[Plan]) -> None:
    """Loads plans and asks for every page, and for every file to take along."""
    given = [Given(json.dumps({"plan": plan}).encode(), f"plan {at}") for at, plan in enumerate(made)]
    with opened() as store:
        outcome = load_all(given, store, reference(), IntakeOptions(district=DISTRICT), STAMP)
        assert outcome.complete, outcome
        view = store.read_view(DISTRICT)
    with served(application_on(opened)) as at, httpx.Client(base_url=at, timeout=60, trust_env=False) as client:
        pages = every_page(client, view, any_plan=True)
        assert {"/", "/acties", "/overleg", "/netwerk"} <= set(pages)
        for address in [*pages, *files()]:
            is_there(client, in_language(address, "en"))


def files() -> Iterator[str]:
    """The files to take along."""
    for route in site_router().routes:
        if isinstance(route, APIRoute) and "." in route.path and "{" not in route.path:
            yield route.path


@contextmanager
def sqlite_in(folder: Path) -> Iterator[Opener]:
    path = folder / "network.db"
    yield lambda: open_sqlite_store(path)
    path.unlink()


# An ambition with a title and no number beside one with a number: Alle acties answered 500 for the whole district.
@example([titled(1, None)])
@example([titled(None)])
@example([titled("2b", 2, None, 10)])
@given(plans())
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_page_of_any_plan_on_the_embedded_store(tmp_path: Path, made: list[Plan]) -> None:
    with sqlite_in(tmp_path) as opened:
        walk(opened, made)


def test_every_page_of_any_plan_on_neo4j(neo4j_empty: neo4j_server.Connection) -> None:
    server = neo4j_empty
    kept = {one.name for one in declared_constraints()} | {one.name for one in indexes()}

    # Each plan in an emptied store: a plan is not replaced where actions would go.
    @example([titled(1, None)])
    @given(plans())
    @settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def asked(made: list[Plan]) -> None:
        neo4j_server.empty(server, keep=kept)
        walk(lambda: open_neo4j_store(server.url, server.user, server.password), made)

    asked()
