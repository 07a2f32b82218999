"""Files of one's own: what they add, and each fault with its file, its place and its code."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.reference import ReferenceError_, load_reference
from graph.reference.checked_yaml import SIZE_LIMIT, FileModel, read_yaml

PRACTICE = """
district: {id: verzinland, name: Verzinland, fictional: true}
municipalities:
  - {id: oefen-a, name: Alfadorp}
  - {id: oefen-b, name: Betadorp}
organisations:
  - {id: oefen-politie, name: Politie, kind: police_and_justice, level: regional, parent: null, source: fictief}
  - {id: oefen-scholen-van-verzinland, name: scholen, kind: sort_of_party}
  - {id: oefen-allen, name: alle dorpen, kind: collective, members: [oefen-a, oefen-b]}
own_departments:
  - {name: Toezicht en Toeval, other_names: [VTH]}
"""


def write(folder: Path, text: str, name: str = "eigen.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def fault(folder: Path, text: str) -> ReferenceError_:
    file = write(folder, text)
    with pytest.raises(ReferenceError_) as caught:
        load_reference([file])
    assert caught.value.file == file
    assert str(file) in str(caught.value)
    return caught.value


def told(error: ReferenceError_) -> str:
    """What is wrong: each place with its code and facts, or those of the file as a whole."""
    return "; ".join(f"{one.place}: {one.fault}" for one in error.faults) or str(error.fault)


def test_a_practice_district_is_kept_apart_from_what_is_real(tmp_path: Path) -> None:
    reference = load_reference([write(tmp_path, PRACTICE)])
    assert reference.is_fictional("oefen-a")
    assert not reference.is_fictional("gm1916")
    assert all(known.fictional for known in reference.eligible("oefen-a"))
    assert not any(known.fictional for known in reference.eligible("gm1916"))
    assert [known.name for known in reference.members("oefen-allen")] == ["Alfadorp", "Betadorp"]
    district = reference.district_of("oefen-b")
    assert district is not None
    assert district.fictional


def test_a_fictional_owner_has_a_counterpart_of_what_is_real(tmp_path: Path) -> None:
    reference = load_reference([write(tmp_path, PRACTICE)])
    riec, avim = reference.organisation("oefen-riec"), reference.organisation("oefen-avim")
    assert riec is not None
    assert riec.fictional
    assert riec.name == "RIEC"
    assert avim is not None
    assert avim.parent == "oefen-politie", "a unit is a part of the fictional body that has the name of the whole"
    own = reference.organisation("oefen-politie")
    assert own is not None
    assert own.knowledge == "fictief", "what the file lists goes before the counterpart"
    assert reference.organisation("oefen-gemeenten-district-d") is None, "its members are real"
    assert not any(known.id.startswith("oefen-riec") for known in reference.eligible("gm1916"))


def test_the_municipalities_of_every_district_are_a_party_together(tmp_path: Path) -> None:
    listed = load_reference([write(tmp_path, PRACTICE)])
    made = load_reference([write(tmp_path, PRACTICE.replace("  - {id: oefen-allen,", "  # - {id: oefen-allen,"))])

    own = listed.group_of_district("oefen-a")
    group = made.group_of_district("oefen-a")

    assert own is not None
    assert own.id == "oefen-allen"
    assert group is not None
    assert group.id == "oefen-gemeenten-verzinland"
    assert [town.id for town in made.members(group.id)] == ["oefen-a", "oefen-b"]
    assert made.group_of_district("gm0363") is None


def test_a_practice_district_has_its_own_copies_of_sorts_of_party(tmp_path: Path) -> None:
    reference = load_reference([write(tmp_path, PRACTICE)])
    ids = {known.id for known in reference.eligible("oefen-a")}
    assert "oefen-woningcorporaties" in ids
    assert "oefen-scholen-van-verzinland" in ids
    assert ids.isdisjoint({"scholen", "oefen-scholen", "woningcorporaties", "riec"})
    assert reference.organisation("oefen-woningcorporaties") is not None


def test_a_department_of_ones_own_goes_before_what_all_have(tmp_path: Path) -> None:
    reference = load_reference([write(tmp_path, PRACTICE)])
    assert {"toezicht-en-toeval", "kcc"} <= {known.id for known in reference.departments("oefen-a")}
    assert "vth" not in {known.id for known in reference.departments("oefen-a")}
    assert "toezicht-en-toeval" not in {known.id for known in reference.departments("gm1916")}


def test_a_department_of_one_municipality_is_known_there_only(tmp_path: Path) -> None:
    text = "own_departments: [{id: mro, name: Maatschappelijke Ruimte, other_names: [MRO], municipality: gm1916}]"
    reference = load_reference([write(tmp_path, text)])
    there, elsewhere = reference.organisation("gm1916.mro"), reference.organisation("gm0637.mro")
    assert there is not None
    assert elsewhere is not None
    assert (there.name, elsewhere.name) == ("Maatschappelijke Ruimte", "MRO")


def test_two_files_of_ones_own(tmp_path: Path) -> None:
    first = write(tmp_path, "organisations: [{id: eerste, name: De Eerste, kind: ngo}]", "1.yaml")
    second = write(tmp_path, "organisations: [{id: tweede, name: De Tweede, kind: ngo, parent: eerste}]", "2.yaml")
    known = load_reference([first, second]).organisation("tweede")
    assert known is not None
    assert known.knowledge == "eigen bestand 2.yaml"


def test_a_district_of_ones_own_of_any_municipalities_and_regions(tmp_path: Path) -> None:
    text = """
districts:
  - {id: kust, name: Kust, members: [gm0361, gm0373], members_of: [vr14]}
  - {id: haaglanden, name: Haaglanden, members: [gm0518, gm0637]}
organisations:
  - {id: eenheid, name: alle gemeenten van de eenheid, kind: collective, members_of: politie-eenheid-den-haag}
"""
    reference = load_reference([write(tmp_path, text)])
    assert [known.name for known in reference.members("kust")][:3] == ["Alkmaar", "Bergen (NH)", "Blaricum"]
    assert len(reference.members("kust")) == 8
    assert len(reference.members("eenheid")) == 27
    # A municipality is in one district: a file of one's own goes before the packaged one.
    assert [known.name for known in reference.members("haaglanden")] == ["Den Haag", "Zoetermeer"]
    own = [known.name for known in reference.members("district-d-den-haag")]
    assert own == ["Leidschendam-Voorburg", "Pijnacker-Nootdorp", "Wassenaar"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("organisations: [{id: x, kind: ngo}]", "organisations[0].name: missing"),
        ("organisations: [{id: X y, name: X, kind: ngo}]", "organisations[0].id: string-pattern-mismatch"),
        ("organisations: [{id: x, name: X, kind: nog}]", "organisations[0].kind: not-a-choice"),
        ("organisations: [{id: x, name: X, kind: municipality}]", "organisations[0]: kind-stands-elsewhere"),
        (
            "organisations: [{id: x, name: X, kind: ngo, levl: local}]",
            "organisations[0].levl: misspelt-key (near='level')",
        ),
        ("organisations: [{id: x, name: X, kind: ngo, zzz: local}]", "organisations[0].zzz: extra-forbidden"),
        ("organisations: [{id: x, name: X, kind: ngo, level: high}]", "organisations[0].level: not-a-choice"),
        ("organisations: [{id: x, name: 12, kind: ngo}]", "organisations[0].name: string-type"),
        ("organisations: [{id: x, name: ' ', kind: ngo}]", "organisations[0].name: blank"),
        ("organisations: [{id: x, name: '...', kind: ngo}]", "organisations[0].name: name-says-nothing (name='...')"),
        ('organisations: [{id: x, name: "a\\u202Eb", kind: ngo}]', "organisations[0].name: not-printable"),
        ("organisations: [{id: x, name: X, kind: ngo, other_names: Y}]", "organisations[0].other_names: tuple-type"),
        (
            "organisations: [{id: x, name: X, kind: ngo, other_names: [1]}]",
            "organisations[0].other_names[0]: string-type",
        ),
        ("organisations: [{id: x, name: X, kind: ngo, parent: y}]", "organisations[0].parent: id-unknown (id='y')"),
        ("organisations: [{id: x, name: X, kind: ngo, parent: x}]", "organisations[0].parent: part-of-itself"),
        ("organisations: [{id: x, name: X, kind: collective}]", "organisations[0]: group-without-members"),
        ("organisations: [{id: x, name: X, kind: ngo, members: [gm1916]}]", "organisations[0]: group-without-members"),
        (
            "organisations: [{id: x, name: X, kind: collective, members: [y]}]",
            "organisations[0].members: id-unknown (id='y')",
        ),
        ("organisations: [{id: riec, name: X, kind: ngo}]", "organisations[0].id: id-taken (id='riec')"),
        (
            "organisations: [{id: x, name: ISZW, kind: ngo}]",
            "organisations[0]: name-taken (name='ISZW', holder='nla', written='ISZW')",
        ),
        (
            "organisations: [{id: x, name: vth, kind: ngo}]",
            "organisations[0]: name-taken (name='vth', holder='own_departments.vth', written='VTH')",
        ),
        ("organisations: {id: x}", "organisations: tuple-type"),
        ("organisations: [x]", "organisations[0]: model-type"),
        ("organisatons: []", "organisatons: misspelt-key (near='organisations')"),
        (
            "municipalities: [{id: gm1, name: X, district: y}]",
            "municipalities[0].district: id-unknown (id='y')",
        ),
        (
            "municipalities: [{id: gm1, name: zoetermeer}]",
            "municipalities[0]: name-taken (name='zoetermeer', holder='gm0637', written='Zoetermeer')",
        ),
        ("district: {id: x, name: X, members: [y]}", "districts[0].members: id-unknown (id='y')"),
        ("district: {id: x, name: X, members_of: [y]}", "districts[0].members_of: id-unknown (id='y')"),
        (
            "districts: [{id: x, name: X, members: [gm0361]}, {id: y, name: Y, members_of: [vr10]}]",
            "districts[1].members_of: district-twice (id='gm0361', district='x')",
        ),
        (
            "district: {id: x, name: X, fictional: true, members: [gm0361]}",
            "districts[0].members: id-unknown (id='x')",
        ),
        ("municipalities: [{id: gm1, name: X, region: y}]", "municipalities[0].region: id-unknown (id='y')"),
        ("regions: [{id: x, name: X, part_of: x}]", "regions[0].part_of: id-unknown (id='x')"),
        ("regions: [{id: vr10, name: X}]", "regions[0].id: id-taken (id='vr10')"),
        ("neighbours: [{id: gm0361, neighbours: [y]}]", "neighbours[0]: id-unknown (id='y')"),
        (
            "former_municipalities: [{name: X, now: y, until: 2020}]",
            "former_municipalities[0].now: id-unknown (id='y')",
        ),
        (
            "former_municipalities: [{name: Alkmaar, now: gm0373, until: 2020}]",
            "former_municipalities[0]: name-taken (name='Alkmaar', holder='gm0361', written='Alkmaar')",
        ),
        ("district: [x]", "district: model-type"),
        ("district: {id: x, name: X, fictional: ja}", "district.fictional: bool-type"),
        (
            "own_departments: [{name: X, municipality: gm1}]",
            "own_departments[0].municipality: id-unknown (id='gm1')",
        ),
        ("own_departments: [{name: X}, {name: x}]", "own_departments[1]: department-twice (id='x')"),
        ("organisations: [{id: x, kind: ngo}, {id: y, kind: ngo}]", "organisations[1].name: missing"),
        ("a: ]", "names-not-yaml-at (line=1)"),
        ("- a", "names-without-keys"),
        ("? [a]\n: b", "names-not-yaml-at (line=1)"),
        ("", "names-without-keys"),
        ("organisations: []\norganisations: []", "names-double-key (line=2, key='organisations')"),
        ("a: &x [1]\nb: *x", "names-refer (line=1)"),
        ("a: !!python/object/apply:os.getcwd []", "names-have-tag (line=1)"),
        ("a: !!int '190:20:30'", "names-have-tag (line=1)"),
        ("a: !!bool misschien", "names-have-tag (line=1)"),
        ("a: " + "[" * 5000 + "]" * 5000, "names-too-deep (line=1, limit=12)"),
    ],
)
def test_each_fault_has_its_place_and_its_code(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in told(fault(tmp_path, text))


class _AnyFile(FileModel):
    x: object


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-7", -7),
        ("2.50", 2.5),
        ("ja", "ja"),
        ("yes", True),
        ("off", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ("9" * 18, int("9" * 18)),
        ("9" * 5_000, "9" * 5_000),
        ("190:20:30", "190:20:30"),
        ("0b101", "0b101"),
        ("017", "017"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e9", "1e9"),
        (".inf", ".inf"),
        ("2026-01-01", "2026-01-01"),
        ("<<", "<<"),
        ("=", "="),
    ],
)
def test_a_bare_word_is_text_unless_it_is_plainly_something_else(tmp_path: Path, written: str, value: object) -> None:
    """A number of base 60 costs far more than its length, and nobody means one."""
    read = read_yaml(write(tmp_path, f"x: {written}\n"), _AnyFile).x
    assert read == value
    assert type(read) is type(value)


def test_a_real_file_cannot_lean_on_what_is_fictional(tmp_path: Path) -> None:
    practice = write(tmp_path, PRACTICE, "oefen.yaml")
    real = write(tmp_path, "organisations: [{id: x, name: X, kind: ngo, parent: oefen-politie}]", "echt.yaml")
    with pytest.raises(ReferenceError_, match="parent: id-unknown"):
        load_reference([practice, real])


def test_parents_in_a_circle(tmp_path: Path) -> None:
    text = "organisations: [{id: x, name: X, kind: ngo, parent: y}, {id: y, name: Y, kind: ngo, parent: x}]"
    assert "part-of-itself" in told(fault(tmp_path, text))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for file in (tmp_path / "weg.yaml", tmp_path):
        with pytest.raises(ReferenceError_) as caught:
            load_reference([file])
        assert caught.value.file == file
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9\n")
    with pytest.raises(ReferenceError_, match="names-not-utf8"):
        load_reference([tmp_path / "latin.yaml"])
    (tmp_path / "groot.yaml").write_bytes(b"#" * (SIZE_LIMIT + 1))
    with pytest.raises(ReferenceError_, match="names-too-large"):
        load_reference([tmp_path / "groot.yaml"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore")))
)
def test_any_file_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "wat.yaml"
    file.write_bytes(content)
    with suppress(ReferenceError_):
        load_reference([file])
