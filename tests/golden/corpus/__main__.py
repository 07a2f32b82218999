"""Prints how much is found of the corpus: per plan and per field, the wrong rows, and the transformed plans.

``python -m tests.golden.corpus`` for the plans as they are; ``transformed`` behind it for the second set as well, and
``reached`` to keep what both come to as what the tests demand.
"""

import sys
from collections.abc import Iterable

from tests.golden.corpus.measure import FIELDS, Measured, Miss
from tests.golden.corpus.reached import keep
from tests.golden.corpus.reading import measured, together
from tests.golden.corpus.source import sources
from tests.golden.corpus.transform import TRANSFORMATIONS, changed

PARTS = ("actions", "holders", "timings", "ambitions")
HEAD = f"{'plan':34}" + "".join(f"{part:>14}" for part in PARTS) + f"{'silent':>8}{'by head':>9}"


def main(arguments: list[str]) -> None:
    """Prints the tables, of the plans whose names have one of the other arguments in them; of all without one."""
    wanted = [part for part in arguments if part not in ("transformed", "reached")]
    chosen = [one for one in sources() if len(wanted) == 0 or any(part in one.name for part in wanted)]
    print(HEAD)
    found = {"plans": Measured()}
    for source in chosen:
        one = measured(source)
        print(line(f"{source.name} ({source.form})", one), flush=True)
        found["plans"].take(one)
    print(line("all", found["plans"]), end="\n\n")
    rates(found["plans"])
    if len(arguments) > len(wanted):
        print(f"\n{HEAD}")
        for name in TRANSFORMATIONS:
            found[name] = together(changed(name, chosen))
            print(line(name, found[name]), flush=True)
    for measured_ in found.values():
        print()
        tell(measured_.misses)
    if "reached" in arguments and len(wanted) == 0:
        keep(found)


def rates(whole: Measured) -> None:
    """Prints every field, and the number of rows that are wrong without a word."""
    for name in FIELDS:
        right, found, expected = whole.counts.get(name, (0, 0, 0))
        rates = f"precision {whole.precision(name):.3f}  recall {whole.recall(name):.3f}"
        print(f"{name:12} {rates}  ({right} right, {found} found, {expected} expected)")
    print(f"silent wrong rows: {whole.silent}; told of at the head of a column alone: {whole.by_head}")


def line(name: str, found: Measured) -> str:
    """One line of the table of plans: precision and recall, and the rows that are wrong without a word."""
    rates = "".join(f"{found.precision(part):7.2f}{found.recall(part):7.2f}" for part in PARTS)
    return f"{name:34}{rates}{found.silent:>8}{found.by_head:>9}"


def tell(misses: Iterable[Miss]) -> None:
    """Prints what is not as expected, plan by plan."""
    for miss in misses:
        sign = "SILENT " if miss.silent else ""
        print(f"{miss.plan} {sign}{miss.field}: {miss.row[:70]!r}")
        print(f"    wanted {miss.wanted[:160]!r}\n    found  {miss.found[:160]!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
