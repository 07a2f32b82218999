"""What goes to the terminal: text of documents only ever as visible text, never as a command to the terminal.

A plan can hold escape sequences, marks that turn the direction of writing, and markup of the library that draws
tables. All of it is shown, none of it is obeyed.
"""

import io
import sys
import unicodedata

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SPACED = str.maketrans("\t\n\r\f\v", " " * 5)


def visible(text: str) -> str:
    """``text`` on one line; what cannot be seen is written as its code, such as ``<U+001B>``; breaks are spaces."""
    spaced = text if text.isprintable() else text.translate(_SPACED)
    return spaced if spaced.isprintable() else "".join(_shown(char) for char in spaced)


def _shown(char: str) -> str:
    return f"<U+{ord(char):04X}>" if unicodedata.category(char) in _UNSEEN else char


def words(text: str, style: str = "") -> Text:
    """Words of a document for the terminal: plain text in one style, never read as markup."""
    return Text(visible(text), style=style)


def prepare_streams() -> None:
    """Sees to it that a terminal with a small alphabet shows a code instead of breaking off."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def console() -> Console:
    """Where results go. Without markup, emoji codes and highlighting: what is written is what is shown."""
    return Console(markup=False, emoji=False, highlight=False)


def say(text: str) -> None:
    """A line of a result, folded at the width of the terminal."""
    console().print(words(text))


def say_aside(text: str) -> None:
    """A line beside the result, on standard error, so that a result can be passed on."""
    sys.stderr.write(visible(text) + "\n")
    sys.stderr.flush()


def write_out(text: str) -> None:
    """A result as it is, always in UTF-8 and with the line breaks it has, for a file or another program."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def plain_table() -> Table:
    """An empty table over the whole width, drawn with what the terminal can show."""
    return Table(box=_box(), expand=True, pad_edge=False)


def _box() -> box.Box:
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    return box.SIMPLE_HEAD if encoding.startswith("utf") else box.ASCII
