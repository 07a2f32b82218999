"""What a door says of a fault: its sentence in one language, and what can be done about it at that very door.

The words stand in ``faults/*.yaml``, one entry for each code::

    owner-unknown:
      nl: De eigenaar {name!r} is niet bekend.
      en: The owner {name!r} is not known.
      do:
        cli: Noem de eigenaar met --owner.
        http: Name the owner with ?owner=.
        page: {nl: Kies de eigenaar., en: Choose the owner.}

The command line is Dutch and HTTP is English; pages are both. Names in braces are facts of the fault; a fact called
``reason`` is a word of ``reasons.yaml``, said in the language of the sentence; several words are joined by commas;
``{limit:n}`` writes a large number with signs between its thousands.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import RootModel

from graph.model.faults import Fact, Fault
from graph.model.language import Language
from graph.reference.checked_yaml import FileModel, read_yaml

_FOLDER = Path(__file__).parent / "faults"
_REASONS = "reasons.yaml"


class Door(StrEnum):
    """Where a fault is told."""

    CLI = "cli"
    HTTP = "http"
    PAGE = "page"


class Both(FileModel):
    """The same in Dutch and in English."""

    nl: str
    en: str

    def said(self, language: Language) -> str:
        return self.en if language is Language.ENGLISH else self.nl


class _Remedies(FileModel):
    cli: str = ""
    http: str = ""
    page: Both = Both(nl="", en="")


class FaultEntry(Both):
    """The words of one code; ``http`` is for faults that stand beside the name of their parameter."""

    http: str = ""
    do: _Remedies = _Remedies()


class _Entries(RootModel[dict[str, FaultEntry]]):
    """A file of words of faults, by code."""


class _Reasons(RootModel[dict[str, Both]]):
    """The words of reasons, by code."""


def in_words(fault: Fault, door: Door, language: Language | None = None) -> str:
    """A fault in one line for a person: what, where, and what to do at this door.

    Args:
        fault: what is wrong; a code without words of its own is told by its code and facts.
        door: where it is told.
        language: of a page; the command line is always Dutch and HTTP always English.
    """
    entry = fault_words().get(fault.code)
    if entry is None:
        return str(fault)
    spoken = {Door.CLI: Language.DUTCH, Door.HTTP: Language.ENGLISH}.get(door, language or Language.DUTCH)
    remedies = {
        Door.CLI: entry.do.cli,
        Door.HTTP: entry.do.http,
        Door.PAGE: entry.do.page.said(spoken),
    }
    given = {name: _fact(name, value, spoken) for name, value in fault.facts.items()}
    sentence = entry.http if door is Door.HTTP and entry.http != "" else entry.said(spoken)
    said = (part.format_map(given) for part in (sentence, remedies[door]) if part != "")
    return " ".join(said)


def reason_said(code: str, language: Language) -> str:
    """Why a system refused something, by its code; what has no code is told as it is."""
    known = reason_words().get(code)
    return code if known is None else known.said(language)


@cache
def fault_words() -> Mapping[str, FaultEntry]:
    """The words of every code, from all files.

    Raises:
        ReferenceError_: a file is not as it should be; a code stands twice in it.
        ValueError: a code has words in two files.
    """
    found: dict[str, FaultEntry] = {}
    for file in sorted(_FOLDER.glob("*.yaml")):
        if file.name == _REASONS:
            continue
        entries = read_yaml(file, _Entries).root
        double = found.keys() & entries.keys()
        if double:
            raise ValueError(f"{file.name}: {', '.join(sorted(double))} has words in another file too")
        found |= entries
    return found


@cache
def reason_words() -> Mapping[str, Both]:
    """The words of each reason that a system or library gives."""
    return read_yaml(_FOLDER / _REASONS, _Reasons).root


class _Number(int):
    """A whole number that ``{limit:n}`` writes with the signs of a language between its thousands."""

    language: Language

    def __format__(self, form: str) -> str:
        if form != "n":
            return super().__format__(form)
        plain = f"{int(self):,}"
        return plain if self.language is Language.ENGLISH else plain.replace(",", ".")


def _fact(name: str, value: Fact, language: Language) -> Fact:
    if name == "reason" and isinstance(value, str):
        return reason_said(value, language)
    if isinstance(value, int):
        number = _Number(value)
        number.language = language
        return number
    return ", ".join(value) if isinstance(value, tuple) else value
