"""A page is written whole, and only in the place of nothing or of an earlier page."""

import os
from pathlib import Path

import pytest

from api.commands.out_file import OutFileError, write_page

PAGE = "<!DOCTYPE html>\n<p>é</p>\n"


def test_nothing_and_an_earlier_page_are_replaced(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    for _ in range(2):
        write_page(out, PAGE)
    assert out.read_text("utf-8") == PAGE
    assert os.listdir(tmp_path) == ["page.html"]


@pytest.mark.parametrize("content", [b"SQLite format 3\x00", b"Een plan.", b"<!DOCTYPE svg>"])
def test_what_is_no_page_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    out = tmp_path / "other"
    out.write_bytes(content)
    with pytest.raises(OutFileError, match="out-is-no-page"):
        write_page(out, PAGE)
    assert out.read_bytes() == content


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutFileError, match="out-is-no-page"):
        write_page(tmp_path / "pipe", PAGE)


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutFileError, match="reason='not-there'"):
        write_page(tmp_path / "nowhere" / "page.html", PAGE)
