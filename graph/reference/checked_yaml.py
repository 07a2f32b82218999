"""YAML from outside, read with limits and with a path to every fault."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import yaml

from graph.model.identifiers import is_identifier
from graph.model.reasons import reason_of
from graph.reference.faults import ReferenceError_

SIZE_LIMIT = 1_000_000
"""Bytes; a register of some thousands of organisations is far below it."""

_DEPTH_LIMIT = 12
_NAME_LIMIT = 300
_Word = TypeVar("_Word", bound=StrEnum)
if TYPE_CHECKING:
    _Base = yaml.SafeLoader
else:
    _Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOL, _NULL, _INT, _FLOAT = (f"tag:yaml.org,2002:{name}" for name in ("bool", "null", "int", "float"))


class _Loader(_Base):
    """Takes a bare word for a truth value, nothing, or a plain number of at most eighteen digits, and else for text.

    The rest of YAML 1.1 (numbers of base 60, 2 and 8, days, merging) is left out: nobody means it here, and a long
    number of base 60 costs far more than its length.
    """


_Loader.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    (_BOOL, r"yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF", "yYnNtTfFoO"),
    (_NULL, r"~|null|Null|NULL|", "~nN\0"),
    (_INT, r"[-+]?(?:0|[1-9][0-9]{0,17})", "-+0123456789"),
    (_FLOAT, r"[-+]?[0-9]{1,18}\.[0-9]{1,18}", "-+0123456789"),
):
    # PyYAML compares the first letter; that of nothing at all is an empty text.
    _Loader.add_implicit_resolver(_tag, re.compile(rf"(?:{_form})\Z"), [letter.strip("\0") for letter in _first])


def read_yaml(file: Path) -> "Entry":
    """The mapping at the top of ``file``.

    Raises ``ReferenceError_`` for a file that cannot be read, is too large, is no UTF-8, is no plain YAML mapping,
    uses anchors or aliases (small files that unfold to huge ones), is nested too deeply or says a key twice.
    """
    if file.exists() and not file.is_file():
        raise ReferenceError_(file, "", "is geen gewoon bestand. Noem een YAML-bestand.")
    try:
        with file.open("rb") as stream:
            raw = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise ReferenceError_(file, "", f"kan niet worden gelezen ({reason_of(error)}). Controleer de naam.") from error
    if len(raw) > SIZE_LIMIT:
        raise ReferenceError_(file, "", f"is groter dan {SIZE_LIMIT} bytes. Verdeel de inhoud over meer bestanden.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReferenceError_(file, f"byte {error.start}", "is geen UTF-8. Sla het bestand op als UTF-8.") from error
    return _parse(file, text)


def _parse(file: Path, text: str) -> "Entry":
    try:
        _refuse_traps(file, text)
        node = yaml.compose(text, Loader=_Loader)
        if node is not None:
            _refuse_double_keys(file, node)
        content: object = yaml.load(text, Loader=_Loader)  # noqa: S506  (a safe loader, always)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        place = _line(getattr(error, "problem_mark", None))
        message = "is geen geldige YAML. Controleer inspringing en aanhalingstekens."
        raise ReferenceError_(file, place, message) from error
    if not isinstance(content, dict):
        raise ReferenceError_(file, "", "bevat geen lijst van sleutels en waarden. Begin met een sleutel.")
    return Entry(file, "", content)


def _line(mark: object) -> str:
    line: object = getattr(mark, "line", None)
    return f"regel {line + 1}" if isinstance(line, int) else ""


def _refuse_traps(file: Path, text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise ReferenceError_(file, _line(event.start_mark), "verwijst met & of *. Schrijf de tekst uit.")
        if getattr(event, "tag", None) is not None:
            raise ReferenceError_(file, _line(event.start_mark), "noemt een soort met !. Schrijf alleen de waarde.")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > _DEPTH_LIMIT:
                raise ReferenceError_(file, _line(event.start_mark), "is te diep genest. Maak het platter.")
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1


def _refuse_double_keys(file: Path, node: yaml.Node) -> None:
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _refuse_double_keys(file, child)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            if isinstance(key.value, str) and key.value in seen:
                message = f"noemt {key.value!r} twee keer. Laat er een staan."
                raise ReferenceError_(file, _line(key.start_mark), message)
            if isinstance(key.value, str):
                seen.add(key.value)
            _refuse_double_keys(file, child)


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping in a file, with its place; every getter says what is wrong and where."""

    file: Path
    path: str
    content: dict[object, object]

    def at(self, key: str) -> str:
        """The path of ``key``."""
        return key if self.path == "" else f"{self.path}.{key}"

    def fault(self, key: str, message: str) -> ReferenceError_:
        """The error to raise about ``key``."""
        return ReferenceError_(self.file, self.at(key), message)

    def has(self, key: str) -> bool:
        """Whether ``key`` has a value."""
        return self.content.get(key) is not None

    def allow(self, *keys: str) -> None:
        """Refuse every other key."""
        for key in self.content:
            if key not in keys:
                near = get_close_matches(str(key), keys, n=1)
                hint = f"Bedoelt u {near[0]!r}?" if near else f"Toegestaan: {', '.join(keys)}."
                raise self.fault(str(key), f"is geen bekende sleutel. {hint}")

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self.content.get(key)
        if value is None:
            raise self.fault(key, "ontbreekt. Vul een tekst in.")
        return self._checked_text(value, key)

    def text_or(self, key: str, default: str) -> str:
        """A text, or ``default`` where there is none."""
        return self.text(key) if self.has(key) else default

    def text_or_none(self, key: str) -> str | None:
        """A text, or None where there is none."""
        return self.text(key) if self.has(key) else None

    def identifier(self, key: str) -> str:
        """An identifier that must be there."""
        value = self.text(key)
        if not is_identifier(value) or len(value) > _NAME_LIMIT:
            raise self.fault(key, f"{value!r} is geen geldig id. Gebruik kleine letters, cijfers, - en .")
        return value

    def identifier_or_none(self, key: str) -> str | None:
        """An identifier, or None where there is none."""
        return self.identifier(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where there is none."""
        value = self.content.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.fault(key, "is geen lijst. Schrijf de namen tussen [ en ].")
        return tuple(self._checked_text(item, f"{key}[{number}]") for number, item in enumerate(value))

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self.content.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.fault(key, "is geen true of false. Vul een van beide in.")
        return value

    def word(self, key: str, words: type[_Word]) -> _Word:
        """A word of a closed list that must be there."""
        value = self.text(key)
        if value not in set(words):
            raise self.fault(key, f"{value!r} is onbekend. Kies uit: {', '.join(words)}.")
        return words(value)

    def entries(self, key: str) -> Iterator["Entry"]:
        """The mappings of a list; none where there is no list."""
        value = self.content.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            raise self.fault(key, "is geen lijst. Begin elke regel met een streepje.")
        for number, item in enumerate(value):
            if not isinstance(item, dict):
                raise self.fault(f"{key}[{number}]", "heeft geen sleutels. Schrijf bijvoorbeeld - name: ...")
            yield Entry(self.file, self.at(f"{key}[{number}]"), item)

    def entry(self, key: str) -> "Entry | None":
        """One mapping, or None where there is none."""
        value = self.content.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.fault(key, "heeft geen sleutels. Schrijf bijvoorbeeld {id: ..., name: ...}")
        return Entry(self.file, self.at(key), value)

    def _checked_text(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            raise self.fault(key, f"{value!r} is geen tekst. Zet aanhalingstekens om de waarde.")
        if value.strip() == "" or len(value) > _NAME_LIMIT or not value.isprintable():
            raise self.fault(key, f"is leeg, langer dan {_NAME_LIMIT} tekens of niet af te drukken. Verbeter de tekst.")
        return value.strip()
