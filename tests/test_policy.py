"""What the tests share keeps its promises: nothing is skipped silently, and a URL is split as written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.neo4j_server import Connection

LACKS_A_BROWSER = "def test_of_a_page(chromium_path): ...\n"
SKIPS_ITSELF = "import pytest\ndef test_skipped(): pytest.skip('not today')\n"


def run_pytest(root: Path, folder: Path, test: str, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_it.py").write_text(test, encoding="utf-8")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.conftest",
        "-c",
        os.devnull,
        "--rootdir",
        folder,
        folder,
    ]
    return subprocess.run(
        command,
        cwd=root,
        env={
            **os.environ,
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "KETENKAART_CI": "",
            "KETENKAART_CHROMIUM": "no-such-browser",
            **environment,
        },
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def test_what_is_missing_is_printed_at_both_ends_and_skipped(root: Path, tmp_path: Path) -> None:
    told = run_pytest(root, tmp_path, LACKS_A_BROWSER)

    assert told.returncode == pytest.ExitCode.OK, told.stdout
    before, _, after = told.stdout.partition("collected 1 item")
    assert "missing here: Chromium: " in before
    assert "missing here: Chromium: " in after
    assert "1 skipped" in after


def test_what_is_missing_fails_in_ci(root: Path, tmp_path: Path) -> None:
    told = run_pytest(root, tmp_path, LACKS_A_BROWSER, KETENKAART_CI="1")

    assert told.returncode == pytest.ExitCode.TESTS_FAILED
    assert "1 error" in told.stdout


def test_a_skipped_test_fails_the_run_in_ci(root: Path, tmp_path: Path) -> None:
    assert run_pytest(root, tmp_path, SKIPS_ITSELF).returncode == pytest.ExitCode.OK
    assert run_pytest(root, tmp_path, SKIPS_ITSELF, KETENKAART_CI="1").returncode == pytest.ExitCode.TESTS_FAILED


@pytest.mark.parametrize("password", ["plain-enough", "p@ss:w/rd%41?#", "wachtwoord-ë"])
def test_a_connection_goes_into_one_url_and_back(password: str) -> None:
    connection = Connection("neo4j+s://[::1]:7687", "a user", password)

    assert Connection.from_url(connection.url_with_password) == connection


@pytest.mark.parametrize("url", ["bolt://localhost:7687", "bolt://neo4j@localhost", "localhost"])
def test_a_url_without_name_and_password_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="expected scheme"):
        Connection.from_url(url)
