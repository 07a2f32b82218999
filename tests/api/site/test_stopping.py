"""Who stops while a file is read finds nothing of it. The pages are asked without a server, so that nobody waits."""

import shutil
from pathlib import Path

import anyio
import httpx
import pytest
from starlette.types import Message, Scope

from graph.store.sqlite import open_sqlite_store
from loaders.review import drafts_of
from loaders.unowned import waiting_for_owner
from tests.api.http.test_reviewed_imports import word_file
from tests.api.site.application import application_on


@pytest.mark.parametrize(("owner", "kept"), [("Pluvierdrecht", (1, 0)), ("", (0, 1))])
@pytest.mark.parametrize("leaves", [False, True], ids=["stays", "leaves"])
def test_nothing_is_kept_of_a_file_for_which_nobody_waits(
    filled_store: Path, tmp_path: Path, owner: str, kept: tuple[int, int], leaves: bool
) -> None:
    path = Path(shutil.copy(filled_store, tmp_path / "network.db"))
    form = httpx.Request(
        "POST", "http://localhost/inlezen", files={"bestand": ("plan.docx", word_file())}, data={"eigenaar": owner}
    )
    body, statuses = form.read(), list[int]()
    coming: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/inlezen",
        "raw_path": b"/inlezen",
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost"), (b"content-type", form.headers["content-type"].encode())],
    }

    async def receive() -> Message:
        if len(coming) > 0:
            return coming.pop()
        if not leaves:
            await anyio.sleep_forever()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    anyio.run(application_on(lambda: open_sqlite_store(path)), scope, receive, send)

    with open_sqlite_store(path) as store:
        found = len(drafts_of(store)), len(waiting_for_owner(store))
    assert (statuses, found) == (([499], (0, 0)) if leaves else ([303], kept))
