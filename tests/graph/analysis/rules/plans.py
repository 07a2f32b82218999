"""The shipped plans as a store keeps them, and small plans made for one rule each."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Budget,
    Holder,
    Owner,
    Party,
    Passage,
    PlanForm,
    Reading,
    Timing,
)
from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.model.vocabulary import Role, TimingKind
from graph.reference import Reference, load_reference
from graph.store.port import Store
from graph.store.records import Stamp
from graph.store.sqlite import open_sqlite_store
from graph.view import NetworkView
from loaders.document import read_file_document
from loaders.form import parse_reading
from loaders.form.certainty import looked_at
from loaders.form.statements import state_plan
from loaders.known import known_rows
from loaders.reading import read_as_plan, resolve_reading

EXAMPLES = Path(__file__).parents[4] / "loaders" / "examples"
REAL, PRACTICE = "district-d-den-haag", "oefendistrict"
STAMP = Stamp("2025-09-01T09:00:00+02:00", "test")
TOWNS = ("oefen-krekelerzijl", "oefen-pluvierdrecht", "oefen-vlonderhuizen", "oefen-zilvermuide-kwartelwoude")

Known = tuple[Sequence[NodeRow], Sequence[RelationRow]]


@cache
def reference(district: str) -> Reference:
    """What is known beforehand of a shipped district."""
    return load_reference([EXAMPLES / "oefendistrict" / "district.yaml"] if district == PRACTICE else [])


@cache
def shipped(district: str) -> tuple[PlanStatements, ...]:
    """The plans that ship for a district, as statements."""
    known = reference(district)
    folder = EXAMPLES / ("oefendistrict" if district == PRACTICE else "leidschendam-voorburg")
    # The plans that ship with the product come with their review: somebody looked at their rows.
    read = (looked_at(read_as_plan(read_file_document(path), known)) for path in folder.glob("*.txt"))
    found = [state_plan(reading, known, district) for reading in read]
    for path in folder.glob("*.json"):
        text = path.read_text("utf-8")
        found.append(state_plan(resolve_reading(parse_reading(text), known), known, district))
    return tuple(sorted(found, key=lambda statements: statements.plan))


def fill(store: Store, district: str, plans: Sequence[PlanStatements]) -> NetworkView:
    """Puts plans into an empty store, in this order, and reads the view of their district."""
    store.init(*known_rows(reference(district)), STAMP)
    for statements in plans:
        store.replace_plan(statements, STAMP)
    return store.read_view(district)


def view_of(district: str, plans: Sequence[PlanStatements]) -> NetworkView:
    """The view of these plans, by way of a store of its own."""
    with TemporaryDirectory() as folder, open_sqlite_store(Path(folder) / "ketenkaart.db") as store:
        return fill(store, district, plans)


@cache
def real_view() -> NetworkView:
    """The real district with its one plan."""
    return view_of(REAL, shipped(REAL))


@cache
def practice_view() -> NetworkView:
    """The practice district with its four plans."""
    return view_of(PRACTICE, shipped(PRACTICE))


def small_view(*forms: PlanForm) -> NetworkView:
    """A view of the practice district with only these plans."""
    known = reference(PRACTICE)
    readings = (resolve_reading(Reading(plan=form), known) for form in forms)
    return view_of(PRACTICE, [state_plan(reading, known, PRACTICE) for reading in readings])


def plan(*ambitions: AmbitionForm, owner: str = "oefen-pluvierdrecht", name: str | None = None) -> PlanForm:
    """A plan of one of the practice municipalities, or of a partner with this name."""
    name = owner.removeprefix("oefen-").title() if name is None else name
    return PlanForm(
        owner=Owner(id=owner, name=name), title=Passage(written=f"Plan van {name}"), year=2026, ambitions=ambitions
    )


def ambition(number: int | None, *blocks: BlockForm) -> AmbitionForm:
    """An ambition; without a number it is one that the document does not state."""
    return AmbitionForm(number=number, title=None if number is None else f"Streven {number}", blocks=blocks)


def block(
    *actions: ActionForm,
    partners: Sequence[str] = (),
    payers: Sequence[str] = (),
    groups: Sequence[str] = (),
    objective: str | None = None,
    title: str | None = None,
    money: str | None = None,
) -> BlockForm:
    """A block; ``money`` is its words about money, where they are others than who pays."""
    said = "Betaald door " + ", ".join(payers) if money is None else money
    budget = Budget(written=said, funders=tuple(Party(written=payer) for payer in payers))
    return BlockForm(
        title=title,
        objective=None if objective is None else Passage(written=objective),
        target_groups=tuple(Passage(written=group) for group in groups),
        partners=tuple(Party(written=partner) for partner in partners),
        budget=budget if len(payers) > 0 or money is not None else None,
        actions=actions,
    )


def action(
    text: str,
    *holders: str,
    lead: Sequence[str] = (),
    support: Sequence[str] = (),
    consulted: Sequence[str] = (),
    mentions: Sequence[str] = (),
    groups: Sequence[str] = (),
    items: Sequence[str] = (),
    heading: str | None = None,
    timing: str | None = "doorlopend",
    status: str | None = None,
    costs: str | None = None,
    days: tuple[str | None, str] | None = None,
) -> ActionForm:
    """An action; ``timing`` "n.t.b." is undetermined, and one with ``days`` has a first and a last one."""
    roles = ((lead, Role.LEAD), (holders, Role.HOLDER), (support, Role.SUPPORT), (consulted, Role.CONSULTED))
    kind = TimingKind.UNDETERMINED if timing == "n.t.b." else TimingKind.ONGOING
    when = None if timing is None else Timing(written=timing, kind=kind)
    if days is not None:
        kind = TimingKind.DATE if days[0] is None else TimingKind.PERIOD
        when = Timing(written=timing or "", kind=kind, start=days[0], end=days[1])
    return ActionForm(
        text=" ".join((text, *items)),
        heading=heading,
        items=tuple(Passage(written=item) for item in items),
        holders=tuple(Holder(written=name, role=role) for names, role in roles for name in names),
        timing=when,
        mentions=tuple(Party(written=name) for name in mentions),
        target_groups=tuple(Passage(written=group) for group in groups),
        status=None if status is None else Passage(written=status),
        costs=None if costs is None else Passage(written=costs),
    )
