"""Answers, and what they are made of, kept between requests for as long as there is room; by size, not number.

Every key holds the state of a district or the revision of a plan, so nothing that is kept can be out of date: what has
become old is never asked for again, and goes when room is needed.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field

from graph.analysis.agenda import Agenda
from graph.kept import Kept
from graph.picture.scene import Scene
from graph.questions.which_part import Chosen
from graph.sources import PlanSource

ANSWER_BYTES = 64_000_000
# A page is at most 1 MB and some 60 kB as a rule: a thousand pages that people look at again.
SCENE_ELEMENTS = 60_000
# A picture has at most 1,500 boxes and lines: forty of the largest, each of them a second's work.
CHOSEN_CELLS = 200_000
# The matrix of 84 plans has some 25,000 cells.
AGENDA_FINDINGS = 100_000
# The agenda of 84 plans has some 10,000 findings, each only pointed at.
SOURCE_CHARACTERS = 40_000_000
# The text of a plan is some 50,000 characters: those of a nation of 342 plans, twice.


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was sent: its bytes, and what stands above them."""

    status: int
    body: bytes = field(repr=False)
    headers: tuple[tuple[str, str], ...]
    asked: str
    """The address; it counts for the size too."""

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.body) + len(self.asked)


def _findings_in(agenda: Agenda) -> int:
    return sum(len(point.findings) for point in agenda.points)


@dataclass(frozen=True, slots=True)
class Shelves:
    """What is kept, each with a bound of its own."""

    answers: Kept[Hashable, Answer] = field(default_factory=lambda: Kept(ANSWER_BYTES, lambda one: one.size))
    scenes: Kept[Hashable, Scene] = field(
        default_factory=lambda: Kept(SCENE_ELEMENTS, lambda one: len(one.nodes) + len(one.edges))
    )
    chosen: Kept[Hashable, Chosen] = field(default_factory=lambda: Kept(CHOSEN_CELLS, lambda one: one.matrix.size))
    agendas: Kept[Hashable, Agenda] = field(default_factory=lambda: Kept(AGENDA_FINDINGS, _findings_in))
    sources: Kept[Hashable, PlanSource] = field(default_factory=lambda: Kept(SOURCE_CHARACTERS, lambda one: one.size))
