"""Prints how much is found of the corpus: per plan and per field, the wrong rows, and the transformed plans.

``python -m tests.golden.corpus`` for the plans as they are, with ``transformed`` behind it for the second set as well.
"""

import sys
from collections.abc import Iterable

from tests.golden.corpus.measure import FIELDS, Measured, Miss
from tests.golden.corpus.reading import measured
from tests.golden.corpus.source import sources


def main(arguments: list[str]) -> None:
    """Prints the tables."""
    whole = Measured()
    print(f"{'plan':32}{'actions':>16}{'holders':>16}{'timings':>16}{'silent':>8}")
    for source in sources():
        if len(arguments) > 0 and not any(wanted in source.name for wanted in arguments):
            continue
        found = measured(source)
        print(line(f"{source.name} ({source.form})", found))
        whole.take(found)
    print(line("all", whole), end="\n\n")
    for name in FIELDS:
        right, found_, wanted = whole.counts.get(name, (0, 0, 0))
        print(
            f"{name:12} precision {whole.precision(name):.3f}  recall {whole.recall(name):.3f}  ({right} right, "
            f"{found_} found, {wanted} expected)"
        )
    print(f"silent wrong rows: {whole.silent}\n")
    tell(whole.misses)


def line(name: str, found: Measured) -> str:
    """One line of the table of plans: precision and recall, and the rows that are wrong without a word."""
    rates = "".join(
        f"{found.precision(part):8.2f}{found.recall(part):8.2f}" for part in ("actions", "holders", "timings")
    )
    return f"{name:32}{rates}{found.silent:>8}"


def tell(misses: Iterable[Miss]) -> None:
    """Prints what is not as expected, plan by plan."""
    for miss in misses:
        sign = "SILENT " if miss.silent else ""
        print(f"{miss.plan} {sign}{miss.field}: {miss.row[:70]!r}")
        print(f"    wanted {miss.wanted[:160]!r}\n    found  {miss.found[:160]!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
