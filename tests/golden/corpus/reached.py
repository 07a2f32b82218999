"""What was reached of the corpus: kept in ``reached.yaml``, and demanded by the tests from then on."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.golden.corpus.measure import Measured

FILE = Path(__file__).parent / "reached.yaml"
PARTS = ("actions", "holders", "timings", "partners", "owner", "title", "ambitions")
_SAID = """# What was reached of the corpus: precision and recall, cut to two decimals, and the silent wrong rows.
# Written by `python -m tests.golden.corpus reached`; the aim is 0.98 for actions and holders and 0 silent rows.
"""


def reached(file: Path = FILE) -> Mapping[str, Any]:
    """What is kept, by the name of the set: "plans" or a transformation."""
    kept: Mapping[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return kept


def keep(found: Mapping[str, Measured], file: Path = FILE, said: str = _SAID) -> None:
    """Keeps what is reached now instead of what was, below the words of ``said``."""
    lines = []
    for name, measured in found.items():
        rates = (f"{part}: [{_cut(measured.precision(part))}, {_cut(measured.recall(part))}]" for part in PARTS)
        lines.append(f"{name}: {{{', '.join(rates)}, silent: {measured.silent}}}\n")
    file.write_text(said + "".join(lines), "utf-8")


def short(name: str, measured: Measured, file: Path = FILE) -> list[str]:
    """Where less is found, or more wrong without a word, than was reached; nothing where it is not."""
    kept = reached(file)[name]
    told = [
        f"{part}: {rate:.3f} < {least}"
        for part in PARTS
        for rate, least in zip((measured.precision(part), measured.recall(part)), kept[part], strict=True)
        if rate < least
    ]
    if measured.silent > kept["silent"]:
        rows = sorted({f"{miss.plan}: {miss.row[:60]}" for miss in measured.misses if miss.silent})
        told.append(f"silent: {measured.silent} > {kept['silent']}: {rows}")
    return told


def _cut(rate: float) -> float:
    return math.floor(rate * 100 + 1e-9) / 100
