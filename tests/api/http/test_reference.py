"""The page about the API: it names every path, its requests work, and its problem is one that is answered."""

import json
import re
from pathlib import Path

import httpx
import pytest

from api.app import UPLOAD_LIMIT, description
from api.settings import FILE_LIMIT


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/reference/api.md").read_text("utf-8")


def test_every_path_is_in_the_table(page: str) -> None:
    named = {
        path for row in re.findall(r"^\| (`/.*?) \|", page, re.MULTILINE) for path in re.findall(r"`([^`]+)`", row)
    }

    assert named == set(json.loads(description())["paths"])


def test_the_requests_on_the_page_work(page: str, client: httpx.Client) -> None:
    asked = re.findall(r"^    GET /v1(/\S+)$", page, re.MULTILINE)

    assert len(asked) == 15
    for path in asked:
        assert client.get(path).status_code == 200, path


def test_the_problem_on_the_page_is_answered(page: str, client: httpx.Client) -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)

    assert client.get("/actions?limit=0").json() == json.loads(shown)


def test_every_status_is_explained(page: str) -> None:
    explained = set(re.findall(r"^\| (\d{3}) \|", page, re.MULTILINE))
    responses = json.loads(description())["components"]["responses"]

    assert explained == {name.removeprefix("Problem") for name in responses} | {"405"}


def test_the_limits_on_the_page_are_those_of_the_application(page: str) -> None:
    assert f"{UPLOAD_LIMIT:,} bytes" in page
    assert f"{FILE_LIMIT:,}" in page
