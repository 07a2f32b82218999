"""What came of loading a file."""

from dataclasses import dataclass, field
from pathlib import Path

from graph.model.form import Reading
from graph.model.rows import PlanStatements
from graph.store.port import Change, StoreError
from loaders.errors import LoadError


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read and checked, and what will be stored of it."""

    path: Path
    reading: Reading = field(repr=False)
    statements: PlanStatements = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """A file with what came of it: a change, or why there is none. Neither: another file was in the way."""

    path: Path
    reading: Reading | None = field(default=None, repr=False)
    change: Change | None = None
    problem: LoadError | StoreError | None = None

    @property
    def stored(self) -> bool:
        """Whether the store now says what this file says."""
        return self.change is not None


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """All files of one load, in the order they were given."""

    files: tuple[FileOutcome, ...]

    @property
    def complete(self) -> bool:
        """Whether everything was stored."""
        return all(file.stored for file in self.files)

    @property
    def store_failed(self) -> bool:
        """Whether it was the store that could not go on, and not the input."""
        return any(isinstance(file.problem, StoreError) for file in self.files)
