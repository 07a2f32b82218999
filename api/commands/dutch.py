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
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from api.faults import InputError
from api.parts.districts import DistrictError
from api.parts.fault_words import Door, in_words
from api.settings import read_settings
from api.terminal import prepare_streams, say_aside, visible
from graph.questions.filters import QuestionError
from graph.reference import ReferenceError_
from graph.store.address import AddressError
from graph.store.faults import StoreError
from loaders.errors import FormError, LoadError

BAD_INPUT = 2
STORE_FAILED = 1
INTERRUPTED = 130

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
_MISTAKES = (
    (r"No such option: (\S+)", r"De optie \1 bestaat niet"),
    (r"No such command (.+)\.", r"De opdracht \1 bestaat niet"),
    (r"Missing command\.", "Er ontbreekt een opdracht"),
    (r"Missing argument (.+)\.", r"Er ontbreekt \1"),
    (r"Missing option (.+)\.", r"De optie \1 ontbreekt"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", r"Dit is te veel: \1"),
    (r"Option '(.+)' requires an argument\.", r"Achter \1 hoort een waarde"),
    (r"Option '(.+)' does not take a value\.", r"Achter \1 hoort geen waarde"),
    (r"Invalid value for (.+?): (.+)", r"\1 klopt niet: \2"),
)
_VALUES = (
    (r"Input should be greater than or equal to (-?\d+)", r"kies \1 of meer"),
    (r"Input should be less than or equal to (-?\d+)", r"kies \1 of minder"),
    (r"Input should be a valid integer.*", r"dat is geen heel getal"),
    (r"Value error, '(.*)' is not one of (.+)", r"'\1' bestaat niet, kies uit \2"),
)
"""What is wrong with a value, as the library that checks it says so."""
_POSSIBLE = re.compile(r"\(Possible options: (.+)\)|Did you mean(?: one of:)? '?(.+?)'?\?")


def dutch_help(text: str) -> str:
    """Help as the library writes it, with its own words in Dutch."""
    for english, dutch in _HELP_WORDS:
        text = re.sub(english, dutch, text, flags=re.MULTILINE)
    return text


class DutchCommand(TyperCommand):
    """A command with its help in Dutch."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        return dutch_help(super().get_help(ctx))


class DutchGroup(TyperGroup):
    """A group of commands with its help in Dutch."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        return dutch_help(super().get_help(ctx))


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
        return _told(_mistake(error), BAD_INPUT, error)
    except FormError as error:
        return _told(form_fault(error), BAD_INPUT, error)
    except (AddressError, QuestionError, DistrictError) as error:
        return _told(in_words(error.fault, Door.CLI), BAD_INPUT, error)
    except (InputError, LoadError, ReferenceError_) as error:
        return _told(str(error), BAD_INPUT, error)
    except StoreError as error:
        return _told(in_words(error.fault, Door.CLI), STORE_FAILED, error)
    except (KeyboardInterrupt, typer.Abort):
        say_aside("Gestopt.")
        return INTERRUPTED
    if given == INTERRUPTED:
        say_aside("Gestopt.")
    return given if isinstance(given, int) else 0


def form_fault(error: FormError) -> str:
    """What is wrong with a plan in the public form, each fault with its path."""
    where = str(error).partition(" is no valid ")[0]
    shown, more = "; ".join(error.faults[:5]), len(error.faults) - 5
    return f"{where} is geen geldig ketenkaart-plan/1: {shown}" + (f"; en nog {more}" if more > 0 else "")


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


def _told(message: str, code: int, error: BaseException) -> int:
    say_aside(f"Fout: {message}")
    if _debugging():
        traceback.print_exception(error)
    return code


def _debugging() -> bool:
    try:
        return read_settings().debug
    except InputError:
        return False


def _mistake(error: TyperException) -> str:
    said = visible(error.format_message())
    hint = _POSSIBLE.search(said)
    said = _POSSIBLE.sub("", said).strip()
    for english, dutch in _MISTAKES:
        said = re.sub(f"^{english}", dutch, said)
    for english, dutch in _VALUES:
        said = re.sub(english, dutch, said)
    context = getattr(error, "ctx", None)
    called = PROGRAM if context is None else context.command_path
    meant = "" if hint is None else f" Bedoelde u {hint.group(1) or hint.group(2)}?"
    return f"{said.rstrip('.')}.{meant} Zie: {called} --help"
