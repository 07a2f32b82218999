"""Properties of stored rows, each with its own type: what has no value, or another sort of value, is None."""

from graph.model.rows import NodeRow, Properties
from graph.model.vocabulary import Basis, Level, OrganisationKind, TimingKind

_KINDS = {kind.value: kind for kind in OrganisationKind}
"""By their words: looking one up costs a tenth of making it, and every rule asks for the kinds of all parties."""


def words(properties: Properties, name: str) -> str | None:
    """A property that is text, or None where it has no value."""
    value = properties.get(name)
    return value if isinstance(value, str) else None


def whole(properties: Properties, name: str) -> int | None:
    """A property that is a whole number, or None where it has no value."""
    value = properties.get(name)
    return value if isinstance(value, int) else None


def several(properties: Properties, name: str) -> tuple[str, ...]:
    """A property that is a list of texts; empty where it has no value."""
    value = properties.get(name)
    return value if isinstance(value, tuple) else ()


def certainty_of(properties: Properties) -> float:
    """How certain a statement is, from 0 to 1; 1 where nothing else is said."""
    value = properties.get("certainty", 1.0)
    return float(value) if isinstance(value, int | float) else 1.0


def is_derived(properties: Properties) -> bool:
    """Whether a statement was derived; such a one is never counted with stated ones."""
    return properties.get("basis") == Basis.DERIVED.value


def is_stated(part: NodeRow) -> bool:
    """Whether the document itself states this ambition or block, so that it may be a heading or a subject."""
    return part.properties.get("implicit") is not True


def kind_of(party: NodeRow) -> OrganisationKind:
    """What sort of party an organisation is."""
    kind = str(party.properties["kind"])
    return _KINDS.get(kind) or OrganisationKind(kind)


def level_of(party: NodeRow) -> Level | None:
    """Whether a party works locally, for a region or for the country, where that is known."""
    level = words(party.properties, "level")
    return None if level is None else Level(level)


def is_municipality(party: NodeRow) -> bool:
    """Whether a party is a municipality."""
    return "Municipality" in party.labels


def is_confirmed(organisation: NodeRow) -> bool:
    """Whether an organisation is known in the register, or confirmed by someone."""
    return organisation.properties.get("confirmed") is not False


def is_fictional(node: NodeRow) -> bool:
    """Whether something is made up, for practice."""
    return node.properties.get("fictional") is True


def timing_kind_of(action: NodeRow) -> TimingKind | None:
    """How the plan says when; None where that was not understood, or nothing stands there."""
    kind = words(action.properties, "timing_kind")
    return None if kind is None else TimingKind(kind)


def has_timing(action: NodeRow) -> bool:
    """Whether the plan says when; what is still to be determined (n.t.b.) counts as no timing."""
    return words(action.properties, "timing") is not None and timing_kind_of(action) is not TimingKind.UNDETERMINED


def is_partly_unread(action: NodeRow) -> bool:
    """Whether text in the row of an action was not understood: then what the row does not name cannot be told."""
    return whole(action.properties, "unread") is not None
