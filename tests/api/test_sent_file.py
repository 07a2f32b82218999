"""A file that is sent by a form: its name made fit to be kept, and no more fields than a form of ours has."""

import anyio
import httpx
import pytest

from api.parts.sent_file import SentForm, file_name_of, sent_form
from api.problems import ProblemError


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("C:\\Users\\mij\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("plan\x00\n\u202e.pdf", "plan.pdf"),
        (" \t ", ""),
        ("map/", ""),
        ("<b>plan</b>.pdf", "b>.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_has_no_folders_and_nothing_that_nobody_sees(given: str, kept: str) -> None:
    assert file_name_of(given) == kept


def sent(fields: dict[str, str]) -> SentForm | None:
    form = httpx.Request("POST", "http://localhost", files={"bestand": ("plan.txt", b"tekst")}, data=fields)
    body = form.read()
    return anyio.run(lambda: sent_form(form.headers, body, "bestand"))  # type: ignore[arg-type]


def test_the_fields_beside_the_file_are_given() -> None:
    found = sent({"eigenaar": " Zoetermeer "})

    assert found == SentForm(b"tekst", "plan.txt", {"eigenaar": "Zoetermeer"})


@pytest.mark.parametrize("length", [1_000, 1_001])
def test_longest_field(length: int) -> None:
    if length > 1_000:
        with pytest.raises(ProblemError):
            sent({"eigenaar": "x" * length})
    else:
        assert sent({"eigenaar": "x" * length}) is not None


@pytest.mark.parametrize("number", [10, 11])
def test_fields(number: int) -> None:
    fields = {f"veld-{at}": "x" for at in range(number)}
    if number > 10:
        with pytest.raises(ProblemError):
            sent(fields)
    else:
        assert sent(fields) is not None
