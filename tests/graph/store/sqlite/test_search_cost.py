"""A search costs what its own district's hits cost, however many other districts hold the same words."""

from pathlib import Path

from graph.store.sqlite import SqliteStore, open_sqlite_store
from graph.store.sqlite.search import hits_of
from tests.contract.plans import DISTRICT, SMALL, STAMP, known, make_plan

OTHERS = 30


def steps(store: SqliteStore, words: str) -> int:
    """How many steps of a hundred instructions SQLite takes for a search."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    with store._file.reading() as connection:
        connection.set_progress_handler(count, 100)
        assert len(hits_of(connection, words, DISTRICT, 5)) > 0
        connection.set_progress_handler(None, 100)
    return taken


def test_other_districts_make_a_search_no_dearer(tmp_path: Path) -> None:
    with open_sqlite_store(tmp_path / "k.db") as store:
        store.init(*known(), STAMP)
        for owner in (1, 2):
            store.replace_plan(make_plan(owner, owner, size=SMALL), STAMP)
        alone = steps(store, "oefen")
        for number in range(OTHERS):
            district, owner = f"oefen-district-{number}", 100 + number
            store.init(*known((owner,), district), STAMP)
            store.replace_plan(make_plan(owner, owner, size=SMALL, district=district), STAMP)
        # The index lies in 1 to 16 pieces, whatever it holds, and each is looked at: 5 to 11 steps with up to 120
        # others. A search that met the others' words took 30 times as many.
        assert steps(store, "oefen") <= 3 * alone


def test_a_number_of_a_district_begins_no_other(tmp_path: Path) -> None:
    """The words of district 1 are not those of district 11, nor is a word that begins with a digit."""
    with open_sqlite_store(tmp_path / "k.db") as store:
        for number in range(1, 13):
            store.init(*known((number,), f"oefen-district-{number:02}"), STAMP)
        for number in range(1, 13):
            hits = store.search("oefengemeente", f"oefen-district-{number:02}", 99)
            assert [hit.node.id for hit in hits] == [f"oefen-gemeente-{number}"]
            assert [hit.node.id for hit in store.search("oefengemeente 1", f"oefen-district-{number:02}", 99)] == (
                [f"oefen-gemeente-{number}"] if str(number).startswith("1") else []
            )
