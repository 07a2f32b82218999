"""The way in: files to a store. Input is small and made by hand; the store is a real one."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.model.faults import Fault
from graph.model.quotes import stretches_kept, words_at
from graph.model.rows import PlanStatements
from graph.reference import load_reference
from graph.store.faults import DISK_FULL, StoreUnavailableError
from graph.store.port import Change, Store
from graph.store.records import Stamp
from graph.store.sqlite import open_sqlite_store
from graph.store.upkeep import Snapshot
from loaders.content import IntakeOptions, Prepared
from loaders.faults import FormError, LoadError, OwnerError
from loaders.files import prepare_file, read_file
from loaders.form import dump_reading
from loaders.form.statements import state_plan
from loaders.intake import LoadOutcome, Outcome, load_files
from loaders.known import known_rows
from loaders.shipped import shipped_names, shipped_plans

REFERENCE = load_reference(shipped_names())
STAMP = Stamp(at="2026-01-02T03:04:05+00:00", by="test")
PLAIN = IntakeOptions()
SHIPPED = [plan for shipped in shipped_plans() for plan in shipped.plans]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_sqlite_store(tmp_path / "network.db") as opened:
        yield opened


def plan_json(named: str | None = "Wassenaar", **changes: object) -> dict[str, object]:
    action = {"text": "We doen iets.", "holders": [{"written": "VTH"}, {"written": "politie"}]}
    plan: dict[str, object] = {
        "title": {"written": "Plan een"},
        "year": 2026,
        "ambitions": [{"number": 1, "title": "Zien", "blocks": [{"actions": [action]}]}],
    }
    if named is not None:
        plan["owner"] = {"name": named}
    return {"plan": plan | changes}


def write(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def load(store: Store, *paths: Path) -> LoadOutcome:
    return load_files(paths, store, REFERENCE, PLAIN, STAMP)


def change_of(file: Outcome) -> Change:
    assert file.change is not None
    return file.change


@cache
def prepared_of(plan: Path) -> Prepared:
    return prepare_file(plan, REFERENCE, PLAIN)


def statements_of(prepared: Prepared) -> PlanStatements:
    return state_plan(prepared.reading, REFERENCE, prepared.district)


def content(store: Store) -> Snapshot:
    return store.snapshot()


def test_a_plan_is_stored_and_the_same_again_writes_nothing(tmp_path: Path, store: Store) -> None:
    path = write(tmp_path, "a.json", plan_json())
    first, second = load(store, path), load(store, path)
    assert first.complete
    assert change_of(first.files[0]).wrote
    assert change_of(first.files[0]).plan == "gm0629.2026"
    assert second.complete
    assert not change_of(second.files[0]).wrote
    assert store.check() == ()


def test_the_districts_and_municipalities_that_are_known_are_in_every_store(tmp_path: Path, store: Store) -> None:
    load(store, write(tmp_path, "a.json", plan_json()))
    assert {"gm0637", "gm1916", "gm1926", "gm0629"} <= {node.id for node in content(store).nodes}


@pytest.mark.parametrize("plan", SHIPPED, ids=lambda path: path.stem)
def test_reading_to_json_and_loading_that_gives_the_same_network(plan: Path, tmp_path: Path) -> None:
    direct = prepared_of(plan)
    written = write(tmp_path, "read.json", dump_reading(read_file(plan, REFERENCE, PLAIN)))
    by_form = prepare_file(written, REFERENCE, PLAIN)
    assert statements_of(by_form) == statements_of(direct)
    assert by_form.reading.plan == direct.reading.plan


def test_every_quote_in_the_network_is_what_stands_in_its_document() -> None:
    for plan in SHIPPED:
        prepared = prepared_of(plan)
        document = prepared.reading.document
        statements = statements_of(prepared)
        nodes, relations = statements.nodes, statements.relations
        for properties in (*(row.properties for row in nodes), *(row.properties for row in relations)):
            if "quote" in properties:
                assert document is not None
                start, end = int(str(properties["start"])), int(str(properties["end"]))
                spans = properties.get("spans")
                stretches = stretches_kept(start, end, None if spans is None else str(spans))
                assert stretches is not None
                assert words_at(document.text, stretches) == properties["quote"]


def test_the_order_of_loading_does_not_matter(tmp_path: Path) -> None:
    with open_sqlite_store(tmp_path / "1.db") as one, open_sqlite_store(tmp_path / "2.db") as other:
        load(one, *SHIPPED)
        load(other, *reversed(SHIPPED))
        first, second = content(one), content(other)
    assert first.nodes == second.nodes
    assert first.relations == second.relations


def test_no_organisation_has_relations_in_a_real_and_in_a_fictional_plan(tmp_path: Path, store: Store) -> None:
    load(store, *SHIPPED)
    kept = content(store)
    fictional = {
        node.id: node.properties.get("fictional") is True for node in kept.nodes if node.label == "Organisation"
    }
    plans = {node.id: node.properties.get("fictional") is True for node in kept.nodes if node.label == "Plan"}
    for relation in kept.relations:
        if relation.plan is not None and relation.source in fictional:
            assert fictional[relation.source] is plans[relation.plan], relation


def test_a_form_is_known_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    path = write(tmp_path, "plan.txt", plan_json())
    assert read_file(path, REFERENCE, PLAIN).document is None


def test_all_files_are_checked_before_the_first_is_stored(tmp_path: Path, store: Store) -> None:
    good, bad = write(tmp_path, "a.json", plan_json()), write(tmp_path, "b.json", {"plan": {"year": "x"}})
    outcome = load(store, good, bad)
    assert not outcome.complete
    assert not outcome.store_failed
    assert outcome.files[0].problem is None
    assert isinstance(outcome.files[1].problem, FormError)
    assert not (tmp_path / "network.db").exists()


def test_two_files_that_are_one_plan_are_refused(tmp_path: Path, store: Store) -> None:
    first, second = write(tmp_path, "a.json", plan_json()), write(tmp_path, "b.json", plan_json())
    outcome = load(store, first, second)
    assert isinstance(outcome.files[1].problem, LoadError)
    assert outcome.files[1].problem.fault == Fault("plan-given-twice", {"other": str(first), "plan": "gm0629.2026"})
    assert not outcome.files[0].stored


class _FailingStore:
    """A store that keeps one plan and then cannot go on."""

    def __init__(self, inner: Store) -> None:
        self.inner, self.calls = inner, 0

    def info(self) -> object:
        return self.inner.info()

    def revision(self) -> int:
        return self.inner.revision()

    def judgements(self, *asked: str) -> object:
        return self.inner.judgements(*asked)

    def init(self, *given: object) -> None:
        self.inner.init(*given)  # type: ignore[arg-type]

    def replace_plan(self, statements: PlanStatements, stamp: Stamp, over: int | None = None) -> object:
        self.calls += 1
        if self.calls > 1:
            raise StoreUnavailableError(DISK_FULL(location="x.db"))
        return self.inner.replace_plan(statements, stamp, over)


def test_a_store_that_fails_is_told_of_each_file(tmp_path: Path, store: Store) -> None:
    paths = [write(tmp_path, f"{year}.json", plan_json(year=year)) for year in (2024, 2025, 2026)]
    outcome = load_files(paths, _FailingStore(store), REFERENCE, PLAIN, STAMP)  # type: ignore[arg-type]
    assert [file.stored for file in outcome.files] == [True, False, False]
    assert outcome.store_failed
    assert outcome.files[2].problem is None
    assert store.info().plans == ("gm0629.2024",)


# ------------------------------------------------------------------------------------------------- owner, district


@pytest.mark.parametrize("owner", [None, "Nergenshuizen"])
def test_an_unknown_owner_is_read_but_not_loaded(owner: str | None, tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", plan_json(owner))
    assert read_file(path, REFERENCE, PLAIN).plan.title is not None
    with pytest.raises(OwnerError, match="owner-missing" if owner is None else "owner-unknown"):
        prepare_file(path, REFERENCE, PLAIN)


@pytest.mark.parametrize("named", ["gm0637", "Zoetermeer", "zoetermeer"])
def test_the_owner_that_is_named_counts(named: str, tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", plan_json(None))
    prepared = prepare_file(path, REFERENCE, IntakeOptions(owner=named))
    statements = statements_of(prepared)
    assert statements.plan == "gm0637.2026"
    held = [row.source for row in statements.relations if row.type == "RESPONSIBLE_FOR"]
    assert sorted(held) == ["gm0637.vth", "politie"]


def test_another_owner_makes_own_departments_its_own(tmp_path: Path) -> None:
    read = read_file(write(tmp_path, "a.json", plan_json()), REFERENCE, PLAIN)
    path = write(tmp_path, "b.json", dump_reading(read))
    prepared = prepare_file(path, REFERENCE, IntakeOptions(owner="gm0637"))
    ids = {row.id for row in statements_of(prepared).nodes}
    assert "gm0637.vth" in ids
    assert "gm0629.vth" not in ids


def test_an_owner_that_is_named_and_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OwnerError, match=r"owner-unknown \(owner='elders'\)"):
        read_file(write(tmp_path, "a.json", plan_json()), REFERENCE, IntakeOptions(owner="elders"))


def test_an_id_and_a_name_of_two_owners_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", plan_json(None, owner={"id": "gm0637", "name": "Wassenaar"}))
    assert read_file(path, REFERENCE, PLAIN).issues[0].code == "owner-differs"
    with pytest.raises(OwnerError, match=r"owner-differs \(id='gm0637', known='Zoetermeer'"):
        prepare_file(path, REFERENCE, PLAIN)


def test_a_file_of_ones_own_makes_an_owner_known(tmp_path: Path) -> None:
    names = write(
        tmp_path,
        "eigen.yaml",
        "district: {id: district-x, name: District X}\nmunicipalities:\n  - {id: gm9999, name: Nergenshuizen}\n",
    )
    path = write(tmp_path, "a.json", plan_json("Nergenshuizen"))
    reference = load_reference((*shipped_names(), names))
    prepared = prepare_file(path, reference, PLAIN)
    assert prepared.district == "district-x"
    assert state_plan(prepared.reading, reference, "district-x").plan == "gm9999.2026"


@pytest.mark.parametrize("owner", ["Pluvierdrecht", "gemeente Pluvierdrecht", "PLUVIERDRECHT"])
def test_a_form_with_only_the_name_of_its_owner_was_refused_though_the_names_file_has_it(
    owner: str, tmp_path: Path
) -> None:
    prepared = prepare_file(write(tmp_path, "a.json", plan_json(owner)), REFERENCE, PLAIN)
    assert statements_of(prepared).plan == "oefen-pluvierdrecht.2026"
    assert prepared.district == "oefendistrict"


def test_a_name_that_is_real_and_fictional_is_the_real_one(tmp_path: Path) -> None:
    names = write(
        tmp_path,
        "eigen.yaml",
        "district: {id: d, name: D, fictional: true}\nmunicipalities:\n  - {id: oefen-z, name: Zoetermeer}\n",
    )
    reference = load_reference((*shipped_names(), names))
    prepared = prepare_file(write(tmp_path, "a.json", plan_json("Zoetermeer")), reference, PLAIN)
    assert prepared.district == "district-d-den-haag"


def test_an_owner_without_a_district_needs_one(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", plan_json("Den Haag"))
    with pytest.raises(OwnerError, match="district-missing"):
        prepare_file(path, REFERENCE, PLAIN)
    district = REFERENCE.districts[0].id
    prepared = prepare_file(path, REFERENCE, IntakeOptions(district=district))
    assert statements_of(prepared).plan == "gm0518.2026"
    with pytest.raises(OwnerError, match="district-unknown"):
        prepare_file(path, REFERENCE, IntakeOptions(district="oefendistrict"))
    with pytest.raises(OwnerError, match="district-unknown"):
        prepare_file(path, REFERENCE, IntakeOptions(district="elders"))


@pytest.mark.parametrize("named", ["vr10", "Veiligheidsregio Noord-Holland Noord", "VR Noord-Holland Noord"])
def test_a_municipality_without_a_district_can_count_for_its_safety_region(named: str, tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", plan_json("Alkmaar"))
    with pytest.raises(OwnerError, match=r"district-missing.*'vr10', 'district-d-den-haag'"):
        prepare_file(path, REFERENCE, PLAIN)
    prepared = prepare_file(path, REFERENCE, IntakeOptions(district=named))
    stated = statements_of(prepared)
    assert stated.plan == "gm0361.2026"
    members = {row.source for row in stated.relations if row.type == "IN_DISTRICT"}
    assert members == {known.id for known in REFERENCE.members("vr10")}
    assert len(members) == 16
    for other in ("vr15", "politie-eenheid-noord-holland"):
        with pytest.raises(OwnerError, match="district-unknown"):
            prepare_file(path, REFERENCE, IntakeOptions(district=other))


def test_a_region_takes_no_municipality_out_of_its_district(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", plan_json("Delft"))
    stated = statements_of(prepare_file(path, REFERENCE, IntakeOptions(district="vr15")))
    members = {row.source for row in stated.relations if row.type == "IN_DISTRICT"}
    assert members == {"gm0503", "gm0518", "gm0603", "gm1783", "gm1842"}


def test_a_store_begins_with_the_municipalities_of_districts_and_not_with_all_of_the_country() -> None:
    nodes, relations = known_rows(REFERENCE)
    assert sorted(row.id for row in nodes if row.id.startswith(("gm", "vr"))) == [
        "gm0629",
        "gm0637",
        "gm1916",
        "gm1926",
    ]
    assert {row.target for row in relations} == {"district-d-den-haag", "oefendistrict"}


def test_a_municipality_is_not_moved_to_another_district(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", plan_json())
    with pytest.raises(OwnerError, match="district-differs"):
        prepare_file(path, REFERENCE, IntakeOptions(district="oefendistrict"))
