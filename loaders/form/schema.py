"""The public form of a plan: JSON text -> Reading and back.

What comes in may be written by anyone, so it is measured before it is parsed (size, nesting, number of values), its
parts are counted, and it is judged whole afterwards: a reading that leaves here has the published shape, and every
quote in it holds.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from pydantic import ValidationError

from graph.model.faults import Fault
from graph.model.form import FORM_NAME, Reading
from graph.model.quotes import Quote
from graph.model.value_faults import PlacedFault, placed_faults, with_near_keys
from loaders import faults
from loaders.document import Document as TextDocument
from loaders.document import decode_text, document_of_text
from loaders.faults import FormError
from loaders.form.bounds import too_much
from loaders.form.through import parts_with_paths

FORM_LIMIT = 160_000_000
"""The most bytes of a plan in the public form: eight times that of a text, since it quotes its own text."""

SCHEMA_ADDRESS = "https://json-schema.org/draft/2020-12/schema"

_DEEPEST = 40
_MOST_VALUES = 4_000_000
_MOST_ERRORS = 100_000
_LONGEST_NUMBER = 40

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

# Strings are taken whole and never given back (possessive), so that the scan is linear whatever is quoted.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]|,|-?\d[\d.eE+-]*+', re.DOTALL)
_DIGITS = re.compile(rf"\d[\d.eE+-]{{{_LONGEST_NUMBER - 1}}}")
_TO_BRACKET = re.compile(r'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+"?)*+([\[\]{}])', re.DOTALL)
_BYTE_ORDER_MARK = "\ufeff"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def looks_like_form(start: bytes | str) -> bool:
    """Whether the beginning of a file is that of JSON: by content, whatever the file is called."""
    text = start
    if isinstance(text, bytes):
        text = text.decode("utf-16" if text[:2] in _UTF16_MARKS else "utf-8", "ignore")
    return text.lstrip(_BYTE_ORDER_MARK + " \t\r\n").startswith("{")


def parse_reading(content: bytes | str, *, limit: int = FORM_LIMIT) -> Reading:
    """The reading that ``content`` holds.

    Args:
        content: JSON as text, or as bytes in UTF-8 or UTF-16.
        limit: the most bytes, or characters of a text.

    Raises:
        FormError: it is no JSON, breaks the form, or holds a quote that is not in its document.
        DocumentError: the bytes are no text at all.
    """
    if len(content) > limit:
        raise FormError.whole(faults.FORM_TOO_LONG(limit=limit))
    text = decode_text(content) if isinstance(content, bytes) else content
    text = text.removeprefix(_BYTE_ORDER_MARK)
    value = _parse(text)
    over = too_much(value.get("plan")) if isinstance(value, dict) else None
    if over is not None:
        raise FormError(over)
    reading = _validate(text, value)
    check_quotes(reading)
    return reading


def dump_reading(reading: Reading) -> str:
    """The reading as JSON: keys in declared order, nothing escaped that need not be, a newline at the end."""
    return reading.model_dump_json(indent=2) + "\n"


def form_schema() -> str:
    """The JSON Schema of the public form, as it is published."""
    schema = {"$schema": SCHEMA_ADDRESS, **Reading.model_json_schema(mode="validation"), "title": FORM_NAME}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def check_quotes(reading: Reading) -> None:
    """Sees to it that every quote is what stands in the document, with the right lines and page.

    The SHA-256 is that of the file's bytes, which need not be those of the text: it is not compared.

    Raises:
        FormError: a quote does not hold, or there are quotes and no document.
    """
    given = reading.document
    document = None if given is None else document_of_text(given.text, given.name)
    found = [
        PlacedFault(path, fault)
        for path, quote in parts_with_paths(reading, "$")
        if isinstance(quote, Quote) and (fault := _quote_fault(quote, document)) is not None
    ]
    if len(found) > 0:
        raise FormError(*found)


def _quote_fault(quote: Quote, document: TextDocument | None) -> Fault | None:
    if document is None:
        return faults.QUOTE_WITHOUT_DOCUMENT()
    if not quote.holds_in(document.text):
        return faults.QUOTE_NOT_THERE(start=quote.start, end=quote.end)
    first, last = document.line_at(quote.start), document.line_at(quote.end - 1)
    if (quote.line_from, quote.line_to, quote.page) == (first.number, last.number, first.page):
        return None
    return faults.QUOTE_ELSEWHERE(
        lines=f"{first.number}-{last.number}",
        page=_or_null(first.page),
        said_lines=f"{quote.line_from}-{quote.line_to}",
        said_page=_or_null(quote.page),
    )


def _or_null(page: int | None) -> str:
    return "null" if page is None else str(page)


def _parse(text: str) -> Json:
    _measure(text)
    repeated: list[str] = []

    def keep(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            repeated.extend(sorted({name for name in names if names.count(name) > 1} if len(names) < 1_000 else {"?"}))
        return found

    def refuse(constant: str) -> Json:
        raise FormError.whole(faults.FORM_NO_JSON_WORD(word=constant))

    try:
        value: Json = json.loads(text, object_pairs_hook=keep, parse_constant=refuse)
    except json.JSONDecodeError as error:
        raise FormError.whole(faults.FORM_NOT_JSON(line=error.lineno, column=error.colno)) from error
    if len(repeated) > 0:
        raise FormError(*(PlacedFault("$", faults.FORM_DOUBLE_KEY(key=name)) for name in repeated))
    return value


def _measure(text: str) -> None:
    """Refuses what would be dear to parse: deep nesting, giant numbers, millions of values. Linear, no recursion."""
    if _is_plain(text):
        return
    depth = values = 0
    for token in _TOKEN.finditer(text):
        first = text[token.start()]
        if first in "[{":
            depth += 1
            values += 1
            if depth > _DEEPEST:
                raise FormError.whole(faults.FORM_TOO_DEEP(limit=_DEEPEST))
        elif first in "]}":
            depth -= 1
        elif first == ",":
            values += 1
        elif first != '"' and token.end() - token.start() > _LONGEST_NUMBER:
            line = text.count("\n", 0, token.start()) + 1
            raise FormError.whole(faults.FORM_LONG_NUMBER(line=line, limit=_LONGEST_NUMBER))
        if values > _MOST_VALUES:
            raise FormError.whole(faults.FORM_TOO_MANY_VALUES(limit=_MOST_VALUES))


def _is_plain(text: str) -> bool:
    """Whether nothing in ``text`` can be dear to parse even if all of it counted, strings too: then no token has to be
    looked at by itself, which is a third of what parsing takes."""
    if text.count(",") + text.count("[") + text.count("{") > _MOST_VALUES or _DIGITS.search(text) is not None:
        return False
    depth = at = 0
    # From bracket to bracket: a search would begin anew at each sign behind the last of them.
    while (found := _TO_BRACKET.match(text, at)) is not None:
        at = found.end()
        depth += 1 if found[1] in "[{" else -1
        if depth > _DEEPEST:
            return False
    return True


def _validate(text: str, value: Json) -> Reading:
    nul = next(_with_nul(value, "$"), None) if "\\u0000" in text or "\0" in text else None
    if nul is not None:
        raise FormError(PlacedFault(nul, faults.FORM_HAS_NUL()))
    try:
        read = Reading.model_validate_json(text, strict=True)
    except ValidationError as error:
        if error.error_count() > _MOST_ERRORS:
            raise FormError.whole(faults.FORM_TOO_MANY_FAULTS(faults=error.error_count())) from None
        raise FormError(*with_near_keys(placed_faults(error, value), Reading)) from None
    return read if read.form == FORM_NAME else read.model_copy(update={"form": FORM_NAME})


def _with_nul(value: Json, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from [path] if "\0" in name else _with_nul(item, f"{path}.{name}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _with_nul(item, f"{path}[{number}]")
    elif isinstance(value, str) and "\0" in value:
        yield path
