"""The tables in which the answers of the application are printed: a line for each size, growth below them."""

from collections.abc import Sequence

from benchmarks.asking import Step, Taken
from benchmarks.measure import growth, shown

COLUMNS = (Step.COLD, Step.WARM, Step.BARE, Step.IMPORT, Step.CHANGED, Step.ELSEWHERE)


def print_tables(unit: str, sizes: Sequence[int], tables: Sequence[dict[str, Taken]]) -> None:
    """Prints what each address took at each size (``unit`` says of what), and how that grows."""
    heads = "".join(f"{step.value:>10}" for step in COLUMNS)
    print(f"{'address':27}{unit:>10}{heads}{'warm cpu':>10}{'times':>8}{'bytes':>13}{'elements':>10}{'peak MB':>9}")
    for name in tables[0]:
        for size, table in zip(sizes, tables, strict=True):
            print(_line(name, size, table[name]), flush=True)
        if len(sizes) > 1:
            print(f"    growth over {unit}: {_growths(sizes, [table[name] for table in tables])}")


def _line(name: str, size: int, taken: Taken) -> str:
    values = "".join(f"{shown(taken.seconds(step), 1_000, 1):>10}" for step in COLUMNS)
    warm, bare = taken.seconds(Step.WARM), taken.seconds(Step.BARE)
    times = None if warm is None or bare is None else warm / bare
    cells = (
        f"{name:27}{size:10}{values}{shown(taken.cpu(Step.WARM), 1_000, 1):>10}",
        f"{shown(times, digits=0):>8}{shown(taken.size, digits=0):>13}",
        f"{shown(taken.elements, digits=0):>10}{shown(taken.peak_mb, digits=0):>9}",
        "" if taken.ended is None else f"  {taken.ended}",
    )
    return "".join(cells)


def _growths(sizes: Sequence[int], taken: Sequence[Taken]) -> str:
    parts: dict[str, list[float] | list[float | None]] = {
        "cold": [one.seconds(Step.COLD) for one in taken],
        "warm": [one.seconds(Step.WARM) for one in taken],
        "warm cpu": [one.cpu(Step.WARM) for one in taken],
        "bytes": [one.size for one in taken],
    }
    return ", ".join(f"{what} {shown(growth(sizes, [value or 0.0 for value in of]))}" for what, of in parts.items())
