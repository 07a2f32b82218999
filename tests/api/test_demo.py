"""The demonstration's application: its pages, its headers, and whom it answers."""

import asyncio
import socket

import httpx
import pytest
from fastapi import FastAPI

from api.commands.demo import listen
from api.commands.demo_app import demo_app
from api.faults import InputError

POLICY = "default-src 'none'; style-src 'sha256-abc='"
PAGES = {
    "/": f'<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="{POLICY}"><p>een',
    "/oefendistrict": "<!DOCTYPE html><p>twee",
}
REQUIRED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


def ask(path: str, *, host: str = "127.0.0.1:8000", method: str = "GET", app: FastAPI | None = None) -> httpx.Response:
    """What the application answers, without a server between."""
    asked = demo_app(PAGES, "127.0.0.1") if app is None else app

    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(app=asked)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            return await client.request(method, path, headers={"Host": host})

    return asyncio.run(answer())


@pytest.mark.parametrize(("path", "word"), [("/", "een"), ("/oefendistrict", "twee")])
def test_each_district_has_its_page(path: str, word: str) -> None:
    answer = ask(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert word in answer.text
    assert ask(path, method="HEAD").text == ""


@pytest.mark.parametrize("path", ["/", "/oefendistrict", "/nix"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("host", ["127.0.0.1:8000", "elders.example"])
def test_every_answer_carries_the_headers(path: str, method: str, host: str) -> None:
    answer = ask(path, method=method, host=host)
    assert REQUIRED.items() <= dict(answer.headers).items()
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert policy.endswith("frame-ancestors 'none'")


def test_the_policy_of_a_page_is_that_of_the_page_itself() -> None:
    assert ask("/").headers["content-security-policy"] == f"{POLICY}; frame-ancestors 'none'"


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/docs/oauth2-redirect", "/nix", "/%00"])
def test_there_is_nothing_else(path: str) -> None:
    answer = ask(path)
    assert answer.status_code == 404
    assert answer.text == "Deze pagina bestaat niet.\n"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:1", "localhost:8000", "LOCALHOST", "[::1]:8000", "[::1]"])
def test_this_machine_is_answered(host: str) -> None:
    assert ask("/", host=host).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["elders.example", "127.0.0.1.elders.example", "localhost.elders.example:80", "", "[::1", "127.0.0.1:x", "::1"],
)
def test_no_other_name_is_answered(host: str) -> None:
    answer = ask("/", host=host)
    assert answer.status_code == 400
    assert "<p>" not in answer.text


def test_a_host_that_was_chosen_is_answered_and_all_of_them_never() -> None:
    assert ask("/", host="192.168.1.5:8000", app=demo_app(PAGES, "192.168.1.5")).status_code == 200
    assert ask("/", host="elders.example", app=demo_app(PAGES, "0.0.0.0")).status_code == 400


def test_a_port_that_is_taken_is_bad_input() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(InputError, match="--port"):
        listen("127.0.0.1", taken.getsockname()[1])
