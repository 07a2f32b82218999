"""The plans that ship with the package, and the review that ships with them."""

import hashlib

import yaml

from loaders.shipped import shipped_plans


def test_every_plan_that_ships_was_accepted_as_it_is() -> None:
    for shipped in shipped_plans():
        assert shipped.accepted == shipped.plans


def test_a_review_is_about_the_very_bytes_of_a_file() -> None:
    for shipped in shipped_plans():
        said = yaml.safe_load((shipped.folder / "review.yaml").read_text("utf-8"))["accepted"]
        there = {plan.name: hashlib.sha256(plan.read_bytes()).hexdigest() for plan in shipped.plans}
        assert {one["file"]: one["sha256"] for one in said} == there
        assert all(one["by"] != "" and one["at"] != "" for one in said)
