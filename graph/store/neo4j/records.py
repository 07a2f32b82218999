"""What is kept beside the network: the store's own version and revision, versions of plans, decisions, the audit."""

from dataclasses import asdict, dataclass

from neo4j import ManagedTransaction

from graph.model.cypher import ANY_NODE, quoted
from graph.store.faults import NO_STORE, StoreUnavailableError
from graph.store.neo4j.rows import STEADY
from graph.store.neo4j.schema import AUDIT, DECISION, META, META_ID, VERSION, refuse_newer
from graph.store.records import AuditRow, DecisionRecord, PlanVersion, VersionEntry
from graph.store.upkeep import SCHEMA_VERSION

_META_NODE = f"(m:{quoted(META)} {{id: '{META_ID}'}})"

_LOCK = f"""{STEADY}MATCH {_META_NODE} SET m.locked = true WITH m
RETURN m.schema_version AS schema_version, m.revision AS revision,
       EXISTS {{ MATCH (n:{ANY_NODE}) WHERE n.id STARTS WITH $plan }} AS known,
       COUNT {{ MATCH (v:{quoted(VERSION)}) WHERE v.plan = $plan AND v.number > 0 }} AS versions"""

_READ_META = f"MATCH {_META_NODE} RETURN m.schema_version AS schema_version, m.revision AS revision"

_VERSION_OF = f"MATCH (v:{quoted(VERSION)}) WHERE v.plan = $plan AND v.number > 0"
"""The unique pair of plan and number is looked up only where both are named."""

_AUDIT_FIELDS = "{revision: $audit.revision, at: $audit.at, by: $audit.by, verb: $audit.verb, "
_AUDIT_FIELDS += "subject: $audit.subject, detail: $audit.detail}"

_CLOSE = f"{STEADY}MATCH {_META_NODE} SET m.revision = $audit.revision CREATE (:{quoted(AUDIT)} {_AUDIT_FIELDS})"

_CLOSE_WITH_VERSION = _CLOSE + f" CREATE (:{quoted(VERSION)} $version)"


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
    """What holds while this transaction has the store for itself."""

    revision: int
    known: bool
    """Whether anything is there whose id begins with the plan's: the plan itself, or what has its ids."""
    versions: int
    """How many versions of the plan are kept."""


def make_meta(tx: ManagedTransaction) -> None:
    """The store's own node, where it is missing."""
    tx.run(
        f"MERGE {_META_NODE} ON CREATE SET m.schema_version = $version, m.revision = $revision",
        version=SCHEMA_VERSION,
        revision=0,
    ).consume()


def lock(tx: ManagedTransaction, plan: str | None) -> Locked:
    """Takes the store for this transaction alone; a second writer waits here, so that no revision is lost.

    Setting a property, were it to the same value, takes the lock; what is read after it holds until the commit.

    Raises:
        NoStoreError: there is no store here yet.
        StoreMismatchError: there is one of a newer schema.
    """
    record = tx.run(_LOCK, plan=plan).single()
    if record is None:
        raise NoStoreError
    refuse_newer(int(record["schema_version"]))
    return Locked(int(record["revision"]), bool(record["known"]), int(record["versions"]))


def read_meta(tx: ManagedTransaction) -> Meta:
    """The schema version and the revision.

    Raises:
        NoStoreError: there is no store here yet.
        StoreMismatchError: there is one of a newer schema.
    """
    record = tx.run(_READ_META).single()
    if record is None:
        raise NoStoreError
    refuse_newer(int(record["schema_version"]))
    return Meta(int(record["schema_version"]), int(record["revision"]))


def close_change(tx: ManagedTransaction, audit: AuditRow, version: PlanVersion | None = None) -> None:
    """The last statement of every change: its revision, its audit row and the version it makes."""
    if version is None:
        tx.run(_CLOSE, audit=asdict(audit))
    else:
        tx.run(_CLOSE_WITH_VERSION, audit=asdict(audit), version=asdict(version))


def versions(tx: ManagedTransaction) -> tuple[PlanVersion, ...]:
    """The versions of all plans, by plan and number."""
    text = f"MATCH (v:{quoted(VERSION)}) RETURN properties(v) AS p"
    found = (PlanVersion(**properties) for properties in tx.run(text).value())
    return tuple(sorted(found, key=lambda version: (version.plan, version.number)))


def entries(tx: ManagedTransaction, plan: str) -> tuple[VersionEntry, ...]:
    """Which versions of a plan are kept, oldest first."""
    text = f"{_VERSION_OF} RETURN v.plan, v.number, v.at, v.by, size(v.form_json) ORDER BY v.number"
    return tuple(VersionEntry(*values) for values in tx.run(text, plan=plan).values())


def version(tx: ManagedTransaction, plan: str, number: int | None) -> PlanVersion | None:
    """The version of this number, or the last one; None where there is none."""
    text = f"{_VERSION_OF} AND v.number = coalesce($number, v.number) "
    text += "RETURN properties(v) AS p ORDER BY v.number DESC LIMIT 1"
    found = tx.run(text, plan=plan, number=number).value()
    return None if len(found) == 0 else PlanVersion(**found[0])


def decisions(tx: ManagedTransaction, district: str | None = None) -> tuple[DecisionRecord, ...]:
    """The decisions of one district, or of all, by id."""
    text = f"MATCH (d:{quoted(DECISION)}) WHERE $district IS NULL OR d.district = $district RETURN properties(d) AS p"
    found = tx.run(text, district=district).value()
    return tuple(sorted((_decision(properties) for properties in found), key=lambda decision: decision.id))


def decision(tx: ManagedTransaction, decision_id: str) -> DecisionRecord | None:
    """The decision of one id."""
    text = f"MATCH (d:{quoted(DECISION)} {{id: $id}}) RETURN properties(d) AS p"
    found = tx.run(text, id=decision_id).value()
    return _decision(found[0]) if len(found) == 1 else None


def keep_decisions(tx: ManagedTransaction, given: tuple[DecisionRecord, ...]) -> None:
    """Adds decisions."""
    text = f"UNWIND $rows AS r CREATE (d:{quoted(DECISION)}) SET d = r"
    tx.run(text, rows=[asdict(one) | {"subjects": list(one.subjects)} for one in given]).consume()


def audit(tx: ManagedTransaction, limit: int | None = None) -> tuple[AuditRow, ...]:
    """The last changes, or all of them, newest first."""
    text = f"MATCH (a:{quoted(AUDIT)}) WITH a ORDER BY a.revision DESC LIMIT $limit RETURN properties(a) AS p"
    found = tx.run(text, limit=2**31 if limit is None else limit).value()
    return tuple(AuditRow(**properties) for properties in found)


def restore_records(
    tx: ManagedTransaction, kept_versions: tuple[PlanVersion, ...], rows: tuple[AuditRow, ...], revision: int
) -> None:
    """Versions, audit and revision as another store had them."""
    for label, values in ((VERSION, kept_versions), (AUDIT, rows)):
        text = f"UNWIND $rows AS r CREATE (x:{quoted(label)}) SET x = r"
        tx.run(text, rows=[asdict(value) for value in values]).consume()
    tx.run(f"MATCH {_META_NODE} SET m.revision = $revision", revision=revision).consume()


def _decision(properties: dict[str, object]) -> DecisionRecord:
    subjects = properties["subjects"]
    if not isinstance(subjects, list):
        raise TypeError("a decision's subjects are no list")
    meeting = properties.get("meeting")
    texts = {name: str(properties[name]) for name in ("id", "finding", "answer", "note", "district", "at", "by")}
    return DecisionRecord(
        **texts,
        subjects=tuple(str(subject) for subject in subjects),
        meeting=None if meeting is None else str(meeting),
    )
