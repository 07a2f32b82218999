"""The topic and the district are data: no code names them."""

import re
from pathlib import Path

import pytest

NAMED = re.compile(r"mensenhandel|human[ _-]?trafficking|leidschendam|\bdistrict[ _-]d\b", re.IGNORECASE)


@pytest.mark.parametrize("package", ["graph", "loaders", "api"])
def test_no_code_names_the_topic_or_the_district(root: Path, package: str) -> None:
    named = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in sorted((root / package).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if NAMED.search(line)
    ]

    assert named == []
