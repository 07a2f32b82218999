"""Who is let in with a plan: counted before anything of a body is read, and never for longer than a body may take.

The application is asked without a server, so that a body comes in exactly when a test says so.
"""

from collections import Counter
from pathlib import Path

import anyio
from fastapi import FastAPI
from starlette.types import Message, Scope

from api.app import AppSettings
from api.parts.admissions import Admissions
from graph.reference import Reference
from tests.api.http.serving import app_on

SCOPE: Scope = {
    "type": "http",
    "asgi": {"version": "3.0"},
    "http_version": "1.1",
    "method": "POST",
    "scheme": "http",
    "path": "/v1/imports",
    "raw_path": b"/v1/imports",
    "query_string": b"",
    "root_path": "",
    "headers": [(b"host", b"localhost"), (b"content-type", b"text/plain")],
}


class Body:
    """A body of one byte, which is no plan, and which comes in when ``ready`` is set; an answer is kept."""

    def __init__(self, ready: anyio.Event) -> None:
        self.ready = ready
        self.asked = False
        self.answer: Message = {}

    async def receive(self) -> Message:
        self.asked = True
        await self.ready.wait()
        return {"type": "http.request", "body": b" ", "more_body": False}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.answer = message


async def sent(app: FastAPI, number: int) -> list[Body]:
    """So many plans at once, none of whose bodies comes in before all of them were let in or refused."""
    ready = anyio.Event()
    bodies = [Body(ready) for _ in range(number)]
    async with anyio.create_task_group() as tasks:
        for body in bodies:
            tasks.start_soon(app, dict(SCOPE), body.receive, body.send)
        while not all(body.asked or body.answer for body in bodies):
            await anyio.lowlevel.checkpoint()
        ready.set()
    return bodies


def test_thirty_bodies_that_come_in_late_are_not_all_let_in(filled: Path, known: Reference) -> None:
    app = app_on(filled, known)

    bodies = anyio.run(sent, app, 30)

    assert Counter(body.answer["status"] for body in bodies) == {400: 9, 503: 21}
    assert not any(body.asked for body in bodies if body.answer["status"] == 503)
    refused = dict(next(body.answer["headers"] for body in bodies if body.answer["status"] == 503))
    assert refused[b"retry-after"] == b"5"
    admissions = app.state.admissions
    assert isinstance(admissions, Admissions)
    assert admissions.taken == 0


def test_a_place_is_free_again_after_a_refusal(filled: Path, known: Reference) -> None:
    app = app_on(filled, known)
    app.state.admissions = Admissions(most_waiting=0)

    answers = [anyio.run(sent, app, 1)[0].answer["status"] for _ in range(3)]

    assert answers == [400, 400, 400]


def test_a_body_that_never_comes_is_given_up(filled: Path, known: Reference) -> None:
    app = app_on(filled, known, AppSettings(body_seconds=0.001))
    body = Body(anyio.Event())

    anyio.run(app, dict(SCOPE), body.receive, body.send)

    headers = dict(body.answer["headers"])
    assert body.answer["status"] == 408
    assert headers[b"content-type"] == b"application/problem+json"
    assert headers[b"connection"] == b"close"
    assert app.state.admissions.taken == 0
