"""What holds for any text at all: the reader does not fail, quotes hold, nothing vanishes, nothing hangs on chance."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import decode_text, document_of_text
from loaders.faults import DocumentError
from loaders.reading import read_as_plan
from tests.golden.accounted import left_out_in_silence, unaccounted

ROOT = Path(__file__).parents[2]
REFERENCE = load_reference()
SOURCES = [
    *sorted((ROOT / "tests/loaders/plan/plans").glob("*.txt")),
    *sorted((ROOT / "loaders/examples").glob("*/*.txt")),
]
QUICK = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))

WORDS = [
    *"""Ambitie 1: Samen;Thema 2;Doel 1;Acties;Actie;Wie;Wanneer;Trekker;Planning;Status;Doelgroep;Partners;Kosten
Doelstelling;Beoogd resultaat;Budget;Inleiding;Visie;Tot slot;VTH;Politie, OM;Stichting Vlierbes;Team Kade;n.t.b.;en
overige partners;Q2 2026;doorlopend;vóór 1 maart;4 x per jaar;loopt;7;Pagina 2 van 9;2026;€ 500 van RIEC;1. ;-;(;)
• Doen van iets;Overleg over de wijk met de;politie.;/;&;| Wat | Wie | Wanneer |;| a | RIEC | Q1 |;|;Wie: RIEC;Trekker:
Wat     Wie     Wanneer;x       VTH     Q3;Gereed: juni;Actie 1.2 Iets;:;.;uitge;breide""".replace("\n", ";").split(
        ";"
    ),
    *("Leger des\nHeils", "Wat\tWie\tPlanning", "\ufffd", "\u00ad", "\f", "\n\n", "\r\n", "   "),
]
BETWEEN = ["\n", "\n\n", " ", "\n\n\n", "\t", ""]
pieces = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BETWEEN)), max_size=60)


def read(text: str) -> Reading:
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def holds(text: str) -> None:
    """Every quote is what stands there, and every word is in one: read, left out by a rule, or not understood."""
    reading = read(text)
    assert reading.document is not None
    assert reading.document.text == text
    assert unaccounted(reading) == []
    assert left_out_in_silence(reading) == []
    assert Reading.model_validate_json(reading.model_dump_json()) == reading


@QUICK
@given(pieces)
def test_any_mixture_of_what_plans_are_made_of(made: list[tuple[str, str]]) -> None:
    holds("".join(word + between for word, between in made))


@QUICK
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_any_text(text: str) -> None:
    holds(text)


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text = decode_text(content)
    except DocumentError:
        return
    holds(text)


@QUICK
@given(pieces)
def test_reading_twice_gives_the_same(made: list[tuple[str, str]]) -> None:
    text = "".join(word + between for word, between in made)
    assert read(text).model_dump_json() == read(text).model_dump_json()


def mutated(text: str, chance: random.Random) -> str:
    """A plan as an accident might leave it: lines lost, doubled, swapped, cut, joined, and signs in between."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 25)):
        at = chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = lines[at][: chance.randint(0, len(lines[at]))]
            case 4:
                lines[at] += chance.choice(["", " "]) + chance.choice(WORDS)
            case 5:
                lines[at] = lines[at].upper()
            case 6:
                lines.insert(at, chance.choice(["", "\f", *WORDS]))
            case _:
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_every_word_of_every_plan_is_accounted_for(source: Path) -> None:
    holds(source.read_text("utf-8"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_plans_after_accidents(source: Path) -> None:
    chance = random.Random(source.stem)
    for _ in range(2):
        holds(mutated(source.read_text("utf-8"), chance))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_plan_cut_off_at_any_place(source: Path) -> None:
    text = source.read_text("utf-8")
    holds(text[: random.Random(source.stem).randrange(len(text))])


@pytest.mark.parametrize(
    "text",
    [
        "Wie\nWanneer\n",
        "Actie\nWie\nWanneer\n\nQ1 2026\n\nQ2 2026\n",
        "Trekker\nActie\nGereed\n\n,\n\n,\n",
        "| Wat | Wie |\n|||||\n| | |\n",
        "Wat\tWie\n\t\t\t\n\tRIEC\n",
        "Ambitie 1\n\nPartners:\n",
        "Partners: (((((\nPartners: )))))\n",
        "Vision\n" + "a" * 25_000,
        "Visie\n\n" + ("woorden " * 20 + "\n") * 2_000,
        "Acties\nWie\nWanneer\n\nDoen.\n\n" + "Naam van iets " * 300 + "\n\nQ1 2026\n",
        "Actie 1.1 Iets\nTrekker: " + "x" * 5_000 + "\n",
        "Actie  Wie  Planning\n\nDoen   RIEC   " + "Q1 2026 " * 400 + "\n",
        "Gemeente " + "A" * 3_000 + "\n\nActieplan 2026\n",
    ],
    ids=range(13),
)
def test_texts_that_once_were_too_much_or_too_little(text: str) -> None:
    holds(text)
