"""Mistakes in what was typed, as the library of the command line finds them: a code with facts, never its sentence."""

from difflib import get_close_matches
from enum import Enum

from pydantic import ValidationError

# The library names these in no public place; the lock holds it to the version in which they stand here.
from typer._click.core import Command
from typer._click.exceptions import BadParameter, MissingParameter, NoSuchOption, UsageError
from typer.core import TyperOption
from typer.exceptions import TyperException

from api.parts.fault_words import Door, in_words
from graph.model.faults import Fault, FaultError, FaultKind
from graph.model.value_faults import NOT_A_CHOICE, fault_of

NO_SUCH_COMMAND = FaultKind("no-such-command", "command")
NO_SUCH_COMMAND_BUT = FaultKind("no-such-command-but", "command", "near")
NO_SUCH_OPTION = FaultKind("no-such-option", "option")
NO_SUCH_OPTION_BUT = FaultKind("no-such-option-but", "option", "near")
OPTION_WITHOUT_VALUE = FaultKind("option-without-value", "option")
OPTION_WITH_VALUE = FaultKind("option-with-value", "option")
MISSING_OPTION = FaultKind("missing-option", "option")
MISSING_ARGUMENT = FaultKind("missing-argument", "argument")
TOO_MANY_ARGUMENTS = FaultKind("too-many-arguments", "arguments")
BAD_ARGUMENT = FaultKind("bad-argument", "argument", "value")
BAD_COMMAND = FaultKind("bad-command", "said")


class CommandError(FaultError):
    """What was typed cannot be understood. ``command`` is the command that was meant, with its program."""

    def __init__(self, fault: Fault, command: str) -> None:
        super().__init__(fault)
        self.command = command


def no_such_command(typed: str, known: list[str], command: str) -> CommandError:
    """There is no command of that name; one that is spelled almost so is named."""
    near = get_close_matches(typed, known, n=1)
    fault = NO_SUCH_COMMAND_BUT(command=typed, near=near[0]) if len(near) > 0 else NO_SUCH_COMMAND(command=typed)
    return CommandError(fault, command)


def option_misused(option: str, command: Command, called: str) -> CommandError:
    """An option has a value where it takes none, or none where it needs one."""
    flags = {name for one in command.params if isinstance(one, TyperOption) and one.is_flag for name in one.opts}
    fault = OPTION_WITH_VALUE(option=option) if option in flags else OPTION_WITHOUT_VALUE(option=option)
    return CommandError(fault, called)


def mistake_of(error: TyperException) -> Fault:
    """What is wrong, as a code with facts."""
    match error:
        case NoSuchOption():
            near = tuple(sorted(error.possibilities or ()))
            option = error.option_name
            return NO_SUCH_OPTION(option=option) if near == () else NO_SUCH_OPTION_BUT(option=option, near=near)
        case MissingParameter():
            called = _called(error)
            return MISSING_OPTION(option=called) if called.startswith("-") else MISSING_ARGUMENT(argument=called)
        case BadParameter():
            return BAD_ARGUMENT(argument=_called(error), value=in_words(_value_fault(error), Door.CLI))
    return BAD_COMMAND(said=error.format_message())


def command_of(error: TyperException, program: str) -> str:
    """The command that a mistake is about."""
    context = error.ctx if isinstance(error, UsageError) else None
    return program if context is None else context.command_path


def _called(error: BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    return parameter.opts[0] if isinstance(parameter, TyperOption) else parameter.display_name_raw


def _value_fault(error: BadParameter) -> Fault:
    kind = getattr(getattr(error.param, "type_descriptor", None), "annotation", None)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return NOT_A_CHOICE(choices=tuple(str(one.value) for one in kind))
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        found = cause.errors(include_url=False, include_input=False)[0]
        return fault_of(found["type"], found.get("ctx"))
    return BAD_COMMAND(said=error.message)
