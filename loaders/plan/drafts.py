"""What the reader builds up while it reads: pieces of the document, in their place in the plan."""

from dataclasses import dataclass, field

from graph.model.form import Issue
from graph.model.vocabulary import LeftOut, Role
from loaders.document.lines import Piece
from loaders.plan.doubtful_heads import DoubtfulHead
from loaders.plan.parties import NamedParty
from loaders.plan.timing_words import Bound

Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful about words: the code and the message of an issue, and where they stand."""

    code: str
    message: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class DraftHolder:
    """A party in an owner's place, with the role its column or label gives."""

    party: NamedParty
    role: Role


@dataclass(slots=True)
class DraftAction:
    """An action as far as it is read."""

    text: list[Piece] = field(default_factory=list)
    titled: int = 0
    """How many of the first pieces are a title on lines of its own, with more words behind it."""
    heading: Cell | None = None
    holders: list[DraftHolder] = field(default_factory=list)
    timing: Cell | None = None
    timing_until: Cell | None = None
    """The end, where begin and end have a column each."""
    timing_bound: Bound | None = None
    """Whether the head over the timing says that it is the beginning, or the end."""
    timing_year: int | None = None
    """The year over the timing, in the head of its column or in a heading; its own words may leave it out."""
    owner_time: Cell | None = None
    """A time behind the names in the owner's place: "VTH, vóór 1 juli"."""
    result: Cell | None = None
    costs: Cell | None = None
    status: Cell | None = None
    target_groups: Cell | None = None
    owner_lines: list[Piece] = field(default_factory=list)
    """The lines in which the holders stand."""
    aside: list[tuple[LeftOut, Piece]] = field(default_factory=list)
    """What belongs to the action and states nothing, with the rule that says so: its number, a cell for nobody."""

    doubts: list[Doubt] = field(default_factory=list)
    """What has to be told of its words."""
    unclear: tuple[str, ...] = ()
    """What may be there and could not be read: "holders", "timing"."""
    certainty: float = 1.0
    """How certain the table is in which it stands, and what each of its columns holds; 1 outside a table."""
    left_blank: bool = False
    """Whether the cell for who holds it is empty, in a table where nearly every other one is filled."""

    def beside(self) -> tuple[Cell, ...]:
        """The cells that are neither the action nor its holders."""
        cells = (
            self.timing,
            self.timing_until,
            self.owner_time,
            self.result,
            self.costs,
            self.status,
            self.target_groups,
        )
        return tuple(cell for cell in cells if cell is not None)

    def put_timing(self, cell: Cell, bound: Bound | None, year: int | None) -> None:
        """Puts the cell of a column of times in its place: beginning before end, whichever column stands first."""
        self.timing_year = self.timing_year or year
        if self.timing is None:
            self.timing, self.timing_bound = cell, bound
        elif bound is Bound.SINCE and self.timing_bound is Bound.UNTIL:
            self.timing, self.timing_until, self.timing_bound = cell, self.timing, bound
        else:
            self.timing_until = (*(self.timing_until or ()), *cell)

    def put(self, kind: str, cell: Cell) -> None:
        """Puts a cell that is no action and no owner in its place; a second one of its kind goes on with the first."""
        if kind in ("timing", "result", "costs", "status", "target_groups"):
            setattr(self, kind, (*(getattr(self, kind) or ()), *cell))
        else:
            self.aside.extend((LeftOut.ROW_NUMBER, piece) for piece in cell)


@dataclass(slots=True)
class DraftBlock:
    """A part of an ambition as far as it is read; ``labels`` are the cells behind its labels."""

    title: Cell | None = None
    labels: dict[str, list[Piece]] = field(default_factory=dict)
    actions: list[DraftAction] = field(default_factory=list)


@dataclass(slots=True)
class DraftAmbition:
    """An ambition as far as it is read."""

    number: str | None = None
    heading: Cell | None = None
    title: Cell | None = None
    blocks: list[DraftBlock] = field(default_factory=list)
    place: int = 0
    """Which ambition of the plan this is, from 0."""
    open: int = -1
    """Which of the blocks is being read."""

    def block(self) -> DraftBlock:
        """The block that is open; made where there is none."""
        return self.blocks[self.open] if len(self.blocks) > 0 else self.add(DraftBlock())

    def add(self, block: DraftBlock) -> DraftBlock:
        """Adds a block and opens it."""
        self.blocks.append(block)
        self.open = len(self.blocks) - 1
        return block


@dataclass(slots=True)
class DraftPlan:
    """A plan as far as it is read."""

    vision: list[Piece] = field(default_factory=list)
    goals: list[Cell] = field(default_factory=list)
    pillars: list[Cell] = field(default_factory=list)
    ambitions: list[DraftAmbition] = field(default_factory=list)
    open: int = -1
    """Which of the ambitions is being read."""
    issues: list[Issue] = field(default_factory=list)
    """What was doubtful about rows of tables."""
    heads: list[DoubtfulHead] = field(default_factory=list)
    """Heads of columns of which something has to be told."""

    def counts(self) -> tuple[int, int, int]:
        """How many ambitions, blocks and actions were read so far."""
        blocks = [block for ambition in self.ambitions for block in ambition.blocks]
        return len(self.ambitions), len(blocks), sum(len(block.actions) for block in blocks)

    def ambition(self) -> DraftAmbition:
        """The ambition that is open; made where there is none."""
        return self.ambitions[self.open] if len(self.ambitions) > 0 else self.add(DraftAmbition())

    def add(self, ambition: DraftAmbition) -> DraftAmbition:
        """Adds an ambition and opens it."""
        self.ambitions.append(ambition)
        self.open = ambition.place = len(self.ambitions) - 1
        return ambition
