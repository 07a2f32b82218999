"""A fault is a code with exactly the facts that its kind declares."""

import pytest

from graph.model.faults import FaultError, FaultKind, declared

KIND = FaultKind("test-kind-of-fault", "path", "number")


def test_a_kind_gives_faults_with_its_facts() -> None:
    fault = KIND(path="a.db", number=2)

    assert (fault.code, dict(fault.facts)) == ("test-kind-of-fault", {"path": "a.db", "number": 2})
    assert declared()["test-kind-of-fault"] is KIND


def test_a_fault_without_a_door_is_told_by_its_code_and_facts() -> None:
    assert str(FaultError(KIND(path="a.db", number=2))) == "test-kind-of-fault (path='a.db', number=2)"


@pytest.mark.parametrize(
    "facts", [{"path": "a.db"}, {"path": "a.db", "number": 1, "more": 1}, {"pad": "", "number": 1}]
)
def test_other_facts_than_the_declared_ones_are_refused(facts: dict[str, str | int]) -> None:
    with pytest.raises(ValueError, match="has the facts"):
        KIND(**facts)


def test_a_code_is_declared_once() -> None:
    with pytest.raises(ValueError, match="declared before"):
        FaultKind("test-kind-of-fault")
