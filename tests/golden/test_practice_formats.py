"""The practice plans in every format: the plan is the same each time, and no quote holds another column's words."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from graph.model.form import Reading
from loaders.document.model import Document, Table
from tests.golden.accounted import left_out_in_silence, unaccounted
from tests.golden.corpus.source import Grid, Part, Yaml
from tests.golden.practice import FOLDER, PLANS, TEXTS, document, given, parts, read, told
from tests.golden.quotes import quotes_in

_FORMS = ("docx", "odt", "html", "markdown", "xlsx", "ods", "csv", "pdf-ruled", "pdf-printed")
_TABLES = {"labels": "table", "cards": "table"}
_WIDTHS: dict[tuple[str, str], Yaml] = {
    ("zilvermuide-kwartelwoude", "pdf-ruled"): {"widths": [36, 165, 100, 90, 60, 45]},
}
"""As a writer sets them: the number and the status narrow, the words of the action wide."""
CASES: list[tuple[str, str, Yaml]] = [
    *((plan, form, _WIDTHS.get((plan, form), {})) for plan in PLANS for form in _FORMS),
    ("pluvierdrecht", "pdf-plain", {}),
    *((plan, form, _TABLES) for plan in PLANS for form in ("docx", "html")),
]
"""Each plan, its format, and how it is laid out there."""


@pytest.mark.parametrize(("plan", "form", "options"), CASES)
def test_a_practice_plan_is_the_same_in_every_format(plan: str, form: str, options: Yaml, chromium_path: str) -> None:
    laid = document(plan, form, options)
    reading = read(laid)
    assert list(told(reading.plan)) == list(told(given(plan).plan))
    assert unaccounted(reading) == []
    assert left_out_in_silence(reading) == []
    assert list(crossing(reading, laid)) == []


def crossing(reading: Reading, laid: Document) -> Iterator[str]:
    """The words of quotes of the plan that stand in more than one column of a table, or in and outside of one."""
    columns: list[int | None] = [None] * len(laid.text)
    for table in laid.blocks:
        for cell in table.cells if isinstance(table, Table) else ():
            for run in cell.runs:
                columns[run.start : run.end] = [cell.column] * (run.end - run.start)
    for quote in quotes_in(reading.plan):
        stands = {columns[at] for start, end in quote.stretches for at in range(start, end) if laid.text[at].strip()}
        if len(stands) > 1:
            yield quote.text


@pytest.mark.parametrize("plan", TEXTS)
def test_the_text_of_a_practice_plan_has_the_words_of_its_source(plan: str) -> None:
    text = (FOLDER / f"{plan}-2026.txt").read_text("utf-8")
    text = re.sub(_AROUND[plan], " ", text.replace("\f", "\n"), flags=re.M)
    assert letters(text) == sum((letters(words) for part in parts(plan) for words in _words(part)), Counter())


_AROUND = {
    "pluvierdrecht": r"^Inhoud$|^.* \.{5,} \d$|^Fictief oefenplan – .*$|^gemeente Pluvierdrecht \| \d$",
    "zilvermuide-kwartelwoude": (r"^ +Fictief oefenplan · .*$|^ *Speerpunt 3: .*\(vervolg\)\s+Nr\..*\n.*woordelijk\?$"),
}
"""What the page has around the words: contents, running titles, numbers, a head that stands again."""


def letters(text: str) -> Counter[str]:
    """How many of each letter and digit; a ligature is its letters."""
    return Counter(char for char in text.replace("ﬁ", "fi").casefold() if char.isalnum())


def _words(part: Part) -> Iterator[str]:
    if isinstance(part, Grid):
        yield from (cell.text for row in (*part.heads, *part.rows) for cell in row)
        return
    for value in vars(part).values():
        yield from _strings(value)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
