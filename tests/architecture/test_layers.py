"""Who may import whom: the contracts of pyproject.toml, and the two rules that no contract can say."""

import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from loaders.document.registry import READERS

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("graph", "loaders", "api", include_external_packages=True, cache_dir=None)


def test_the_contracts_hold(root: Path) -> None:
    checked = subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=root, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_model_imports_only_the_standard_library_and_pydantic(imports: grimp.ImportGraph) -> None:
    allowed = sys.stdlib_module_names | {"pydantic"}
    model = imports.find_descendants("graph.model") | {"graph.model"}

    outside = {
        f"{module} -> {imported}"
        for module in model
        for imported in imports.find_modules_directly_imported_by(module) - model
        if imported.partition(".")[0] not in allowed
    }

    assert outside == set()


@pytest.mark.parametrize("folder", ["graph.analysis.rules", "loaders.document"])
def test_rules_and_readers_do_not_import_each_other(imports: grimp.ImportGraph, folder: str) -> None:
    ones = _rules(imports, folder) if folder.endswith("rules") else _readers(imports, folder)

    crossing = {
        f"{one} -> {other}"
        for one in ones
        for other in imports.find_modules_directly_imported_by(one) & ones
        if one != other
    }

    assert crossing == set()


def _rules(imports: grimp.ImportGraph, folder: str) -> set[str]:
    return imports.find_children(folder) if folder in imports.modules else set()


def _readers(imports: grimp.ImportGraph, folder: str) -> set[str]:
    """The modules that open a format: those of the registry."""
    readers = {reader.read.__module__ for reader in READERS}
    assert readers <= imports.find_children(folder)
    return readers
