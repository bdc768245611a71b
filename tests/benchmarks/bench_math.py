"""Mathematical verdicts a second, beside Math-Verify on the same pairs in the same run, in CPU time.

python -m pytest -o python_files='bench_*.py' tests/benchmarks/bench_math.py -s

CPU seconds of this process and of the workers are added up, so a busy machine changes little. A realistic mix
is every sampled response of `math_responses`, and answers to AIME and HMMT as models spell them; symbolic
pairs are those that no exact path can settle, each with other numbers, so that no cache has seen them. Both
sides judge some other pairs first, since both build the tables of their grammar as they go.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from verifiers.math import verify_math

Pair = tuple[str, str]

SYMBOLIC: list[Pair] = [
    ("x^2-K^2", r"\boxed{(x-K)(x+K)}"),
    (r"\frac{K\sqrt{3}}{3}", r"\boxed{\frac{K}{\sqrt{3}}}"),
    (r"4a-2K", r"\boxed{2(2a-K)}"),
    (r"\sqrt{23}-K\sqrt{3}", r"\boxed{-K\sqrt{3}+\sqrt{23}}"),
    (r"\sqrt{23}-K\sqrt{3}", r"\boxed{\sqrt{23}-K\sqrt{5}}"),
    (r"1-\frac{K}{\pi}", r"\boxed{\frac{\pi-K}{\pi}}"),
    (r"14+2K\sqrt{37}", r"\boxed{2(7+K\sqrt{37})}"),
    (r"K\sqrt{15}", r"\boxed{\sqrt{K^2\cdot 15}}"),
    (r"\frac{-1+\sqrt{K}}{2}, \frac{-1-\sqrt{K}}{2}", r"\boxed{\frac{-1\pm\sqrt{K}}{2}}"),
    (r"2^{n+1}-2K", r"\boxed{2(2^n-K)}"),
    (r"\frac{n(n+K)}{2}", r"\boxed{\frac{n^2+Kn}{2}}"),
    (r"K\sin 2x", r"\boxed{2K\sin x\cos x}"),
    (r"x>K", r"\boxed{(K,\infty)}"),
    (r"y=2x+K", r"\boxed{2x-y+K=0}"),
    (r"\frac{K\pi}{4}", r"\boxed{\frac{K\pi}{3}}"),
    (r"e^{2}-K^2", r"\boxed{(e-K)(e+K)}"),
]
"""K stands for a number that changes from round to round."""
NUMBERS = (7, 11, 13, 17, 19, 23)
SPELLINGS = (
    r"So the answer is \boxed{%s}.",
    r"**Answer:** $%s$",
    r"Hence \[\boxed{\displaystyle %s}.\]",
    r"\boxed{%s+1}",
)


def cpu_of_tree() -> float:
    """CPU seconds of this process and its living children."""
    ticks = 0
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def a_second(pairs: list[Pair], warm: list[Pair], judge: Callable[[str, str], bool]) -> float:
    """Verdicts a CPU second, each pair judged once."""
    for pair in warm:
        judge(*pair)
    before = cpu_of_tree()
    for pair in pairs:
        judge(*pair)
    return len(pairs) / (cpu_of_tree() - before)


def ours(gold: str, completion: str) -> bool:
    return verify_math(gold, completion).correct


def math_verify_default(gold: str, completion: str) -> bool:
    from math_verify import parse, verify

    return bool(verify(parse(f"${gold}$"), parse(completion)))


def compare(name: str, pairs: list[Pair], warm: list[Pair], factor: float) -> None:
    logging.getLogger("math_verify").setLevel(logging.CRITICAL)
    us, them = a_second(pairs, warm, ours), a_second(pairs, warm, math_verify_default)
    print(
        f"\n{name}: {len(pairs)} pairs, {us:,.0f} verdicts a CPU second; "
        f"Math-Verify {them:,.0f}; {us / them:.1f} times as many"
    )
    assert us >= factor * them


@pytest.mark.timeout(1800)
def test_realistic_mix(shared: Callable[[str], Path]) -> None:
    pairs: list[Pair] = []
    for line in shared("data/math_responses.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        pairs += [(row["answer"], response) for response in row["responses"]]
    for name in ("aime_2025", "hmmt_feb_2025"):
        for line in shared(f"data/{name}.jsonl").read_text(encoding="utf-8").splitlines():
            answer = str(json.loads(line)["answer"])
            pairs += [(answer, spelling % answer) for spelling in SPELLINGS]
    compare("realistic mix", pairs, with_number(5), factor=5)


@pytest.mark.timeout(1800)
def test_symbolic_pairs() -> None:
    compare("symbolic pairs", [pair for k in NUMBERS for pair in with_number(k)], with_number(5), factor=1)


def with_number(k: int) -> list[Pair]:
    """The symbolic pairs with K as `k`."""
    return [(gold.replace("K", str(k)), completion.replace("K", str(k))) for gold, completion in SYMBOLIC]
