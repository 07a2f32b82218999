"""How many plans may be under way at once, and how long a body may take to come in.

Whoever is let in has a place until the plan is stored or refused; the others are told to come back. A place is taken
before anything of the body is read: else everybody is inside before the first is counted.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from anyio import CapacityLimiter, fail_after
from starlette.requests import HTTPConnection

from api.problems import RETRY_SECONDS, ProblemError, too_large

MOST_WAITING = 8
# Plans that wait while one is read. The given plan takes 0.3 s of a processor: the last of eight waits some 3 s.


class Admissions:
    """The places of one process. Taken and freed on the event loop only, so that the count needs no lock."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        self.limiter = CapacityLimiter(1)
        self._most = most_waiting + 1
        self._taken = 0

    @property
    def taken(self) -> int:
        """How many are inside: the one that is read and those that wait."""
        return self._taken

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place for as long as the block lasts.

        Raises:
            ProblemError: 503, all places are taken.
        """
        if self._taken >= self._most:
            detail = f"{self._taken} plans are being read or waiting for it already; nothing was stored."
            raise ProblemError(503, detail, (), {"Retry-After": RETRY_SECONDS, "Connection": "close"})
        self._taken += 1
        try:
            yield
        finally:
            self._taken -= 1


def admissions_of(request: HTTPConnection) -> Admissions:
    """The places of the application that serves this request."""
    found = request.app.state.admissions
    assert isinstance(found, Admissions)
    return found


async def body_of(stream: AsyncIterator[bytes], limit: int, seconds: float) -> bytes:
    """The body, of which never more than ``limit`` bytes are kept.

    Raises:
        ProblemError: 413, it is longer; 408, it was not there in ``seconds``.
    """
    parts: list[bytes] = []
    length = 0
    try:
        with fail_after(seconds):
            async for part in stream:
                length += len(part)
                if length > limit:
                    raise too_large(limit)
                parts.append(part)
    except TimeoutError:
        detail = f"The body did not come in within {seconds:g} seconds; nothing was stored."
        raise ProblemError(408, detail, (), {"Connection": "close"}) from None
    return b"".join(parts)
