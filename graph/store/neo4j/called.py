"""The functions that a question in Cypher calls, read off its text as Neo4j reads it.

Comments and white space may stand anywhere between the parts of a name, a part may stand between backticks, and any
character may be written as its number. Whether such a number counts where a string would end by it is a thing between
versions of Neo4j; so the text is read in every way that one of them may read it, and all that is found counts.
"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""(?P<blank> [\s\x00-\x1f\x7f\xad\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff]+
        | //[^\r\n]* | /\*(?:[^*]|\*(?!/))*+(?:\*/)? )
    | (?P<string> '(?:[^'\\]|\\.)*+'? | "(?:[^"\\]|\\.)*+"? )
    | `(?P<quoted>(?:[^`]|``)*+)`?
    | (?P<word>\w+)
    | (?P<sign>.)""",
    re.DOTALL | re.VERBOSE,
)
_NUMBERED = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_NUMBERED_UNLESS_ESCAPED = re.compile(r"\\u+([0-9A-Fa-f]{4})|\\.", re.DOTALL)


def called_functions(text: str) -> frozenset[str]:
    """The names before an opening bracket, in small letters, each with every shorter name that it ends in.

    What stands in strings and comments is not called; keywords before a bracket are among the names.
    """
    ways = {text, _NUMBERED.sub(_character, text), _NUMBERED_UNLESS_ESCAPED.sub(_character, text)}
    return frozenset(name for way in ways for name in _called(way))


def _character(found: re.Match[str]) -> str:
    return found.group(0) if found.group(1) is None else chr(int(found.group(1), 16))


def _called(text: str) -> Iterator[str]:
    """Names in one reading of the text. Between two parts stands a dot; anything else begins a new name."""
    parts: list[str] = []
    dotted = False
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "blank":
            continue
        if kind in ("word", "quoted"):
            part = _NUMBERED.sub(_character, token.group(kind).replace("``", "`")).lower()
            parts = [*parts, part] if dotted else [part]
            dotted = False
            continue
        if token.group() == "(":
            yield from (".".join(parts[at:]) for at in range(len(parts)))
        dotted = token.group() == "." and len(parts) > 0 and not dotted
        if not dotted:
            parts = []
