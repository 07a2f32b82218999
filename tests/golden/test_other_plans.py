"""Documents of other kinds, as pdftotext gives them up: a holder is only what the text puts in an owner's place.

What they say stays where it is: nothing of their text is in this repository. Looked at by hand, what each gives is in
``docs/explanation/reading-a-plan.md``; here it is checked by structure.
"""

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from graph.model.form import ActionForm, Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.reading import read_as_plan
from tests.conftest import skip_or_fail
from tests.golden.accounted import left_out_in_silence, unaccounted
from tests.read_here import read_here

FORMS = ("plain", "layout")
NO_PLANS = ("besluitenlijst-almere-negatief", "rolmatrix-valpreventie-almere")
PLANS = ("jaarplan-npz-almere", "uitvoeringsprogramma-zorglandschap-flevoland")


@pytest.fixture
def texts(request: pytest.FixtureRequest, shared_dir: Path) -> Path:
    """The folder of the documents, where there is also a program that makes text of them."""
    if shutil.which("pdftotext") is None:
        skip_or_fail(request.config, "pdftotext", "none on the PATH (Debian: apt install poppler-utils)")
    return shared_dir / "plans/other"


@pytest.fixture(params=[(name, form) for name in (*NO_PLANS, *PLANS) for form in FORMS], ids="-".join)
def other(request: pytest.FixtureRequest, texts: Path) -> tuple[str, Reading]:
    name, form = request.param
    return name, reading(texts / f"{name}.pdf", form)


@cache
def reading(path: Path, form: str) -> Reading:
    options = ["-layout"] if form == "layout" else []
    made = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True, timeout=60)
    return read_as_plan(document_of_text(made.stdout.decode("utf-8"), f"{path.stem}.txt"), load_reference())


def actions(found: Reading) -> list[ActionForm]:
    return [action for ambition in found.plan.ambitions for block in ambition.blocks for action in block.actions]


def test_no_holder_is_invented(other: tuple[str, Reading]) -> None:
    """None of these documents has a column or a label for who does an action."""
    assert [holder.written for action in actions(other[1]) for holder in action.holders] == []


def test_a_document_without_actions_says_so(other: tuple[str, Reading]) -> None:
    name, found = other
    codes = {issue.code for issue in found.issues}
    assert ("no-actions-found" in codes) == (len(actions(found)) == 0)
    if name in NO_PLANS:
        assert actions(found) == []


def test_every_word_is_accounted_for(other: tuple[str, Reading]) -> None:
    assert unaccounted(other[1]) == []
    assert left_out_in_silence(other[1]) == []


@pytest.mark.parametrize("file", [*(f"{name}.pdf" for name in (*NO_PLANS, *PLANS)), "format-werkagenda-azwa.docx"])
def test_every_word_of_the_files_themselves_is_accounted_for(shared_dir: Path, file: str) -> None:
    path = shared_dir / "plans/other" / file
    found = read_as_plan(read_here(path.read_bytes(), path.name), load_reference())
    assert unaccounted(found) == []
    assert left_out_in_silence(found) == []


def test_no_person_becomes_a_party(other: tuple[str, Reading]) -> None:
    """Names of people stand in these documents; none of them is a holder, partner or payer."""
    found = other[1].plan
    blocks = [block for ambition in found.ambitions for block in ambition.blocks]
    parties = [party for block in blocks for party in block.partners]
    parties += [party for block in blocks if block.budget is not None for party in block.budget.funders]
    assert parties == []


def test_a_list_of_actions_without_owners_is_read_in_both_forms(texts: Path) -> None:
    """In the plain form some bullets stand in a block of their own, away from their words: those items run together."""
    path = texts / "jaarplan-npz-almere.pdf"
    plain, layout = (actions(reading(path, form)) for form in FORMS)
    assert len(plain) >= 15
    assert len(layout) >= 20
    assert all(any(map(str.isalnum, action.text)) for action in (*plain, *layout))
