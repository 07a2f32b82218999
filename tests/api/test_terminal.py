"""Text of documents reaches the terminal as visible text and as nothing else."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from api.commands.reading_tree import reading_tree
from api.terminal import visible, words
from graph.model.form import ActionForm, AmbitionForm, BlockForm, Holder, Passage, PlanForm, Reading, Timing


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mrood\x1b[0m", "<U+001B>[31mrood<U+001B>[0m"),
        ("\x1b]8;;http://x\x07link", "<U+001B>]8;;http://x<U+0007>link"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u2066b", "a<U+2066>b"),
        ("a\x9bb", "a<U+009B>b"),
        ("a\u00adb", "a<U+00AD>b"),
        ("a\ud800b", "a<U+D800>b"),
        ("twee\r\nregels\ttab", "twee  regels tab"),
        ("a\u2028b", "a<U+2028>b"),
        ("[bold]vet[/bold] :smile:", "[bold]vet[/bold] :smile:"),
        ("café ● € �", "café ● € �"),
    ],
)
def test_what_cannot_be_seen_is_shown_as_its_code(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    assert all(unicodedata.category(char)[0] != "C" for char in visible(text))


@given(st.text(max_size=30))
def test_markup_stays_text(text: str) -> None:
    assert words(text).plain == visible(text)
    assert words(text).spans == []


def test_a_tree_of_a_hostile_plan_holds_no_command_to_the_terminal() -> None:
    nasty = "\x1b[2J[red]x[/red]\u202e:boom:\x07"
    action = ActionForm(
        text=nasty, title=nasty, heading=nasty, items=(Passage(written=nasty),), holders=(Holder(written=nasty),),
        timing=Timing(written=nasty),
    )  # fmt: skip
    block = BlockForm(title=nasty, objective=Passage(written=nasty), actions=(action,))
    plan = PlanForm(title=Passage(written=nasty), ambitions=(AmbitionForm(title=nasty, blocks=(block,)),))
    target = io.StringIO()
    Console(file=target, width=200, markup=False, emoji=False, highlight=False).print(reading_tree(Reading(plan=plan)))
    assert "\x1b" not in target.getvalue()
    assert "\u202e" not in target.getvalue()
    assert target.getvalue().count("<U+001B>[2J[red]x[/red]<U+202E>:boom:<U+0007>") >= 8
