"""The rules as data: whole, in both languages, in words that partners accept, and on a page that is up to date."""

import importlib
import pkgutil
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from graph.analysis import rules
from graph.analysis.findings import Finding, Rule
from graph.analysis.rules import RULE_BY_ID, RULES, find_all
from graph.analysis.rules_page import rules_page
from graph.analysis.templates import places
from graph.model.cypher import ANY_NODE, ANY_RELATION
from graph.model.language import Text
from graph.plans import read_plans
from graph.reference.chain_steps import chain_steps
from graph.reference.norms import default_norm
from graph.reference.themes import theme_by_id
from tests.graph.analysis.rules import cases
from tests.graph.analysis.rules.plans import practice_view, real_view
from tests.graph.analysis.rules.veenrand.district import veenrand

CLASSES = {
    *(f"step.{step.id}" for step in chain_steps()),
    *(f"theme.{theme}" for theme in theme_by_id()),
    *(f"norm.{default_norm().id}.{element.id}" for element in default_norm().elements),
}
"""What is a subject and no node: a step of the chain, a theme, an element of the norm."""
NOT_OUR_WORDS = re.compile(
    r"doet niets|zonder actie\b|niemand heeft de regie|verlopen|single point|valt stil|overal behalve|gekopieerd"
    r"|fouten|tegenstrijdig|waterbed",
    re.IGNORECASE,
)


def every_finding() -> list[Finding]:
    return [
        *find_all(read_plans(real_view())).findings,
        *find_all(read_plans(practice_view())).findings,
    ]


def texts(rule: Rule) -> tuple[Text, ...]:
    asked = (rule.headline, rule.pattern_headline, rule.shared_headline)
    every = (rule.title, rule.label, rule.pattern, rule.explanation, rule.question, rule.counted, *asked)
    return tuple(text for text in every if text is not None)


def test_every_file_with_a_rule_is_registered() -> None:
    files = {module.name for module in pkgutil.iter_modules(rules.__path__)}
    functions = [rule.in_plan or rule.between for rule in RULES]
    assert {one.__module__.rpartition(".")[2] for one in functions if one is not None} == files
    assert len(RULE_BY_ID) == len(RULES) == len(files)


FEWEST_DECOYS = 2
# One decoy shows one way to be wrong; the rules that were found to say what is not so had one each.


def own_file(rule: Rule) -> ModuleType:
    """The file of tests of a rule, named after the rule's own."""
    function = rule.in_plan or rule.between
    assert function is not None
    return importlib.import_module(f"tests.graph.analysis.rules.test_{function.__module__.rpartition('.')[2]}")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_positive_case_and_decoys_in_a_file_of_its_own(rule: Rule) -> None:
    tests = own_file(rule)
    assert rule is tests.RULE
    assert len(tests.FOUND) >= 1
    assert all(len(subjects) > 0 for _, subjects in tests.FOUND.values())
    assert len(tests.DECOYS) >= FEWEST_DECOYS
    assert tests.test_it_is_found is cases.it_is_found
    assert tests.test_it_only_looks_like_it is cases.it_only_looks_like_it


def test_every_rule_finds_something_in_the_shipped_plans_or_in_veenrand() -> None:
    found = [*every_finding(), *find_all(veenrand()).findings]
    assert {finding.rule for finding in found} == set(RULE_BY_ID)


def test_ids_are_the_rule_and_its_subjects_and_are_unique() -> None:
    for findings in (
        find_all(read_plans(real_view())).findings,
        find_all(read_plans(practice_view())).findings,
    ):
        assert len({finding.id for finding in findings}) == len(findings)
        assert all(finding.id == ":".join((finding.rule, *finding.subjects)) for finding in findings)
        assert [finding.id for finding in findings] == sorted(finding.id for finding in findings)


def test_every_text_is_filled_in_and_has_evidence() -> None:
    for finding in every_finding():
        for text in (finding.topic, finding.label, finding.explanation, finding.question, finding.denominator.text):
            assert text.nl != "" != text.en
            assert not places(text.nl.replace("{{", "").replace("}}", ""))
        assert len(finding.evidence) > 0
        assert 1 <= finding.consequence <= 3
        assert 1 <= finding.denominator.hit <= finding.denominator.of


def test_every_quote_stands_in_the_plan_and_every_subject_in_the_view() -> None:
    for view in (real_view(), practice_view()):
        for finding in find_all(read_plans(view)).findings:
            assert set(finding.subjects) <= set(view.nodes) | CLASSES
            for evidence in finding.evidence:
                assert evidence.node in view.nodes
                assert evidence.words != ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_words_are_those_that_partners_accept(rule: Rule) -> None:
    assert [text.nl for text in texts(rule) if NOT_OUR_WORDS.search(text.nl)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_cypher_names_only_what_the_model_declares(rule: Rule) -> None:
    declared = set(re.findall(r"`(\w+)`", f"{ANY_NODE}|{ANY_RELATION}")) | {"Municipality"}
    named = set(re.findall(r":([A-Z]\w+)", rule.cypher)) | set(re.findall(r"\|([A-Z]\w+)", rule.cypher))
    assert named - declared == set()


@pytest.mark.parametrize(
    "broken",
    [
        {"id": "Rule"},
        {"id": "somewhere.rule"},
        {"version": 0},
        {"question": Text("Wat?", "")},
        {"label": Text("bij {place}", "at {other}")},
        {"cypher": "RETURN 1"},
        {"in_plan": None},
        {"between": lambda plans: None},
    ],
    ids=lambda broken: next(iter(broken)),
)
def test_a_rule_that_is_not_whole_is_refused_when_it_is_made(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="rule"):
        replace(RULES[0], **broken)  # type: ignore[arg-type]


def test_the_page_of_the_rules_is_up_to_date(root: Path) -> None:
    written = (root / "docs" / "reference" / "rules.md").read_text("utf-8")
    assert written == rules_page(), (
        "docs/reference/rules.md is not what the rules say; write it anew with: "
        "python -c 'from graph.analysis.rules_page import rules_page; print(rules_page(), end=str())'"
    )
