"""Words that a program broke in a narrow column without a hyphen: told where their halves are no words."""

import pytest

from graph.reference import load_reference
from loaders.document import document_of
from loaders.reading import read_as_plan

REFERENCE = load_reference()


def told(*lines: str) -> bool:
    cell = " <br> ".join(lines)
    rows = f"| {cell} | VTH | Q1 2026 |\n| Loket openen | GGD | Q2 |\n"
    text = f"# Actieplan 2026\n\n| Actie | Wie | Wanneer |\n|---|---|---|\n{rows}"
    reading = read_as_plan(document_of(text.encode(), "plan.md"), REFERENCE)
    return "word-may-be-broken" in {issue.code for issue in reading.issues}


@pytest.mark.parametrize(
    "lines",
    [
        ("Barrièrekaa", "rt maken voor de haven"),
        ("Een", "signalenkaar", "tje drukken"),
        ("Zorgcoördin", "ator aanstellen"),
    ],
)
def test_halves_that_are_no_words_are_told(lines: tuple[str, ...]) -> None:
    assert told(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("Barrièrekaart", "maken voor de haven"),
        ("Uitbuitingskaart", "en folder drukken"),
        ("Samenwerking", "in de keten verbeteren"),
        ("Kaart van de havenzqx", "tje drukken"),
        ("Zorgpad", "zqx invoeren"),
        ("Barrièrekaart", "mensenhandelzaken opstellen"),
        ("Barrièrekaart", "is klaar en wordt gedrukt"),
    ],
)
def test_whole_words_below_each_other_are_not(lines: tuple[str, ...]) -> None:
    assert not told(*lines)
