"""The command line: ``ketenkaart``. Puts the commands together and is the door of the installed program."""

import sys

import typer
import typer.main

from api.commands import actions, demo, findings, load, page, read, serve, store, who
from api.commands.dutch import DutchCommand, Program, report_unexpected
from api.commands.surroundings import StoreOption, with_store

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
    with_store(context, store)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command("read", cls=DutchCommand, epilog=read.EPILOG)(read.read)
app.command("load", cls=DutchCommand, epilog=load.EPILOG)(load.load)
app.command("who", cls=DutchCommand, epilog=who.EPILOG)(who.who)
app.command("actions", cls=DutchCommand, epilog=actions.EPILOG)(actions.actions)
app.command("findings", cls=DutchCommand, epilog=findings.FINDINGS_EPILOG)(findings.findings)
app.command("explain", cls=DutchCommand, epilog=findings.EXPLAIN_EPILOG)(findings.explained)
app.command("agenda", cls=DutchCommand, epilog=findings.AGENDA_EPILOG)(findings.agenda)
app.add_typer(store.stores, name="store")
app.command("page", cls=DutchCommand, epilog=page.EPILOG)(page.page)
app.command("serve", cls=DutchCommand, epilog=serve.EPILOG)(serve.serve)
app.command("demo", cls=DutchCommand, epilog=demo.EPILOG)(demo.demo)


def main() -> None:
    """Runs the command line with the arguments of this process."""
    sys.excepthook = report_unexpected
    typer.main.get_command(app)()  # Calling ``app`` itself would put another hook in its place.
