"""A run of the harness over vLLM: zaya1-nano by our plugin, killed and resumed, its RSA read back."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("vllm", reason="needs the environment of `make test-vllm`")

from harness.run import main
from harness.store import to_frame

ROOT = Path(__file__).resolve().parents[2]
RUN = "--bench rlve-nano --limit 1 --ttc single,rsa --k 4 --N 4 --C 2 --T 1 --beta 48 --tau 16 --final 48"
OVER_VLLM = '--engine vllm --memory 67108864 --engine-args {"enforce_eager":true} --concurrency 2 --out run'
ARGUMENTS = f"{RUN} {OVER_VLLM}"
SIZES = {("single", 0): 4, ("rsa", 0): 4, ("rsa", 1): 4}


def start(folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "harness.run", *ARGUMENTS.split()]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)


def texts(run: Path) -> dict[str, tuple[int, str]]:
    """Committed rollouts: key -> row and text."""
    if not (run / "run.json").exists():
        return {}
    with closing(sqlite3.connect(run / "run.sqlite")) as database:
        rows = database.execute("SELECT key, id, text FROM rollouts").fetchall()
    return {key: (row, text) for key, row, text in rows}


def children(pid: int) -> list[int]:
    return [int(i) for i in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    try:
        return state.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_run_is_killed_and_resumed_and_its_rsa_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    process = start(tmp_path)
    while process.poll() is None and len(texts(tmp_path / "run")) < 3:
        time.sleep(0.02)
    replicas = children(process.pid)
    process.kill()
    process.wait()
    before = texts(tmp_path / "run")
    assert 3 <= len(before) < sum(SIZES.values())

    monkeypatch.chdir(tmp_path)
    assert main([*ARGUMENTS.split(), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    after = texts(tmp_path / "run")
    assert {key: after[key] for key in before} == before, "what was committed is used, not made again"
    assert replicas and not any(map(alive, replicas)), "the model's process went with the killed one"

    frame = to_frame(tmp_path / "run")
    assert frame.groupby(["arm", "round"]).size().to_dict() == SIZES
    assert frame.cached_tokens.sum() > 0, "the candidates of a round share their prompt"
    assert set(frame.end) <= {"correct", "wrong", "cut", "no_answer"}
    assert {row["arm"] for row in report["rows"]} == {"single", "rsa"}
    engine = json.loads((tmp_path / "run" / "run.json").read_text())["settings"]["engine"]
    assert (engine["engine"], engine["model"], engine["architecture"]) == ("vllm", "nano", "ZayaForCausalLM")
    assert engine["engine_args"] == {"enforce_eager": True}

    assert main([*RUN.split(), "--out", "ours"]) == 0
    ours = texts(tmp_path / "ours")
    assert {key: text for key, (_, text) in after.items()} == {key: text for key, (_, text) in ours.items()}
