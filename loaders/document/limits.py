"""What reading one file may cost. Who hits a limit is told which one, and by which setting it is raised."""

from dataclasses import dataclass

MEMORY = 1_500_000_000
# Bytes of address space. The most cells that are read, 200,000, take 0.5 GB; a plan of ten pages 0.1 GB.
PROCESSOR_SECONDS = 120
# pypdfium2 reads 47 pages a second and more: 1,000 pages with a table on each take some 50 seconds.
SECONDS = 180
# By the clock: half as much again, for a machine that has more to do.
ANSWER = 100_000_000
# Bytes. A text of 20 MB, the most that is read, in runs of 40 letters with a place each.


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """What the process that reads one file may use. Memory and processor time are held to on Linux only."""

    memory: int = MEMORY
    """Bytes of address space."""
    processor_seconds: int = PROCESSOR_SECONDS
    seconds: int = SECONDS
    """By the clock, from its start to its answer."""
    answer: int = ANSWER
    """Bytes of the document as it is handed over."""


DEFAULT_LIMITS = ReaderLimits()
