"""Numbers of the command line, each at its edge: how much is said in one line, and what a shell is told."""

from dataclasses import dataclass
from typing import Any, cast

import pytest

from api.commands import dutch
from api.commands.asking import _option
from api.commands.demo import refuse_plans_of_others
from api.commands.findings_shapes import _some
from graph.model.faults import FaultError
from graph.model.language import Text
from graph.questions.filters import Filter, Sort
from graph.store.port import Store


@pytest.mark.parametrize(("count", "said"), [(6, "1, 2, 3, 4, 5, 6"), (7, "1, 2, 3, 4, 5, 6 en 1 plaatsen meer")])
def test_findings_shapes_most_places_of_a_line_are_six(count: int, said: str) -> None:
    assert _some(str(at) for at in range(1, count + 1)) == said


@dataclass(frozen=True)
class _Version:
    by: str = "regio"


class _Kept:
    """A store that holds so many plans of somebody else."""

    def __init__(self, count: int) -> None:
        self._plans = tuple(f"gm{at}.2026" for at in range(count))

    def revision(self) -> int:
        return 1

    def info(self) -> Any:
        return self

    @property
    def plans(self) -> tuple[str, ...]:
        return self._plans

    def versions(self, plan: str) -> list[_Version]:
        return [_Version()]


@pytest.mark.parametrize(("count", "named"), [(5, 5), (6, 5)])
def test_demo_most_named_plans_are_five(count: int, named: int) -> None:
    with pytest.raises(FaultError) as raised:
        refuse_plans_of_others(cast("Store", _Kept(count)))
    assert len(cast("tuple[str, ...]", raised.value.fault.facts["plans"])) == named


def test_dutch_exit_codes_are_those_of_shells() -> None:
    assert (dutch.STORE_FAILED, dutch.BAD_INPUT, dutch.INTERRUPTED) == (1, 2, 128 + 2)


@pytest.mark.parametrize(("count", "told"), [(6, True), (7, False)])
def test_asking_few_words_of_a_closed_list_are_six(count: int, told: bool) -> None:
    words = tuple(f"woord{at}" for at in range(count))
    made = _option(Filter("sort", Sort.WORD, Text("Welke soort", "Which sort"), "soort", "--sort", words))
    assert ("woord0, woord1" in made.__metadata__[0].help) is told
