"""Names over all plans: what is doubtful, what people judge of it, and that the network follows and follows back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model.review import Merged, NameIs
from graph.model.vocabulary import OrganisationKind
from graph.store.port import Store
from graph.store.sqlite import open_sqlite_store
from loaders.faults import LoadError
from loaders.intake import Drafts
from loaders.judging.judged_names import judged
from loaders.names import (
    doubtful_names,
    judge_name,
    name_judgements,
    names_of,
    organisation_named,
    take_back_name,
)
from loaders.review import accept
from tests.loaders.judging.test_corrections import REFERENCE, TEXT
from tests.loaders.test_review import DISTRICT, LATER, PLAN, held, load, written

UNKNOWN = "oefen-pluvierdrecht.onbevestigd-bureau-onbekendheid"
WITH_UNKNOWN = TEXT.replace("Trekker: Leerhuis Zienwijzer", "Trekker: Bureau Onbekendheid")
OTHER_PLAN = WITH_UNKNOWN.replace("uitbuiting 2026", "uitbuiting 2027").replace("1 maart 2026", "1 maart 2027")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_sqlite_store(tmp_path / "network.db") as opened:
        load(opened, written(tmp_path, WITH_UNKNOWN))
        yield opened


def holders(store: Store) -> set[str]:
    view = store.read_view(DISTRICT)
    return {row.source for row in view.relations if row.type == "RESPONSIBLE_FOR" and row.plan == PLAN}


def test_a_name_that_nobody_knows_is_told_with_its_plans(store: Store, tmp_path: Path) -> None:
    load(store, written(tmp_path, OTHER_PLAN, "later.txt"), Drafts.READ)
    (name,) = doubtful_names(store, REFERENCE)
    assert (name.written, name.organisation.id, name.times) == ("Bureau Onbekendheid", UNKNOWN, 2)
    assert name.plans == (PLAN, "oefen-pluvierdrecht.2027")


def test_a_store_that_is_not_there_has_no_names(tmp_path: Path) -> None:
    with open_sqlite_store(tmp_path / "none.db") as store:
        assert doubtful_names(store, REFERENCE) == ()
        assert name_judgements(store) == ()


def test_a_name_is_confirmed_and_taken_back(store: Store) -> None:
    before = store.read_view(DISTRICT)
    known = organisation_named("Leerhuis Zienwijzer", REFERENCE)
    made, (change,) = judge_name(store, NameIs(written="Bureau Onbekendheid", organisation=known.id), REFERENCE, LATER)
    assert change.wrote
    assert known.id in holders(store)
    assert UNKNOWN not in store.read_view(DISTRICT).nodes
    assert doubtful_names(store, REFERENCE) == ()
    take_back_name(store, made.id, REFERENCE, LATER)
    after = store.read_view(DISTRICT)
    assert (after.nodes, after.relations) == (before.nodes, before.relations)
    with pytest.raises(LoadError, match="no-such-name-judgement"):
        take_back_name(store, made.id, REFERENCE, LATER)
    assert store.check() == ()


def test_who_gets_a_name_in_one_plan_has_it_no_longer_in_the_other_once_it_is_taken_back(
    store: Store, tmp_path: Path
) -> None:
    """The body is named in the other plan only, which the name itself does not stand in."""
    known = organisation_named("Rijkskeuring Werkvloer", REFERENCE)
    other = TEXT.replace("uitbuiting 2026", "uitbuiting 2027").replace(
        "steuning: Communicatie", f"steuning: {known.name}"
    )
    load(store, written(tmp_path, other, "later.txt"))
    before = store.read_view(DISTRICT)
    made, _ = judge_name(store, NameIs(written="Bureau Onbekendheid", organisation=known.id), REFERENCE, LATER)
    assert "Bureau Onbekendheid" in str(store.read_view(DISTRICT).nodes[known.id].properties["other_names"])
    take_back_name(store, made.id, REFERENCE, LATER)
    assert store.read_view(DISTRICT).nodes == before.nodes
    assert store.check() == ()


def test_a_municipality_gets_a_name_and_loses_it_again(store: Store, tmp_path: Path) -> None:
    made, _ = judge_name(
        store, NameIs(written="Bureau Onbekendheid", organisation="oefen-vlonderhuizen"), REFERENCE, LATER
    )
    before = store.snapshot()
    load(store, written(tmp_path, WITH_UNKNOWN), stamp=LATER)
    assert store.snapshot() == before
    take_back_name(store, made.id, REFERENCE, LATER)
    node = store.read_view(DISTRICT).nodes["oefen-vlonderhuizen"]
    assert node.properties["other_names"] == ("gemeente Vlonderhuizen",)
    assert store.check() == ()


def test_a_plan_that_comes_later_is_read_with_the_judgement(store: Store, tmp_path: Path) -> None:
    known = organisation_named("Leerhuis Zienwijzer", REFERENCE)
    judge_name(store, NameIs(written="Bureau Onbekendheid", organisation=known.id), REFERENCE, LATER)
    before = store.snapshot()
    load(store, written(tmp_path, WITH_UNKNOWN), stamp=LATER)
    assert store.snapshot() == before
    load(store, written(tmp_path, OTHER_PLAN, "later.txt"), Drafts.READ)
    accept(store, "oefen-pluvierdrecht.2027", REFERENCE, LATER)
    assert UNKNOWN not in store.read_view(DISTRICT).nodes


def test_only_what_changes_is_written(store: Store, tmp_path: Path) -> None:
    other = TEXT.replace("uitbuiting 2026", "uitbuiting 2027")
    load(store, written(tmp_path, other, "later.txt"))
    revision = store.read_view(DISTRICT).plan_revisions["oefen-pluvierdrecht.2027"]
    known = organisation_named("Regiobureau Schakelwacht", REFERENCE)
    changes = judge_name(store, NameIs(written="Bureau Onbekendheid", organisation=known.id), REFERENCE, LATER)[1]
    assert [change.plan for change in changes] == [PLAN]
    assert len(store.versions("oefen-pluvierdrecht.2027")) == 1
    assert store.read_view(DISTRICT).plan_revisions["oefen-pluvierdrecht.2027"] >= revision


def test_a_name_can_be_that_of_somebody_new(store: Store) -> None:
    new = NameIs(
        written="Bureau Onbekendheid",
        organisation="oefen-bureau-onbekendheid",
        name="Bureau Onbekendheid",
        kind=OrganisationKind.REGIONAL_BODY,
    )
    made, _ = judge_name(store, new, REFERENCE, LATER)
    node = store.read_view(DISTRICT).nodes["oefen-bureau-onbekendheid"]
    assert node.properties["kind"] == "regional_body"
    (shown,) = name_judgements(store)
    assert (shown.id, shown.by) == (made.id, "regio")
    assert store.check() == ()


def test_a_former_name_is_one_of_the_present_body(store: Store) -> None:
    known = organisation_named("Leerhuis Zienwijzer", REFERENCE)
    judge_name(store, NameIs(written="Bureau Onbekendheid", organisation=known.id, former=True), REFERENCE, LATER)
    view = store.read_view(DISTRICT)
    row = next(row for row in view.relations if row.properties.get("written") == "Bureau Onbekendheid")
    assert (row.source, row.properties["rule"]) == (known.id, "former-name")


def test_what_nobody_knew_goes_into_what_is_known(store: Store) -> None:
    known = organisation_named("Regiobureau Schakelwacht", REFERENCE)
    merged = Merged(gone=UNKNOWN, names=names_of(store, UNKNOWN), organisation=known.id)
    judge_name(store, merged, REFERENCE, LATER)
    assert UNKNOWN not in store.read_view(DISTRICT).nodes
    assert ("Training", "Bureau Onbekendheid", "stated") in held(store)
    assert known.id in holders(store)


def test_a_known_body_goes_into_another_and_comes_back(store: Store) -> None:
    before = store.read_view(DISTRICT)
    gone = organisation_named("Leerhuis Zienwijzer", REFERENCE)
    into = organisation_named("Regiobureau Schakelwacht", REFERENCE)
    made, _ = judge_name(store, Merged(gone=gone.id, organisation=into.id), REFERENCE, LATER)
    assert gone.id not in store.read_view(DISTRICT).nodes
    take_back_name(store, made.id, REFERENCE, LATER)
    assert store.read_view(DISTRICT).nodes == before.nodes


def test_a_name_is_split_off_to_somebody_else() -> None:
    known = organisation_named("Regiobureau Schakelwacht", REFERENCE)
    given = judged(REFERENCE, [NameIs(written="De Wacht", organisation=known.id)])
    assert given.named("De Wacht")[0].id == known.id
    other = NameIs(written="De Wacht", organisation="oefen-de-wacht", kind=OrganisationKind.NGO)
    split = judged(given, [other])
    assert [one.id for one in split.named("De Wacht")] == ["oefen-de-wacht"]
    assert split.organisation(known.id) is not None


def test_an_own_department_gets_a_name_of_its_owner_only() -> None:
    given = judged(REFERENCE, [NameIs(written="Bureau Gewoon", organisation="gm0637.vth")])
    from loaders.resolve import resolve_name

    assert resolve_name("Bureau Gewoon", "gm0637", given).organisation.id == "gm0637.vth"
    assert resolve_name("Bureau Gewoon", "gm1916", given).organisation.id != "gm1916.vth"


@pytest.mark.parametrize(
    ("judgement", "code"),
    [
        (NameIs(written="Leerhuis Zienwijzer", organisation="oefen-x", kind=OrganisationKind.NGO), "name-is-canonical"),
        (NameIs(written="Bureau Onbekendheid", organisation="oefen-x"), "organisation-unknown"),
        (NameIs(written="J. de Vries", organisation="oefen-x", kind=OrganisationKind.NGO), "correction-names-person"),
        (Merged(gone="oefen-pluvierdrecht", organisation="oefen-x"), "cannot-merge"),
        (Merged(gone=UNKNOWN, organisation="oefen-x"), "cannot-merge"),
    ],
)
def test_what_cannot_be_judged_is_refused(store: Store, judgement: NameIs | Merged, code: str) -> None:
    before = store.snapshot()
    with pytest.raises(LoadError, match=code):
        judge_name(store, judgement, REFERENCE, LATER)
    assert store.snapshot() == before


def test_an_organisation_is_named_by_code_or_name() -> None:
    assert organisation_named("riec", REFERENCE).id == "riec"
    with pytest.raises(LoadError, match="organisation-unknown"):
        organisation_named("Stichting Bestaat Niet", REFERENCE)
