"""The same with the embedded model: what was committed before a kill is used, not made again."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from harness.store import to_frame

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = (
    "--bench rlve/sorting --limit 2 --ttc single,rsa --k 3 --N 3 --C 2 --T 1 --beta 64 --tau 32 --final 64 "
    "--concurrency 2 --out run"
)


def start(folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "harness.run", *ARGUMENTS.split()]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)


def texts(folder: Path) -> dict[str, tuple[int, str]]:
    """Committed rollouts: key -> row and text."""
    path = folder / "run" / "run.sqlite"
    if not (folder / "run" / "run.json").exists():
        return {}
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT key, id, text FROM rollouts").fetchall()
    return {key: (row, text) for key, row, text in rows}


@pytest.mark.timeout(900)
def test_rollouts_of_a_killed_nano_run_are_reused(tmp_path: Path) -> None:
    process = start(tmp_path)
    while process.poll() is None and len(texts(tmp_path)) < 3:
        time.sleep(0.1)
    process.kill()
    process.wait()
    before = texts(tmp_path)
    assert 3 <= len(before) < 2 * (3 + 6)
    assert start(tmp_path).wait(timeout=600) == 0
    after = texts(tmp_path)
    assert {key: after[key] for key in before} == before
    frame = to_frame(tmp_path / "run")
    assert frame.groupby(["arm", "round"]).size().to_dict() == {
        ("single", 0): 6,
        ("rsa", 0): 6,
        ("rsa", 1): 6,
    }
    assert set(frame.end) <= {"correct", "wrong", "cut", "no_answer"}
