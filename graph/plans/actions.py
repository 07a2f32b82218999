"""An action of a plan, with all parties that are named at it."""

from dataclasses import dataclass
from functools import cached_property

from graph.model.rows import NodeRow, RelationRow
from graph.model.vocabulary import Role, TimingKind
from graph.plans.named import Named, Place, once
from graph.plans.telling import found_in, is_over, telling
from graph.plans.values import has_timing, is_derived, is_partly_unread, several, timing_kind_of, whole, words
from graph.reference.classes import Classes, classes_of, given_in

_ENDLESS = frozenset({TimingKind.ONGOING, TimingKind.RECURRING})


@dataclass(frozen=True, slots=True)
class Targeted:
    """A target group with the statement that names it."""

    group: NodeRow
    statement: RelationRow

    @property
    def written(self) -> str:
        """The group as the plan writes it."""
        return str(self.statement.properties["written"])


@dataclass(frozen=True, eq=False)
class ActionPart:
    """An action with all parties that are named at it."""

    place: Place
    number: int
    """Its place in the plan, from 1."""
    named: tuple[Named, ...]
    """Who is named at it: first the owner cell, then the text; derived rows among them."""
    own_targets: tuple[Targeted, ...]
    """The target groups that the action itself names."""
    block_targets: tuple[Targeted, ...]
    """Those of its block."""

    @property
    def node(self) -> NodeRow:
        """The action itself."""
        return self.place.node

    @property
    def id(self) -> str:
        """Id of the action."""
        return self.place.node.id

    @property
    def name(self) -> str:
        """What it is called, in a sentence too."""
        return self.place.node.name

    @cached_property
    def rows(self) -> tuple[Named, ...]:
        """Who the plan itself names at it."""
        return tuple(one for one in self.named if not one.is_derived)

    @cached_property
    def derived(self) -> tuple[Named, ...]:
        """Who follows from a collective; never counted with the others."""
        return tuple(one for one in self.named if one.is_derived)

    @cached_property
    def parties(self) -> tuple[Named, ...]:
        """Who stands at it in a role, in the order of the cell, which proves nothing."""
        return tuple(one for one in self.rows if one.role is not None)

    @cached_property
    def mentions(self) -> tuple[Named, ...]:
        """Who its text names."""
        return tuple(one for one in self.rows if one.role is None)

    @cached_property
    def holders(self) -> tuple[Named, ...]:
        """Lead and holders, each once, in the order of the cell."""
        return once(one for one in self.parties if one.holds)

    @cached_property
    def outside_holders(self) -> tuple[Named, ...]:
        """Holders from outside: not the municipality's own, and no rest group."""
        return tuple(one for one in self.holders if one.is_outside_holder)

    @cached_property
    def tasks(self) -> tuple[Named, ...]:
        """Who has a task in it."""
        return tuple(one for one in self.parties if one.has_task)

    @property
    def outside(self) -> bool:
        """Whether a party from outside holds it."""
        return len(self.outside_holders) > 0

    @cached_property
    def mentioned_outside(self) -> tuple[Named, ...]:
        """Parties from outside that are named at it without holding it."""
        held = {one.organisation for one in self.holders}
        named = (one for one in self.rows if not one.own and one.organisation not in held)
        return tuple({one.organisation: one for one in named}.values())

    @property
    def others_outside(self) -> tuple[tuple[Role | None, tuple[Named, ...]], ...]:
        """The same by how they are named: in the text (None), then in each other role."""
        named = self.mentioned_outside
        by_role = ((role, tuple(one for one in named if one.role is role)) for role in (None, *Role))
        return tuple((role, rows) for role, rows in by_role if len(rows) > 0)

    @property
    def targets(self) -> tuple[Targeted, ...]:
        """For whom: its own target groups, else those of its block."""
        return self.own_targets if len(self.own_targets) > 0 else self.block_targets

    @property
    def target_groups(self) -> tuple[str, ...]:
        """The same, as written, each once."""
        return written_once(self.targets)

    @property
    def position(self) -> int:
        """Its place as the plan counts its actions, from 1; 0 where that is not kept."""
        return whole(self.node.properties, "position") or 0

    @property
    def unread(self) -> bool:
        """Whether text in its row was not understood: what the row lacks cannot be told then."""
        return is_partly_unread(self.node)

    @property
    def status(self) -> str | None:
        """What the plan says became of it, in its own words."""
        return words(self.node.properties, "status")

    @cached_property
    def over(self) -> bool:
        """Whether the plan says that it was dropped, or is done: then it lacks nothing that anybody needs."""
        return is_over(self.status)

    @cached_property
    def helps(self) -> bool:
        """Whether it promises help to people, by its text."""
        return found_in(telling().helps, self.text) is not None

    @cached_property
    def classes(self) -> Classes:
        """What it is about, where in the chain, for whom: derived, each with its reason."""
        given = None
        if self.node.properties.get("classes_given") is True:
            given = given_in(several(self.node.properties, "themes"), several(self.node.properties, "steps"))
        return classes_of(self.text, given)

    @property
    def timing(self) -> str | None:
        """When, in the words of the plan."""
        return words(self.node.properties, "timing")

    @property
    def timing_kind(self) -> TimingKind | None:
        """How the plan says when; None where that was not understood, or nothing stands there."""
        return timing_kind_of(self.node)

    @property
    def timed(self) -> bool:
        """Whether the plan says when; what is still to be determined counts as no timing."""
        return has_timing(self.node)

    @property
    def starts(self) -> str | None:
        """The first day by the plan, ISO 8601."""
        return words(self.node.properties, "timing_start")

    @property
    def ends(self) -> str | None:
        """The last day by the plan, ISO 8601; None for what goes on, or has no day."""
        return words(self.node.properties, "timing_end")

    @property
    def ongoing(self) -> bool:
        """Whether it goes on or comes back, by the words of the plan."""
        return self.timing_kind in _ENDLESS

    def ends_by(self, day: str) -> bool:
        """Whether it should be ready on a day (ISO 8601), by the words of the plan."""
        return self.ends is not None and self.ends <= day

    @property
    def text(self) -> str:
        """Its whole text, items included."""
        return words(self.node.properties, "text") or self.name

    @property
    def title(self) -> str | None:
        """The part before its first item."""
        return words(self.node.properties, "title")

    @property
    def items(self) -> tuple[str, ...]:
        """Its items: text, never actions of their own."""
        return several(self.node.properties, "items")

    @property
    def entered(self) -> bool:
        """Whether it was entered by hand, so that there is no source to quote."""
        return words(self.node.properties, "quote") is None

    @property
    def quote(self) -> str:
        """The words of the source; of what was entered by hand its text."""
        quote = words(self.node.properties, "quote")
        return self.text if quote is None else quote

    @property
    def page(self) -> int | None:
        """Page of the quote, from 1."""
        return whole(self.node.properties, "page")

    @property
    def line_from(self) -> int | None:
        """First line of the quote, from 1."""
        return whole(self.node.properties, "line_from")

    @property
    def line_to(self) -> int | None:
        """Last line of the quote, inclusive."""
        return whole(self.node.properties, "line_to")


def written_once(targets: tuple[Targeted, ...]) -> tuple[str, ...]:
    """Target groups as written, each once, in order."""
    return tuple(dict.fromkeys(one.written for one in targets))


def stated(targets: tuple[Targeted, ...]) -> tuple[Targeted, ...]:
    """Those that the plan itself states."""
    return tuple(one for one in targets if not is_derived(one.statement.properties))
