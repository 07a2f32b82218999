"""What tests share: a real Neo4j, a real browser, the folder of shared inputs.

Nothing is skipped silently. What a test needs and this machine lacks is named in the report's header and again
at its end; with KETENKAART_CI=1 the test fails instead, and so does a run in which anything was skipped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from graph.model.cypher import Constraint, FullTextIndex, indexes
from graph.store.neo4j.schema import declared_constraints
from tests import neo4j_server as neo4j

# Before the first test file that takes cases from it: those of the contract of rules stand before their own.
pytest.register_assert_rewrite("tests.graph.analysis.rules.cases")

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("KETENKAART_CI", "") not in ("", "0")
if IN_CI:
    # The same examples each time, so that a run says something of what was changed; elsewhere they are new each time.
    settings.load_profile("ci")

MISSING: pytest.StashKey[dict[str, str]] = pytest.StashKey()

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_configure(config: pytest.Config) -> None:
    missing: dict[str, str] = {}
    if not os.environ.get("KETENKAART_TEST_NEO4J"):
        lacking = neo4j.missing_tools()
        if lacking is not None:
            missing["Neo4j"] = f"{lacking}; or set KETENKAART_TEST_NEO4J=bolt://user:password@host:port"
    if chromium() is None:
        missing["Chromium"] = f"none of {', '.join(CHROMIUM_NAMES)} on the PATH; or set KETENKAART_CHROMIUM"
    if not _shared().is_dir():
        missing["shared inputs"] = "no folder ../shared beside the repository; or set KETENKAART_SHARED"
    config.stash[MISSING] = missing


def pytest_report_header(config: pytest.Config) -> list[str]:
    return [f"missing here: {what}: {why}" for what, why in config.stash[MISSING].items()]


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if IN_CI and _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    for what, why in config.stash[MISSING].items():
        terminalreporter.write_line(f"missing here: {what}: {why}", yellow=True)
    skipped = _skipped(config)
    if skipped and IN_CI:
        terminalreporter.write_line(f"KETENKAART_CI: {skipped} skipped, so this run fails", red=True)


def _skipped(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", [])) if reporter is not None else 0


def skip_or_fail(config: pytest.Config, what: str, why: str | None = None) -> NoReturn:
    """The policy for a test that lacks what it needs: fail in CI, else skip and have it printed."""
    if why is not None:
        config.stash[MISSING][what] = why
    reason = f"{what}: {config.stash[MISSING][what]}"
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def neo4j_server(pytestconfig: pytest.Config) -> Iterator[neo4j.Connection]:
    """A running Neo4j: that of KETENKAART_TEST_NEO4J, which must be empty, else one of this session's own."""
    given = os.environ.get("KETENKAART_TEST_NEO4J")
    if given:
        connection = _given_server(given)
        yield connection
        neo4j.empty(connection)
        return
    server = _start_server(pytestconfig, "Neo4j")
    yield server.connection
    server.remove()


def _start_server(config: pytest.Config, what: str) -> neo4j.Neo4jServer:
    lacking = neo4j.missing_tools()
    if lacking is not None:
        skip_or_fail(config, what, lacking)
    try:
        return neo4j.Neo4jServer().__enter__()
    except neo4j.Neo4jUnavailableError as error:
        skip_or_fail(config, what, str(error))


def _given_server(url: str) -> neo4j.Connection:
    """The tests remove everything from the server they use, so a server that holds something is refused."""
    try:
        connection = neo4j.Connection.from_url(url)
    except ValueError as error:
        pytest.fail(f"KETENKAART_TEST_NEO4J: {error}", pytrace=False)
    if not neo4j.answers(connection):
        pytest.fail(f"KETENKAART_TEST_NEO4J: no answer from {connection.url} with that name", pytrace=False)
    if neo4j.holds_anything(connection):
        pytest.fail(
            f"KETENKAART_TEST_NEO4J: {connection.url} is not empty, and the tests would empty it", pytrace=False
        )
    return connection


def _names(declared: Iterable[Constraint | FullTextIndex]) -> set[str]:
    return {one.name for one in declared}


@pytest.fixture
def neo4j_empty(neo4j_server: neo4j.Connection) -> neo4j.Connection:
    """The session's server without nodes and relations. Of constraints and indexes only those of a store may be
    there, left by an earlier test: making them takes seconds; tests/graph/store/neo4j/test_schema.py sees them made.
    """
    neo4j.empty(neo4j_server, keep={*_names(declared_constraints()), *_names(indexes())})
    return neo4j_server


@pytest.fixture
def own_neo4j(pytestconfig: pytest.Config) -> Iterator[neo4j.Neo4jServer]:
    """A started server that is this test's alone, to stop, kill and restart."""
    server = _start_server(pytestconfig, "Neo4j of a test's own")
    yield server
    server.remove()


@pytest.fixture(scope="session")
def chromium_path(pytestconfig: pytest.Config) -> str:
    path = chromium()
    if path is None:
        skip_or_fail(pytestconfig, "Chromium")
    return path


# Not for the session: while it lives, playwright's event loop runs in this thread, and asyncio.run() refuses.
@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Debian's Chromium, headless, driven by playwright."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=list(CHROMIUM_ARGUMENTS), headless=True
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new page of 1366 by 768, in Dutch, with the network off: only file: and data: can be opened."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="nl-NL", offline=True, service_workers="block"
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def shared_dir(pytestconfig: pytest.Config) -> Path:
    """The inputs that stand beside the repository and are no part of it."""
    folder = _shared()
    if not folder.is_dir():
        skip_or_fail(pytestconfig, "shared inputs")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


def _shared() -> Path:
    given = os.environ.get("KETENKAART_SHARED")
    return Path(given) if given else ROOT.parent / "shared"


def chromium() -> str | None:
    """Where a browser is, or None."""
    given = os.environ.get("KETENKAART_CHROMIUM")
    names = (given,) if given else CHROMIUM_NAMES
    return next((path for path in map(shutil.which, names) if path is not None), None)
