"""Who may ask, how much may be sent, and what every answer carries. Requests are written byte by byte where a client
would put them right."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.datastructures import Headers

from api.app import AppSettings
from api.parts.sent_file import ROOM_FOR_FIELDS
from api.security import GuardRules, allowed_hosts, host_of, refusal_of
from graph.reference import Reference
from tests.api.http.serving import app_on, client_of, problem, served

EVERYWHERE = {
    "api-version": "1.0.0",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
}


def sent(address: str, request: bytes) -> bytes:
    """What the server answers to these very bytes."""
    parts = urlsplit(address)
    assert parts.hostname is not None
    with socket.create_connection((parts.hostname, parts.port or 80), timeout=20) as connection:
        connection.sendall(request)
        answer = b""
        while part := connection.recv(65_536):
            answer += part
    return answer


@pytest.fixture(scope="module")
def address(filled: Path, known: Reference) -> Iterator[str]:
    with served(app_on(filled, known, AppSettings(text_limit=2_000, file_limit=16_000))) as made:
        yield made


@pytest.mark.parametrize(
    "path", ["/health", "/plans", "/network/picture.svg", "/openapi.json", "/nergens", "/plans?limit=0"]
)
def test_every_answer_has_the_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers

    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "strict-transport-security" not in headers
    assert "server" not in headers


@pytest.mark.parametrize(
    ("mode", "dest", "path", "status"),
    [
        ("no-cors", "image", "/network/picture.svg", 403),
        ("cors", "empty", "/plans", 403),
        ("navigate", "iframe", "/plans", 403),
        ("navigate", "document", "/plans", 200),
        ("cors", "empty", "/openapi.json", 200),
    ],
)
def test_a_page_of_another_site_may_lead_here_but_keeps_nothing_at_work(
    client: httpx.Client, mode: str, dest: str, path: str, status: int
) -> None:
    asked = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode, "sec-fetch-dest": dest}
    assert client.get(path, headers=asked).status_code == status


def test_behind_tls_browsers_are_told_to_come_by_tls_only(filled: Path, known: Reference) -> None:
    with client_of(app_on(filled, known, AppSettings(behind_tls=True))) as client:
        assert client.get("/health").headers["strict-transport-security"] == "max-age=31536000"


def test_only_the_description_may_be_read_from_every_site(client: httpx.Client) -> None:
    assert client.get("/openapi.json").headers["access-control-allow-origin"] == "*"
    assert client.get("/openapi.json").headers["cross-origin-resource-policy"] == "cross-origin"
    assert "access-control-allow-origin" not in client.get("/plans").headers
    assert client.get("/plans").headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "host", ["elders.example", "localhost.elders.example", "127.0.0.1.elders.example", "10.0.0.1", "a@localhost", ""]
)
def test_a_name_that_is_none_of_this_service_is_refused(client: httpx.Client, host: str) -> None:
    said = problem(client.get("/plans", headers={"Host": host}), 400)

    assert [fault["location"] for fault in said["errors"]] == ["host"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8000"])
def test_the_names_of_this_machine_are_allowed(client: httpx.Client, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == 200


def test_a_name_that_a_setting_allows(filled: Path, known: Reference) -> None:
    with client_of(app_on(filled, known, AppSettings(allowed_hosts=("Kaart.Example:8443", " ")))) as client:
        assert client.get("/health", headers={"Host": "kaart.example"}).status_code == 200
        problem(client.get("/health", headers={"Host": "andere.example"}), 400)


def test_two_hosts_or_none_are_refused(address: str) -> None:
    assert sent(address, b"GET /v1/health HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 400")
    two = b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\nHost: elders\r\nConnection: close\r\n\r\n"
    assert sent(address, two).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("localhost:8000", "localhost"),
        ("[::1]:1", "::1"),
        ("a b", ""),
        ("", ""),
        ("x:y", ""),
        ("a/b", ""),
        ("x:123456", ""),
    ],
)
def test_the_host_of_a_header(header: str, expected: str) -> None:
    assert host_of(header) == expected
    assert allowed_hosts([header]) == ({expected} if expected else set())


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elders.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_changes_nothing(client: httpx.Client, headers: dict[str, str]) -> None:
    response = client.post("/imports", content="tekst", headers={"Content-Type": "text/plain", **headers})

    problem(response, 403)


def test_a_page_of_its_own_may(client: httpx.Client) -> None:
    own = {"Origin": f"http://{client.base_url.netloc.decode()}", "Sec-Fetch-Site": "same-origin"}

    problem(client.post("/imports", content="tekst", headers={"Content-Type": "text/plain", **own}), 400)


def test_a_body_that_is_too_long_is_refused_before_it_is_read(address: str) -> None:
    request = (
        b"POST /v1/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n{"
    )

    for length in (16_001 + ROOM_FOR_FIELDS, 10**17):
        assert sent(address, request % length).startswith(b"HTTP/1.1 413"), length


def test_a_length_of_any_size_is_compared() -> None:
    rules = GuardRules("1.0.0", 16_000)

    for length, status in (
        ("16000", None),
        ("16001", 413),
        ("9" * 4_000, 413),
        ("-1", 400),
        ("\xb2", 400),
        ("1e3", 400),
    ):
        found = refusal_of("POST", "/v1/imports", Headers({"host": "localhost", "content-length": length}), rules)
        assert (None if found is None else found.status) == status


def test_a_body_of_untold_length_is_counted(address: str) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(500):
            yield b"x" * 1_000

    response = httpx.post(
        f"{address}/v1/imports", content=parts(), headers={"Content-Type": "text/plain"}, trust_env=False
    )

    problem(response, 413)


def test_a_text_is_counted_against_its_own_limit(address: str) -> None:
    response = httpx.post(
        f"{address}/v1/imports", content=b"x" * 2_001, headers={"Content-Type": "text/plain"}, trust_env=False
    )

    problem(response, 413)


def test_a_length_that_is_none(address: str) -> None:
    request = b"POST /v1/imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: \xb2\r\nConnection: close\r\n\r\n"

    assert sent(address, request).startswith(b"HTTP/1.1 400")


def test_head_is_get_without_the_body(client: httpx.Client, address: str) -> None:
    got, head = client.get("/plans"), client.head("/plans")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]
    assert head.headers["etag"] == got.headers["etag"]
    raw = sent(address, b"HEAD /v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert raw.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    "path",
    [
        "/plans/..%2f..%2f..%2fetc%2fpasswd",
        "/plans/%2e%2e/%2e%2e/etc/passwd",
        "/plans/..\\..\\windows",
        "/plans/a%00b",
        "/plans/%F0%9F%A6%8A",
        "/plans/%ff%fe",
        f"/plans/{'a' * 301}",
        f"/plans/{'a.' * 5000}a",
        "/findings/" + "a:" * 1500 + "a",
        "/organisations/'; DROP TABLE node;--",
        "/organisations/%60%20MATCH%20(n)%20DETACH%20DELETE%20n",
    ],
)
def test_a_code_that_is_none_is_a_fault_or_not_there(client: httpx.Client, path: str) -> None:
    response = client.get(path)

    said = problem(response, response.status_code)
    assert response.status_code in (400, 404)
    assert "\0" not in response.text
    assert len(str(said["instance"])) < 3_000


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=a%00b",
        "q=%ff",
        "q=" + "a" * 201,
        "q=%E2%80%AE%F0%9F%A6%8A",
        "q=*%20OR%20NEAR(a%20b)%20%22",
        "q=%27%3B--",
        "q=a&limit=" + "9" * 400,
        "q=a&limit=1e3",
        "q=a&limit=%D9%A1",
        "q=a&limit=-0",
        "q=a&district=%0d%0aSet-Cookie:%20a=b",
    ],
)
def test_a_hostile_search_is_words_or_a_fault(client: httpx.Client, query: str) -> None:
    response = client.get(f"/search?{query}")

    assert response.status_code in (200, 400), response.text
    assert "set-cookie" not in response.headers
    if response.status_code == 400:
        problem(response, 400)


def test_what_is_asked_cannot_become_a_header(client: httpx.Client) -> None:
    response = client.get("/actions?words=a%0d%0aX-Evil:%201&limit=1")
    unknown = client.get("/actions?%0d%0aX-Worse:%202=%0d%0aX-Worst:%203")

    assert (response.status_code, unknown.status_code) == (200, 400)
    assert not {"x-evil", "x-worse", "x-worst"} & {*response.headers, *unknown.headers}
    assert "\n" not in response.headers["link"]
    assert "%0D%0A" in response.headers["link"]


def test_many_parameters_are_no_trouble(client: httpx.Client) -> None:
    many = problem(client.get("/actions?" + "&".join(f"x{number}=1" for number in range(2_000))), 400)
    assert len(many["errors"]) == 10  # type: ignore[arg-type]
    assert str(many["detail"]).endswith("1990 more are not shown.")
    problem(client.get("/actions?" + "&".join("degree=a" for _ in range(2_000)).replace("degree", "timing")), 400)
