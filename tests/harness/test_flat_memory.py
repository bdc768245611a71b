"""A long run needs no more memory than a short one: 2,000 completions, and 100,000 with SOAK=1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = bool(os.environ.get("SOAK"))
PROBLEMS, K = (2_000, 50) if SOAK else (40, 50)
WORDS = (60, 90) if SOAK else (600, 900)
"""Of a thought: so many that a run that kept its completions would grow tenfold of FIXED at either count."""
EARLY = 500
"""Completions after which the run is under way."""
FIXED = 12 * 2**20
"""Bytes that a run may take in its course, however long it is: caches, a page here and there."""

SCRIPT = """
import asyncio, collections, json, re, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {here!r}]
from harness.benchmarks import Selection
from harness.evaluation import execute, plan
from harness.progress import Silent
from simulated import Simulated, references
made = plan("rlve/sorting", selection=Selection(limit={problems}), k={k}, final=1_000)
engine = Simulated(references(made), words={words})
engine.requests = collections.deque(maxlen=0)
peaks = []
class Watching(Silent):
    seen = 0
    def member(self, arm, member, fresh):
        self.seen += 1
        if self.seen in ({early}, {problems} * {k}):
            # Not ru_maxrss, which starts with the peak of the process that this one was started from.
            peaks.append(1024 * int(re.search("VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]))
run = asyncio.run(execute(made, engine, sys.argv[1], concurrency=4, watcher=Watching()))
print(json.dumps(peaks))
"""


@pytest.mark.timeout(3600 if SOAK else 300)
def test_memory_does_not_grow_with_the_completions(tmp_path: Path) -> None:
    here = Path(__file__).resolve().parent
    script = SCRIPT.format(
        root=str(here.parents[1]), here=str(here), problems=PROBLEMS, k=K, early=EARLY, words=WORDS
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "run")], capture_output=True, text=True, check=True
    )
    early, late = json.loads(done.stdout.splitlines()[-1])
    grown = late - early
    print(f"{PROBLEMS * K:,} completions: the last {PROBLEMS * K - EARLY:,} add {grown / 2**20:.1f} MiB")
    assert grown < FIXED
