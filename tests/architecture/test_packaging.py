"""The wheel holds every file of the three packages that git keeps, and nothing else of theirs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PACKAGES = ("graph", "loaders", "api")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=root,
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def kept_by_git(root: Path) -> set[str]:
    """Tracked files, and new ones that no rule ignores: what the next commit could hold."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *PACKAGES],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    return {name for name in listed.stdout.split("\0") if name and (root / name).exists()}


def test_the_wheel_holds_what_git_keeps(root: Path, contents: set[str]) -> None:
    packaged = {name for name in contents if name.partition("/")[0] in PACKAGES}

    assert packaged == kept_by_git(root)


def test_the_wheel_holds_no_other_package(contents: set[str]) -> None:
    tops = {name.partition("/")[0] for name in contents}

    (information,) = tops - set(PACKAGES)
    assert information.startswith("ketenkaart-")
    assert information.endswith(".dist-info")


def test_the_wheel_carries_its_licence(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (licence,) = (archive.read(name) for name in archive.namelist() if name.endswith("/licenses/LICENSE"))
        (metadata,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith("/METADATA"))

    assert licence == (root / "LICENSE").read_bytes()
    assert "\nLicense-Expression: EUPL-1.2\n" in metadata
