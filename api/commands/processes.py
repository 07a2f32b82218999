"""Several processes that answer on one socket, for who has more than one core to serve with."""

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import wait

from api.faults import InputError


def refuse_where_none_can_be_made(processes: int) -> None:
    """Holds that this system can make a process that has what its parent has.

    Raises:
        InputError: it cannot (Windows), and more than one process is wanted.
    """
    if processes > 1 and "fork" not in multiprocessing.get_all_start_methods():
        raise InputError("Meer dan één proces kan op dit systeem niet. Laat --processes weg.")


def in_processes(number: int, run: Callable[[], None]) -> bool:
    """Runs the same in so many processes until one is told to stop; tells the others, and waits for all.

    They share nothing but what was open before, such as the socket that they listen on. When one of them ends without
    being told, all do: what started this program then knows that something is wrong, and can start it anew.

    Returns:
        Whether they ended because they were told to.
    """
    context = multiprocessing.get_context("fork")
    running = [context.Process(target=_alone, args=(run,)) for _ in range(number)]
    told = False

    def stop(*_: object) -> None:
        nonlocal told
        told = True
        for process in running:
            if process.pid is not None:
                process.terminate()

    before = signal.signal(signal.SIGTERM, stop)
    try:
        # A process that is just made has the handler of its parent, and would take a request to stop for its own: it is
        # kept waiting until each has its own way to stop.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        for process in running:
            process.start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        wait([process.sentinel for process in running])
    except KeyboardInterrupt:
        told = True
    finally:
        by_itself = not told
        stop()
        for process in running:
            process.join()
        signal.signal(signal.SIGTERM, before)
    return not by_itself


def _alone(run: Callable[[], None]) -> None:
    """In the process itself, which is told to stop in the usual ways and tells nobody else."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    try:
        run()
    except KeyboardInterrupt:
        return
