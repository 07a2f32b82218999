"""What is handed over by the process that read a file, and how large it may be; its checks stand in ``test_child``."""

import pytest

from loaders.document.child import _document
from loaders.faults import DocumentError
from tests.loaders.document.test_child import _said, _table


def test_most_places_of_a_table_are_two_million() -> None:
    assert _document(_said(**_table([[0, 0, 1_000, 2_000, []]], 1_000, 2_000)), b"", "plan").blocks != ()
    with pytest.raises(DocumentError, match="too large"):
        _document(_said(**_table([[0, 0, 1_000, 2_001, []]], 1_000, 2_001)), b"", "plan")
