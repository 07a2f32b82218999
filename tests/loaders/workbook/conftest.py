import pytest

from graph.model.form import Reading
from graph.reference import Reference
from loaders.files import known_names
from tests.loaders.workbook.book import Book, plan_read


@pytest.fixture(scope="session")
def reference() -> Reference:
    return known_names()


@pytest.fixture(scope="session")
def reading(reference: Reference) -> Reading:
    return plan_read(reference)


@pytest.fixture
def book(reading: Reading) -> Book:
    return Book(reading)
