"""The published description against the API Design Rules of the Dutch government, by the linter they come with.

The linter is a program for Node.js; it is installed once, by the versions and hashes of tests/spectral, without running
anything that it brings along, and kept in the cache of this account.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import skip_or_fail

WHAT = "Spectral (the API Design Rules)"
RULES = ("api-design-rules-2.1.0.spectral.yaml", "api-design-rules-2.2.0-rc.spectral.yaml")
OLD_WISH = "servers-use-https"
"""Version 2.1.0 wishes an absolute https address. From 2.2.0 on a relative one is allowed: it is right anywhere."""


@pytest.fixture(scope="module")
def spectral(root: Path, pytestconfig: pytest.Config) -> Path:
    """The linter, installed."""
    npm = shutil.which("npm")
    if npm is None:
        skip_or_fail(pytestconfig, WHAT, "no npm on the PATH (Debian: apt install npm)")
    source = root / "tests/spectral"
    digest = hashlib.sha256((source / "package-lock.json").read_bytes()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "ketenkaart-tests" / f"spectral-{digest}"
    program = folder / "node_modules/.bin/spectral"
    if not program.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(source / name, folder)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved"]
        made = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if made.returncode != 0:
            shutil.rmtree(folder, ignore_errors=True)
            skip_or_fail(pytestconfig, WHAT, f"npm ci failed: {made.stderr.strip()[-300:]}")
    return program


def lint(spectral: Path, rules: Path, description: Path, folder: Path) -> dict[str, int]:
    """What the linter finds: for each rule how often."""
    out = folder / "found.json"
    wanted = ["--quiet", "--ruleset", str(rules), "--format", "json", "--output", str(out), str(description)]
    run = subprocess.run(
        [spectral, "lint", *wanted], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert out.exists(), run.stdout + run.stderr
    found: dict[str, int] = {}
    for one in json.loads(out.read_text("utf-8")):
        found[one["code"]] = found.get(one["code"], 0) + 1
    return found


@pytest.mark.parametrize("rules", RULES)
def test_the_description_follows_the_design_rules(
    spectral: Path, shared_dir: Path, root: Path, tmp_path: Path, rules: str
) -> None:
    found = lint(spectral, shared_dir / "standards" / rules, root / "docs/reference/openapi.json", tmp_path)

    assert found == ({OLD_WISH: 1} if "2.1.0" in rules else {})


def test_the_linter_sees_what_breaks_the_rules(spectral: Path, shared_dir: Path, root: Path, tmp_path: Path) -> None:
    document = json.loads((root / "docs/reference/openapi.json").read_text("utf-8"))
    document["openapi"] = "3.1.0"
    document["paths"]["/Not_Kebab/"] = document["paths"].pop("/openapi.json")
    del document["info"]["contact"]
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(document), "utf-8")

    found = lint(spectral, shared_dir / "standards" / RULES[0], broken, tmp_path)

    assert {"openapi3", "info-contact", "paths-kebab-case", "paths-open-api-json-resource-exists"} <= set(found)


def test_the_lock_holds_versions_and_hashes_and_no_address(root: Path) -> None:
    text = (root / "tests/spectral/package-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]

    assert "://" not in text
    for name, package in packages.items():
        if name != "":
            assert re.fullmatch(r"\d+\.\d+\.\d+([-+.].+)?", package["version"]), name
            assert package["integrity"].startswith("sha512-"), name
