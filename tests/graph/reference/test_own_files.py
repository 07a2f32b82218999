"""Files of one's own: what they add, and each fault with its file, its place and what to do."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.reference import ReferenceError_, load_reference
from graph.reference.checked_yaml import SIZE_LIMIT, read_yaml

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


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("organisations: [{id: x, kind: ngo}]", "organisations[0].name", "ontbreekt"),
        ("organisations: [{id: X y, name: X, kind: ngo}]", "organisations[0].id", "geen geldig id"),
        ("organisations: [{id: x, name: X, kind: nog}]", "organisations[0].kind", "Kies uit"),
        ("organisations: [{id: x, name: X, kind: municipality}]", "organisations[0].kind", "municipalities"),
        ("organisations: [{id: x, name: X, kind: ngo, levl: local}]", "organisations[0].levl", "'level'"),
        ("organisations: [{id: x, name: X, kind: ngo, level: high}]", "organisations[0].level", "onbekend"),
        ("organisations: [{id: x, name: 12, kind: ngo}]", "organisations[0].name", "geen tekst"),
        ("organisations: [{id: x, name: '...', kind: ngo}]", "organisations[0].name", "letter of cijfer"),
        ('organisations: [{id: x, name: "a\\u202Eb", kind: ngo}]', "organisations[0].name", "af te drukken"),
        ("organisations: [{id: x, name: X, kind: ngo, other_names: Y}]", "organisations[0].other_names", "lijst"),
        ("organisations: [{id: x, name: X, kind: ngo, other_names: [1]}]", "organisations[0].other_names[0]", "tekst"),
        ("organisations: [{id: x, name: X, kind: ngo, parent: y}]", "organisations[0].parent", "niet bekend"),
        ("organisations: [{id: x, name: X, kind: ngo, parent: x}]", "organisations[0].parent", "van zichzelf"),
        ("organisations: [{id: x, name: X, kind: collective}]", "organisations[0].kind", "members"),
        ("organisations: [{id: x, name: X, kind: ngo, members: [gm1916]}]", "organisations[0].kind", "members"),
        ("organisations: [{id: x, name: X, kind: collective, members: [y]}]", "organisations[0].members", "bekend"),
        ("organisations: [{id: riec, name: X, kind: ngo}]", "organisations[0].id", "bestaat al"),
        ("organisations: [{id: x, name: ISZW, kind: ngo}]", "organisations[0]", "hoort al bij 'nla'"),
        ("organisations: [{id: x, name: vth, kind: ngo}]", "organisations[0]", "own_departments.vth"),
        ("organisations: {id: x}", "organisations", "geen lijst"),
        ("organisations: [x]", "organisations[0]", "geen sleutels"),
        ("organisatons: []", "organisatons", "'organisations'"),
        ("municipalities: [{id: gm1, name: X, district: y}]", "municipalities[0].district", "niet bekend"),
        ("municipalities: [{id: gm1, name: zoetermeer}]", "municipalities[0]", "hoort al bij 'gm0637'"),
        ("district: [x]", "district", "geen sleutels"),
        ("district: {id: x, name: X, fictional: ja}", "district.fictional", "true of false"),
        ("own_departments: [{name: X, municipality: gm1}]", "own_departments[0].municipality", "niet bekend"),
        ("own_departments: [{name: X}, {name: x}]", "own_departments[1]", "twee keer"),
        ("a: ]", "regel 1", "geen geldige YAML"),
        ("- a", "", "geen lijst van sleutels"),
        ("? [a]\n: b", "regel 1", "geldige YAML"),
        ("", "", "geen lijst van sleutels"),
        ("organisations: []\norganisations: []", "regel 2", "twee keer"),
        ("a: &x [1]\nb: *x", "regel 1", "Schrijf de tekst uit"),
        ("a: !!python/object/apply:os.getcwd []", "regel 1", "Schrijf alleen de waarde"),
        ("a: !!int '190:20:30'", "regel 1", "Schrijf alleen de waarde"),
        ("a: !!bool misschien", "regel 1", "Schrijf alleen de waarde"),
        ("a: " + "[" * 5000 + "]" * 5000, "regel 1", "te diep"),
    ],
)
def test_each_fault_says_where_and_what_to_do(tmp_path: Path, text: str, path: str, words: str) -> None:
    caught = fault(tmp_path, text)
    assert caught.path == path
    assert words in caught.message


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
    read = read_yaml(write(tmp_path, f"x: {written}\n")).content["x"]
    assert read == value
    assert type(read) is type(value)


def test_a_real_file_cannot_lean_on_what_is_fictional(tmp_path: Path) -> None:
    practice = write(tmp_path, PRACTICE, "oefen.yaml")
    real = write(tmp_path, "organisations: [{id: x, name: X, kind: ngo, parent: oefen-politie}]", "echt.yaml")
    with pytest.raises(ReferenceError_, match="niet bekend"):
        load_reference([practice, real])


def test_parents_in_a_circle(tmp_path: Path) -> None:
    text = "organisations: [{id: x, name: X, kind: ngo, parent: y}, {id: y, name: Y, kind: ngo, parent: x}]"
    assert "van zichzelf" in fault(tmp_path, text).message


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for file in (tmp_path / "weg.yaml", tmp_path):
        with pytest.raises(ReferenceError_) as caught:
            load_reference([file])
        assert caught.value.file == file
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9\n")
    with pytest.raises(ReferenceError_, match="UTF-8"):
        load_reference([tmp_path / "latin.yaml"])
    (tmp_path / "groot.yaml").write_bytes(b"#" * (SIZE_LIMIT + 1))
    with pytest.raises(ReferenceError_, match="groter dan"):
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
