"""Addresses of stores: what is a path, what is a Neo4j, what is refused; and that no password is ever shown."""

from pathlib import Path
from urllib.parse import quote

import pytest

from graph.store import address as addresses
from graph.store.address import AddressError
from graph.store.faults import StoreError
from graph.store.neo4j import address as of_the_driver
from tests.api.conftest import Run

PASSWORDS = ["s3cret-woord", "p@ss:w/rd%25?#[x]", "100%", "a b", "é€", "1/2@x", "1?x", "'\"\\"]


def test_the_schemes_are_those_of_the_store() -> None:
    assert addresses.SCHEMES == of_the_driver.SCHEMES


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("netwerk.db", None), ("./a/b.db", None), ("/a/b:c.db", None), (r"C:\data\x.db", None), ("c:/data/x.db", None),
        ("bolt://host", "bolt"), ("NEO4J+S://host", "neo4j+s"), ("http://host", "http"), ("sqlite:///x", "sqlite"),
        ("bolt:host", "bolt"),
    ],
)  # fmt: skip
def test_an_address_is_a_path_or_has_a_scheme(address: str, scheme: str | None) -> None:
    assert addresses.scheme_of(address) == scheme


@pytest.mark.parametrize(
    "address", ["http://host", "sqlite:///x.db", "postgres://u:secret@h/db", "boltx://h", "file:x"]
)
def test_any_other_scheme_is_refused(address: str) -> None:
    with pytest.raises(AddressError, match=r"bolt\+ssc://") as caught:
        addresses.open_store(address, "", "")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", addresses.SCHEMES)
def test_every_scheme_of_the_driver_is_taken(scheme: str) -> None:
    with pytest.raises(StoreError):
        addresses.open_store(f"{scheme}://127.0.0.1:1", "", "")


def test_a_path_of_windows_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with addresses.open_store(r"C:\x.db", "", "") as store, pytest.raises(StoreError, match="store-missing"):
        store.info()


@pytest.mark.parametrize("password", PASSWORDS)
@pytest.mark.parametrize("command", [["store", "info"], ["who"], ["page"], ["store", "check"]])
def test_a_password_in_an_address_is_never_shown(password: str, command: list[str], run: Run) -> None:
    for written in (password, quote(password, safe="")):
        result = run(*command, "--store", f"bolt://neo4j:{written}@127.0.0.1:1")
        assert result.exit_code in (1, 2)
        assert result.output.count("\n") == 1
        assert password not in result.output
        assert quote(password, safe="") not in result.output


@pytest.mark.parametrize("password", PASSWORDS)
def test_a_password_in_the_environment_is_never_shown(password: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETENKAART_NEO4J_USER", "neo4j")
    monkeypatch.setenv("KETENKAART_NEO4J_PASSWORD", password)
    monkeypatch.setenv("KETENKAART_DEBUG", "1")
    result = run("--store", "bolt://127.0.0.1:1", "store", "info")
    assert result.exit_code == 1
    assert password not in result.output


@pytest.mark.parametrize("password", PASSWORDS)
def test_name_and_password_are_decoded_before_the_driver_sees_them(
    password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = of_the_driver.take_apart(f"neo4j://an%40a:{quote(password, safe='')}@host:7000", "", "")
    assert (seen.url, seen.user, seen.password) == ("neo4j://host:7000", "an@a", password)
    assert password not in repr(seen)
