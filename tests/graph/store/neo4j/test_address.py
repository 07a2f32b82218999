"""Addresses: name and password come out before the driver or a person sees them."""

import pytest

from graph.store.faults import StoreUnavailableError
from graph.store.neo4j.address import SCHEMES, take_apart
from tests.told import told


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_of_the_driver_is_taken(scheme: str) -> None:
    address = take_apart(f"{scheme}://host:7688", "neo4j", "geheim")
    assert (address.url, address.location) == (f"{scheme}://host:7688", f"{scheme}://host:7688")


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("bolt://host", "bolt://host:7687"),
        ("neo4j://[::1]:1234/", "neo4j://[::1]:1234"),
        ("bolt://na%40am:g%2Fh%3A%25@host:1", "bolt://host:1"),
        ("neo4j://naam:geheim@host?policy=eu", "neo4j://host:7687"),
    ],
)
def test_what_is_shown_holds_no_name_and_no_password(url: str, location: str) -> None:
    address = take_apart(url, "", "")
    assert address.location == location
    assert address.url.split("?")[0] == location
    assert "geheim" not in repr(address)


def test_names_and_passwords_are_percent_decoded() -> None:
    address = take_apart("bolt://na%40am:g%2Fh%3A%25@host:1", "", "")
    assert (address.user, address.password) == ("na@am", "g/h:%")


def test_what_is_given_beside_the_address_goes_first() -> None:
    address = take_apart("bolt://een:twee@host", "drie", "vier")
    assert (address.user, address.password) == ("drie", "vier")


@pytest.mark.parametrize(
    "url",
    [
        "bolt://neo4j:ge/heim@host:7687",
        "bolt://neo4j:ge#heim@host:7687",
        "bolt://neo4j:ge?heim@host:7687",
        "bolt://neo4j:geheim@host:poort",
        "bolt://neo4j:geheim@[host:7687",
        "bolt://neo4j:geheim@",
        "bolt://neo4j:geheim@host/database",
        "http://neo4j:geheim@host:7474",
        "geheim",
        "",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(StoreUnavailableError) as refused:
        take_apart(url, "", "")
    said = told(refused.value)
    assert "heim" not in said
    assert "\n" not in said
    assert refused.value.__cause__ is None
