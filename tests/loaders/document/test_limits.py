"""What reading one file may cost: each limit, what hitting it is called, and its size."""

from graph.model.faults import Fault
from loaders.document.limits import DEFAULT_LIMITS, ReaderLimits
from tests.loaders.document.test_child import LINUX, read, refused


@LINUX
def test_memory_is_what_python_gets_at_most() -> None:
    limits = ReaderLimits(memory=400_000_000)
    assert refused("eats_memory", limits=limits) == Fault("reader-out-of-memory", {"limit": 400_000_000})


@LINUX
def test_processor_seconds_are_what_reading_gets_at_most() -> None:
    limits = ReaderLimits(processor_seconds=1)
    assert refused("eats_processor", limits=limits) == Fault("reader-out-of-processor-time", {"limit": 1})


def test_seconds_are_what_a_process_gets_by_the_clock() -> None:
    assert refused("sleeps", limits=ReaderLimits(seconds=1)) == Fault("reader-out-of-time", {"limit": 1})


def test_answer_is_what_may_come_out_of_a_file() -> None:
    limits = ReaderLimits(answer=1_000_000)
    assert refused("says_much", limits=limits) == Fault("reader-out-of-room", {"limit": 1_000_000})
    assert len(read("says_much", limits=ReaderLimits(answer=3_000_000)).text) == 2_000_001


def test_the_limits_are_those_that_are_named() -> None:
    assert ReaderLimits(1_500_000_000, 120, 180, 100_000_000) == DEFAULT_LIMITS
