"""Workers may be lost at any moment: killed, reaped, replaced; no caller waits for ever or is misled."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from verifiers.workers import Overrun, Pool, WorkerFailed, worker_count

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "verifiers" / "_math_worker.py"
BOMB = r"\Gamma(1000000)"
SAME = {"gold": "x+1", "answer": "1+x", "policy": {}}
OTHER = {"gold": "x", "answer": "y", "policy": {}}
HANGS = {"gold": "1", "answer": BOMB, "policy": {}}
COUNTER = """
import json, pathlib, signal, sys, time
signal.signal(signal.SIGPROF, signal.SIG_DFL)
print(json.dumps({"ready": 1}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    signal.setitimer(signal.ITIMER_PROF, request["cpu_s"])
    tries = pathlib.Path(request["tries"])
    count = int(tries.read_text()) + 1
    tries.write_text(str(count))
    while count <= request["hangs"]:
        pass
    print(json.dumps({"tries": count}), flush=True)
"""
"""A worker that spins for the first `hangs` times that it sees a request."""


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(SCRIPT, size=1, memory_mb=1024)
    yield made
    made.close()


def workers_of(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid), "-f", SCRIPT.name], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


def test_an_overrun_worker_is_gone_and_replaced(pool: Pool) -> None:
    before = set(workers_of(os.getpid()))
    pool.call(SAME, cpu_s=30.0)
    (first,) = set(workers_of(os.getpid())) - before
    with pytest.raises(Overrun):
        pool.call(HANGS, cpu_s=0.3)
    assert not Path(f"/proc/{first}").exists()
    assert pool.call(SAME, cpu_s=30.0) == {"result": "equal"}


def test_a_worker_killed_in_mid_request_costs_one_retry(pool: Pool) -> None:
    before = set(workers_of(os.getpid()))
    pool.call(SAME, cpu_s=30.0)
    (first,) = set(workers_of(os.getpid())) - before
    os.kill(first, signal.SIGSTOP)
    threading.Timer(0.3, os.kill, (first, signal.SIGKILL)).start()
    assert pool.call(SAME, cpu_s=30.0) == {"result": "equal"}
    assert not Path(f"/proc/{first}").exists()


def test_an_idle_worker_that_died_is_not_noticed_by_the_caller(pool: Pool) -> None:
    before = set(workers_of(os.getpid()))
    pool.call(SAME, cpu_s=30.0)
    (first,) = set(workers_of(os.getpid())) - before
    os.kill(first, signal.SIGKILL)
    assert pool.call(OTHER, cpu_s=30.0) == {"result": "different"}


def test_a_worker_that_cannot_start_says_why(tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text('import json; print(json.dumps({"fatal": "No module named math_verify"}))')
    broken = Pool(script, size=1, memory_mb=256)
    for _ in range(2):
        with pytest.raises(WorkerFailed, match="math_verify"):
            broken.call(SAME, cpu_s=1.0)
    broken.close()


def test_an_overrun_request_is_tried_once_more_and_no_more(tmp_path: Path) -> None:
    script, tries = tmp_path / "counter.py", tmp_path / "tries"
    script.write_text(COUNTER)
    counting = Pool(script, size=1, memory_mb=256)
    tries.write_text("0")
    assert counting.call({"tries": str(tries), "hangs": 1}, cpu_s=0.2) == {"tries": 2}
    tries.write_text("0")
    with pytest.raises(Overrun):
        counting.call({"tries": str(tries), "hangs": 9}, cpu_s=0.2)
    assert tries.read_text() == "2"
    counting.close()


def test_the_clock_starts_when_a_worker_takes_the_request(pool: Pool) -> None:
    """With one worker, requests queue for far longer than each may take; none of them overruns for that."""
    pool.call(SAME, cpu_s=30.0)

    def hang() -> str:
        try:
            return str(pool.call(HANGS, cpu_s=0.4))
        except Overrun:
            return "overrun"

    with ThreadPoolExecutor(12) as threads:
        hanging = [threads.submit(hang)]
        honest = [threads.submit(pool.call, SAME, 1.0) for _ in range(10)]
        assert [done.result() for done in honest] == [{"result": "equal"}] * 10
        assert [done.result() for done in hanging] == ["overrun"]


async def test_a_cancelled_wait_leaves_the_pool_whole(pool: Pool) -> None:
    waiting = asyncio.ensure_future(pool.acall(HANGS, 0.5))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await pool.acall(SAME, 30.0) == {"result": "equal"}


def test_a_restricted_process_gets_no_more_memory_and_writes_no_file(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom verifiers._math_worker import restrict\n"
        "kept = bytearray(100 * 2**20)\nrestrict(600 * 2**20)\n"
        "try: bytearray(700 * 2**20)\nexcept MemoryError: print('no memory')\n"
        "try:\n with open(sys.argv[1], 'w') as file: file.write('x')\n"
        "except OSError: print('no file')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "file")], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert done.stdout.split("\n")[:2] == ["no memory", "no file"]


@pytest.mark.parametrize("answer", ["x+1", BOMB], ids=["idle", "busy"])
def test_workers_end_with_their_parent(answer: str) -> None:
    program = (
        "import threading, time\nfrom verifiers.math import verify_answer\n"
        "verify_answer('x', 'y')\n"
        f"threading.Thread(target=verify_answer, args=('1+x', {answer!r}), kwargs={{'timeout': 2}}).start()\n"
        "time.sleep(0.5)\nprint('on', flush=True)\ntime.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout and parent.stdout.readline() == b"on\n"
    workers = workers_of(parent.pid)
    assert workers
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)


def test_the_number_of_workers_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVS_WORKERS", "3")
    assert worker_count() == 3
    monkeypatch.setenv("ENVS_WORKERS", "many")
    with pytest.raises(ValueError, match="ENVS_WORKERS"):
        worker_count()
