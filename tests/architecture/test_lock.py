"""The locks: every requirement by version and hash, no address, in step with pyproject.toml, no GPL at run time."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("run", "test")
ADDRESS = re.compile(r"://|^\s*-{1,2}(i|f|index|extra-index|find-links|trusted-host)\b|\bindex-url\b", re.MULTILINE)
COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|Affero|(?<!Lesser )General Public License")


def lock_text(root: Path, name: str) -> str:
    return (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def locked(root: Path, name: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Each locked requirement by its canonical name, with its hashes."""
    joined = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*\n", "", lock_text(root, name), flags=re.MULTILINE))
    entries: dict[str, tuple[Requirement, list[str]]] = {}
    for line in filter(None, map(str.strip, joined.splitlines())):
        wanted, *hashes = re.split(r"\s+--hash=", line)
        requirement = Requirement(wanted)
        assert canonicalize_name(requirement.name) not in entries, f"{requirement.name} stands twice"
        entries[canonicalize_name(requirement.name)] = (requirement, hashes)
    return entries


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address(root: Path, name: str) -> None:
    assert ADDRESS.search(lock_text(root, name)) is None


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_fixed_by_version_and_hash(root: Path, name: str) -> None:
    loose = [
        str(requirement)
        for requirement, hashes in locked(root, name).values()
        if not re.fullmatch(r"==[^*,]+", str(requirement.specifier))
        or not hashes
        or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes)
    ]

    assert loose == []


def test_the_locks_agree(root: Path) -> None:
    run, test = locked(root, "run"), locked(root, "test")

    assert {name: str(run[name][0].specifier) for name in run} == {
        name: str(test[name][0].specifier) for name in run if name in test
    }


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_meets_what_the_project_asks(root: Path, name: str) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    if name == "test":
        asked += project["project"]["optional-dependencies"]["test"]
    entries = locked(root, name)

    unmet = []
    for requirement in map(Requirement, asked):
        found = entries.get(canonicalize_name(requirement.name))
        version = None if found is None else str(found[0].specifier).removeprefix("==")
        if version is None or version not in requirement.specifier:
            unmet.append(f"{requirement}: {version}")

    assert unmet == []


def test_nothing_at_run_time_is_under_a_gpl(root: Path) -> None:
    here = [
        name for name, (wanted, _) in locked(root, "run").items() if wanted.marker is None or wanted.marker.evaluate()
    ]

    copyleft = {name: licences for name in here if COPYLEFT.search(licences := licences_of(name))}

    assert copyleft == {}


def licences_of(name: str) -> str:
    """The licence as the package declares it; a long text counts by its first line only."""
    declared = metadata.metadata(name).json
    expression = declared.get("license_expression")
    if expression is not None:
        return str(expression)
    classifiers = [one for one in declared.get("classifier", []) if one.startswith("License ::")]
    return "; ".join([*classifiers, *str(declared.get("license", "")).splitlines()[:1]])


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("GPL-3.0-or-later", True),
        ("MIT OR AGPL-3.0", True),
        ("License :: OSI Approved :: GNU General Public License v2 (GPLv2)", True),
        ("LGPL-2.1", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("BSD-3-Clause", False),
    ],
)
def test_a_gpl_is_told_from_a_lesser_one(licence: str, refused: bool) -> None:
    assert bool(COPYLEFT.search(licence)) is refused
