"""Several processes that load plans of one owner and year at the same time: none is lost without a word."""

import subprocess
from pathlib import Path

from graph.store.sqlite import open_sqlite_store
from tests.api.test_process import PROGRAM, ROOT

PROCESSES = 3
TEXT = """Uitvoeringsplan {title} 2026

Gemeente Wassenaar

Ambitie 1: Zien

Actie | Wie | Wanneer
Een kaart van {title} maken. | VTH | Q1 2026
"""


def test_every_load_that_says_it_stored_a_plan_did(tmp_path: Path) -> None:
    store = tmp_path / "network.db"
    running: list[subprocess.Popen[str]] = []
    for number in range(PROCESSES):
        file = tmp_path / f"{number}.txt"
        file.write_text(TEXT.format(title="ABC"[number]), encoding="utf-8")
        command = [*PROGRAM, "load", "--accept", "--store", str(store), str(file)]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT))
    said = [process.communicate(timeout=300)[1] for process in running]
    stored = [number for number, process in enumerate(running) if process.returncode == 0]
    for number, process in enumerate(running):
        assert process.returncode == 0 or "heeft iemand anders" in " ".join(said[number].split()), said[number]
    assert len(stored) > 0
    with open_sqlite_store(store) as opened:
        actions = sorted(node.name for node in opened.snapshot().nodes if node.label == "Action")
        assert actions == [f"Een kaart van {'ABC'[number]} maken" for number in stored]
        assert opened.check() == ()
