"""The 4W profile, written: a row for each party of an action; read again and written again it is the same."""

import csv
import io
from pathlib import Path

from graph.export.four_w import four_w_part, four_w_text
from graph.export.four_w_page import four_w_page
from graph.model.four_w import COLUMNS, Field
from graph.model.language import Language
from graph.network import Network
from graph.store.address import open_store
from loaders import load
from loaders.shipped import shipped_plans


def loaded(folder: Path, sources: list[Path | bytes], district: str) -> Network:
    with open_store(str(folder / "k.db")) as store:
        outcome = load(sources, store)
        assert outcome.complete, [str(one.problem) for one in outcome.files]
        return Network(store.read_view(district))


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def practice_plans() -> list[Path | bytes]:
    return [plan for one in shipped_plans() if one.folder.name == "oefendistrict" for plan in one.plans]


def test_every_party_with_a_role_has_a_row_and_no_action_is_lost(tmp_path: Path) -> None:
    network = loaded(tmp_path, practice_plans(), "oefendistrict")
    _, tags, *found = rows(four_w_text(network.actions))
    assert tags == [column.tag for column in COLUMNS]
    assert len(found) == sum(max(1, len(action.parties)) for action in network.actions)
    at = [column.field for column in COLUMNS].index(Field.ACTIVITY_CODE)
    assert {row[at] for row in found} == {action.id for action in network.actions}


def test_what_was_written_is_read_as_the_same_activities(tmp_path: Path) -> None:
    first = four_w_text(loaded(tmp_path, practice_plans(), "oefendistrict").actions)
    (tmp_path / "again").mkdir()
    second = four_w_text(loaded(tmp_path / "again", [first.encode("utf-8")], "oefendistrict").actions)
    assert sorted(rows(second)) == sorted(rows(first))


def test_as_many_whole_actions_as_there_is_room_for(tmp_path: Path) -> None:
    actions = loaded(tmp_path, practice_plans(), "oefendistrict").actions
    whole = four_w_text(actions[:3])
    assert four_w_part(actions, len(whole), Language.DUTCH) == (whole, 3)
    assert four_w_part(actions, len(whole) - 1, Language.DUTCH)[1] == 2
    assert four_w_part(actions, 0, Language.DUTCH)[1] == 1


def test_tags_differ() -> None:
    assert len({column.tag for column in COLUMNS}) == len(COLUMNS) == len(Field)


def test_the_page_is_up_to_date(root: Path) -> None:
    assert (root / "docs/reference/four-w.md").read_text("utf-8") == four_w_page()
