"""A client of an application in this process: what a request takes is what the application takes, and no connection."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager

import httpx
from starlette.applications import Starlette

THIS_MACHINE = "http://127.0.0.1"


class Inside:
    """Asks an application one question after the other; what it raises becomes an answer of status 500."""

    def __init__(self, runner: asyncio.Runner, client: httpx.AsyncClient) -> None:
        self._runner, self._client = runner, client

    def get(self, path: str) -> httpx.Response:
        """The answer, whole."""
        return self._runner.run(self._client.get(path))

    def post(self, path: str, content: bytes, media: str) -> httpx.Response:
        """The answer to what is sent."""
        return self._runner.run(self._client.post(path, content=content, headers={"Content-Type": media}))


@contextmanager
def inside(app: Starlette) -> Iterator[Inside]:
    """A client of ``app``, which starts now and stops behind it."""
    around = AsyncExitStack()
    with asyncio.Runner() as runner:
        client = runner.run(_started(app, around))
        try:
            yield Inside(runner, client)
        finally:
            runner.run(around.aclose())


async def _started(app: Starlette, around: AsyncExitStack) -> httpx.AsyncClient:
    await around.enter_async_context(app.router.lifespan_context(app))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    client = httpx.AsyncClient(transport=transport, base_url=THIS_MACHINE, timeout=None)
    return await around.enter_async_context(client)
