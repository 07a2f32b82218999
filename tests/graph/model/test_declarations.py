"""A guard over the whole model: what is declared is complete, documented in both languages, and consistent."""

from enum import StrEnum
from pathlib import Path

import pytest

from graph.model import vocabulary
from graph.model.declare import Declared
from graph.model.dictionary import data_dictionary
from graph.model.nodes import MERGE_LABELS, NODES, Municipality, Node, Organisation
from graph.model.relations import RELATION_BY_TYPE, RELATIONS, Relation

DESIGNED_NODES = {
    "District", "Municipality", "Organisation", "Plan", "Ambition", "Block", "Action", "Goal", "Pillar",
    "TargetGroup", "Theme", "NormElement", "Source", "Decision", "Meeting",
}  # fmt: skip
DESIGNED_RELATIONS = {
    "IN_DISTRICT", "PART_OF", "HAS_PLAN", "HAS_AMBITION", "HAS_BLOCK", "HAS_ACTION", "READ_FROM", "HAS_GOAL",
    "FOLLOWS", "RESPONSIBLE_FOR", "NAMED_PARTNER_IN", "MENTIONED_IN", "FUNDS", "TARGETS", "SERVES", "ABOUT", "MEETS",
    "TAKEN_AT", "DECIDES",
}  # fmt: skip


def subclasses(declared: type[Declared]) -> set[type[Declared]]:
    found = set(declared.__subclasses__())
    return found.union(*(subclasses(child) for child in found)) if len(found) > 0 else found


def test_the_model_is_the_designed_one() -> None:
    assert {node.__name__ for node in NODES} == DESIGNED_NODES
    assert {relation.type for relation in RELATIONS} == DESIGNED_RELATIONS


def test_nothing_is_declared_outside_the_lists() -> None:
    nodes = {kind for kind in subclasses(Node) if kind.__module__ == "graph.model.nodes" and "label" in vars(kind)}
    relations = {kind for kind in subclasses(Relation) if "type" in vars(kind)}
    assert nodes == set(NODES)
    assert relations == set(RELATIONS)


@pytest.mark.parametrize("declared", [*NODES, *RELATIONS], ids=lambda declared: declared.__name__)
def test_every_property_has_words_in_both_languages(declared: type[Declared]) -> None:
    for name, words in declared.words().items():
        for text in (words.name_nl, words.nl, words.en):
            assert text.strip() != "", name
        assert words.nl.endswith(".")
        assert words.en.endswith(".")
    term = declared.term
    assert all(text.strip() != "" for text in (term.name_nl, term.name_en, term.nl, term.en))


@pytest.mark.parametrize("declared", [*NODES, *RELATIONS], ids=lambda declared: declared.__name__)
def test_everything_has_an_id(declared: type[Declared]) -> None:
    assert declared.model_fields["id"].is_required()


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.type)
def test_the_ends_of_a_relation_are_nodes(relation: type[Relation]) -> None:
    assert len(relation.ends) > 0
    for source, target in relation.ends:
        assert source in MERGE_LABELS
        assert target in MERGE_LABELS


def test_every_municipality_is_an_organisation() -> None:
    assert issubclass(Municipality, Organisation)
    assert (Municipality.label, *Municipality.extra_labels) == ("Organisation", "Municipality")


def test_types_are_unique() -> None:
    assert len(RELATION_BY_TYPE) == len(RELATIONS)


def test_every_word_of_every_list_has_two_names() -> None:
    lists = {
        kind
        for kind in vars(vocabulary).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    }
    assert set(vocabulary.NAMES) == lists
    for kind in lists:
        assert set(vocabulary.NAMES[kind]) == {value.value for value in kind}
        for value in kind:
            assert vocabulary.dutch(value) != ""
            assert vocabulary.english(value) != ""


def test_a_property_without_words_is_refused() -> None:
    class Bare(Declared):
        name: str

    with pytest.raises(TypeError, match="name has no words"):
        Bare.words()


def test_the_data_dictionary_is_up_to_date(root: Path) -> None:
    assert (root / "docs/reference/data-dictionary.md").read_text("utf-8") == data_dictionary()
