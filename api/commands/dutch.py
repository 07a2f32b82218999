"""Help and mistakes in Dutch, and one place where whatever goes wrong becomes one line and an exit code.

2 is for input that a person can put right, 1 for a store that failed. A traceback is never a user's to read, unless
KETENKAART_DEBUG=1 asks for it.
"""

import re
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import typer
from typer._click.core import Command, Context
from typer._click.exceptions import BadOptionUsage, UsageError
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from api.commands.mistakes import (
    TOO_MANY_ARGUMENTS,
    CommandError,
    command_of,
    mistake_of,
    no_such_command,
    option_misused,
)
from api.commands.said import in_dutch
from api.faults import InputError
from api.terminal import prepare_streams, say_aside
from graph.model.faults import FaultError
from graph.store.faults import StoreError

BAD_INPUT = 2
# What shells and typer itself give for a command that is used wrongly.
STORE_FAILED = 1
# What shells take for a failure that has no code of its own.
INTERRUPTED = 130
# 128 and the number of the signal (2), as a shell says it of a program that was stopped by Ctrl+C.

PROGRAM = "ketenkaart"

_HELP_WORDS = (
    (r"^Usage:", "Gebruik:"),
    (r"^Options:", "Opties:"),
    (r"^Arguments:", "Wat u opgeeft:"),
    (r"^Commands:", "Opdrachten:"),
    (r"\[OPTIONS\]", "[OPTIES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "OPDRACHT ..."),
    (r"Show this message and exit\.", "Toon deze uitleg."),
    (r"\[required\]", "[verplicht]"),
    (r"\[default: ", "[anders: "),
    (r"; required\]", "; verplicht]"),
    (r"<int>", "<getal>"),
    (r"<int range>", "<getal>"),
)


def dutch_help(text: str) -> str:
    """Help as the library writes it, with its own words in Dutch."""
    for english, dutch in _HELP_WORDS:
        text = re.sub(english, dutch, text, flags=re.MULTILINE)
    return text


class DutchCommand(TyperCommand):
    """A command with its help in Dutch, and what is too much of it told as a fault."""

    def get_help(self, ctx: Context) -> str:
        return dutch_help(super().get_help(ctx))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True  # Else the library says in a sentence of its own that there are too many.
        try:
            left = super().parse_args(ctx, args)
        except BadOptionUsage as error:
            raise option_misused(error.option_name, self, ctx.command_path) from error
        if len(left) > 0 and not ctx.resilient_parsing:
            raise CommandError(TOO_MANY_ARGUMENTS(arguments=tuple(left)), ctx.command_path)
        return left


class DutchGroup(TyperGroup):
    """A group of commands with its help in Dutch, and a command that it does not have told as a fault."""

    def get_help(self, ctx: Context) -> str:
        return dutch_help(super().get_help(ctx))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except BadOptionUsage as error:
            raise option_misused(error.option_name, self, ctx.command_path) from error

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except UsageError as error:
            if type(error) is not UsageError or len(args) == 0:
                raise
            raise no_such_command(args[0], self.list_commands(ctx), ctx.command_path) from error


class Program(DutchGroup):
    """The whole command line: what goes wrong anywhere below it is said here, once."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: object,
    ) -> int:
        """Runs the command line; leaves with its exit code, or gives it where it does not stand alone."""
        prepare_streams()

        def run() -> object:
            return super(Program, self).main(
                args, PROGRAM, complete_var, False, windows_expand_args=windows_expand_args, **extra
            )

        code = guarded(run)
        if standalone_mode:
            sys.exit(code)
        return code


def guarded(run: Callable[[], object]) -> int:
    """The exit code of what ``run`` does, after one line about what went wrong."""
    try:
        given = run()
    except TyperException as error:
        return _told(CommandError(mistake_of(error), command_of(error, PROGRAM)), BAD_INPUT, error)
    except (FaultError, InputError) as error:
        return _told(error, STORE_FAILED if isinstance(error, StoreError) else BAD_INPUT, error)
    except StoreError as error:
        return _told(error, STORE_FAILED, error)
    except (KeyboardInterrupt, typer.Abort):
        say_aside("Gestopt.")
        return INTERRUPTED
    if given == INTERRUPTED:
        say_aside("Gestopt.")
    return given if isinstance(given, int) else 0


def report_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Takes the place of Python's traceback: a mistake of ours, in one line, with what to report.

    The words of the error stay out of it: they may hold what a person typed.
    """
    frames = traceback.extract_tb(trace)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if len(frames) > 0 else "onbekend"
    say_aside(
        f"Fout in Ketenkaart zelf ({kind.__name__} in {place}). Meld dit met de opdracht die u gaf. "
        "Met KETENKAART_DEBUG=1 ziet u de details."
    )
    if _debugging():
        traceback.print_exception(kind, error, trace)


def _told(said: Exception, code: int, error: BaseException) -> int:
    say_aside(f"Fout: {in_dutch(said)}")
    if _debugging():
        traceback.print_exception(error)
    return code


def _debugging() -> bool:
    from api.settings import read_settings

    try:
        return read_settings().debug
    except InputError:
        return False
