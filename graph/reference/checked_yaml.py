"""YAML of every sort, read behind its traps into a model: with limits, and with a place to every fault."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.model.reasons import reason_code
from graph.model.value_faults import placed_faults, with_near_keys
from graph.reference import faults
from graph.reference.faults import ReferenceError_

SIZE_LIMIT = 1_000_000
"""Bytes; a register of some thousands of organisations is far below it."""

_DEPTH_LIMIT = 12
M = TypeVar("M", bound=BaseModel)
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


class FileModel(BaseModel):
    """A mapping in a file of YAML: every key is declared, and a value is of the sort that is declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def read_yaml(file: Path, model: type[M]) -> M:
    """The mapping at the top of ``file``.

    Raises:
        ReferenceError_: the file cannot be read, is too large, is no UTF-8, is no plain YAML mapping, uses anchors or
            aliases (small files that unfold to huge ones), is nested too deeply, says a key twice, or is not as the
            model has it.
    """
    content = _parse(file, _text_of(file))
    try:
        return model.model_validate_json(json.dumps(content))
    except ValidationError as error:
        found = with_near_keys(placed_faults(error, content, root=""), model)
        raise ReferenceError_.at(file, *found) from None


def _text_of(file: Path) -> str:
    if file.exists() and not file.is_file():
        raise ReferenceError_(file, faults.NAMES_NOT_PLAIN())
    try:
        with file.open("rb") as stream:
            raw = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise ReferenceError_(file, faults.NAMES_NOT_READABLE(reason=reason_code(error))) from error
    if len(raw) > SIZE_LIMIT:
        raise ReferenceError_(file, faults.NAMES_TOO_LARGE(limit=SIZE_LIMIT))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReferenceError_(file, faults.NAMES_NOT_UTF8(offset=error.start)) from error


def _parse(file: Path, text: str) -> dict[str, object]:
    try:
        _refuse_traps(file, text)
        content = _content(file, text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = _line(getattr(error, "problem_mark", None))
        raise ReferenceError_(
            file, faults.NAMES_NOT_YAML() if line == 0 else faults.NAMES_NOT_YAML_AT(line=line)
        ) from error
    if not isinstance(content, dict):
        raise ReferenceError_(file, faults.NAMES_WITHOUT_KEYS())
    return {str(key): value for key, value in content.items()}


def _content(file: Path, text: str) -> object:
    """What a text holds: composed once, looked over, and made of what was composed."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        _refuse_double_keys(file, node)
        made: object = loader.construct_document(node)
        return made
    finally:
        loader.dispose()


def _line(mark: object) -> int:
    """The number of a line, from 1; 0 where the library gives none."""
    line: object = getattr(mark, "line", None)
    return line + 1 if isinstance(line, int) else 0


def _refuse_traps(file: Path, text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise ReferenceError_(file, faults.NAMES_REFER(line=line))
        if getattr(event, "tag", None) is not None:
            raise ReferenceError_(file, faults.NAMES_HAVE_TAG(line=line))
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > _DEPTH_LIMIT:
                raise ReferenceError_(file, faults.NAMES_TOO_DEEP(line=line, limit=_DEPTH_LIMIT))
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
                raise ReferenceError_(file, faults.NAMES_DOUBLE_KEY(line=_line(key.start_mark), key=key.value))
            if isinstance(key.value, str):
                seen.add(key.value)
            _refuse_double_keys(file, child)
