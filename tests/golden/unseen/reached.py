"""What was reached of the unseen documents: kept in ``reached.yaml``, and demanded by the tests from then on."""

from collections.abc import Mapping
from pathlib import Path

from tests.golden.corpus import reached
from tests.golden.corpus.measure import Measured

FILE = Path(__file__).parent / "reached.yaml"
_SAID = """# What was reached of the unseen documents: precision and recall, cut to two decimals, and silent wrong rows.
# Written by `python -m tests.golden.unseen reached`; the aim is 0.98 for actions and holders and 0 silent rows.
"""


def keep(found: Mapping[str, Measured]) -> None:
    """Keeps what is reached now instead of what was."""
    reached.keep(found, FILE, _SAID)


def short(name: str, measured: Measured) -> list[str]:
    """Where less is found, or more wrong without a word, than was reached; nothing where it is not."""
    return reached.short(name, measured, FILE)
