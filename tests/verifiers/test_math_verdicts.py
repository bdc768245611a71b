"""The verdict on a completion: from threads, from an event loop, after a fork, under a policy."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from verifiers.math import averify_math, same_math, verify_answer, verify_math
from verifiers.policies import ANYWHERE, Policy

ROOT = Path(__file__).resolve().parents[2]
BOMB = r"\Gamma(1000000)"


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
        ("4", r"\boxed{__import__('os').system('true') or 4}", "wrong"),
        ("4", r"\boxed{4)(}", "unparsable"),
        ("4)(", r"\boxed{x}", "error"),
        ("x", r"\boxed{\frac{1}{0}}", "wrong"),
        (r"\frac{x}{0}", r"\boxed{x}", "error"),
        ("so it is \\boxed{7}", r"\boxed{7}", "correct"),
        ("2+2=4\n#### 4", "The answer is 4", "correct"),
        ("", r"\boxed{7}", "error"),
        ("1," * 20_000, r"\boxed{7}", "error"),
        ("7", r"\boxed{" + "1," * 20_000 + "}", "unparsable"),
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


@pytest.mark.parametrize(
    ("policy", "gold", "completion"),
    [
        (ANYWHERE, "12", "there are 12 of them in all, I think"),
        (Policy(reading="brackets"), "45", "First [30](a.html), then [45]."),
        (Policy(reading="choice"), "D", "The answer is for sure D, it cannot be A"),
        (Policy(variables="renamed"), "x^2+1", r"\boxed{1+t^2}"),
        (Policy(rounded=3), r"\sqrt{2}", r"\boxed{1.41}"),
        (Policy(tolerance=0.01), r"\sqrt{2}", r"\boxed{1.42}"),
    ],
)
def test_a_policy_reaches_the_reading_and_the_worker(policy: Policy, gold: str, completion: str) -> None:
    assert verify_math(gold, completion, policy=policy).correct
    assert asyncio.run(averify_math(gold, completion, policy=policy)).correct
    assert not verify_math(gold, completion).correct


def test_a_marked_answer_is_the_only_one_where_the_policy_says_so() -> None:
    assert verify_math("5", "The answer is 5").correct
    assert verify_math("5", "The answer is 5", policy=Policy(reading="marked")).outcome == "missing"


def test_classes_for_majority_votes() -> None:
    assert same_math("0.5", r"\frac12")
    assert same_math("x+1", "1+x")
    assert same_math("1+x", "x+1")
    assert same_math("2a+b=5", "5") and same_math("5", "2a+b=5")
    assert not same_math("1,2,2", "1,2") and not same_math("1,2", "1,2,2")
    assert not same_math("x+1", "x-1")


def test_work_that_never_ends_is_an_error_without_reward_and_the_next_one_is_judged() -> None:
    verdict = verify_answer("1", BOMB, timeout=0.5)
    assert (verdict.outcome, verdict.reward) == ("error", None)
    assert verify_answer("x+1", "1+x").correct


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


def test_a_forked_child_has_workers_of_its_own() -> None:
    assert verify_answer("x+1", "1+x").correct
    child = os.fork()
    if child == 0:
        os._exit(0 if verify_answer("x+2", "2+x").correct and not verify_answer("x", "y").correct else 1)
    assert not verify_answer("x+1", "x+2").correct
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_importing_the_room_is_light() -> None:
    program = (
        "import sys, verifiers, verifiers.math\n"
        "print([m for m in ('sympy', 'math_verify', 'numpy', 'torch') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
