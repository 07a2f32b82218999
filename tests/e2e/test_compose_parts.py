"""Each part of docker-compose.yml, started by hand: the same command and environment, against a real Neo4j.

No Docker engine is needed for this: what Compose adds (networks, images) is checked by its schema elsewhere.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml

from tests.neo4j_server import Neo4jServer
from tests.patience import wait_until

# A service of a Compose file: whatever YAML holds.
Service = dict[str, Any]


@pytest.fixture
def services(root: Path) -> dict[str, Service]:
    loaded: dict[str, dict[str, Service]] = yaml.safe_load((root / "docker-compose.yml").read_text("utf-8"))
    return loaded["services"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def filled(value: str, password: str, bolt: str) -> str:
    """A value of the Compose file with its variable and the name of the other service filled in."""
    value = re.sub(r"\$\{NEO4J_PASSWORD:\?[^}]*\}", lambda _: password, value)
    return value.replace("bolt://neo4j:7687", bolt)


@pytest.fixture
def application(services: dict[str, Service], own_neo4j: Neo4jServer, tmp_path: Path) -> Iterator[tuple[int, Path]]:
    connection = own_neo4j.connection
    service = services["app"]
    port, log = free_port(), tmp_path / "application.log"
    command = [part.replace("8000", str(port)) for part in service["command"]]
    command[0] = str(Path(sys.executable).parent / command[0])
    environment = {
        name: filled(value, connection.password, connection.url) for name, value in service["environment"].items()
    }
    with log.open("w") as out:
        started = subprocess.Popen(
            command,
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), **environment},
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        try:
            wait_for(started, port, log)
            yield port, log
        finally:
            started.terminate()
            started.wait(20)


def wait_for(started: subprocess.Popen[bytes], port: int, log: Path) -> None:
    def answers_or_ended() -> bool:
        if started.poll() is not None:
            return True
        try:
            with urlopen(f"http://127.0.0.1:{port}/"):
                return True
        except (URLError, OSError):
            return False

    try:
        wait_until(answers_or_ended, started.pid)
    except TimeoutError as error:
        pytest.fail(f"no answer, {error}\n{log.read_text()}")
    if started.poll() is not None:
        pytest.fail(log.read_text())


def test_the_application_serves_its_page_from_neo4j(
    application: tuple[int, Path], services: dict[str, Service], own_neo4j: Neo4jServer
) -> None:
    port, log = application
    with urlopen(f"http://127.0.0.1:{port}/") as answer:
        page = answer.read().decode()
    assert "Leidschendam-Voorburg" in page
    assert own_neo4j.connection.password not in log.read_text() + page

    check = services["app"]["healthcheck"]["test"]
    assert check[:2] == ["CMD", "python"]
    healthy = subprocess.run(
        [sys.executable, *(part.replace("8000", str(port)) for part in check[2:])], capture_output=True, text=True
    )
    assert healthy.returncode == 0, healthy.stderr


def test_the_database_takes_its_settings(services: dict[str, Service], own_neo4j: Neo4jServer) -> None:
    """The settings the Compose file gives Neo4j by its environment hold on a real server with the same ones."""
    from neo4j import GraphDatabase

    environment = services["neo4j"]["environment"]
    user, password = environment["NEO4J_AUTH"].split("/", 1)
    assert user == own_neo4j.connection.user
    assert "${NEO4J_PASSWORD:?" in password
    wanted = {
        re.sub(r"(?<!_)_(?!_)", ".", name.removeprefix("NEO4J_")).replace("__", "_"): value
        for name, value in environment.items()
        if name != "NEO4J_AUTH"
    }
    connection = own_neo4j.connection
    with GraphDatabase.driver(connection.url, auth=(connection.user, connection.password)) as driver:
        known, _, _ = driver.execute_query("SHOW SETTINGS YIELD name RETURN collect(name) AS names")
        names = set(known[0]["names"])
        healthy, _, _ = driver.execute_query("RETURN 1 AS one")
    assert set(wanted) <= names
    assert healthy[0]["one"] == 1
