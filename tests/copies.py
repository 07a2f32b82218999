"""Copies of the repository, for tests that change what is in it."""

import shutil
from pathlib import Path

_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "build", "dist")


def copied_tree(root: Path, folder: Path) -> Path:
    """The repository without what was made from it, in a folder of its own."""
    shutil.copytree(root, folder, ignore=_LEFT_OUT, symlinks=True)
    return folder
