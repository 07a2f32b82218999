"""What the store keeps of its own state: its version, revision, marks of plans and districts, digests.

Read before a change, behind the lock that every writer takes, and written by the last statement of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType

import neo4j

from graph.model.cypher import ANY_NODE, ANY_RELATION, quoted
from graph.store.digest import NOTHING, Record
from graph.store.faults import (
    DAMAGED_ROW,
    DATABASE_OLDER,
    NO_STORE,
    UNFINISHED_COPY,
    StoreDamagedError,
    StoreMismatchError,
    StoreUnavailableError,
)
from graph.store.marks import FRESH, DistrictMark, Entry, Ledger, PlanMark
from graph.store.neo4j.connection import AnyTransaction
from graph.store.neo4j.rows import STEADY
from graph.store.neo4j.schema import (
    AUDIT,
    DECISION,
    DIGEST,
    DISTRICT_MARK,
    JUDGEMENT,
    META,
    META_ID,
    PLAN_MARK,
    VERSION,
    refuse_newer,
)
from graph.store.port import DistrictState
from graph.store.reach import Reach
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion
from graph.store.upkeep import SCHEMA_VERSION

_META = f"(m:{quoted(META)} {{id: '{META_ID}'}})"

_MARK_OF_PLAN = "[p.id, p.district, p.revision, p.version, p.digest]"
_MARK_OF_DISTRICT = "[d.id, d.number, d.revision, d.at]"

_LOCK = f"""{STEADY}MATCH {_META} SET m.locked = true WITH m
RETURN m.schema_version AS schema_version, m.copying AS copying, m.revision AS revision,
       m.shared AS shared, m.kept AS kept,
       EXISTS {{ MATCH (n:{ANY_NODE}) WHERE n.id STARTS WITH $plan }} AS known,
       COLLECT {{ MATCH (v:{quoted(VERSION)}) WHERE v.plan = $plan AND v.number > 0 RETURN v.number }} AS versions,
       COLLECT {{ MATCH (p:{quoted(PLAN_MARK)}) WHERE p.id = $plan RETURN {_MARK_OF_PLAN} }} AS plans,
       COLLECT {{ MATCH (d:{quoted(DISTRICT_MARK)}) RETURN {_MARK_OF_DISTRICT} }} AS districts"""

_READ_META = f"MATCH {_META} RETURN m.schema_version AS schema_version, m.copying AS copying, m.revision AS revision"

_TOTALS = f"MATCH {_META} RETURN m.revision, m.shared, m.kept"

_PLANS = f"MATCH (p:{quoted(PLAN_MARK)}) WHERE $ids IS NULL OR p.id IN $ids RETURN {_MARK_OF_PLAN}"

_DISTRICTS = f"MATCH (d:{quoted(DISTRICT_MARK)}) RETURN {_MARK_OF_DISTRICT}"

_REACHED = f"""MATCH (g:{ANY_NODE}) WHERE g.id IN $ids
CALL (g) {{ RETURN g AS u UNION MATCH (g)<-[:PART_OF*1..]-(u:Organisation) RETURN u }}
WITH DISTINCT u
RETURN collect(COLLECT {{ MATCH (u)-[e:{ANY_RELATION}]-() WHERE e.plan IS NOT NULL RETURN DISTINCT e.plan }}) AS plans,
       collect(COLLECT {{ MATCH (u)-[:IN_DISTRICT]->(d:District) RETURN d.id }}) AS districts,
       collect(CASE WHEN u:District THEN u.id END) AS themselves"""

_STATES = f"""MATCH (d:{quoted(DISTRICT_MARK)}) MATCH (n:District {{id: d.id}})
RETURN n.id, n.name, coalesce(n.fictional, false), COUNT {{ (n)<-[:IN_DISTRICT]-() }},
       COUNT {{ MATCH (p:{quoted(PLAN_MARK)}) WHERE p.district = d.id }}, d.revision, d.at ORDER BY n.id"""

_CLOSE = f"""{STEADY}MATCH {_META} SET m.revision = $revision, m.shared = $shared, m.kept = $kept
FOREACH (r IN $audit | CREATE (x:{quoted(AUDIT)}) SET x = r)
FOREACH (r IN $versions | CREATE (x:{quoted(VERSION)}) SET x = r)
FOREACH (r IN $judgements | CREATE (x:{quoted(JUDGEMENT)}) SET x = r)
FOREACH (r IN $decisions | CREATE (x:{quoted(DECISION)}) SET x = r)
FOREACH (r IN $digests | CREATE (x:{quoted(DIGEST)} {{of: r[0], value: r[1]}}))
FOREACH (r IN $plans | MERGE (x:{quoted(PLAN_MARK)} {{id: r.id}}) SET x = r)
FOREACH (r IN $districts | MERGE (x:{quoted(DISTRICT_MARK)} {{id: r.id}}) SET x = r)"""

_GO = f"MATCH (p:{quoted(PLAN_MARK)} {{id: $plan}}) DELETE p"


class NoStoreError(StoreUnavailableError):
    """The database holds no store yet; the first verb that writes makes one."""

    def __init__(self) -> None:
        super().__init__(NO_STORE())


@dataclass(frozen=True, slots=True)
class Meta:
    """The store's own node."""

    schema_version: int
    revision: int


@dataclass(frozen=True, slots=True)
class Locked:
    """What holds while this transaction has the store for itself.

    ``ledger`` has the mark of the plan that was named, and those of all districts.
    """

    ledger: Ledger
    numbers: Mapping[str, int]
    """The number of each district, by which words are indexed."""
    known: bool
    """Whether anything is there whose id begins with the plan's: the plan itself, or what has its ids."""
    version: int
    """The number of the last version of the plan that is kept; 0 where there is none."""

    def district_of(self, plan: str) -> str:
        """The district of the plan that was named; empty where it is not in the network."""
        return self.ledger.plans[plan].district if plan in self.ledger.plans else ""

    def version_of(self, plan: str) -> int:
        """The version of the plan that was named which the network says; 0 where the plan is not in it."""
        return self.ledger.plans[plan].version if plan in self.ledger.plans else 0

    def numbers_with(self, districts: Iterable[str]) -> Mapping[str, int]:
        """The same numbers, and the next ones for districts that are new."""
        fresh = [district for district in sorted(districts) if district not in self.numbers]
        last = max(self.numbers.values(), default=0)
        return MappingProxyType(dict(self.numbers) | {one: last + at for at, one in enumerate(fresh, 1)})


def make_meta(tx: AnyTransaction) -> None:
    """The store's own node, where it is missing."""
    tx.run(
        f"MERGE {_META} ON CREATE SET m.schema_version = $version, m.revision = 0, m.shared = $shared, m.kept = $kept",
        version=SCHEMA_VERSION,
        shared=NOTHING,
        kept=FRESH,
    ).consume()


def lock(tx: AnyTransaction, plan: str = "") -> Locked:
    """Takes the store for this transaction alone; a second writer waits here, so that no revision is lost.

    Setting a property, were it to the same value, takes the lock; what is read after it holds until the commit.

    Raises:
        NoStoreError: there is no store here yet.
        StoreMismatchError: there is one of another schema.
        StoreUnavailableError: a copy into it was never finished.
    """
    record = tx.run(_LOCK, plan=plan).single()
    if record is None:
        raise NoStoreError
    _refuse_unfit(record)
    plans = [PlanMark(*values) for values in record["plans"]]
    districts = {one: DistrictMark(one, revision, at) for one, _, revision, at in record["districts"]}
    ledger = Ledger(
        _whole(record["revision"]),
        str(record["shared"]),
        str(record["kept"]),
        {mark.id: mark for mark in plans},
        districts,
    )
    numbers = {one: number for one, number, _, _ in record["districts"]}
    known = bool(record["known"]) if plan != "" else False
    return Locked(ledger, numbers, known, max(record["versions"], default=0))


def take(tx: AnyTransaction) -> None:
    """Takes the store for this transaction alone, whatever else is wrong with it.

    Raises:
        NoStoreError: there is no store here.
    """
    record = tx.run(f"MATCH {_META} SET m.locked = true RETURN m.copying AS copying").single()
    if record is None:
        raise NoStoreError
    if record["copying"] is not None:
        raise StoreUnavailableError(UNFINISHED_COPY())


def read_meta(tx: AnyTransaction) -> Meta:
    """The schema version and the revision.

    Raises:
        NoStoreError: there is no store here yet.
        StoreMismatchError: there is one of another schema.
        StoreUnavailableError: a copy into it was never finished.
    """
    record = tx.run(_READ_META).single()
    if record is None:
        raise NoStoreError
    _refuse_unfit(record)
    return Meta(_whole(record["schema_version"]), _whole(record["revision"]))


def whole_ledger(tx: AnyTransaction) -> Ledger:
    """What is kept, with the marks of all plans and districts."""
    revision, shared, kept = tx.run(_TOTALS).values()[0]
    plans = [PlanMark(*values) for (values,) in tx.run(_PLANS, ids=None).values()]
    districts = [DistrictMark(one, at_revision, at) for one, _, at_revision, at in tx.run(_DISTRICTS).value()]
    return Ledger(
        revision,
        shared,
        kept,
        {mark.id: mark for mark in sorted(plans, key=lambda mark: mark.id)},
        {mark.id: mark for mark in sorted(districts, key=lambda mark: mark.id)},
    )


def plan_marks(tx: AnyTransaction, plans: Iterable[str] | None = None) -> dict[str, PlanMark]:
    """The marks of these plans, or of all."""
    asked = None if plans is None else sorted(plans)
    return {mark.id: mark for mark in (PlanMark(*values) for values in tx.run(_PLANS, ids=asked).value())}


def numbers_of(tx: AnyTransaction) -> dict[str, int]:
    """The number of each district, by which words are indexed."""
    return {district: number for district, number, _, _ in tx.run(_DISTRICTS).value()}


def reached(tx: AnyTransaction, reach: Reach) -> tuple[dict[str, PlanMark], frozenset[str]]:
    """The marks of the plans that a change touches beside its own plan, and the districts it touches."""
    if not reach.nodes:
        return {}, reach.districts
    plans, districts, themselves = tx.run(_REACHED, ids=sorted(reach.nodes)).values()[0]
    found = {plan for some in plans for plan in some}
    marks = plan_marks(tx)
    touched = {key: mark for key, mark in marks.items() if key in found or mark.district in themselves}
    every = {one for some in districts for one in some} | {mark.district for mark in touched.values()}
    return touched, frozenset(every | set(themselves)) | reach.districts


def states(tx: AnyTransaction) -> tuple[DistrictState, ...]:
    """Every district, by id."""
    return tuple(DistrictState(*values) for values in tx.run(_STATES).values())


def district_revision(tx: AnyTransaction, district: str) -> int:
    """The number of the last change that touched a district.

    Raises:
        KeyError: there is no such district.
    """
    text = f"MATCH (d:{quoted(DISTRICT_MARK)} {{id: $district}}) RETURN d.revision"
    found = tx.run(text, district=district).value()
    if len(found) != 1:
        raise KeyError(district)
    return int(found[0])


def close_change(tx: AnyTransaction, entry: Entry, numbers: Mapping[str, int], records: Sequence[Record]) -> None:
    """The last statement of every change: its revision, what it touched, its digests and its records."""
    if entry.gone is not None:
        tx.run(_GO, plan=entry.gone)
    tx.run(
        _CLOSE,
        revision=entry.revision,
        shared=entry.shared,
        kept=entry.kept,
        audit=[asdict(one) for one in records if isinstance(one, AuditRow)],
        versions=[asdict(one) for one in records if isinstance(one, PlanVersion)],
        decisions=[sent_decision(one) for one in records if isinstance(one, DecisionRecord)],
        judgements=[asdict(one) for one in records if isinstance(one, Judgement)],
        digests=[list(pair) for pair in entry.digests],
        plans=[asdict(mark) for mark in entry.plans],
        districts=[asdict(mark) | {"number": numbers[mark.id]} for mark in entry.districts],
    )


def write_ledger(tx: AnyTransaction, ledger: Ledger, numbers: Mapping[str, int]) -> None:
    """Keeps all of a ledger, in a store that has none yet."""
    plans, districts = tuple(ledger.plans.values()), tuple(ledger.districts.values())
    entry = Entry(ledger.revision, ledger.shared, ledger.kept, plans, None, districts, ())
    close_change(tx, entry, numbers, ())


def sent_decision(decision: DecisionRecord) -> dict[str, object]:
    """A decision as it is sent."""
    return asdict(decision) | {"subjects": list(decision.subjects)}


def _refuse_unfit(record: neo4j.Record) -> None:
    """Raises:
    StoreMismatchError: the store is of a newer schema, or of an older one that came after it was opened.
    StoreUnavailableError: a copy into it was never finished.
    """
    refuse_newer(record["schema_version"])
    if record["schema_version"] < SCHEMA_VERSION:
        raise StoreMismatchError(DATABASE_OLDER())
    if record["copying"] is not None:
        raise StoreUnavailableError(UNFINISHED_COPY())


def _whole(value: object) -> int:
    """A whole number of the store's own node.

    Raises:
        StoreDamagedError: it is none.
    """
    if isinstance(value, int):
        return value
    raise StoreDamagedError(DAMAGED_ROW(id=META_ID))
