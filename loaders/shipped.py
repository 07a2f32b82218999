"""The plans that ship with the package, a folder each: found by looking, so that no code names one."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

_NAMES = "district.yaml"
_PLANS = (".txt", ".json")


@dataclass(frozen=True, slots=True)
class ShippedPlans:
    """One folder of plans; ``names`` is the file that tells who is who in it, where it needs one of its own."""

    folder: Path
    names: Path | None
    plans: tuple[Path, ...]


def shipped_plans() -> tuple[ShippedPlans, ...]:
    """Every folder of plans in the package, in order of name."""
    examples = Path(str(files("loaders"))) / "examples"
    folders = sorted(folder for folder in examples.iterdir() if folder.is_dir())
    return tuple(shipped for shipped in map(_shipped, folders) if len(shipped.plans) > 0)


def shipped_names() -> tuple[Path, ...]:
    """The files of names that ship with the package, to be read beside what is known of itself."""
    return tuple(shipped.names for shipped in shipped_plans() if shipped.names is not None)


def _shipped(folder: Path) -> ShippedPlans:
    names = folder / _NAMES
    plans = tuple(sorted(file for file in folder.iterdir() if file.suffix in _PLANS))
    return ShippedPlans(folder, names if names.is_file() else None, plans)
