"""Characters that cannot be read: a sign where a letter may be missing, nothing where only room was lost."""

import pytest

from api.parts.illegible import with_spoken_signs
from api.parts.translation import translation_to
from graph.model.language import Language

SIGN = '<span class="odd" role="img" aria-label="onleesbaar teken">\ufffd</span>'
ROOM = '<span class="odd-room" aria-hidden="true">\ufffd</span>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gef\ufffdnancierd", f"gef{SIGN}nancierd"),
        ("de \ufffdn", f"de {SIGN}n"),
        ("VTH\ufffdMRO", f"VTH{SIGN}MRO"),
        ("3. \ufffdTrainingen", f"3. {ROOM}Trainingen"),
        ("\u2022\ufffdCampagnes en gef\ufffdn", f"\u2022{ROOM}Campagnes en gef{SIGN}n"),
    ],
)
def test_a_sign_where_a_letter_may_be_missing(text: str, shown: str) -> None:
    html = f"<p title='\ufffd'>{text}</p>"
    assert with_spoken_signs(html, translation_to(Language.DUTCH)) == f"<p title='\ufffd'>{shown}</p>"
