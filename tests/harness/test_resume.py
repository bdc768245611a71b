"""A run that is killed at any moment, again and again, ends as if nothing had happened."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd

from harness.store import to_frame

SCRIPT = """
import hashlib, json, sys
from dataclasses import asdict, replace
sys.path[:0] = sys.argv[1:3]
from simulated import Simulated, references
from harness.benchmarks import Selection
from harness.evaluation import evaluate, plan

log = open(sys.argv[4], "a", buffering=1)
OPTIONS = dict(k=3, N=4, C=2, T=2, beta=20, tau=6, final=30)


class Logged(Simulated):
    async def complete(self, request):
        asked = json.dumps([asdict(request.sampling), list(request.messages)])
        name = hashlib.sha256(asked.encode()).hexdigest()
        log.write(name + "\\n")
        return replace(await super().complete(request), extra={"request": name})


ARMS = "single,rsa,majority,majority@tokens"
engine = Logged(references(plan("rlve/sorting", selection=Selection(limit=6))), latency=0.04)
evaluate("rlve/sorting", ttc=ARMS, engine=engine, limit=6, out=sys.argv[3], concurrency=3, **OPTIONS)
"""
HERE = Path(__file__).resolve().parent


def start(folder: Path, log: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(HERE), str(HERE.parents[1]), str(folder), str(log)]
    )


INTERRUPTED = """
import sys
sys.path[:0] = sys.argv[1:3]
import harness.engines
from simulated import Simulated, references
from harness.benchmarks import Selection
from harness.evaluation import plan
from harness.run import main

log = open(sys.argv[4], "a", buffering=1)


class Logged(Simulated):
    async def complete(self, request):
        log.write("asked\\n")
        return await super().complete(request)


engine = Logged(references(plan("rlve/sorting", selection=Selection(limit=2))), latency=0.2)
harness.engines.make = lambda model, base_url, name: engine
sys.exit(main(["--bench", "rlve/sorting", "--limit=2", "--k=50", "--concurrency=2", "--out", sys.argv[3]]))
"""


def test_an_interrupt_is_one_sentence(tmp_path: Path) -> None:
    log, arguments = tmp_path / "log", [str(HERE), str(HERE.parents[1]), str(tmp_path / "run")]
    command = [sys.executable, "-c", INTERRUPTED, *arguments, str(log)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    wait_for_requests(process, log, more=5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert said.splitlines()[-1].startswith("stopped; the same command continues")
    assert "Traceback" not in said
    assert 0 < len(to_frame(tmp_path / "run")) < 100


def committed(folder: Path) -> set[str]:
    database = sqlite3.connect(folder / "run.sqlite")
    extras = [json.loads(extra)["request"] for (extra,) in database.execute("SELECT extra FROM rollouts")]
    database.close()
    assert len(extras) == len(set(extras))
    return set(extras)


def lines(log: Path) -> list[str]:
    return log.read_text().split() if log.exists() else []


def wait_for_requests(process: subprocess.Popen[bytes], log: Path, more: int) -> None:
    goal = len(lines(log)) + more
    while process.poll() is None and len(lines(log)) < goal:
        time.sleep(0.005)


def test_three_kills_change_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    log, rng = tmp_path / "log", random.Random(5)
    for _ in range(3):
        process = start(tmp_path / "killed", log)
        wait_for_requests(process, log, more=rng.randint(15, 40))
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL, "the run ended before it could be killed"
        done, asked = committed(tmp_path / "killed"), len(lines(log))
        assert done
        resumed = start(tmp_path / "killed", log)
        wait_for_requests(resumed, log, more=10)
        resumed.kill()
        resumed.wait()
        assert not done & set(lines(log)[asked:])
    assert start(tmp_path / "killed", log).wait() == 0
    assert start(tmp_path / "whole", tmp_path / "other").wait() == 0

    def table(name: str) -> Any:
        return to_frame(tmp_path / name).drop(columns="run")

    pd.testing.assert_frame_equal(table("killed"), table("whole"))
    asked = len(lines(log))
    assert start(tmp_path / "killed", log).wait() == 0
    assert len(lines(log)) == asked
