"""Finding nodes by words; and that words are only ever words."""

import pytest

from graph.store.port import Store
from tests.contract.plans import (
    DISTRICT,
    HOSTILE,
    OTHER_DISTRICT,
    SMALL,
    STAMP,
    known,
    make_plan,
    municipality_id,
    organisation_row,
    part_of_row,
)
from tests.contract.test_plans import with_organisation

NAMES = {
    901: "Zorgcoördinator Mensenhandel (SHOP)",
    902: "RIEC",
    903: "Café Ængström & Søn",
    904: "Stichting 'O'Brien'; OR 1=1 --",
    905: "NOT-AND-OR",
    906: "İstanbul ﬁetsers ß",
    907: "Ελληνικά Ἀθῆναι",
    908: "עברית العربية",
    909: "北京 機関",
    910: "riec regionaal",
    911: "snake_case_naam",
    912: "𞤀𞤁𞤂 nieuw schrift",
}


@pytest.fixture
def named(store: Store) -> Store:
    """A plan that names parties with these names."""
    plan = make_plan(1, 1, size=SMALL)
    for number, name in NAMES.items():
        plan = with_organisation(plan, organisation_row(number, name=name))
    store.replace_plan(plan, STAMP)
    return store


def found(store: Store, words: str, limit: int = 50) -> list[str]:
    return [hit.node.id for hit in store.search(words, DISTRICT, limit)]


FINDS = (
    ("zorgcoordinator", 901),
    ("ZORGCOÖRD", 901),
    ("zorgcoo\u0308rdinator shop", 901),
    ("shop (mensen", 901),
    ("cafe", 903),
    ("CAFÉ", 903),
    ("ængstro", 903),
    ("brien", 904),
    ("o'brien", 904),
    ("or 1=1", 904),
    ("not and", 905),
    ("NOT", 905),
    ("istanbul", 906),
    ("fietsers SS", 906),
    ("ﬁetsers", 906),
    ("ελληνικα", 907),
    ("Αθηναι", 907),
    ("العرب", 908),
    ("北京", 909),
    ("case", 911),
    ("snake_case", 911),
    ("𞤀𞤁", 912),
    ("𞤀 schrift", 912),
)
"""Words, and the number of the party that is found by them."""


def test_words_are_found_whatever_their_case_and_accents(named: Store) -> None:
    unfound = [words for words, number in FINDS if f"oefen-organisatie-{number}" not in found(named, words)]
    assert unfound == []


def test_names_come_first_then_texts_then_ids(store: Store) -> None:
    plan = make_plan(1, 1, size=SMALL, texts=("", "", "", "", "", "", "", "zeldzaam woord"))
    node = organisation_row(901, name="Zeldzaam")
    other = organisation_row(900, name="Bureau", other_names=("Het Zeldzame", "Zeldzaam bureau"))
    store.replace_plan(with_organisation(with_organisation(plan, node), other), STAMP)
    hits = store.search("zeldzaam", DISTRICT, 10)
    assert [hit.node.id for hit in hits][:2] == [other.id, node.id]
    assert [hit.field for hit in hits][:2] == ["other_names", "name"]
    assert hits[0].text == "Zeldzaam bureau"
    assert len(hits) > 2
    assert all(hit.field not in ("name", "other_names") for hit in hits[2:])


def test_all_words_have_to_stand_in_a_node(named: Store) -> None:
    assert found(named, "riec") == ["oefen-organisatie-902", "oefen-organisatie-910"]
    assert found(named, "riec regio") == ["oefen-organisatie-910"]
    assert found(named, "riec bestaatniet") == []
    assert found(named, "iec") == []


def test_no_more_than_asked_for(named: Store) -> None:
    everything = found(named, "oefen")
    assert len(everything) > 3
    assert found(named, "oefen", 3) == everything[:3]
    assert found(named, "oefen", 0) == []


def test_without_words_nothing_is_found(named: Store) -> None:
    for words in ["", " ", '"', "*", "()", "-- ;", "\u0301", "_", "\ufeff", ":^~", "\ud800", "🏳️‍🌈"]:
        assert found(named, words) == [], words


SYNTAX = (
    *HOSTILE,
    "names : riec",
    '"riec" OR "cafe"',
    "riec*",
    "riec NOT regionaal",
    "NEAR(riec regionaal, 2)",
    "^riec",
    "-riec",
    "riec~1",
    "/riec/",
    "[a TO z]",
    "riec\x00regionaal",
    "name:riec",
    "a " * 2_000,
    "\udfffriec",
)
"""What means something to some query language."""


def test_query_syntax_is_only_words(named: Store) -> None:
    before = named.snapshot()
    for words in SYNTAX:
        hits = named.search(words, DISTRICT, 5)
        assert all(hit.text in _texts(hit.node.properties[hit.field]) for hit in hits), words
    assert named.snapshot() == before
    assert found(named, "riec regio") == ["oefen-organisatie-910"]


def test_what_syntax_would_do_it_does_not(named: Store) -> None:
    assert found(named, "name:riec") == []
    assert found(named, "riec OR cafe") == []
    assert found(named, "riec*") == found(named, "riec")
    assert found(named, "-riec") == found(named, "riec")


def test_only_one_district_is_searched(store: Store) -> None:
    store.init(*known((5,), OTHER_DISTRICT), STAMP)
    unit, parent = organisation_row(901, name="Eenheid Uniek"), organisation_row(902, name="Ouder Uniek")
    plan = make_plan(5, 1, size=SMALL, district=OTHER_DISTRICT)
    store.replace_plan(with_organisation(plan, unit, parent, part_of_row(unit.id, parent.id)), STAMP)
    store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
    assert [hit.node.id for hit in store.search("uniek", OTHER_DISTRICT, 9)] == [unit.id, parent.id]
    assert store.search("uniek", DISTRICT, 9) == ()
    for district in (DISTRICT, OTHER_DISTRICT):
        every = {
            hit.node.id
            for word in ["oefen", "vth", "a", "b", "c", "d", "e"]
            for hit in store.search(word, district, 999)
        }
        assert every <= set(store.read_view(district).nodes)
    assert [hit.node.id for hit in store.search("oefengemeente", DISTRICT, 9)] == [
        municipality_id(number) for number in (1, 2, 3, 4)
    ]
    assert [hit.node.id for hit in store.search("oefendistrict", OTHER_DISTRICT, 9)] == [OTHER_DISTRICT]


def test_what_went_is_not_found(named: Store) -> None:
    named.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
    assert found(named, "riec") == []
    named.remove_plan(make_plan(1, 1).plan, STAMP)
    assert found(named, "oefen") == [DISTRICT, *(municipality_id(number) for number in (1, 2, 3, 4))]


def test_what_changed_is_found_by_its_new_words(named: Store) -> None:
    plan = with_organisation(make_plan(1, 1, size=SMALL), organisation_row(902, name="Nieuwe naam"))
    named.replace_plan(plan, STAMP)
    assert found(named, "riec") == []
    assert found(named, "nieuwe naam") == ["oefen-organisatie-902"]


def test_an_unknown_district_is_no_empty_answer(store: Store) -> None:
    with pytest.raises(KeyError):
        store.search("oefen", "nergens", 5)


def _texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
