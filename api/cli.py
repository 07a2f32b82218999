"""The command line: ``ketenkaart``. Puts the commands together and is the door of the installed program."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import typer
import typer.main

from api.commands import (
    actions,
    demo,
    diff,
    export,
    findings,
    load,
    names,
    norm,
    page,
    paths,
    plan,
    read,
    review,
    search,
    serve,
    store,
    template,
    who,
)
from api.commands.dutch import DutchCommand, Program, report_unexpected
from api.commands.surroundings import OtherDoors, StoreOption, begin, with_store
from graph.model.language import Language
from graph.network import Network
from graph.reference import Reference
from graph.sources import PlanSource

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.settings import Settings

_ANY_HOST = frozenset({"0.0.0.0", "::", ""})


def application(host: str, address: str, settings: "Settings", reference: Reference) -> "FastAPI":
    """The API with the pages; it answers to this machine's names and the one it was told to listen on."""
    # Imported here: only who serves waits for them to load.
    from api.app import app_for, behaviour_of
    from api.site.router import problem_page, site_router

    hosts = () if host in _ANY_HOST else (host,)
    behaviour = replace(behaviour_of(settings), allowed_hosts=hosts)
    app = app_for(address, settings, reference, behaviour, page_of_problem=problem_page)
    app.include_router(site_router())
    return app


def offline_page(
    network: Network, owner: str | None, made_on: str, sources: Mapping[str, PlanSource], language: Language
) -> str:
    """The page in one file."""
    from api.offline.page import page_html

    return page_html(network, municipality=owner, made_on=made_on, sources=sources, language=language)


DOORS = OtherDoors(application, offline_page)

app = typer.Typer(
    cls=Program,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)


@app.callback(epilog="Begin met: ketenkaart demo")
def program(context: typer.Context, store: StoreOption = None) -> None:
    """Ketenkaart leest plannen van gemeenten en toont wie wat doet."""
    begin(context, DOORS)
    with_store(context, store)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command("read", cls=DutchCommand, epilog=read.EPILOG)(read.read)
app.command("template", cls=DutchCommand, epilog=template.EPILOG)(template.template)
app.command("load", cls=DutchCommand, epilog=load.EPILOG)(load.load)
app.command("review", cls=DutchCommand, epilog=review.REVIEW_EPILOG)(review.review)
app.command("accept", cls=DutchCommand, epilog=review.ACCEPT_EPILOG)(review.accept)
app.command("correct", cls=DutchCommand, epilog=review.CORRECT_EPILOG)(review.correct)
app.command("reject", cls=DutchCommand, epilog=review.REJECT_EPILOG)(review.reject)
app.command("undo", cls=DutchCommand, epilog=review.UNDO_EPILOG)(review.undo)
app.command("diff", cls=DutchCommand, epilog=diff.EPILOG)(diff.diff)
app.add_typer(names.names, name="names")
app.command("who", cls=DutchCommand, epilog=who.EPILOG)(who.who)
app.command("actions", cls=DutchCommand, epilog=actions.EPILOG)(actions.actions)
app.command("findings", cls=DutchCommand, epilog=findings.FINDINGS_EPILOG)(findings.findings)
app.command("explain", cls=DutchCommand, epilog=findings.EXPLAIN_EPILOG)(findings.explained)
app.command("agenda", cls=DutchCommand, epilog=findings.AGENDA_EPILOG)(findings.agenda)
app.command("norm", cls=DutchCommand, epilog=norm.EPILOG)(norm.norm)
app.command("search", cls=DutchCommand, epilog=search.EPILOG)(search.search)
app.command("paths", cls=DutchCommand, epilog=paths.EPILOG)(paths.paths)
app.command("export", cls=DutchCommand, epilog=export.EPILOG)(export.export)
app.add_typer(plan.plans, name="plan")
app.add_typer(store.stores, name="store")
app.command("page", cls=DutchCommand, epilog=page.EPILOG)(page.page)
app.command("serve", cls=DutchCommand, epilog=serve.EPILOG)(serve.serve)
app.command("demo", cls=DutchCommand, epilog=demo.EPILOG)(demo.demo)


def main() -> None:
    """Runs the command line with the arguments of this process."""
    sys.excepthook = report_unexpected
    typer.main.get_command(app)()  # Calling ``app`` itself would put another hook in its place.
