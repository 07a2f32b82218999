"""Every door has words for every fault, in its own language, with nothing but the facts of that fault."""

import importlib
import pkgutil
import string
from pathlib import Path

import pytest

import api
import graph
import loaders
from api.parts.fault_words import Door, FaultEntry, fault_words, in_words, reason_words
from graph.model.faults import Fault, FaultKind, declared
from graph.model.language import Language
from graph.model.reasons import REASON_CODES
from graph.reference.faults import ReferenceError_


def _every_kind() -> dict[str, FaultKind]:
    for package in (graph, loaders, api):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    return {code: kind for code, kind in declared().items() if not code.startswith("test-")}


def _places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_fault_has_words_and_nothing_else_has() -> None:
    assert fault_words().keys() == _every_kind().keys()


def test_words_name_only_facts_of_their_fault() -> None:
    kinds = _every_kind()

    wrong = {
        code: sorted(_places(text) - set(kinds[code].facts))
        for code, entry in fault_words().items()
        for text in (entry.nl, entry.en, entry.http, entry.do.cli, entry.do.http, entry.do.page.nl, entry.do.page.en)
        if code in kinds and not _places(text) <= set(kinds[code].facts)
    }

    assert wrong == {}


def test_every_reason_has_words() -> None:
    assert reason_words().keys() == REASON_CODES


@pytest.mark.parametrize(
    ("door", "language", "said"),
    [
        (Door.CLI, Language.ENGLISH, "geen toestemming"),
        (Door.HTTP, Language.DUTCH, "no permission"),
        (Door.PAGE, Language.ENGLISH, "no permission"),
        (Door.PAGE, None, "geen toestemming"),
    ],
)
def test_each_door_speaks_its_own_language(
    door: Door, language: Language | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = FaultEntry(nl="{name} kan niet ({reason}).", en="No {name} ({reason}).")
    monkeypatch.setattr("api.parts.fault_words.fault_words", lambda: {"test-refused": entry})

    told = in_words(Fault("test-refused", {"name": "x", "reason": "no-permission"}), door, language)

    assert said in told
    assert told.startswith("x kan niet" if said == "geen toestemming" else "No x")


def test_a_fault_without_words_is_told_by_its_code() -> None:
    assert in_words(Fault("test-nowhere", {"a": 1}), Door.CLI) == "test-nowhere (a=1)"


def test_facts_are_values_and_never_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = FaultEntry(nl="Niet bekend: {name}.", en="Not known: {name}.")
    monkeypatch.setattr("api.parts.fault_words.fault_words", lambda: {"test-name": entry})

    assert in_words(Fault("test-name", {"name": "{name.__class__}"}), Door.CLI) == "Niet bekend: {name.__class__}."


def test_a_code_that_stands_twice_in_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The later words took the place of the earlier ones, and nobody was told."""
    (tmp_path / "files.yaml").write_text("one: {nl: een, en: one}\none: {nl: twee, en: two}\n", encoding="utf-8")
    monkeypatch.setattr("api.parts.fault_words._FOLDER", tmp_path)

    with pytest.raises(ReferenceError_, match="double-key"):
        fault_words.__wrapped__()
