"""A page of instructions, followed to the letter: its blocks are files, changes of files, and commands.

```python title="path"     the whole of a new file (or of any other language)
```diff title="path"       a change: lines that stand there once, those with - go, those with + come
```console                 commands behind $, from the root of the repository; each has to succeed
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"\n]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page: its language, the file it goes to if it goes to one, and its text."""

    language: str
    path: str | None
    text: str


def blocks_of(page: str) -> tuple[Block, ...]:
    """The blocks of a page that are to be followed, in order."""
    found = (Block(language, path or None, text) for language, path, text in _BLOCK.findall(page))
    return tuple(block for block in found if block.path is not None or block.language == "console")


def follow(block: Block, folder: Path) -> Iterator[str]:
    """Does what a block says in a copy of the repository; gives what went wrong."""
    if block.path is None:
        yield from (told for command in _commands(block.text) if (told := _run(command, folder)) != "")
    elif block.language == "diff":
        yield from _change(folder / block.path, block.text)
    elif (folder / block.path).exists():
        yield f"{block.path} is there already"
    else:
        (folder / block.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / block.path).write_text(block.text, encoding="utf-8")


def _change(path: Path, change: str) -> Iterator[str]:
    lines = change.splitlines(keepends=True)
    wrong = [line for line in lines if line[:1] not in (" ", "+", "-", "\n")]
    before = "".join(line[1:] or "\n" for line in lines if line[:1] != "+")
    after = "".join(line[1:] or "\n" for line in lines if line[:1] != "-")
    text = path.read_text("utf-8")
    if len(wrong) > 0 or text.count(before) != 1:
        told = f"{path.name}: these lines stand there {text.count(before)} times, and should once"
        yield "\n".join((told, before, *wrong))
        return
    path.write_text(text.replace(before, after), encoding="utf-8")


def _commands(text: str) -> list[str]:
    return re.findall(r"^\$ (.+)$", text, re.MULTILINE)


def _run(command: str, folder: Path) -> str:
    surroundings = {**os.environ, "PYTHONPATH": str(folder), "KETENKAART_STORE": str(folder / "store.db")}
    surroundings.pop("MAKEFLAGS", None)
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=surroundings, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    return "" if done.returncode == 0 else f"$ {command}\n{done.stdout[-4000:]}{done.stderr[-4000:]}"


def with_environment(folder: Path) -> None:
    """Gives a copy the environment of this run, with the stamps of make: nothing is installed anew."""
    own = folder / ".venv"
    own.mkdir()
    for part in Path(sys.prefix).iterdir():
        if not part.name.startswith("."):
            (own / part.name).symlink_to(part)
    for stamp, source in (("test-lock", "requirements/test.txt"), ("project", "pyproject.toml")):
        summed = subprocess.run(["cksum"], input=(folder / source).read_bytes(), capture_output=True, check=True)
        (own / f".{stamp}-{summed.stdout.decode().strip().replace(' ', '-')}").touch()
