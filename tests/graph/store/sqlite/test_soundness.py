"""What was changed in a file is noticed, whatever it was; and what is left of it is made whole again."""

import random
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.model.faults import Fault
from graph.store.faults import StoreError
from graph.store.records import Stamp
from graph.store.sqlite import open_sqlite_store
from graph.store.upkeep import Snapshot
from tests.contract.answers import Answers, answers, fill, knowledge
from tests.contract.plans import SMALL, STAMP, make_plan

LATER = Stamp("2026-05-01T10:00:00+02:00", "repair")
BITS = 40
"""Flipped bits that change an answer, at least."""

A_RESPONSIBILITY = "(SELECT id FROM relation WHERE type = 'RESPONSIBLE_FOR' ORDER BY id LIMIT 1)"
AN_ACTION = "(SELECT id FROM node WHERE labels = 'Action' ORDER BY id LIMIT 1)"
AIMED = {
    "a role": "UPDATE relation SET properties = json_set(properties, '$.role', 'lead') WHERE id = A_RESPONSIBILITY",
    "a responsibility goes": "DELETE FROM relation WHERE id = A_RESPONSIBILITY",
    "a responsibility moves": "UPDATE relation SET source = 'oefen-gemeente-3' WHERE id = A_RESPONSIBILITY",
    "a responsibility of another action": "UPDATE relation SET target = AN_ACTION WHERE type = 'RESPONSIBLE_FOR'",
    "a responsibility that nobody stated": (
        "INSERT INTO relation SELECT id || '-x', type, 'oefen-gemeente-3', target, plan,"
        " json_set(properties, '$.id', id || '-x') FROM relation WHERE id = A_RESPONSIBILITY"
    ),
    "a certainty": (
        "UPDATE relation SET properties = json_set(properties, '$.certainty', 0.5) WHERE id = A_RESPONSIBILITY"
    ),
    "the order of holders": (
        "UPDATE relation SET properties = json_set(properties, '$.position', 2) WHERE id = A_RESPONSIBILITY"
    ),
    "whose relation it is": "UPDATE relation SET plan = 'oefen-gemeente-5.2025' WHERE id = A_RESPONSIBILITY",
    "the text of an action": (
        "UPDATE node SET properties = json_set(properties, '$.text', 'Anders') WHERE id = AN_ACTION"
    ),
    "the timing of an action": "UPDATE node SET properties = json_remove(properties, '$.timing') WHERE id = AN_ACTION",
    "an action goes with all that is said of it": (
        "DELETE FROM relation WHERE AN_ACTION IN (source, target); DELETE FROM node WHERE id = AN_ACTION"
    ),
    "the name of an organisation": (
        "UPDATE node SET properties = json_set(properties, '$.name', 'Anders') WHERE id = 'oefen-organisatie-1'"
    ),
    "the kind of an organisation": (
        "UPDATE node SET properties = json_set(properties, '$.kind', 'company') WHERE id = 'oefen-organisatie-1'"
    ),
    "what a unit is part of": "DELETE FROM relation WHERE type = 'PART_OF'",
    "the district of a municipality": "UPDATE relation SET target = 'oefen-district-b' WHERE type = 'IN_DISTRICT'",
    "a municipality that is only known": (
        "UPDATE node SET properties = json_set(properties, '$.name', 'Anders') WHERE id = 'oefen-gemeente-6'"
    ),
    "the name of a district": (
        "UPDATE node SET properties = json_set(properties, '$.name', 'Anders') WHERE id = 'oefen-district-b'"
    ),
    "the year of a plan": (
        "UPDATE node SET properties = json_set(properties, '$.year', 2020) WHERE id = 'oefen-gemeente-1.2025'"
    ),
    "the district of a plan": "UPDATE plan SET district = 'oefen-district-b' WHERE id = 'oefen-gemeente-1.2025'",
    "a title in the current version": (
        "UPDATE version SET form = replace(form, 'Oefengemeente', 'Oefengemeenta') WHERE number = 2"
    ),
    "an older version": "UPDATE version SET form = form || ' ' WHERE plan = 'oefen-gemeente-1.2025' AND number = 1",
    "when a version came in": "UPDATE version SET at = '2020-01-01T00:00:00Z'",
    "an older version goes": "DELETE FROM version WHERE plan = 'oefen-gemeente-1.2025' AND number = 1",
    "a version comes": "INSERT INTO version VALUES ('oefen-gemeente-1.2025', 3, '', '', '{}')",
    "which version counts": "UPDATE plan SET version = 1 WHERE id = 'oefen-gemeente-1.2025'",
    "what was decided": "UPDATE decision SET answer = 'goed zo' WHERE id = 'besluit-1'",
    "a decision goes": "DELETE FROM decision WHERE id = 'besluit-1'",
    "a decision comes": (
        "INSERT INTO decision SELECT 'besluit-9', finding, subjects, answer, note, meeting, district, at, by"
        " FROM decision WHERE id = 'besluit-1'"
    ),
    "what was judged": "UPDATE judgement SET content = '{}'",
    "a judgement goes": "DELETE FROM judgement",
    "a judgement comes": "INSERT INTO judgement SELECT 'j9', kind, key, content, author, at, takes_back FROM judgement",
    "a judgement that is none": "UPDATE judgement SET content = CAST(X'ff' AS TEXT)",
    "the subjects of a decision": "UPDATE decision SET subjects = '[\"x\"]'",
    "who changed something": "UPDATE audit SET by = 'iemand anders' WHERE revision = 3",
    "a change goes": "DELETE FROM audit WHERE revision = 3",
    "the last change goes": "DELETE FROM audit WHERE revision = (SELECT max(revision) FROM audit)",
    "the revision": "UPDATE meta SET value = value + 1 WHERE key = 'revision'",
    "the revision of a plan": "UPDATE plan SET revision = revision - 1",
    "the revision of a district": "UPDATE district SET revision = revision - 1",
    "the moment of a district": "UPDATE district SET at = '2020-01-01T00:00:00Z'",
    "a digest": "UPDATE digest SET value = replace(value, substr(value, 1, 1), 'f') WHERE of = 'shared'",
    "who holds a node": "DELETE FROM place WHERE node = 'oefen-organisatie-1'",
    "the words of a node": "UPDATE words SET texts = '' WHERE rowid > 0",
    "the words of a name": "DELETE FROM words WHERE rowid < 0",
    "words of nothing": "INSERT INTO words (rowid, names, texts) VALUES (99999, '1zspook', '')",
    "the number of a district": "UPDATE district SET number = 7 WHERE id = 'oefen-district-a'",
    "JSON that ends early": "UPDATE node SET properties = substr(properties, 1, 40) WHERE id = AN_ACTION",
    "JSON that is a list": "UPDATE node SET properties = '[1]' WHERE id = AN_ACTION",
    "JSON with two objects": "UPDATE node SET properties = '{},{}' WHERE labels = 'Goal'",
    "JSON without a number": "UPDATE relation SET properties = '{\"id\":NaN}' WHERE id = A_RESPONSIBILITY",
    "JSON too deep": "UPDATE node SET properties = replace(hex(zeroblob(50000)), '0', '[') WHERE id = AN_ACTION",
    "a property of another type": (
        "UPDATE node SET properties = json_set(properties, '$.position', json('{}')) WHERE id = AN_ACTION"
    ),
    "a label": "UPDATE node SET labels = 'Actie' WHERE id = AN_ACTION",
    "bytes that are no text": "UPDATE node SET properties = CAST(x'7b22ff' AS TEXT) WHERE id = AN_ACTION",
    "subjects that are no list": "UPDATE decision SET subjects = '{'",
    "a form that is none": "UPDATE version SET form = '{' WHERE number = 2",
    "a table goes": "DROP TABLE decision",
    "an index goes": "DROP INDEX known_target",
    "all rows of a table go": "DELETE FROM digest",
}
"""Changes behind the back of the store, and what they change."""


@dataclass(frozen=True)
class Made:
    """A store that is whole, with all that it answers."""

    path: Path
    answers: Answers
    snapshot: Snapshot

    @property
    def ids(self) -> Sequence[str]:
        return [node.id for node in self.snapshot.nodes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    path = tmp_path_factory.mktemp("sound") / "k.db"
    with open_sqlite_store(path) as store:
        fill(store)
        assert store.check(knowledge()) == ()
        snapshot = store.snapshot()
        return Made(path, answers(store, [node.id for node in snapshot.nodes]), snapshot)


def changed(made: Made, folder: Path, script: str) -> Path:
    path = folder / "changed.db"
    shutil.copy(made.path, path)
    with closing(sqlite3.connect(path)) as other:
        other.executescript(script.replace("A_RESPONSIBILITY", A_RESPONSIBILITY).replace("AN_ACTION", AN_ACTION))
    return path


def found(path: Path) -> tuple[Fault, ...]:
    with open_sqlite_store(path) as store:
        return store.check(knowledge())


@pytest.mark.parametrize("what", AIMED)
def test_an_aimed_change_is_noticed(made: Made, tmp_path: Path, what: str) -> None:
    path = changed(made, tmp_path, AIMED[what])
    assert len(found(path)) > 0
    with open_sqlite_store(path) as store:
        answers(store, made.ids)  # No verb ends in anything but an answer or a fault.


def test_a_flipped_bit_that_changes_an_answer_is_noticed(made: Made, tmp_path: Path) -> None:
    """Bits of any page behind the header; those that change no answer may pass, and a file that is refused is
    noticed."""
    content, chance = made.path.read_bytes(), random.Random(2025)
    path, noticed = tmp_path / "flipped.db", 0
    missed: list[tuple[int, int]] = []
    while noticed + len(missed) < BITS:
        place, bit = chance.randrange(100, len(content)), chance.randrange(8)
        flipped = bytearray(content)
        flipped[place] ^= 1 << bit
        for left in tmp_path.iterdir():
            left.unlink()
        path.write_bytes(flipped)
        try:
            with open_sqlite_store(path) as store:
                if answers(store, made.ids) == made.answers:
                    continue
                told = store.check()
        except StoreError:
            continue
        if len(told) > 0:
            noticed += 1
        else:
            missed.append((place, bit))
    assert missed == []


NAMED = {
    "a role": ("check-row-differs", "responsible-for"),
    "a responsibility goes": ("check-row-missing", "responsible-for"),
    "a responsibility that nobody stated": ("check-row-extra", "responsible-for"),
    "the text of an action": ("check-row-differs", "oefen-gemeente-1.2025."),
    "the name of an organisation": ("check-row-differs", "oefen-organisatie-1"),
    "a municipality that is only known": ("check-row-differs", "oefen-gemeente-6"),
    "an older version": ("check-version-differs", "oefen-gemeente-1.2025 1"),
    "an older version goes": ("check-version-missing", "oefen-gemeente-1.2025 1"),
    "a version comes": ("check-version-extra", "oefen-gemeente-1.2025 3"),
    "what was decided": ("check-decision-differs", "besluit-1"),
    "a decision goes": ("check-decision-missing", "besluit-1"),
    "a decision comes": ("check-decision-extra", "besluit-9"),
    "what was judged": ("check-judgement-differs", "j1"),
    "a judgement goes": ("check-judgement-missing", "j1"),
    "a judgement comes": ("check-judgement-extra", "j9"),
    "who changed something": ("check-audit-differs", "3"),
    "the revision of a plan": ("check-state-differs", ""),
    "a table goes": ("check-schema-lacks", ""),
}


@pytest.mark.parametrize("what", NAMED)
def test_what_is_damaged_is_named(made: Made, tmp_path: Path, what: str) -> None:
    code, subject = NAMED[what]
    told = found(changed(made, tmp_path, AIMED[what]))
    assert any(fault.code == code and subject in fault.text("id") for fault in told)


def test_without_knowledge_the_plan_is_named(made: Made, tmp_path: Path) -> None:
    with open_sqlite_store(changed(made, tmp_path, AIMED["a role"])) as store:
        told = store.check()
    assert [(fault.code, fault.text("plan")) for fault in told] == [("check-plan-differs", "oefen-gemeente-1.2025")]


LOSES = {
    "a title in the current version": {"lost-version"},
    "an older version": {"lost-version"},
    "when a version came in": {"lost-version"},
    "an older version goes": {"lost-version"},
    "a version comes": {"left-out"},
    "what was decided": {"lost-decision"},
    "a decision goes": {"lost-decision"},
    "a decision comes": {"left-out"},
    "what was judged": {"lost-judgement"},
    "a judgement goes": {"lost-judgement"},
    "a judgement comes": {"left-out"},
    "a judgement that is none": {"lost-judgement"},
    "the subjects of a decision": {"lost-decision"},
    "subjects that are no list": {"lost-decision"},
    "who changed something": {"lost-audit"},
    "a change goes": {"lost-audit"},
    "the last change goes": {"lost-audit"},
    "a form that is none": {"lost-version"},
    "a table goes": {"lost-decision"},
    "all rows of a table go": {"unproven-row"},
}
"""What cannot be brought back; anything else is."""


@pytest.mark.parametrize("what", AIMED)
def test_what_is_left_is_made_whole(made: Made, tmp_path: Path, what: str) -> None:
    path = changed(made, tmp_path, AIMED[what])
    damaged = path.read_bytes()
    with open_sqlite_store(path) as store:
        done = store.repair(knowledge(), LATER)
        assert {fault.code for fault in done.lost} == LOSES.get(what, set())
        after = store.snapshot()
        assert (after.nodes, after.relations) == (made.snapshot.nodes, made.snapshot.relations)
        if what not in LOSES:
            assert after.versions == made.snapshot.versions
            assert after.decisions == made.snapshot.decisions
            assert after.audit[:-1] == made.snapshot.audit
        assert (after.audit[-1].verb, after.audit[-1].at, after.audit[-1].by) == ("repair", LATER.at, LATER.by)
        assert {state.revision for state in store.districts()} == {store.revision()}
        left = {fault.code for fault in store.check(knowledge())}
        assert left <= ({"check-no-version"} if "lost-version" in LOSES.get(what, set()) else set())
        store.replace_plan(make_plan(3, 1, size=SMALL), STAMP)
    assert Path(done.kept_at).name == "changed-before-repair-2026-05-01.db"
    assert Path(done.kept_at).stat().st_size == len(damaged)


def test_a_plan_whose_rows_and_version_are_broken_is_lost_and_said_so(made: Made, tmp_path: Path) -> None:
    path = changed(made, tmp_path, f"{AIMED['a role']}; {AIMED['a form that is none']}")
    with open_sqlite_store(path) as store:
        done = store.repair(knowledge(), LATER)
        assert [fault.code for fault in done.lost] == ["lost-plan", "lost-version"]
        assert store.info().plans == ("oefen-gemeente-2.2025", "oefen-gemeente-5.2025")
        assert [entry.number for entry in store.versions("oefen-gemeente-1.2025")] == [1]
        assert store.check(knowledge()) == ()


def test_a_mark_that_went_with_its_plan_is_found_in_the_audit(made: Made, tmp_path: Path) -> None:
    gone = "DELETE FROM plan WHERE id = 'oefen-gemeente-1.2025'"
    with open_sqlite_store(changed(made, tmp_path, gone)) as store:
        assert store.repair(knowledge(), LATER).restated == ("oefen-gemeente-1.2025",)
        assert store.snapshot().nodes == made.snapshot.nodes


def test_a_repair_keeps_each_copy(made: Made, tmp_path: Path) -> None:
    path = changed(made, tmp_path, AIMED["a role"])
    with open_sqlite_store(path) as store:
        kept = [Path(store.repair(knowledge(), LATER).kept_at).name for _ in range(2)]
    assert kept == ["changed-before-repair-2026-05-01.db", "changed-before-repair-2026-05-01-2.db"]
    assert not [left for left in tmp_path.iterdir() if "growing" in left.name]


def test_a_store_that_others_have_open_is_not_repaired(made: Made, tmp_path: Path) -> None:
    path = changed(made, tmp_path, AIMED["a role"])
    with open_sqlite_store(path, busy_seconds=0.1) as store, closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM node").fetchone()
        with pytest.raises(StoreError, match="store-in-use"):
            store.repair(knowledge(), LATER)
    assert len(found(path)) > 0


@pytest.mark.parametrize("what", ["a role", "what was decided", "who changed something", "the revision of a plan"])
def test_what_is_damaged_is_not_copied(made: Made, tmp_path: Path, what: str) -> None:
    path = changed(made, tmp_path, AIMED[what])
    target = tmp_path / "copy.db"
    with (
        open_sqlite_store(path) as store,
        open_sqlite_store(target) as copy,
        store.contents() as contents,
        pytest.raises(StoreError, match="store-broken-source"),
    ):
        copy.restore(contents)
    assert not [left for left in tmp_path.iterdir() if left.name.startswith("copy")]
