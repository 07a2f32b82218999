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
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from graph.model.faults import Fact, Fault
from graph.model.language import Language

_FOLDER = files("api.parts") / "faults"
_REASONS = "reasons.yaml"


class Door(StrEnum):
    """Where a fault is told."""

    CLI = "cli"
    HTTP = "http"
    PAGE = "page"


class Both(BaseModel):
    """The same in Dutch and in English."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nl: str
    en: str

    def said(self, language: Language) -> str:
        return self.en if language is Language.ENGLISH else self.nl


class _Remedies(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    cli: str = ""
    http: str = ""
    page: Both = Both(nl="", en="")


class FaultEntry(Both):
    """The words of one code; ``http`` is for faults that stand beside the name of their parameter."""

    http: str = ""
    do: _Remedies = _Remedies()


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


@cache
def fault_words() -> Mapping[str, FaultEntry]:
    """The words of every code, from all files.

    Raises:
        ValueError: a code has words in two files.
    """
    found: dict[str, FaultEntry] = {}
    reader = TypeAdapter(dict[str, FaultEntry])
    for file in sorted(_FOLDER.iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".yaml") or file.name == _REASONS:
            continue
        entries = reader.validate_python(yaml.safe_load(file.read_text(encoding="utf-8")) or {})
        double = found.keys() & entries.keys()
        if double:
            raise ValueError(f"{file.name}: {', '.join(sorted(double))} has words in another file too")
        found |= entries
    return found


@cache
def reason_words() -> Mapping[str, Both]:
    """The words of each reason that a system or library gives."""
    content = yaml.safe_load((_FOLDER / _REASONS).read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, Both]).validate_python(content)


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
        known = reason_words().get(value)
        return value if known is None else known.said(language)
    if isinstance(value, int):
        number = _Number(value)
        number.language = language
        return number
    return ", ".join(value) if isinstance(value, tuple) else value
