"""What can be read of a store that may be damaged: every row and record that is one, and which are not.

Nothing here takes a value on trust: what a store gives is looked at before it becomes a row, and what is no row of ours
becomes a fault with its place.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from graph.model.faults import Fault
from graph.model.rows import NodeRow, Properties, RelationRow, Value
from graph.store.digest import Record
from graph.store.faults import CHECK_UNREADABLE
from graph.store.marks import DistrictMark, Ledger, PlanMark
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion

Raw = object
"""A value as a database gives it."""


@dataclass(slots=True)
class Evidence:
    """All that could be read of a store, at one moment."""

    revision: int = 0
    shared: str = ""
    kept: str = ""
    plans: dict[str, PlanMark] = field(default_factory=dict)
    districts: dict[str, DistrictMark] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    """Those of records, by name."""
    nodes: dict[str, NodeRow] = field(default_factory=dict)
    relations: dict[str, RelationRow] = field(default_factory=dict)
    versions: list[PlanVersion] = field(default_factory=list)
    decisions: list[DecisionRecord] = field(default_factory=list)
    audit: list[AuditRow] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    """What could not be read, and what the database itself gets wrong."""

    @property
    def ledger(self) -> Ledger:
        """What the store says of itself."""
        return Ledger(self.revision, self.shared, self.kept, self.plans, self.districts)

    @property
    def records(self) -> tuple[Record, ...]:
        """The records that could be read, of every kind."""
        return (*self.versions, *self.decisions, *self.audit, *self.judgements)

    def unreadable(self, table: str, row: Raw) -> None:
        """Notes a row that is none."""
        self.faults.append(CHECK_UNREADABLE(table=table, id=shown(row)))

    def add_node(self, node_id: Raw, labels: Iterable[Raw], properties: Raw) -> None:
        """A node, or the note that it is none."""
        names, held = tuple(labels), properties_from(properties)
        if not isinstance(node_id, str) or node_id in self.nodes or held is None or not names:
            return self.unreadable("node", node_id)
        if not _texts((node_id, *names)):
            return self.unreadable("node", node_id)
        self.nodes[node_id] = NodeRow(node_id, cast("tuple[str, ...]", names), held)
        return None

    def add_relation(self, row_id: Raw, *rest: Raw) -> None:
        """A relation (its type, ends, plan and properties), or the note that it is none."""
        kind, source, target, plan, properties = rest
        held = properties_from(properties)
        if not isinstance(row_id, str) or row_id in self.relations or held is None:
            return self.unreadable("relation", row_id)
        if not _texts((row_id, kind, source, target, "" if plan is None else plan)):
            return self.unreadable("relation", row_id)
        stated = None if plan is None else str(plan)
        self.relations[row_id] = RelationRow(row_id, str(kind), str(source), str(target), stated, held)
        return None

    def add_plan(self, *values: Raw) -> None:
        """The mark of a plan: id, district, revision, version, digest."""
        plan, district, revision, version, digest = values
        numbers = is_number(revision) and is_number(version)
        if not _texts((plan, district, digest)) or not numbers or not is_digest(digest):
            return self.unreadable("plan", plan)
        self.plans[str(plan)] = PlanMark(str(plan), str(district), cast(int, revision), cast(int, version), str(digest))
        return None

    def add_district(self, *values: Raw) -> None:
        """The mark of a district: id, revision, moment."""
        district, revision, at = values
        if not _texts((district, at)) or not is_number(revision):
            return self.unreadable("district", district)
        self.districts[str(district)] = DistrictMark(str(district), cast(int, revision), str(at))
        return None

    def add_version(self, *values: Raw) -> None:
        """A version: plan, number, at, by, form."""
        plan, number, *rest = values
        if not _texts((plan, *rest)) or not is_number(number):
            return self.unreadable("version", f"{plan} {number}")
        self.versions.append(PlanVersion(str(plan), cast(int, number), *cast("list[str]", rest)))
        return None

    def add_decision(self, *values: Raw) -> None:
        """A decision: id, finding, subjects, answer, note, meeting, district, at, by."""
        decision, finding, subjects, answer, note, meeting, *rest = values
        said = _list(subjects)
        if not _texts((decision, finding, answer, note, *rest)) or said is None:
            return self.unreadable("decision", decision)
        if meeting is not None and not isinstance(meeting, str):
            return self.unreadable("decision", decision)
        district, at, by = cast("list[str]", rest)
        self.decisions.append(
            DecisionRecord(str(decision), str(finding), said, str(answer), str(note), meeting, district, at, by)
        )
        return None

    def add_judgement(self, *values: Raw) -> None:
        """A judgement: id, kind, key, content, author, at, what it takes back."""
        *said, takes_back = values
        if not _texts(said) or (takes_back is not None and not _texts((takes_back,))):
            return self.unreadable("judgement", values[0])
        back = None if takes_back is None else str(takes_back)
        judgement, kind, key, content, author, at = cast("list[str]", said)
        self.judgements.append(Judgement(judgement, kind, key, content, author, at, back))
        return None

    def add_audit(self, *values: Raw) -> None:
        """A row of the audit: revision, at, by, verb, subject, detail."""
        revision, *rest = values
        if not is_number(revision) or not _texts(rest):
            return self.unreadable("audit", revision)
        self.audit.append(AuditRow(cast(int, revision), *cast("list[str]", rest)))
        return None


def properties_from(given: Raw) -> Properties | None:
    """Properties as rows hold them, from JSON or a mapping; None where they are none."""
    if isinstance(given, str):
        try:
            given = json.loads(given, parse_constant=_refuse)
        except (ValueError, RecursionError):
            return None
    if not isinstance(given, Mapping):
        return None
    held: dict[str, Value] = {}
    for name, value in given.items():
        if isinstance(value, list | tuple):
            if not _texts(value):
                return None
            held[str(name)] = tuple(value)
        elif isinstance(value, str | int | float | bool) and _sound(value):
            held[str(name)] = value
        else:
            return None
    return held if all(_sound(name) for name in held) else None


def is_number(value: Raw) -> bool:
    """Whether this is a whole number, as revisions are."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_digest(value: Raw) -> bool:
    """Whether this has the form of a digest."""
    return isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")


def shown(value: Raw) -> str:
    """The name of a row that may be anything, short enough to print."""
    return repr(value)[:80] if not isinstance(value, str) or not _sound(value) else value[:80]


def _texts(values: Iterable[Raw]) -> bool:
    return all(isinstance(value, str) and _sound(value) for value in values)


def _sound(value: str | float) -> bool:
    """Not half a character (bytes that were no text come in as such), and a number that JSON has a form for."""
    if isinstance(value, str):
        return not any("\ud800" <= char <= "\udfff" for char in value) if not value.isascii() else True
    return value == value and abs(value) != float("inf")


def _list(given: Raw) -> tuple[str, ...] | None:
    """A list of texts, from JSON or from a list."""
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError):
            return None
    return tuple(given) if isinstance(given, list) and _texts(given) else None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")
