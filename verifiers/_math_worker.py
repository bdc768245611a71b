"""The process in which sympy may hang: reads pairs of answers as JSON lines, says whether they are equal.

Started by `verifiers.workers` as `python -I -B _math_worker.py MEMORY_MB`; stands alone, imports no other
room. The kernel ends it when a pair has used its CPU seconds (an interval timer with its default action,
so a C call that holds the interpreter's lock is ended too), when it asks for too much memory, or when its
standard input ends. It can start no program and write no file.

    {"gold": "1/2", "answer": "\\\\frac{2}{4}", "cpu_s": 5, "wall_s": 20}  ->  {"result": "equal"}
"""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import sys
from typing import IO, Any

CLOSE = 1e-6
"""Relative distance at which two numbers without symbols are the same."""


def main() -> None:
    """Import the mathematics, shut the doors, say "ready", then answer until standard input ends."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        import math_verify  # noqa: F401
    except ImportError as missing:
        send(replies, {"fatal": f"{missing}. Install it with: pip install 'math-verify[antlr4_13_2]'"})
        return
    restrict(int(sys.argv[1]) * 2**20)
    send(replies, {"ready": os.getpid()})
    for line in sys.stdin:
        request = json.loads(line)
        signal.setitimer(signal.ITIMER_PROF, request["cpu_s"])
        signal.setitimer(signal.ITIMER_REAL, request["wall_s"])
        reply = answer(request["gold"], request["answer"])
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(replies, reply)


def restrict(memory: int) -> None:
    """Bound memory in bytes, forbid new processes, file writes and core dumps."""
    warm_up()
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(
            limit, (value, value) if hard == resource.RLIM_INFINITY else (min(value, hard),) * 2
        )
    for timer in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(timer, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def warm_up() -> None:
    """Judge one pair, so that the first caller does not pay for the parser's tables."""
    answer(r"\frac{x}{2}", r"x/2")


def answer(gold: str, given: str) -> dict[str, Any]:
    """The reply to one pair: result "equal", "different", "unparsable" (the answer) or "gold" (the gold)."""
    try:
        golds, answers = parse(gold), parse(given)
        if not golds:
            return {"result": "gold"}
        if not answers:
            return {"result": "unparsable"}
        return {"result": "equal" if equal(golds, answers) else "different"}
    except MemoryError:
        return {"error": "the comparison needed more memory than a worker may use"}
    except Exception as problem:
        return {"error": f"math-verify failed: {type(problem).__name__}: {problem}"[:500]}


def parse(text: str) -> list[Any]:
    """Sympy readings of an answer taken as a formula, never searched for numbers; empty where it is none."""
    from math_verify import LatexExtractionConfig
    from math_verify import parse as read

    for part in (spell(text), spell(text).rpartition("=")[2]):
        formula = part if part.count("$") > 1 or "\\boxed" in part else f"${part.strip('$')}$"
        found = read(formula, [LatexExtractionConfig()], fallback_mode="no_fallback", parsing_timeout=None)
        if found:
            return list(found)
    return []


PLAIN = (
    (re.compile(r"(?<![\\A-Za-z])sqrt\(([^()]{1,200})\)"), r"\\sqrt{\1}"),
    (re.compile(r"(?<![\\A-Za-z])(pi|sin|cos|tan|log|ln|exp)(?![A-Za-z])"), r"\\\1 "),
    (re.compile(r"\*\*"), "^"),
    (re.compile(r"<=|≤"), r"\\le "),
    (re.compile(r">=|≥"), r"\\ge "),
)


def spell(text: str) -> str:
    """Plain-text mathematics as TeX: `-1 + sqrt(3)` -> `-1 + \\\\sqrt{3}`."""
    for pattern, tex in PLAIN:
        text = pattern.sub(tex, text)
    return text


def equal(golds: list[Any], answers: list[Any]) -> bool:
    """Whether any reading of the answer equals any reading of the gold."""
    from math_verify import verify

    return any(
        verify(gold, given, timeout_seconds=None, raise_on_error=True) and close(gold, given)
        for gold in golds
        for given in answers
    )


def close(gold: Any, given: Any) -> bool:
    """False for numbers that agree only because both round to the same six decimals (pi/10^8, pi/10^9)."""
    if not (getattr(gold, "is_number", False) and getattr(given, "is_number", False)):
        return True
    if gold == given:
        return True
    left, right = gold.evalf(30), given.evalf(30)
    if not (left.is_Number and right.is_Number and left.is_finite and right.is_finite):
        return True
    percent = (right / 100, right * 100)  # math-verify reads 28 % as 28 and as 0.28
    return any(abs(left - other) <= CLOSE * abs(left) for other in (right, *percent))


def send(replies: IO[str], reply: dict[str, Any]) -> None:
    """Write one JSON line."""
    replies.write(json.dumps(reply) + "\n")
    replies.flush()


if __name__ == "__main__":
    main()
