"""The corpus, changed in one way at a time: the same plan is read, or a doubt names what differs, as was reached."""

import pytest

from tests.golden.corpus.reached import short
from tests.golden.corpus.reading import reference, together
from tests.golden.corpus.source import sources
from tests.golden.corpus.transform import MUNICIPALITIES, SEED, TRANSFORMATIONS, changed, transformed


@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_no_less_is_found_of_a_changed_plan_than_was_reached(name: str, chromium_path: str) -> None:
    assert short(name, together(changed(name, sources()))) == []


@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_every_change_applies_and_is_the_same_each_time(name: str) -> None:
    pairs = [(source, transformed(name, source, SEED)) for source in sources()]

    assert [new for _, new in pairs] == [transformed(name, source, SEED) for source in sources()]
    new = [(source, made) for source, made in pairs if made is not None]
    assert len(new) >= 5
    assert all((made.parts, made.options, made.form) != (old.parts, old.options, old.form) for old, made in new)


def test_real_names_are_of_the_register_and_those_of_the_corpus_are_not() -> None:
    known = {municipality.name: municipality.fictional for municipality in reference().municipalities}

    assert {known[name] for name in MUNICIPALITIES} == {False}
    assert {known[source.expected["owner"]] for source in sources()} == {True}
