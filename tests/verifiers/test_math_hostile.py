"""Whatever a model writes: bounded, never run, never right, and never in the way of the answers beside it.

SOAK=1 sends a thousand hostile answers among a thousand honest ones.
"""

from __future__ import annotations

import json
import os
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from verifiers.math import verify_answer, verify_math
from verifiers.verdict import Verdict

SOAK = bool(os.environ.get("SOAK"))
BURST = 1_000 if SOAK else 25
LIMIT_S = 0.4
"""CPU seconds of a hostile answer."""

QUICK = {
    "power tower": "9^{9^{9^{9}}}",
    "power tower of powers": "2^{2^{2^{49}}}",
    "plain tower": "9^9^9^9^9",
    "huge factorial": "1000000!",
    "factorial tower": "9!" + "!" * 300,
    "huge binomial": r"\binom{1000000}{500000}",
    "100k digits": "1" * 100_000,
    "digits and a point": "1." + "3" * 100_000,
    "deep parentheses": "(" * 4_900 + "1" + ")" * 4_900,
    "deep fractions": r"\frac{1}{" * 2_000 + "2" + "}" * 2_000,
    "long list": "1," * 4_900,
    "long sum": "x+" * 1_900 + "x",
    "nested sets": r"\{" * 500 + "1" + r"\}" * 500,
    "plus-minus": r"\pm 1," * 300,
    "equals": "x=" * 1_500 + "8",
    "import": "__import__('os').system('touch MARKER')",
    "open": "open('MARKER','w')",
    "lambda": "(lambda: open('MARKER','w'))()",
    "subclasses": "().__class__.__base__.__subclasses__()",
    "input": r"\input{/etc/passwd}",
    "f-string": "{open('MARKER','w')}",
    "null": "\x00\x00",
    "surrogate": "\ud800",
    "right to left": "\u202e5\u202d",
    "not a number": "nan",
    "zero over zero": r"\frac{0}{0}",
}
SLOW = {
    "gamma": r"\Gamma(1000000)",
    "hidden power": r"x^{0}2^{2^{40}}",
    "huge sum": r"\sum_{k=1}^{10^{8}} \sin(k^2)",
    "huge product": r"\prod_{k=1}^{10^{9}} (k+\pi)",
    "wide power": "(x+y+z+t+u+v)^{999999}",
    "integral": r"\int_0^{\infty} \frac{\sin(x^x)\cos(e^x)}{x^x+1} dx",
    "nested roots": r"\sqrt{2+" * 60 + "x" + "}" * 60,
    "hard equation": r"x^{17}+e^{x}\sin(x^{5})+\ln(x^{3}+2)=7",
    "polynomial inequality": r"x^{60}-3x^{41}+\sin x+7<0",
}
"""Most of these keep sympy busy for hours if nobody stops it."""
HONEST = [
    ("x+1", "1+x", True),
    (r"\sqrt{8}", r"2\sqrt{2}", True),
    (r"\frac{\pi}{4}", r"\frac{\pi}{3}", False),
    ("1/2", "0.5", True),
    ("(1,2)", "(2,1)", False),
    (r"\sin 2x", r"2\sin x\cos x", True),
]
ENDS = ["", "!", "1=5", "}"]
REPEATED = [
    "1",
    "1,",
    "(",
    "{",
    r"\\{",
    "a=",
    " ",
    r"\\ ",
    r"\\,",
    "\t",
    "1 and ",
    r"\\text{a}",
    "^{",
    "$",
    "²",
    "½",
    "1,000, ",
]


def judge_hostile(gold: str, answer: str, marker: Path) -> None:
    verdict = verify_answer(gold, answer.replace("MARKER", str(marker)), timeout=LIMIT_S)
    assert not verdict.correct
    assert verdict.reward == (None if verdict.outcome == "error" else 0.0)
    assert not marker.exists()


@pytest.mark.parametrize("gold", ["6", "x^2"])
@pytest.mark.parametrize("answer", QUICK.values(), ids=QUICK)
def test_a_hostile_answer_is_bounded_and_never_right(gold: str, answer: str, tmp_path: Path) -> None:
    judge_hostile(gold, answer, tmp_path / "marker")


@pytest.mark.parametrize("name", SLOW if SOAK else ["gamma", "huge sum", "hidden power"])
def test_an_answer_that_keeps_sympy_busy_is_bounded_and_never_right(name: str, tmp_path: Path) -> None:
    judge_hostile("x^2", SLOW[name], tmp_path / "marker")


def test_hostile_golds_are_errors_or_refusals() -> None:
    for gold in ("x" * 30_000, "9^{9^{9^{9}}}", "\x00", "x)("):
        assert verify_answer(gold, "6", timeout=LIMIT_S).reward in (None, 0.0)


def test_known_attacks_on_graders(shared: Callable[[str], Path]) -> None:
    for line in shared("data/math_hostile.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        verdict = verify_math(row["gold"], row["input"], timeout=1.0)
        wanted = row["must"].startswith("correct") or row["cls"] in ("very long output", "100k-digit integer")
        assert verdict.correct == wanted, (row["cls"], verdict.outcome)
    assert not Path("marker").exists() and not Path("/marker").exists()


def longest_silence(work: Callable[[], object]) -> float:
    """The longest stretch of this process's CPU seconds in which another thread could not run."""
    silence, over = 0.0, threading.Event()

    def beat() -> None:
        nonlocal silence
        last = time.process_time()
        while not over.is_set():
            time.sleep(0.001)
            now = time.process_time()
            silence, last = max(silence, now - last), now

    heart = threading.Thread(target=beat)
    heart.start()
    try:
        work()
    finally:
        over.set()
        heart.join()
    return silence


@pytest.mark.parametrize(
    "text",
    [
        *QUICK.values(),
        *("5" + token * (9_900 // len(token)) + end for token in REPEATED for end in ENDS),
        r"\boxed{1} " * 40_000,
    ],
    ids=[*QUICK, *(f"{token!r}, {end!r}" for token in REPEATED for end in ENDS), "boxes"],
)
def test_no_text_holds_the_interpreter_for_more_than_50_ms(text: str) -> None:
    """Counted in CPU time, and the best of three: a busy machine may stop this process at any moment."""

    def judge() -> Verdict:
        return verify_math("6", text if "boxed" in text else rf"\boxed{{{text}}}", timeout=LIMIT_S)

    assert any(longest_silence(judge) < 0.05 for _ in range(3))


@pytest.mark.timeout(7200 if SOAK else 300)
def test_a_burst_of_hostile_answers_costs_the_honest_ones_beside_it_nothing() -> None:
    rng = random.Random(0)
    slow = list(SLOW.values()) if SOAK else [SLOW["gamma"]]
    hostile = [rng.choice(slow if number % 10 == 0 else list(QUICK.values())) for number in range(BURST)]
    honest = [HONEST[number % len(HONEST)] for number in range(BURST)]
    jobs = [*((None, answer) for answer in hostile), *((pair, "") for pair in honest)]
    rng.shuffle(jobs)

    def judge(job: tuple[tuple[str, str, bool] | None, str]) -> tuple[bool, Verdict]:
        pair, answer = job
        if pair is None:
            return False, verify_answer("6", answer, timeout=LIMIT_S)
        verdict = verify_answer(pair[0], pair[1])
        assert verdict.outcome == ("correct" if pair[2] else "wrong"), (pair, verdict)
        return True, verdict

    with ThreadPoolExecutor(16) as threads:
        judged = list(threads.map(judge, jobs))
    assert sum(is_honest for is_honest, _ in judged) == BURST
    assert not any(verdict.correct for is_honest, verdict in judged if not is_honest)
    for gold, answer, equal in HONEST:
        assert verify_answer(gold, answer).correct == equal
