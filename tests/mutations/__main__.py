"""Makes each change in a copy of the repository, runs the tests that fit, and says which were noticed.

    python -m tests.mutations [words of a change ...]

It takes some minutes, so it is run by hand: after a change of the reader, the rules, the questions or a store.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.copies import copied_tree
from tests.mutations.changes import CHANGES, Change

ROOT = Path(__file__).resolve().parents[2]
NOTICED = 26
"""Of the thirty: fewer is a failure."""


def run(folder: Path, tests: Sequence[str]) -> int:
    """The exit code of pytest on some files of tests in a copy; 0 where all pass."""
    # A module that is changed within a second would be taken from its compiled form.
    surroundings = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    surroundings.setdefault("KETENKAART_SHARED", str(ROOT.parent / "shared"))
    asked = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", *tests]
    return subprocess.run(
        asked, cwd=folder, env=surroundings, capture_output=True, stdin=subprocess.DEVNULL, check=False
    ).returncode


def noticed(folder: Path, change: Change) -> bool:
    """Whether a test fails when a change is made in a copy; the copy is put back.

    Raises:
        RuntimeError: the tests could not be run at all.
    """
    path = folder / change.path
    whole = path.read_text("utf-8")
    path.write_text(whole.replace(change.old, change.new), encoding="utf-8")
    try:
        code = run(folder, change.tests)
    finally:
        path.write_text(whole, encoding="utf-8")
    # 1: a test failed; 2: a file of tests could not be imported any more.
    if code not in (0, 1, 2):
        raise RuntimeError(f"pytest ended with {code} for: {change.breaks}")
    return code != 0


def main(words: Sequence[str]) -> int:
    """Runs the changes that are named, or all; 1 where too few were noticed."""
    changes = [one for one in CHANGES if len(words) == 0 or any(word in one.breaks for word in words)]
    with TemporaryDirectory() as given:
        folder = copied_tree(ROOT, Path(given) / "copy")
        tests = sorted({file for one in changes for file in one.tests})
        if run(folder, tests) != 0:
            print("the tests do not pass as they are; nothing can be said of changes", file=sys.stderr)
            return 1
        missed = 0
        for number, change in enumerate(changes, 1):
            seen = noticed(folder, change)
            missed += not seen
            print(f"{number:2} {'noticed' if seen else 'MISSED '} {change.path}: {change.breaks}", flush=True)
    print(f"{len(changes) - missed} of {len(changes)} noticed")
    return int(missed > len(CHANGES) - NOTICED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
