"""All that the benchmarks of the made-up nation know of the product beside its commands and addresses.

They load by ``ketenkaart load``, serve by ``ketenkaart serve`` and ask by HTTP. What needs more than that stands here,
so that a change of the code below the doors is followed in this file alone.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import APIRoute

from api.app import create_app
from api.site.router import problem_page, site_router
from graph.model.vocabulary import Severity
from graph.reference import Reference, load_reference
from graph.store.sqlite import open_sqlite_store
from loaders.content import IntakeOptions
from loaders.files import prepare_file
from loaders.form.statements import state_plan
from loaders.shipped import shipped_names

COMMAND = Path(sys.executable).with_name("ketenkaart")


@dataclass(frozen=True, slots=True)
class Stated:
    """What the product takes from a plan: its issues by severity, its actions, organisations and relations."""

    issues: Counter[str]
    actions: int
    organisations: frozenset[str]
    relations: int


def load_command(plans: Sequence[Path], store: Path, names: Path) -> list[str]:
    """The command that loads plans into a store in a file."""
    return [str(COMMAND), "load", *map(str, plans), "--names", str(names), "--store", str(store)]


def serve_command(store: Path, names: Path, port: int) -> list[str]:
    """The command that serves a store in a file."""
    return [str(COMMAND), "serve", "--port", str(port), "--names", str(names), "--store", str(store)]


def application(store: Path, names: Path) -> FastAPI:
    """A new application with the pages, on a store in a file: nothing is kept in it yet."""
    app = create_app(lambda: open_sqlite_store(store), known(names), page_of_problem=problem_page)
    app.include_router(site_router())
    return app


_WAITING = "/inlezen/van-wie/"


def page_paths() -> tuple[str, ...]:
    """The paths of all pages as the router has them, such as ``/organisatie/{identifier}``.

    What is a file to take along, belongs to a page, or is there only while a plan waits for its owner, is none.
    """
    routes = (route for route in site_router().routes if isinstance(route, APIRoute))
    paths = (route.path for route in routes if "GET" in (route.methods or ()))
    return tuple(path for path in paths if "." not in path and not path.startswith(("/static/", _WAITING)))


@cache
def known(names: Path) -> Reference:
    """What the commands know with a names file."""
    return load_reference((*shipped_names(), names))


def stated(plan: Path, names: Path) -> Stated:
    """What loading a plan would state; nothing is stored.

    Raises:
        loaders.faults.LoadError: it is refused.
    """
    prepared = prepare_file(plan, known(names), IntakeOptions())
    statements = state_plan(prepared.reading, known(names), prepared.district)
    nodes, relations = statements.nodes, statements.relations
    return Stated(
        issues=Counter(issue.severity.value for issue in prepared.reading.issues),
        actions=sum("Action" in node.labels for node in nodes),
        organisations=frozenset(node.id for node in nodes if "Organisation" in node.labels),
        relations=sum(relation.plan is not None for relation in relations),
    )


ERROR = Severity.ERROR.value
