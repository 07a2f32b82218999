"""What can go wrong with a store: a code and its facts for each; every door says them in its own words."""

from graph.model.faults import FaultError, FaultKind


class StoreError(FaultError):
    """The store cannot go on. No fact of it ever holds a password."""


class StoreUnavailableError(StoreError):
    """The store cannot be reached, opened, read or written (server down, wrong password, read-only, disk full)."""


class StoreDamagedError(StoreUnavailableError):
    """What is kept cannot be read as it was written."""


class StoreMismatchError(StoreError):
    """What is kept is of a newer schema, or is no Ketenkaart store."""


class StoreRefusedError(StoreError):
    """What was given cannot be kept: it contradicts itself or what is there already. Nothing was written."""


# Where a file may lie, and what it is. ``location`` is a path, or the address of a server without name and password.
IS_FOLDER = FaultKind("store-is-folder", "location", "example")
NO_FOLDER = FaultKind("store-no-folder", "folder", "name")
NETWORK_DRIVE = FaultKind("store-network-drive", "location", "kind")
OTHER_MACHINE = FaultKind("store-other-machine", "location")
MAPPED_DRIVE = FaultKind("store-mapped-drive", "location")
MISSING = FaultKind("store-missing", "location")
OTHER_FILE = FaultKind("store-other-file", "location")
OTHER_DATABASE = FaultKind("store-other-database", "location")
FOREIGN_PART = FaultKind("store-foreign-part", "location", "kind", "name")
NEWER = FaultKind("store-newer", "location", "schema", "known")
OLDER_READ_ONLY = FaultKind("store-older-read-only", "location")
OLD_LIBRARY = FaultKind("store-old-library", "needed", "found")

# What a file or its disk does.
UNUSABLE = FaultKind("store-unusable", "location", "reason")
READ_ONLY = FaultKind("store-read-only", "location")
BUSY = FaultKind("store-busy", "location")
IN_USE = FaultKind("store-in-use", "location")
DISK_FULL = FaultKind("store-disk-full", "location")
DISK_ERROR = FaultKind("store-disk-error", "location")
LOG_LEFT = FaultKind("store-log-left", "location")
CANNOT_OPEN = FaultKind("store-cannot-open", "location")
DAMAGED = FaultKind("store-damaged", "location")
DAMAGED_ROW = FaultKind("store-damaged-row", "id")
LIBRARY_ERROR = FaultKind("store-library-error", "location", "said")

# What a server says.
ADDRESS_UNREADABLE = FaultKind("neo4j-address-unreadable")
ADDRESS_SCHEME = FaultKind("neo4j-address-scheme", "schemes")
ADDRESS_UNUSABLE = FaultKind("neo4j-address-unusable", "location")
NO_ANSWER = FaultKind("neo4j-no-answer", "location")
UNKNOWN_HOST = FaultKind("neo4j-unknown-host", "location")
NO_ENCRYPTION = FaultKind("neo4j-no-encryption", "location")
WEB_SERVER = FaultKind("neo4j-web-server", "location")
NO_HANDSHAKE = FaultKind("neo4j-no-handshake", "location")
OTHER_SERVER = FaultKind("neo4j-other-server", "location", "oldest")
TOO_OLD = FaultKind("neo4j-too-old", "location", "agent", "oldest")
WRONG_PASSWORD = FaultKind("neo4j-wrong-password", "location")
RATE_LIMIT = FaultKind("neo4j-rate-limit", "location")
PASSWORD_EXPIRED = FaultKind("neo4j-password-expired", "location")
NO_DATABASE = FaultKind("neo4j-no-database", "location")
SERVER_READ_ONLY = FaultKind("neo4j-read-only", "location")
FORBIDDEN = FaultKind("neo4j-forbidden", "location")
OUT_OF_MEMORY = FaultKind("neo4j-out-of-memory", "location")
CONSTRAINT = FaultKind("neo4j-constraint", "location", "said")
COMMIT_UNKNOWN = FaultKind("neo4j-commit-unknown", "location")
SERVER_BUSY = FaultKind("neo4j-busy", "location")
SERVER_ERROR = FaultKind("neo4j-error", "location", "said")
NO_STORE = FaultKind("neo4j-no-store")
OTHER_CONTENT = FaultKind("neo4j-other-content")
DATABASE_OLDER = FaultKind("neo4j-older")
UNFINISHED_COPY = FaultKind("neo4j-unfinished-copy")
NO_UNFINISHED_COPY = FaultKind("store-no-unfinished-copy")
COPY_TAKEN = FaultKind("neo4j-copy-taken")
DATABASE_NEWER = FaultKind("neo4j-newer", "schema", "known")

# What is not kept.
MOVED = FaultKind("store-moved")
NOT_EMPTY = FaultKind("store-not-empty", "location")
BROKEN_SOURCE = FaultKind("store-broken-source", "number")
DOES_NOT_FIT = FaultKind("store-does-not-fit", "location", "said")
HALF_CHARACTER = FaultKind("store-half-character", "location", "sign")
UNKNOWN_KIND = FaultKind("row-unknown-kind", "id")
UNKNOWN_PROPERTIES = FaultKind("row-unknown-properties", "id", "names")
LOOSE_END = FaultKind("row-loose-end", "id")
KNOWN_CONTRADICTION = FaultKind("known-contradiction", "id")
PLAN_ID_TWICE = FaultKind("plan-id-twice", "plan", "id")
PLAN_UNNAMED = FaultKind("plan-unnamed", "plan")
PLAN_FOREIGN_NODE = FaultKind("plan-foreign-node", "plan", "id")
PLAN_FOREIGN_RELATION = FaultKind("plan-foreign-relation", "plan", "id")
PLAN_LOOSE_END = FaultKind("plan-loose-end", "plan", "id")
PLAN_NO_DISTRICT = FaultKind("plan-no-district", "plan", "district")
PLAN_NESTED = FaultKind("plan-nested", "plan", "other")
PLAN_MEANWHILE = FaultKind("plan-meanwhile", "plan")
OTHER_KIND = FaultKind("row-other-kind", "id", "given_nl", "given_en", "kept_nl", "kept_en")
DECISION_REWRITTEN = FaultKind("decision-rewritten", "id")
DECISION_WITHOUT_TIME = FaultKind("decision-without-time", "id", "at")
JUDGEMENT_REWRITTEN = FaultKind("judgement-rewritten", "id")
JUDGEMENT_WITHOUT_TIME = FaultKind("judgement-without-time", "id", "at")
JUDGEMENT_UNKNOWN = FaultKind("judgement-unknown", "id")
JUDGEMENT_TAKEN_BACK = FaultKind("judgement-taken-back", "id")

# Questions in Cypher that are not answered.
QUESTION_WRITES = FaultKind("question-writes")
QUESTION_STEP = FaultKind("question-step", "step")
QUESTION_FUNCTION = FaultKind("question-function", "name")
QUESTION_TOO_LONG = FaultKind("question-too-long", "seconds")
QUESTION_UNANSWERED = FaultKind("question-unanswered", "said")

# What a check finds. What differs from its digest was changed after it was written.
CHECK_PLAN_DIFFERS = FaultKind("check-plan-differs", "plan")
CHECK_SHARED_DIFFERS = FaultKind("check-shared-differs")
CHECK_STATE_DIFFERS = FaultKind("check-state-differs")
CHECK_ROW_DIFFERS = FaultKind("check-row-differs", "id")
CHECK_ROW_MISSING = FaultKind("check-row-missing", "id")
CHECK_ROW_EXTRA = FaultKind("check-row-extra", "id")
CHECK_VERSION_DIFFERS = FaultKind("check-version-differs", "id")
CHECK_VERSION_MISSING = FaultKind("check-version-missing", "id")
CHECK_VERSION_EXTRA = FaultKind("check-version-extra", "id")
CHECK_DECISION_DIFFERS = FaultKind("check-decision-differs", "id")
CHECK_DECISION_MISSING = FaultKind("check-decision-missing", "id")
CHECK_DECISION_EXTRA = FaultKind("check-decision-extra", "id")
CHECK_JUDGEMENT_DIFFERS = FaultKind("check-judgement-differs", "id")
CHECK_JUDGEMENT_MISSING = FaultKind("check-judgement-missing", "id")
CHECK_JUDGEMENT_EXTRA = FaultKind("check-judgement-extra", "id")
CHECK_AUDIT_DIFFERS = FaultKind("check-audit-differs", "id")
CHECK_AUDIT_MISSING = FaultKind("check-audit-missing", "id")
CHECK_AUDIT_EXTRA = FaultKind("check-audit-extra", "id")
CHECK_UNREADABLE = FaultKind("check-unreadable", "table", "id")
CHECK_PAGES = FaultKind("check-pages", "table")
CHECK_HELD = FaultKind("check-held", "id")
CHECK_INDEX = FaultKind("check-index")
LOST_PLAN = FaultKind("lost-plan", "plan")
LEFT_OUT = FaultKind("left-out", "id")
UNPROVEN_ROW = FaultKind("unproven-row", "id")
LOST_VERSION = FaultKind("lost-version", "id")
LOST_DECISION = FaultKind("lost-decision", "id")
LOST_JUDGEMENT = FaultKind("lost-judgement", "id")
LOST_AUDIT = FaultKind("lost-audit", "id")
CHECK_LABELS = FaultKind("check-labels", "id", "labels")
CHECK_TYPE = FaultKind("check-type", "id", "type")
CHECK_NO_PLAN = FaultKind("check-no-plan", "id", "plan")
CHECK_NO_OWNER = FaultKind("check-no-owner", "id")
CHECK_LOOSE_END = FaultKind("check-loose-end", "id")
CHECK_ENDS = FaultKind("check-ends", "id", "type", "source", "target")
CHECK_OTHER_ID = FaultKind("check-other-id", "id", "other")
CHECK_PROPERTY_MISSING = FaultKind("check-property-missing", "id", "property")
CHECK_PROPERTY_UNKNOWN = FaultKind("check-property-unknown", "id", "property")
CHECK_PROPERTY_WRONG = FaultKind("check-property-wrong", "id", "property")
CHECK_NO_SOURCE = FaultKind("check-no-source", "id", "source")
CHECK_QUOTE_PLACE = FaultKind("check-quote-place", "id", "property")
CHECK_QUOTE_ELSEWHERE = FaultKind("check-quote-elsewhere", "id", "property", "at")
CHECK_LEAVING = FaultKind("check-leaving", "id", "type", "number")
CHECK_REACHING = FaultKind("check-reaching", "id", "type", "number")
CHECK_UNREFERENCED = FaultKind("check-unreferenced", "id", "label")
CHECK_NO_VERSION = FaultKind("check-no-version", "plan")
CHECK_AUDIT = FaultKind("check-audit", "revision")
CHECK_PAGE = FaultKind("check-page", "said")
CHECK_REFERENCE = FaultKind("check-reference", "table")
CHECK_UNFOUND = FaultKind("check-unfound", "id")
CHECK_INDEX_EXTRA = FaultKind("check-index-extra", "number")
CHECK_SCHEMA_LACKS = FaultKind("check-schema-lacks", "name")
