"""How fast plans are read, whether time stays in step with the length of the text, and how much memory that takes.

Beside each reading stands a baseline in the same run: splitting the text into lines and holding one regular
expression against each, which is the least any reader of lines costs. Run from the root of the repository:
``python -m benchmarks.reading``.
"""

import re
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from graph.reference import Reference, load_reference
from loaders.document import document_of_text
from loaders.reading import read_as_plan

EXAMPLES = Path(__file__).parents[1] / "loaders/examples"
TIMES = (1, 4, 16)  # more copies of these plans hold more blocks than one plan may
_WORDS = re.compile(r"\s*(?:[•-]\s+)?(\w+)(?:\s+\w+)*")


def baseline(text: str) -> int:
    """One regular expression on each line."""
    return sum(1 for line in text.splitlines() if _WORDS.match(line) is not None)


def timed(work: Callable[[], object], runs: int) -> float:
    """The best of some runs, in seconds of processor time: what else runs on the machine counts less."""
    best = float("inf")
    for _ in range(runs):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def peak(work: Callable[[], object]) -> int:
    """The most memory in use at once, in bytes."""
    tracemalloc.start()
    work()
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return used


def read(text: str, reference: Reference) -> None:
    """A text to a plan with its organisations."""
    read_as_plan(document_of_text(text, "plan.txt"), reference)


def texts() -> dict[str, tuple[str, Reference]]:
    """The plans that ship as texts, each with what is known beforehand."""
    practice = load_reference([EXAMPLES / "oefendistrict/district.yaml"])
    found = {"uitvoeringsplan": (EXAMPLES / "leidschendam-voorburg/uitvoeringsplan-2025.txt", load_reference())}
    for path in sorted((EXAMPLES / "oefendistrict").glob("*.txt")):
        found[path.stem] = (path, practice)
    return {name: (path.read_text("utf-8"), reference) for name, (path, reference) in found.items()}


def main() -> None:
    """Prints a table: characters per second for each text at each size."""
    print(f"{'text':32}{'times':>6}{'characters':>12}{'seconds':>9}{'chars/s':>10}", end="")
    print(f"{'to 1x':>7}{'baseline/s':>12}{'peak MB':>9}")
    for name, (text, reference) in texts().items():
        read(text, reference)  # names and words are indexed once, not per plan
        first = 0.0
        for times in TIMES:
            long = text * times
            seconds = timed(partial(read, long, reference), 3)
            least = timed(partial(baseline, long), 5)
            used = peak(partial(read, long, reference))
            speed = len(long) / seconds
            first = first or speed
            print(
                f"{name:32}{times:>6}{len(long):>12,}{seconds:>9.2f}{speed:>10,.0f}{first / speed:>7.2f}"
                f"{len(long) / max(least, 1e-9):>12,.0f}{used / 1e6:>9.1f}",
                flush=True,
            )
    print("to 1x: how much longer a character takes than in the text once; 1.00 is linear.")


if __name__ == "__main__":
    main()
