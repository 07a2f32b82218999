"""Hands the cases of a rule's own file to its tests."""

import pytest


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``rule`` with each ``case`` of ``FOUND``, or each ``decoy`` of ``DECOYS``, of the file that a test stands in."""
    for name, table in (("case", "FOUND"), ("decoy", "DECOYS")):
        if {"rule", name} <= set(metafunc.fixturenames):
            cases = getattr(metafunc.module, table)
            metafunc.parametrize(
                ("rule", name), [(metafunc.module.RULE, one) for one in cases.values()], ids=list(cases)
            )
