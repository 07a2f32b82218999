"""What goes wrong on the way to a server is said in one plain line, and never with a password."""

import logging
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator

import pytest

from graph.store.faults import StoreUnavailableError
from graph.store.neo4j import open_neo4j_store
from graph.store.neo4j.errors import is_too_old, too_old
from tests import neo4j_server
from tests.contract.plans import STAMP, known
from tests.told import told

PASSWORD = "zeer geheim/wachtwoord:%"


@pytest.fixture
def listen() -> Iterator[Callable[[bytes | None], int]]:
    """Opens a port that is no Neo4j: it answers with these bytes and hangs up, or, given None, says nothing."""
    sockets: list[socket.socket] = []

    def answer(server: socket.socket, said: bytes | None) -> None:
        while True:
            try:
                client, _ = server.accept()
            except OSError:
                return
            sockets.append(client)
            if said is not None:
                client.recv(64)
                client.sendall(said)
                client.close()

    def open_port(said: bytes | None) -> int:
        server = socket.create_server(("127.0.0.1", 0))
        sockets.append(server)
        threading.Thread(target=answer, args=(server, said), daemon=True).start()
        port: int = server.getsockname()[1]
        return port

    yield open_port
    for one in sockets:
        one.close()


def refused(url: str, *, user: str = "neo4j", password: str = PASSWORD, database: str | None = None) -> str:
    begin = time.monotonic()
    with pytest.raises(StoreUnavailableError) as caught:
        open_neo4j_store(url, user, password, database=database)
    assert time.monotonic() - begin < 25
    said = told(caught.value)
    assert "\n" not in said
    assert said.endswith(".")
    for form in (said, str(caught.value), repr(caught.value), "".join(traceback.format_exception(caught.value))):
        assert password == "" or password not in form
    return said


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_down(scheme: str) -> None:
    port = neo4j_server.free_port()
    assert f"{scheme}://127.0.0.1:{port} antwoordt niet. Draait die?" in refused(f"{scheme}://127.0.0.1:{port}")


def test_a_host_that_nobody_knows() -> None:
    assert "niet bekend" in refused("bolt://geen.host.invalid")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_another_password(neo4j_server: neo4j_server.Connection, scheme: str) -> None:
    url = neo4j_server.url.replace("bolt", scheme)
    assert refused(url) == f"Neo4j op {url} neemt deze naam en dit wachtwoord niet aan."


def test_no_password(neo4j_server: neo4j_server.Connection) -> None:
    assert "neemt deze naam en dit wachtwoord niet aan" in refused(neo4j_server.url, user="", password="")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_is_not_there(neo4j_server: neo4j_server.Connection, scheme: str) -> None:
    url = neo4j_server.url.replace("bolt", scheme)
    said = refused(url, user=neo4j_server.user, password=neo4j_server.password, database="bestaat-niet")
    assert said == f"Neo4j op {url} heeft geen database met die naam. Noem er een die bestaat."


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s"])
def test_encryption_that_the_server_does_not_speak(neo4j_server: neo4j_server.Connection, scheme: str) -> None:
    assert "geen versleutelde verbinding" in refused(neo4j_server.url.replace("bolt", scheme))


def test_a_web_server(listen: Callable[[bytes | None], int]) -> None:
    port = listen(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    assert "een webserver, geen Neo4j" in refused(f"bolt://127.0.0.1:{port}")


@pytest.mark.parametrize("said", [b"", b"220 mail\r\n", b"\x00\x00\x00\x00", None], ids=["bye", "mail", "nul", "mute"])
def test_a_port_of_something_else(listen: Callable[[bytes | None], int], said: bytes | None) -> None:
    heard = refused(f"bolt://127.0.0.1:{listen(said)}")
    assert "geen Neo4j" in heard or "antwoordt niet" in heard


@pytest.mark.parametrize(
    ("agent", "old"),
    [
        ("Neo4j/5.26.0", False),
        ("Neo4j/5.26.30", False),
        ("Neo4j/2026.08.1", False),
        ("Neo4j/5.27-aura", False),
        ("Neo4j/5.25.1", True),
        ("Neo4j/4.4.40", True),
        ("Iets anders", True),
    ],
)
def test_servers_of_before_the_long_supported_one_are_too_old(agent: str, old: bool) -> None:
    assert is_too_old(agent) == old
    assert told(too_old("bolt://host:7687", agent)) == (
        f"De server op bolt://host:7687 is {agent}. Nodig is Neo4j 5.26 of later."
    )


@pytest.mark.usefixtures("driver")
def test_a_name_and_password_in_the_address(neo4j_server: neo4j_server.Connection) -> None:
    with open_neo4j_store(neo4j_server.url_with_password, "", "") as store:
        store.init(*known(), STAMP)
        assert store.info().location == neo4j_server.url


def test_the_password_is_in_no_log(
    neo4j_server: neo4j_server.Connection,
    listen: Callable[[bytes | None], int],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("neo4j").setLevel(logging.DEBUG)
    try:
        refused(neo4j_server.url)
        refused(f"bolt://127.0.0.1:{listen(b'HTTP/1.1 400')}")
        refused("bolt://neo4j:geheim1@127.0.0.1:poort", password="")
        with open_neo4j_store(neo4j_server.url_with_password, "", "") as store:
            assert neo4j_server.password not in repr(store)
            assert neo4j_server.password not in repr(vars(store))
    finally:
        logging.getLogger("neo4j").setLevel(logging.NOTSET)
    written = caplog.text + "".join(capfd.readouterr())
    assert "HELLO" in written
    for secret in (PASSWORD, "geheim1", neo4j_server.password):
        assert secret not in written
