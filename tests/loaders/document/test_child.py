"""Files that are read in a process of their own: what breaks it is a fault of the file, and it leaves nothing."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import psutil
import pytest

from graph.model.faults import Fault
from loaders.document.child import _document, read_apart
from loaders.document.limits import DEFAULT_LIMITS, ReaderLimits
from loaders.document.model import Document, holes
from loaders.faults import DocumentError
from tests.loaders.document import evil_readers

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to memory and processor time")


def read(reader: str, content: bytes = b"Plan", name: str = "plan", limits: ReaderLimits = DEFAULT_LIMITS) -> Document:
    return read_apart(content, name, None, limits, reader=f"{evil_readers.__name__}.{reader}")


def refused(reader: str, name: str = "plan", limits: ReaderLimits = DEFAULT_LIMITS) -> Fault:
    with pytest.raises(DocumentError) as caught:
        read(reader, name=name, limits=limits)
    return caught.value.fault


def test_what_is_read_apart_is_what_would_be_read_here() -> None:
    apart = read("honest", "Één plan".encode())
    here = evil_readers.honest("Één plan".encode(), "plan", None)
    assert apart == replace(here, sha256=sha256("Één plan".encode()).hexdigest())
    assert list(holes(apart)) == []


@pytest.mark.parametrize(
    ("reader", "how"),
    [
        ("segmentation_fault", "SIGSEGV"),
        ("abort", "SIGABRT"),
        ("unforeseen", "KeyError"),
        ("panics", "PanicException"),
        ("ends_quietly", "no answer"),
        ("ends_oddly", "exit 3"),
        ("no_such_reader", "AttributeError in child.py"),
    ],
)
def test_what_breaks_the_process_is_a_fault_of_the_file(reader: str, how: str) -> None:
    fault = refused(reader)
    assert fault.code == "reader-broke"
    assert fault.text("how").startswith(how)
    assert "words of the file" not in str(fault)


def test_a_fault_comes_back_with_its_facts() -> None:
    assert refused("refuses") == Fault("encoding-unknown", {"encoding": "ebcdic", "known": ("utf-8", "cp1252")})


def test_a_library_that_aborts_for_memory_says_so() -> None:
    """A workbook of the two cells A1 and XFD1048576 ended the whole program."""
    assert refused("abort_without_memory").code == "reader-out-of-memory"


def test_content_that_fills_no_pipe_and_a_reader_that_does_not_look_at_it() -> None:
    with pytest.raises(DocumentError, match="reader-broke"):
        read("ends_oddly", b"x" * 5_000_000)


def test_what_a_library_prints_is_no_answer() -> None:
    assert read("complains_much").text.startswith("Plan\n")


@LINUX
def test_nothing_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / "new"
    assert refused("writes", str(file)).text("how").startswith("OSError")
    assert not file.exists() or file.read_bytes() == b""


def test_no_password_of_the_environment_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETENKAART_NEO4J_PASSWORD", "geheim")
    assert not any(name.startswith("KETENKAART") for name in json.loads(read("shows_surroundings").text))


def test_many_threads_may_read_at_once() -> None:
    """The API reads in threads: each gets its own answer, and no pipe of another one."""
    contents = [f"Plan {number}".encode() * 20_000 for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda content: read("honest", content).text.splitlines()[0].encode(), contents))
    assert found == contents
    assert threading.active_count() < 20


def test_no_process_is_left_behind() -> None:
    refused("sleeps", limits=ReaderLimits(seconds=1))
    refused("abort")
    read("honest")
    assert [
        child for child in psutil.Process().children() if "loaders.document.child" in " ".join(child.cmdline())
    ] == []


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or sys.platform == "win32", reason="sends a signal to one process")
def test_an_interrupt_ends_the_process_too(root: Path) -> None:
    code = (
        "from tests.loaders.document.test_child import read\n"
        "import sys; sys.stdout.write('reading\\n'); sys.stdout.flush(); read('sleeps')"
    )
    asking = subprocess.Popen([sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert asking.stdout is not None
    asking.stdout.readline()
    deadline = time.monotonic() + 20
    while len(found := psutil.Process(asking.pid).children()) == 0 and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.3)
    asking.send_signal(signal.SIGINT)
    _, told = asking.communicate(timeout=20)
    assert b"KeyboardInterrupt" in told
    assert len(found) == 1
    assert not psutil.pid_exists(found[0].pid)


def _said(**changed: object) -> bytes:
    whole: dict[str, object] = {
        "media_type": "x/y", "text": "Een twee", "places": [], "properties": {}, "issues": [],
        "blocks": [{"block": "paragraph", "runs": [[0, 8, -1, 0]]}],
    }  # fmt: skip
    return b"document\n" + json.dumps({**whole, **changed}).encode()


def _table(cells: list[list[object]], height: int = 2, width: int = 2) -> dict[str, object]:
    return {"blocks": [{
        "block": "table", "cells": cells, "height": height, "width": width, "source": "sheet", "heads": None,
        "certainty": 1.0, "caption": [], "continues": False, "doubts": [], "loose": [],
    }]}  # fmt: skip


def _runs(*runs: list[int]) -> dict[str, object]:
    return {"blocks": [{"block": "paragraph", "runs": list(runs)}]}


def test_an_answer_in_its_form_is_taken() -> None:
    assert _document(_said(), b"", "plan").text == "Een twee"
    whole = _document(_said(**_table([[0, 0, 2, 1, []], [0, 1, 1, 1, [[0, 3, -1, 1]]], [1, 1, 1, 1, []]])), b"", "plan")
    assert list(holes(whole)) == ["in no block: 'twee'"]


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"document\n",
        b"document\n[]",
        b'fault\n{"code": "no-such-fault", "facts": {}}',
        b'fault\n{"code": "text-empty", "facts": {"more": 1}}',
        b'fault\n{"code": "file-too-large", "facts": {"size": {}, "limit": 1}}',
        b"fault\n" + b"[" * 100_000,
        b"fault\n7",
        _said(text="a\0b"),
        _said(text=7),
        _said(text="kort"),
        _said(text="\ud800aaaaaaaaa"),
        _said(properties={"author": "Iemand"}),
        _said(media_type="text/html\r\nx: y"),
        _said(issues=[{"code": "x"}]),
        _said(blocks=[{"block": "unknown"}]),
        _said(more=1),
        _said(**_runs([3, 3, -1, 0])),
        _said(**_runs([-1, 3, -1, 0])),
        _said(**_runs([0, 9, -1, 0])),
        _said(**_runs([0, 3, 0, 0])),
        _said(**_runs([0, 3, -2, 0])),
        _said(**_runs([0, 3, -1, 64])),
        _said(**_table([[0, 0, 1, 1, []]])),
        _said(**_table([[0, 0, 2, 2, []], [1, 1, 1, 1, []]])),
        _said(**_table([[0, 0, 3, 2, []]])),
        _said(**_table([[0, 0, 0, 0, []]], 0, 0)),
        _said(**_table([[0, 0, 1, 1, []]], 1_000_000_000, 1_000_000_000)),
    ],
)  # fmt: skip
def test_an_answer_of_a_process_that_was_taken_over_is_refused(said: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        _document(said, b"", "plan")
    assert caught.value.fault.code == "reader-broke"


def test_a_python_that_is_not_there_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", os.devnull + "/python")
    assert refused("honest") == Fault("reader-not-started", {"reason": "no-folder"})
