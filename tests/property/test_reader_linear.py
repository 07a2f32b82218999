"""Time grows with the text and not faster: work is counted (calls), not clocked, wherever Python does it."""

import cProfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.faults import DocumentError
from loaders.reading import read_as_plan

ROOT = Path(__file__).parents[2]
REFERENCE = load_reference()
PLAN = (ROOT / "tests/loaders/plan/plans/ondermijning-plat.txt").read_text("utf-8")
HEAD = "Ambitie 1: Samen\n\nActies\nWie\nWanneer\n\nDoen van iets.\n\n"
TEXTS: dict[str, Callable[[int], str]] = {
    "a plan again and again": lambda size: PLAN * max(1, size // 80),
    "one giant line": lambda size: "woord, " * size,
    "bullets": lambda size: "Doelgroep\n\n" + "• punt\n" * size,
    "partners in bullets": lambda size: "Partners\n\n" + "• Stichting\n" * (size // 2),
    "commas in a cell": lambda size: HEAD + "VTH" + ", Politie" * size + "\n\nQ2 2026\n",
    "deep brackets": lambda size: HEAD + "(" * size + "VTH" + ")" * size + "\n\nQ2 2026\n",
    "open brackets": lambda size: "Partners: " + "(a, " * size,
    "labels": lambda size: "Doelgroep\n" * (size // 2),
    "headings": lambda size: "".join(f"Ambitie {number % 99}: Titel {number % 99}\n\n" for number in range(size // 2)),
    "goals without a table": lambda size: "Doel 1\n" * (size // 2),
    "heads of tables": lambda size: "Acties\nWie\nWanneer\n\n" * (size // 4),
    "actions without fields": lambda size: "Actie 1.1 iets\n" * size,
    "blank lines": lambda size: "\n" * (20 * size) + "x",
    "spaces": lambda size: "Acties" + " " * (20 * size) + "x / y",
    "money": lambda size: "Budget\n\n" + "door de Politie RIEC " * size,
    "names in an action": lambda size: HEAD + "Samen met het\nLeger des\nHeils en\n" * (size // 4) + "\nVTH\n\nQ2\n",
    "lines of names": lambda size: HEAD + "Team Kade\n" * (size // 2) + "Q2 2026\n",
    "rows": lambda size: HEAD + "Doen van een ding.\n\nTeam Kade\n\nQ2 2026\n\n" * (size // 8),
    "bars": lambda size: "| Wat | Wie | Wanneer |\n" + "| Doen | VTH | Q2 2026 |\n" * (size // 2),
    "notes and their signs": lambda size: "1 Woorden1 hier\n" * size,
    "numbered rows": lambda size: "Actie\tWie\tPlanning\n" + "1 Kaart\tVTH\tQ1 2026\n" * (size // 2),
    "empty owners": lambda size: "Actie\tWie\nKaart\tVTH\n" + "Loket\t-\nKaart\t\n" * (size // 4),
    "rows without an action": lambda size: "Wie\tActie\nVTH\tKaart\n" + "Politie\t\n" * (size // 2),
    "dots": lambda size: "a. " + ". " * (5 * size) + "b",
}
SMALL, TIMES = 80, 4


def cost(text: str) -> tuple[int, float]:
    """Calls made and seconds of processor used for reading a text, whether or not it is more than a plan can hold."""
    document = document_of_text(text, "plan.txt")
    counted = cProfile.Profile()
    started = time.process_time()
    counted.enable()
    with suppress(DocumentError):
        read_as_plan(document, REFERENCE)
    counted.disable()
    used = time.process_time() - started
    return sum(entry.callcount for entry in counted.getstats()), used


@pytest.mark.parametrize("name", TEXTS)
def test_work_is_linear(name: str) -> None:
    cost(TEXTS[name](20))  # what is remembered between readings is made first
    small, seconds = cost(TEXTS[name](SMALL))
    large, more = cost(TEXTS[name](SMALL * TIMES))
    assert large < 1.6 * TIMES * small
    assert more < 0.5 + 4 * TIMES * seconds
