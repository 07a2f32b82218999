"""The public form of a plan: JSON text -> Reading and back.

What comes in may be written by anyone, so it is measured before it is parsed (size, nesting, number of values), its
parts are counted, and it is judged whole afterwards: a reading that leaves here has the published shape, and every
quote in it holds.
"""

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph.model.form import FORM_NAME, Reading
from graph.model.quotes import Quote
from loaders.document import decode_text, document_of_text
from loaders.errors import FormError
from loaders.form.bounds import TOO_MANY_PARTS, has_too_many_parts
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
_BYTE_ORDER_MARK = "\ufeff"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def looks_like_form(start: bytes | str) -> bool:
    """Whether the beginning of a file is that of JSON: by content, whatever the file is called."""
    text = start
    if isinstance(text, bytes):
        text = text.decode("utf-16" if text[:2] in _UTF16_MARKS else "utf-8", "ignore")
    return text.lstrip(_BYTE_ORDER_MARK + " \t\r\n").startswith("{")


def parse_reading(content: bytes | str, where: str, *, limit: int = FORM_LIMIT) -> Reading:
    """The reading that ``content`` holds.

    Args:
        content: JSON as text, or as bytes in UTF-8 or UTF-16.
        where: name of the file or input, for messages.
        limit: the most bytes, or characters of a text.

    Raises:
        FormError: it is no JSON, breaks the form, or holds a quote that is not in its document.
        DocumentError: the bytes are no text at all.
    """
    if len(content) > limit:
        raise FormError(where, (f"$: meer dan {limit:,} tekens; splits het plan",))
    text = _as_text(content, where)
    value = _parse(text, where)
    if isinstance(value, dict) and has_too_many_parts(value.get("plan")):
        raise FormError(where, (f"$.plan: {TOO_MANY_PARTS}",))
    reading = _validate(text, value, where)
    check_quotes(reading, where)
    return reading


def dump_reading(reading: Reading) -> str:
    """The reading as JSON: keys in declared order, nothing escaped that need not be, a newline at the end."""
    return json.dumps(reading.model_dump(mode="json"), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def form_schema() -> str:
    """The JSON Schema of the public form, as it is published."""
    schema = {"$schema": SCHEMA_ADDRESS, **Reading.model_json_schema(mode="validation"), "title": FORM_NAME}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def check_quotes(reading: Reading, where: str) -> None:
    """Sees to it that every quote is what stands in the document, with the right lines and page.

    The SHA-256 is that of the file's bytes, which need not be those of the text: it is not compared.

    Raises:
        FormError: a quote does not hold, or there are quotes and no document.
    """
    faults: list[str] = []
    document = None
    if reading.document is not None:
        document = document_of_text(reading.document.text, reading.document.name)
    for path, quote in parts_with_paths(reading, "$"):
        if not isinstance(quote, Quote):
            continue
        if document is None:
            faults.append(f"{path}: een citaat zonder document; geef het document erbij, of laat het citaat weg")
        elif not quote.holds_in(document.text):
            faults.append(f"{path}: is niet wat in document.text staat van {quote.start} tot {quote.end}")
        else:
            first, last = document.line_at(quote.start), document.line_at(quote.end - 1)
            right = (first.number, last.number, first.page)
            if (quote.line_from, quote.line_to, quote.page) != right:
                faults.append(
                    f"{path}: staat op regel {right[0]} tot {right[1]}, bladzijde {_or_null(right[2])}, niet op regel "
                    f"{quote.line_from} tot {quote.line_to}, bladzijde {_or_null(quote.page)}"
                )
    if len(faults) > 0:
        raise FormError(where, tuple(faults))


def _as_text(content: bytes | str, where: str) -> str:
    if isinstance(content, bytes):
        content = decode_text(content, encoding=None, where=where)
    return content.removeprefix(_BYTE_ORDER_MARK)


def _parse(text: str, where: str) -> Json:
    _measure(text, where)
    repeated: list[str] = []

    def keep(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            repeated.extend(sorted({name for name in names if names.count(name) > 1} if len(names) < 1_000 else {"?"}))
        return found

    def refuse(constant: str) -> Json:
        raise FormError(where, (f"$: {constant} is geen JSON; laat het weg of schrijf null",))

    try:
        value: Json = json.loads(text, object_pairs_hook=keep, parse_constant=refuse)
    except json.JSONDecodeError as error:
        place = f"regel {error.lineno}, teken {error.colno}"
        raise FormError(where, (f"$: geen geldige JSON op {place}",)) from error
    if len(repeated) > 0:
        raise FormError(where, tuple(f"$: de sleutel {name!r} staat dubbel in één object" for name in repeated))
    return value


def _measure(text: str, where: str) -> None:
    """Refuses what would be dear to parse: deep nesting, giant numbers, millions of values. Linear, no recursion."""
    depth = values = 0
    for token in _TOKEN.finditer(text):
        first = text[token.start()]
        if first in "[{":
            depth += 1
            values += 1
            if depth > _DEEPEST:
                raise FormError(where, (f"$: dieper genest dan {_DEEPEST} lagen; zo diep is geen plan",))
        elif first in "]}":
            depth -= 1
        elif first == ",":
            values += 1
        elif first != '"' and token.end() - token.start() > _LONGEST_NUMBER:
            line = text.count("\n", 0, token.start()) + 1
            raise FormError(where, (f"$: op regel {line} staat een getal van meer dan {_LONGEST_NUMBER} cijfers",))
        if values > _MOST_VALUES:
            raise FormError(where, (f"$: meer dan {_MOST_VALUES:,} waarden; zo groot is geen plan",))


def _validate(text: str, value: Json, where: str) -> Reading:
    nul = next(_with_nul(value, "$"), None) if "\\u0000" in text or "\0" in text else None
    if nul is not None:
        raise FormError(where, (f"{nul}: bevat een nulteken; haal het weg",))
    try:
        return Reading.model_validate_json(text, strict=True)
    except ValidationError as error:
        if error.error_count() > _MOST_ERRORS:
            raise FormError(where, (f"$: {error.error_count():,} fouten; dit is geen plan",)) from None
        found = error.errors(include_url=False, include_context=True, include_input=False)
        raise FormError(where, _faults(found, value)) from None


def _with_nul(value: Json, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from [path] if "\0" in name else _with_nul(item, f"{path}.{name}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _with_nul(item, f"{path}[{number}]")
    elif isinstance(value, str) and "\0" in value:
        yield path


def _faults(errors: Sequence[ErrorDetails], value: Json) -> tuple[str, ...]:
    """Pydantic's errors as sentences, one for each JSON path; what may be either of two things is said as such."""
    by_path: dict[str, list[str]] = {}
    for error in errors:
        by_path.setdefault(_path(error["loc"], value), []).append(_sentence(error))
    return tuple(f"{path}: {' of '.join(dict.fromkeys(sentences))}" for path, sentences in by_path.items())


def _path(location: Sequence[int | str], value: Json) -> str:
    """The JSON path of a location; the names pydantic gives to the arms of a choice are no part of it."""
    path = "$"
    for number, step in enumerate(location):
        if isinstance(value, list) and isinstance(step, int):
            path += f"[{step}]"
            value = value[step] if step < len(value) else None
        elif isinstance(value, dict) and (step in value or number == len(location) - 1):
            path += f".{step}"
            value = value.get(str(step))
    return path


_SENTENCES = {
    "missing": "ontbreekt",
    "extra_forbidden": "hoort niet in deze vorm; haal het weg of verbeter de naam",
    "string_type": "moet tekst zijn",
    "int_type": "moet een heel getal zijn",
    "int_from_float": "moet een heel getal zijn",
    "float_type": "moet een getal zijn",
    "bool_type": "moet true of false zijn",
    "tuple_type": "moet een lijst zijn",
    "list_type": "moet een lijst zijn",
    "model_type": "moet een object zijn",
    "string_unicode": "bevat een teken dat geen geldig Unicode is",
    "json_invalid": "is geen geldige JSON",
    "recursion_loop": "verwijst naar zichzelf",
}


def _sentence(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in _SENTENCES:
        return _SENTENCES[kind]
    if kind in ("enum", "literal_error"):
        return f"moet een van deze zijn: {context.get('expected', '')}".replace(" or ", " of ")
    if kind == "string_too_short":
        return "is leeg"
    if kind == "string_too_long":
        return f"is langer dan {context.get('max_length')} tekens"
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        return "is leeg" if pattern == r"\S" else f"heeft niet de vorm {pattern}"
    if kind in ("greater_than_equal", "less_than_equal"):
        edge = context.get("ge", context.get("le"))
        return f"moet {edge} of {'meer' if kind == 'greater_than_equal' else 'minder'} zijn"
    return f"klopt niet ({error['msg']})"


def _or_null(page: int | None) -> str:
    return "null" if page is None else str(page)
