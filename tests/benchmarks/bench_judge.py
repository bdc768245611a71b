"""The judge beside LiveCodeBench's own grader, on the same programs: rate, ordinary idioms, and a cheat.

The peer is the distribution nvidia-livecodebench, in a virtual environment of its own with numpy, pandas and
tqdm, named by its interpreter:

    python -m venv DIR
    DIR/bin/pip install --no-deps nvidia-livecodebench; DIR/bin/pip install numpy pandas tqdm
    export LIVECODEBENCH_PYTHON=DIR/bin/python      # SHARE=0.05 takes a twentieth of the programs, for a look
    python -m pytest -o python_files='bench_*.py' tests/benchmarks/bench_judge.py -s

Both use every core. The peer's clock starts when its libraries are imported, ours before the first sandbox.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from verifiers.code import judge
from verifiers.sandbox import backend

SHARE = float(os.environ.get("SHARE", "1"))
WORKERS = os.cpu_count() or 1
PROGRAMS = max(4, round(1000 * SHARE))
TESTS = [(" ".join(map(str, range(n, n + 20))), str(sum(range(n, n + 20)))) for n in range(20)]

PEER = """
import json, sys, time
from livecodebench.evaluation.compute_code_generation_metrics import evaluate_generations

asked = json.load(sys.stdin)
samples = [
    {"input_output": json.dumps({"inputs": [i for i, _ in tests], "outputs": [o for _, o in tests]})}
    for _, tests in asked["jobs"]
]
start = time.perf_counter()
results, _ = evaluate_generations(
    samples, [[program] for program, _ in asked["jobs"]], num_process_evaluate=asked["workers"], timeout=6
)
seconds = time.perf_counter() - start
accepted = [all(one is True or one == 1 and one > 0 for one in results[k][0]) for k in range(len(samples))]
print(json.dumps({"seconds": seconds, "accepted": accepted}))
"""

Job = tuple[str, list[tuple[str, str]]]

IDIOMS = {
    "two lines from the buffer": "import sys\nf = sys.stdin.buffer.readline\nprint(int(f()) + int(f()))",
    "a loop over the buffer": "import sys\nprint(sum(int(line) for line in sys.stdin.buffer))",
    "a global counter": "n = 0\ndef add():\n    global n\n    n += int(input())\nadd()\nadd()\nprint(n)",
    "open(0)": "print(sum(map(int, open(0).read().split())))",
    "os.read": "import os\nprint(sum(map(int, os.read(0, 99).split())))",
    "fast input": "import io, os\ninput = io.BytesIO(os.read(0, os.fstat(0).st_size)).readline\n"
    "print(int(input()) + int(input()))",
    "bytes to the buffer": "import sys\nsys.stdout.buffer.write(b'%d' % (int(input()) + int(input())))",
    "os._exit": "import os\nprint(int(input()) + int(input()), flush=True)\nos._exit(0)",
    "a float": "print((int(input()) + int(input())) / 3 + 1e-10)",
}
CHEAT = """
import sys
def walk(frame):
    while frame:
        for name, value in frame.f_locals.items():
            if name in ("gt_out", "expected", "wanted", "output"):
                return value
        frame = frame.f_back
print(walk(sys._getframe()))
"""


def ours(jobs: list[Job]) -> tuple[float, list[bool]]:
    """Wall seconds, and which programs are accepted."""
    with ThreadPoolExecutor(WORKERS) as threads:
        start = time.perf_counter()
        verdicts = list(threads.map(accepted, jobs))
        return time.perf_counter() - start, verdicts


def accepted(job: Job) -> bool:
    program, tests = job
    verdict = judge(program, [{"input": i, "output": o} for i, o in tests], checker="floats")
    assert verdict.outcome != "error", verdict.detail
    return verdict.correct


def peers(jobs: list[Job]) -> tuple[float, list[bool]]:
    """The same by the peer; skips where it is not installed."""
    python = os.environ.get("LIVECODEBENCH_PYTHON")
    if not python:
        pytest.skip("LIVECODEBENCH_PYTHON does not name an interpreter with nvidia-livecodebench")
    asked = json.dumps({"jobs": jobs, "workers": WORKERS})
    ran = subprocess.run([python, "-c", PEER], input=asked, text=True, capture_output=True, timeout=3600)
    assert ran.returncode == 0, ran.stderr[-2000:]
    said: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return said["seconds"], said["accepted"]


@pytest.fixture(autouse=True, scope="module")
def a_sandbox() -> None:
    found = backend("local").probe()
    if not found.usable:
        pytest.skip(found.reason)
    print(f"\ntier {found.tier}, {WORKERS} workers")


@pytest.mark.timeout(7200)
def test_rate() -> None:
    program = "import sys\nprint(sum(map(int, sys.stdin.read().split())))  # program {}"
    jobs: list[Job] = [(program.format(number), TESTS) for number in range(PROGRAMS)]
    seconds, verdicts = ours(jobs)
    assert all(verdicts)
    print(f"\n{PROGRAMS} programs x {len(TESTS)} tests")
    print(f"ours: {seconds:.1f} s, {PROGRAMS / seconds:.1f} programs/s")
    peer_seconds, peer_verdicts = peers(jobs)
    assert all(peer_verdicts)
    print(f"peer: {peer_seconds:.1f} s, {PROGRAMS / peer_seconds:.1f} programs/s")
    print(f"ours / peer: {peer_seconds / seconds:.2f}")


def test_ordinary_idioms_and_the_cheat() -> None:
    names = [*IDIOMS, "the cheat"]
    jobs: list[Job] = [
        (IDIOMS.get(name, CHEAT), [("3\n4\n", "2.333333333333" if name == "a float" else "7")])
        for name in names
    ]
    _, mine = ours(jobs)
    print()
    for name, verdict in zip(names, mine, strict=True):
        print(f"{name:28} ours: {'accepted' if verdict else 'rejected'}")
    assert mine == [True] * len(IDIOMS) + [False]
    _, theirs = peers(jobs)
    for name, verdict in zip(names, theirs, strict=True):
        print(f"{name:28} peer: {'accepted' if verdict else 'rejected'}")
