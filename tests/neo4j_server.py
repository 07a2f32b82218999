"""A real Neo4j Community server on loopback, for the tests, without Docker.

The jars come from Maven once per version and are kept in the user's cache; each server has a home folder, a
port and a password of its own, so that several can run at once and one can be killed and started again.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from urllib.parse import quote, unquote, urlsplit

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from tests.patience import wait_until

try:
    import fcntl
except ImportError:  # Windows has none
    fcntl = None  # type: ignore[assignment]

VERSION = "5.26.30"
ENTRY_POINT = "org.neo4j.server.CommunityEntryPoint"
ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"
USER = "neo4j"
POM = Path(__file__).with_name("neo4j-pom.xml")

SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
server.directories.import=import
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=keep_none
"""

JVM_OPTIONS = (
    "-XX:+UseG1GC",
    "-Dfile.encoding=UTF-8",
    "-Djava.awt.headless=true",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dlog4j2.disable.jmx=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
)


class Neo4jUnavailableError(Exception):
    """No server can be started here; the message says what is missing."""


@dataclass(frozen=True)
class Connection:
    """Where a server listens and how to get in."""

    url: str
    user: str
    password: str

    @classmethod
    def from_url(cls, url: str) -> Connection:
        """Split `bolt://user:password@host:port`; the driver itself refuses a name and password in a URL."""
        parts = urlsplit(url)
        if parts.username is None or parts.password is None or parts.hostname is None:
            raise ValueError("expected scheme://user:password@host:port")
        host = parts.netloc.rpartition("@")[2]
        return cls(f"{parts.scheme}://{host}", unquote(parts.username), unquote(parts.password))

    @property
    def url_with_password(self) -> str:
        """The one-string form that the product's settings take."""
        scheme, _, host = self.url.partition("://")
        return f"{scheme}://{quote(self.user, safe='')}:{quote(self.password, safe='')}@{host}"


def missing_tools() -> str | None:
    """What this machine lacks to start a server, or None."""
    if _java() is None:
        return "no Java 17 or later (java on the PATH, or JAVA_HOME)"
    if not (_jar_folder() / ".complete").exists() and shutil.which("mvn") is None:
        return "no Maven (mvn on the PATH) to fetch the jars with"
    return None


def fetch_jars(version: str = VERSION) -> Path:
    """Return the folder with the jars; fetched into a folder beside it and renamed, so it is whole or not there."""
    folder = _jar_folder(version)
    if (folder / ".complete").exists():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise Neo4jUnavailableError("no Maven (mvn on the PATH) to fetch the jars with")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(folder.parent / ".lock"):
        if not (folder / ".complete").exists():
            _fetch(maven, version, folder)
    return folder


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Test processes that start together wait for the one that fetches; Maven's own cache is not made for two."""
    with path.open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch(maven: str, version: str, folder: Path) -> None:
    part = Path(tempfile.mkdtemp(prefix=f"{version}.part-", dir=folder.parent))
    try:
        goal = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
        fetched = subprocess.run(
            [maven, "-B", "-q", "-C", "-f", POM, f"-Dneo4j.version={version}", f"-Dneo4j.jars={part}", goal],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        if fetched.returncode != 0 or not (part / f"neo4j-{version}.jar").exists():
            raise Neo4jUnavailableError(f"Maven could not fetch the jars: {fetched.stdout[-500:].strip()}")
        (part / ".complete").touch()
        if folder.exists():
            shutil.rmtree(folder)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Neo4jServer:
    """One server. As a context manager it is started, and at the end killed and its own temporary home removed.

    `home`: the folder of its data; given, it is kept, and a later server on it finds the same database with
    the same password. `heap` as Java writes it. `start` raises Neo4jUnavailableError where the tools are missing.
    """

    def __init__(
        self,
        home: Path | None = None,
        *,
        port: int | None = None,
        password: str = "test-password-1",
        heap: str = "512m",
        version: str = VERSION,
    ) -> None:
        self._owns_home = home is None
        self.home = home if home is not None else Path(tempfile.mkdtemp(prefix="ketenkaart-neo4j-"))
        self.port = port if port is not None else free_port()
        self.connection = Connection(f"bolt://127.0.0.1:{self.port}", USER, password)
        self._heap = heap
        self._version = version
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Neo4jServer:
        try:
            self.start()
        except BaseException:
            self.remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        if self._process is None:
            raise RuntimeError("the server was not started")
        return self._process.pid

    def start(self) -> None:
        """Start and wait until a query is answered."""
        if self.running:
            return
        java = _java()
        if java is None:
            raise Neo4jUnavailableError("no Java 17 or later (java on the PATH, or JAVA_HOME)")
        jars = fetch_jars(self._version)
        self._configure(java, jars)
        command = [
            *_die_with_parent(),
            java,
            "-cp",
            f"{self.home}/plugins/*:{self.home}/conf/*:{jars}/*",
            f"-Xms{self._heap}",
            f"-Xmx{self._heap}",
            *JVM_OPTIONS,
            ENTRY_POINT,
            f"--home-dir={self.home}",
            f"--config-dir={self.home}/conf",
            "--console-mode",
        ]
        with self._console.open("wb") as console:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait_until_it_answers()

    def stop(self) -> None:
        """A clean stop; takes some ten seconds."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """A crash: SIGKILL. What was committed is there after the next start."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Kill where it still runs, and start on the same home and port."""
        self.kill()
        self.start()

    def remove(self) -> None:
        """Kill, and remove the home where it is a temporary one of this server."""
        self.kill()
        if self._owns_home:
            shutil.rmtree(self.home, ignore_errors=True)

    @property
    def _console(self) -> Path:
        return self.home / "logs" / "console.log"

    def _configure(self, java: str, jars: Path) -> None:
        for name in ("conf", "data", "logs", "plugins", "import", "run", "licenses", "certificates", "lib"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text(SETTINGS.format(port=self.port), encoding="utf-8")
        if (self.home / "data" / "databases" / "system").exists():
            return  # a password can be set before the first start only
        subprocess.run(
            [
                java,
                "-Xmx128m",
                "-cp",
                f"{jars}/*",
                f"-Dbasedir={self.home}",
                ADMIN,
                "dbms",
                "set-initial-password",
                self.connection.password,
            ],
            env={**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")},
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )

    def _wait_until_it_answers(self) -> None:
        assert self._process is not None
        try:
            wait_until(self._answers_or_ended, self._process.pid)
        except TimeoutError as error:
            self.kill()
            raise RuntimeError(f"Neo4j does not answer, {error}:\n{self._tail()}") from None
        if not self.running:
            raise RuntimeError(f"Neo4j ended while starting:\n{self._tail()}")

    def _answers_or_ended(self) -> bool:
        return not self.running or (_listens(self.port) and answers(self.connection))

    def _tail(self) -> str:
        return self._console.read_text(encoding="utf-8", errors="replace")[-3000:]

    def _end(self, with_signal: signal.Signals) -> None:
        if self._process is None:
            return
        if self.running:
            self._process.send_signal(with_signal)
        self._process.wait(timeout=60)


def answers(connection: Connection) -> bool:
    """Whether the server takes the name and password and answers a query."""
    with GraphDatabase.driver(connection.url, auth=(connection.user, connection.password)) as driver:
        try:
            driver.execute_query("RETURN 1")
        except (DriverError, Neo4jError):
            return False
    return True


def holds_anything(connection: Connection) -> bool:
    """Whether there is a node or a constraint."""
    with GraphDatabase.driver(connection.url, auth=(connection.user, connection.password)) as driver:
        nodes = driver.execute_query("MATCH (n) RETURN n LIMIT 1").records
        return bool(nodes) or bool(driver.execute_query("SHOW CONSTRAINTS YIELD name").records)


def empty(connection: Connection, keep: Collection[str] = ()) -> None:
    """Remove all nodes and relations, and all constraints and indexes but those named in ``keep``; the two token
    indexes of a new database stay."""
    with (
        GraphDatabase.driver(connection.url, auth=(connection.user, connection.password)) as driver,
        driver.session() as session,
    ):
        for name in session.run("SHOW CONSTRAINTS YIELD name").value():
            if name not in keep:
                session.run(f"DROP CONSTRAINT `{name}` IF EXISTS").consume()
        free = "SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' AND owningConstraint IS NULL"
        for name in session.run(f"{free} RETURN name").value():
            if name not in keep:
                session.run(f"DROP INDEX `{name}` IF EXISTS").consume()
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()


def _jar_folder(version: str = VERSION) -> Path:
    cache = os.environ.get("XDG_CACHE_HOME")
    root = Path(cache) if cache else Path.home() / ".cache"
    return root / "ketenkaart-tests" / "neo4j" / version


def _java() -> str | None:
    """A Java of at least version 17: that of JAVA_HOME, else the one on the PATH."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")
    if java is None:
        return None
    told = subprocess.run([java, "-version"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    version = re.search(r'version "(\d+)', told.stderr)
    return java if version is not None and int(version[1]) >= 17 else None


def _die_with_parent() -> list[str]:
    """A prefix that ends the server with the test session, should that be killed; Linux only.

    The signal is bound to the thread that starts the server, so start servers in the main thread.
    """
    setpriv = shutil.which("setpriv")
    return [] if setpriv is None else [setpriv, "--pdeathsig", "KILL"]


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
