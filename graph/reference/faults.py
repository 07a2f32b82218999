"""What can be wrong with a file of knowledge."""

from pathlib import Path


class ReferenceError_(Exception):  # noqa: N801, N818  (ReferenceError is Python's own)
    """A file of knowledge cannot be used; nothing of it was taken.

    ``file`` is the file, ``path`` the place in it (such as ``organisations[3].kind``; empty for the file as a
    whole), ``message`` says in Dutch what is wrong and what to do.
    """

    def __init__(self, file: Path, path: str, message: str) -> None:
        place = f"{file}, {path}" if path != "" else str(file)
        super().__init__(f"{place}: {message}")
        self.file = file
        self.path = path
        self.message = message
