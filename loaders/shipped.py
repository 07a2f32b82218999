"""The plans that ship with the package, a folder each: found by looking, so that no code names one."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from graph.model.form import Document
from graph.reference.checked_yaml import FileModel, read_yaml

_NAMES = "district.yaml"
_REVIEW = "review.yaml"
_PLANS = (".txt", ".json")


@dataclass(frozen=True, slots=True)
class ShippedPlans:
    """One folder of plans; ``names`` is the file that tells who is who in it, where it needs one of its own.

    ``accepted`` are those whose reading was reviewed and accepted before they were shipped, by the bytes of the file.
    """

    folder: Path
    names: Path | None
    plans: tuple[Path, ...]
    accepted: tuple[Path, ...]


class _Accepted(FileModel):
    """That somebody accepted what is read of a file."""

    file: str
    sha256: str
    by: str
    at: str


class _Review(FileModel):
    """The review of a folder of plans."""

    accepted: tuple[_Accepted, ...] = ()


def shipped_plans() -> tuple[ShippedPlans, ...]:
    """Every folder of plans in the package, in order of name."""
    examples = Path(str(files("loaders"))) / "examples"
    folders = sorted(folder for folder in examples.iterdir() if folder.is_dir())
    return tuple(shipped for shipped in map(_shipped, folders) if len(shipped.plans) > 0)


def shipped_names() -> tuple[Path, ...]:
    """The files of names that ship with the package, to be read beside what is known of itself."""
    return tuple(shipped.names for shipped in shipped_plans() if shipped.names is not None)


def was_accepted(document: Document | None) -> bool:
    """Whether a document is one of those that ship with the package and whose reading was accepted before."""
    return document is not None and document.sha256 in _accepted_hashes()


@cache
def _accepted_hashes() -> frozenset[str]:
    return frozenset(sha256(plan.read_bytes()).hexdigest() for one in shipped_plans() for plan in one.accepted)


def _shipped(folder: Path) -> ShippedPlans:
    names = folder / _NAMES
    plans = tuple(sorted(file for file in folder.iterdir() if file.suffix in _PLANS))
    return ShippedPlans(folder, names if names.is_file() else None, plans, _accepted(folder / _REVIEW, plans))


def _accepted(review: Path, plans: tuple[Path, ...]) -> tuple[Path, ...]:
    if not review.is_file():
        return ()
    hashes = {one.file: one.sha256 for one in read_yaml(review, _Review).accepted}
    return tuple(plan for plan in plans if hashes.get(plan.name) == sha256(plan.read_bytes()).hexdigest())
