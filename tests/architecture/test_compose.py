"""docker-compose.yml and Dockerfile: valid by the Compose schema, closed by default, in step with each other."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

SCHEMA = files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
REQUIRED_PASSWORD = re.compile(r"\$\{NEO4J_PASSWORD:\?[^}]+\}$")


@pytest.fixture(scope="module")
def compose(root: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((root / "docker-compose.yml").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def dockerfile(root: Path) -> str:
    return (root / "Dockerfile").read_text(encoding="utf-8")


def test_it_is_valid_by_the_compose_schema(compose: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))

    jsonschema.validators.validator_for(schema)(schema).validate(compose)


def test_nothing_is_published_beyond_loopback(compose: dict[str, Any]) -> None:
    published = {name: service.get("ports", []) for name, service in compose["services"].items()}

    assert published == {"neo4j": [], "app": ["127.0.0.1:${KETENKAART_PORT:-8000}:8000"]}
    assert not any("network_mode" in service for service in compose["services"].values())


def test_neo4j_is_the_long_supported_community_edition_on_a_volume(compose: dict[str, Any]) -> None:
    neo4j = compose["services"]["neo4j"]

    assert re.fullmatch(r"neo4j:5\.26(\.\d+)?-community", neo4j["image"])
    assert neo4j["volumes"] == ["neo4j-data:/data"]
    assert set(compose["volumes"]) == {"neo4j-data", "app-data"}
    assert "cypher-shell" in neo4j["healthcheck"]["test"][-1]


def test_the_password_comes_from_the_environment_and_has_no_default(root: Path, compose: dict[str, Any]) -> None:
    neo4j, app = (compose["services"][name]["environment"] for name in ("neo4j", "app"))
    uses = re.findall(r"\$\{NEO4J_PASSWORD[^}]*\}", (root / "docker-compose.yml").read_text(encoding="utf-8"))

    assert REQUIRED_PASSWORD.search(neo4j["NEO4J_AUTH"])
    assert REQUIRED_PASSWORD.search(app["KETENKAART_NEO4J_PASSWORD"])
    assert len(uses) == 2
    assert all(REQUIRED_PASSWORD.search(use) for use in uses)


def test_the_image_of_neo4j_takes_none_of_our_variables_for_a_setting(compose: dict[str, Any]) -> None:
    """Its start script writes each NEO4J_ variable but its own into neo4j.conf, and refuses unknown settings."""
    names = set(compose["services"]["neo4j"]["environment"])

    assert {name for name in names if not name.startswith("NEO4J_dbms_")} == {"NEO4J_AUTH"}


def test_the_application_waits_for_a_healthy_neo4j_and_is_told_where_it_is(compose: dict[str, Any]) -> None:
    app = compose["services"]["app"]

    assert app["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert app["environment"]["KETENKAART_STORE"] == "bolt://neo4j:7687"
    assert app["environment"]["KETENKAART_NEO4J_USER"] == "neo4j"


def test_the_application_is_healthy_when_its_store_answers(compose: dict[str, Any]) -> None:
    assert "http://127.0.0.1:8000/v1/ready" in compose["services"]["app"]["healthcheck"]["test"][-1]


def test_nothing_may_take_the_whole_machine(compose: dict[str, Any]) -> None:
    bounds = {
        name: (service.get("mem_limit"), service.get("pids_limit")) for name, service in compose["services"].items()
    }

    assert bounds == {"neo4j": ("3g", 512), "app": ("2g", 256)}
    assert compose["services"]["app"]["tmpfs"] == ["/tmp:size=64m"]


def test_who_runs_the_image_alone_is_told_to_publish_it_on_this_machine_only(dockerfile: str) -> None:
    assert "-p 127.0.0.1:8000:8000" in dockerfile


def test_both_start_the_application_in_the_same_way(compose: dict[str, Any], dockerfile: str) -> None:
    (command,) = re.findall(r"^CMD (.+)$", dockerfile, flags=re.MULTILINE)

    assert json.loads(command) == compose["services"]["app"]["command"]


def test_the_image_installs_the_lock_by_hash_and_runs_as_a_user_of_its_own(dockerfile: str) -> None:
    instructions = re.findall(r"^([A-Z]+) (.+)$", dockerfile, flags=re.MULTILINE)

    assert ("FROM", "python:3.12-slim") in instructions
    assert ("RUN", "pip install --require-hashes --requirement requirements/run.txt") in instructions
    assert ("RUN", "pip install --no-deps --no-build-isolation --no-index .") in instructions
    assert instructions.index(("USER", "ketenkaart")) < [kind for kind, _ in instructions].index("CMD")


def test_what_is_kept_outlives_the_container(compose: dict[str, Any], dockerfile: str) -> None:
    assert "ENV XDG_DATA_HOME=/data\nVOLUME /data\n" in dockerfile
    assert "chown ketenkaart /data" in dockerfile
    assert compose["services"]["app"]["volumes"] == ["app-data:/data"]
    assert compose["services"]["app"]["read_only"] is True


def test_the_demonstration_fills_no_store_of_ones_own(compose: dict[str, Any]) -> None:
    assert compose["services"]["app"]["command"][:2] == ["ketenkaart", "serve"]


def test_what_the_image_copies_exists_and_is_let_through(root: Path, dockerfile: str) -> None:
    let_through = {line[1:] for line in (root / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = [source for line in re.findall(r"^COPY (.+)$", dockerfile, re.MULTILINE) for source in line.split()[:-1]]

    assert set(copied) == let_through
    assert all((root / source).exists() for source in copied)
