"""Mathematical equivalence: right verdicts, on real data too, and a worker that can be lost at any moment."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from verifiers.math import averify_math, same_math, verify_answer, verify_math
from verifiers.workers import Overrun, Pool, WorkerFailed, worker_count

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "verifiers" / "_math_worker.py"
BOMB = r"\Gamma(1000000)"


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(SCRIPT, size=1, memory_mb=1024)
    yield made
    made.close()


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def workers_of(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid), "-f", SCRIPT.name], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


@pytest.mark.parametrize(
    ("gold", "completion", "outcome"),
    [
        ("1/2", r"<think>2/4</think>\boxed{0.5}", "correct"),
        ("1/2", r"<think>\boxed{0.5}", "missing"),
        ("x^2-1", r"\boxed{(x-1)(x+1)}", "correct"),
        ("x^2-1", r"\boxed{(x-1)(x+2)}", "wrong"),
        (r"2\sqrt{2}", r"\boxed{\sqrt{8}}", "correct"),
        (r"\sqrt{3}-1", "-1 + sqrt(3)", "correct"),
        (r"\frac{\pi}{10^9}", r"\boxed{\frac{\pi}{10^8}}", "wrong"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"\boxed{\begin{bmatrix}1&2\\3&4\end{bmatrix}}", "correct"),
        ("(-1,2)\\cup(3,5)", r"\boxed{(3,5)\cup(-1,2)}", "correct"),
        ("4", r"\boxed{__import__('os').system('true') or 4}", "unparsable"),
        ("so it is \\boxed{7}", r"\boxed{7}", "correct"),
        ("2+2=4\n#### 4", "The answer is 4", "correct"),
        ("", r"\boxed{7}", "error"),
        ("x", r"\boxed{" + "x+" * 4000 + "x}", "unparsable"),
    ],
)
def test_verdicts(gold: str, completion: str, outcome: str) -> None:
    verdict = verify_math(gold, completion)
    assert verdict.outcome == outcome, verdict.detail
    assert verdict.reward == {"correct": 1.0, "error": None}.get(outcome, 0.0)
    assert asyncio.run(averify_math(gold, completion)) == verdict


def test_a_continuation_of_a_thought_holds_no_answer() -> None:
    assert verify_math("5", r"\boxed{5}", in_reasoning=True).outcome == "missing"
    assert verify_math("5", r"hm</think>\boxed{5}", in_reasoning=True).correct


def test_classes_for_majority_votes() -> None:
    assert same_math("0.5", r"\frac12")
    assert same_math("x+1", "1+x")
    assert same_math("1+x", "x+1")
    assert not same_math("x+1", "x-1")


def test_work_that_never_ends_is_an_error_without_reward_and_the_next_one_is_judged() -> None:
    verdict = verify_answer("1", BOMB, timeout=0.5)
    assert (verdict.outcome, verdict.reward) == ("error", None)
    assert verify_answer("x+1", "1+x").correct


def test_an_overrun_worker_is_gone_and_replaced(pool: Pool) -> None:
    before = set(workers_of(os.getpid()))
    pool.call({"gold": "x", "answer": "x"}, cpu_s=30.0)
    (first,) = set(workers_of(os.getpid())) - before
    with pytest.raises(Overrun):
        pool.call({"gold": "1", "answer": BOMB}, cpu_s=0.3)
    assert not Path(f"/proc/{first}").exists()
    assert pool.call({"gold": "x", "answer": "x"}, cpu_s=30.0) == {"result": "equal"}


def test_a_worker_killed_in_mid_request_costs_one_retry(pool: Pool) -> None:
    before = set(workers_of(os.getpid()))
    pool.call({"gold": "x", "answer": "x"}, cpu_s=30.0)
    (first,) = set(workers_of(os.getpid())) - before
    os.kill(first, signal.SIGSTOP)
    threading.Timer(0.3, os.kill, (first, signal.SIGKILL)).start()
    assert pool.call({"gold": "x+1", "answer": "1+x"}, cpu_s=30.0) == {"result": "equal"}
    assert not Path(f"/proc/{first}").exists()


def test_an_idle_worker_that_died_is_not_noticed_by_the_caller(pool: Pool) -> None:
    before = set(workers_of(os.getpid()))
    pool.call({"gold": "x", "answer": "x"}, cpu_s=30.0)
    (first,) = set(workers_of(os.getpid())) - before
    os.kill(first, signal.SIGKILL)
    assert pool.call({"gold": "x", "answer": "y"}, cpu_s=30.0) == {"result": "different"}


def test_a_worker_that_cannot_start_says_why(tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text('import json; print(json.dumps({"fatal": "No module named math_verify"}))')
    broken = Pool(script, size=1, memory_mb=256)
    for _ in range(2):
        with pytest.raises(WorkerFailed, match="math_verify"):
            broken.call({"gold": "x", "answer": "x"}, cpu_s=1.0)
    broken.close()


def test_threads_and_an_event_loop_at_once() -> None:
    pairs = [(f"x+{i}", f"{i if i % 3 else i + 1}+x") for i in range(24)]
    expected = [i % 3 != 0 for i in range(24)]

    async def all_of_them() -> list[bool]:
        return [
            v.correct for v in await asyncio.gather(*(averify_math(g, rf"\boxed{{{a}}}") for g, a in pairs))
        ]

    with ThreadPoolExecutor(8) as threads:
        from_threads = threads.map(lambda pair: verify_answer(*pair).correct, pairs)
        assert asyncio.run(all_of_them()) == expected
        assert list(from_threads) == expected


async def test_the_event_loop_keeps_turning_while_a_worker_works() -> None:
    turns = 0
    judged = asyncio.ensure_future(averify_math("1", rf"\boxed{{{BOMB}}}", timeout=0.5))
    while not judged.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 5
    assert judged.result().outcome == "error"


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


def test_a_forked_child_has_workers_of_its_own() -> None:
    assert verify_answer("x+1", "1+x").correct
    child = os.fork()
    if child == 0:
        os._exit(0 if verify_answer("x+2", "2+x").correct and not verify_answer("x", "y").correct else 1)
    assert not verify_answer("x+1", "x+2").correct
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_the_number_of_workers_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVS_WORKERS", "3")
    assert worker_count() == 3
    monkeypatch.setenv("ENVS_WORKERS", "many")
    with pytest.raises(ValueError, match="ENVS_WORKERS"):
        worker_count()


def test_importing_the_room_is_light() -> None:
    program = (
        "import sys, verifiers, verifiers.math\n"
        "print([m for m in ('sympy', 'math_verify', 'numpy', 'torch') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_grade_school_completions_are_judged_as_people_did(shared: Callable[[str], Path]) -> None:
    judged = Counter(
        (row["equivalent"], verify_math(row["gold"], row["completion"]).correct)
        for row in rows(shared("data/gsm8k_graded.jsonl"))
    )
    assert judged[False, True] == 0
    assert judged[True, False] == 0
    assert judged[True, True] >= 1000


def test_sampled_responses_are_judged_as_their_grader_did(shared: Callable[[str], Path]) -> None:
    judged = Counter()
    for row in rows(shared("data/math_responses.jsonl")):
        for response, score in zip(row["responses"], row["scores"], strict=True):
            judged[bool(score), verify_math(row["answer"], response).correct] += 1
    assert judged[True, True] + judged[False, False] == judged.total() == 400


def test_other_graders_own_cases(shared: Callable[[str], Path]) -> None:
    """Labels are each grader's policy: full agreement is no goal, but it must not fall, and no wrong pass."""
    agreed, accepted = 0, []
    judged = [row for row in rows(shared("data/math_equiv.jsonl")) if row["kind"] != "choice"]
    for row in judged:
        prose = any(mark in row["pred"] for mark in ("$", "boxed", "nswer", "is ", "\n", r"\("))
        plain = row["kind"] == "equiv" and row["pred"].isascii() and not prose
        verdict = verify_math(row["gold"], rf"\boxed{{{row['pred']}}}" if plain else row["pred"])
        agreed += verdict.correct == row["equivalent"] and (verdict.outcome != "error" or not row["gold"])
        if verdict.correct and not row["equivalent"]:
            accepted.append(row["id"])
    print(f"agreement {agreed}/{len(judged)}, accepted against the label: {accepted}")
    # eq0469 says that 2/4 is not 1/2: a policy about form, not about value.
    assert accepted == ["eq0469"]
    assert agreed >= 264


def test_hostile_input_is_bounded_and_never_right(shared: Callable[[str], Path], tmp_path: Path) -> None:
    for row in rows(shared("data/math_hostile.jsonl")):
        verdict = verify_math(row["gold"], row["input"], timeout=1.0)
        wanted = row["must"].startswith("correct") or row["cls"] in ("very long output", "100k-digit integer")
        assert verdict.correct == wanted, (row["cls"], verdict.outcome)
    assert not Path("marker").exists() and not Path("/marker").exists()
