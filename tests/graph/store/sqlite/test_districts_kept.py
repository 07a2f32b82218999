"""The districts are told again without a look at the file's rows, until someone else wrote in it."""

from pathlib import Path

from graph.store.records import Stamp
from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import fill, reference

STAMP = Stamp(at="2026-03-01T10:00:00+00:00", by="test")


def test_the_districts_are_the_same_values_until_another_connection_writes(tmp_path: Path) -> None:
    path = tmp_path / "network.db"
    with open_sqlite_store(path) as ours, open_sqlite_store(path) as theirs:
        fill(ours, reference())
        before = ours.districts()
        assert ours.districts() is before
        theirs.remove_plan(theirs.info().plans[0], STAMP)
        after = ours.districts()
        assert after is not before
        assert sum(one.plans for one in after) == sum(one.plans for one in before) - 1
        assert ours.districts() is after


def test_another_file_in_its_place_has_districts_of_its_own(tmp_path: Path) -> None:
    path, other = tmp_path / "network.db", tmp_path / "other.db"
    with open_sqlite_store(other) as store:
        fill(store, reference())
        store.remove_plan(store.info().plans[0], STAMP)
    with open_sqlite_store(path) as store:
        fill(store, reference())
        before = store.districts()
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        other.rename(path)
        assert sum(one.plans for one in store.districts()) == sum(one.plans for one in before) - 1
