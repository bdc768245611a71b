"""The process in which sympy may hang: reads pairs of answers as JSON lines, says whether they are the same.

Started by `verifiers.workers` as `python -I -B _math_worker.py MEMORY_MB`; of this project it imports the
room that it stands in and nothing else. The kernel ends it when a pair has used its CPU seconds (an interval
timer with its default action, so a C call that holds the interpreter's lock is ended too), when it asks for
too much memory, or when its standard input ends. It can start no program and write no file.

    {"gold": "1/2", "answer": "\\\\frac{2}{4}", "policy": {}, "cpu_s": 5, "wall_s": 20}
    {"result": "equal"}
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from verifiers.equivalence import decide
from verifiers.policies import Policy

WARM_UP = (r"0<f(x)\le\frac{\sqrt[3]{2}}{3}+\pi", r"(1,2]\cup\{3\}", r"\begin{pmatrix}1\\x^{2}\end{pmatrix}")
"""Formulas that make the grammar build its tables, so that the first caller does not pay for it."""


def main() -> None:
    """Import the mathematics, shut the doors, say "ready", then answer until standard input ends."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        import verifiers.algebra  # noqa: F401
    except ImportError as missing:
        send(replies, {"fatal": f"{missing}. Install it with: pip install 'math-verify[antlr4_13_2]'"})
        return
    for formula in WARM_UP:
        answer(formula, formula + "+0", {})
    restrict(int(sys.argv[1]) * 2**20)
    send(replies, {"ready": os.getpid()})
    for line in sys.stdin:
        request = json.loads(line)
        signal.setitimer(signal.ITIMER_PROF, request["cpu_s"])
        signal.setitimer(signal.ITIMER_REAL, request["wall_s"])
        reply = answer(request["gold"], request["answer"], request["policy"])
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(replies, reply)


def restrict(memory: int) -> None:
    """Bound memory in bytes, forbid new processes, file writes and core dumps."""
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


def answer(gold: str, given: str, policy: Mapping[str, Any]) -> dict[str, Any]:
    """ "equal", "different", "undecided", "unparsable" (the answer) or "gold" (the gold)."""
    from verifiers.algebra import Unreadable, same

    try:
        decision = decide(gold, given, Policy(**policy), same)
    except Unreadable as text:
        return {"result": "gold" if text.gold else "unparsable"}
    except MemoryError:
        return {"error": "the comparison needed more memory than a worker may use"}
    except Exception as problem:
        return {"error": f"the comparison failed: {type(problem).__name__}: {problem}"[:500]}
    return {"result": {True: "equal", False: "different", None: "undecided"}[decision]}


def send(replies: IO[str], reply: Mapping[str, Any]) -> None:
    """Write one JSON line."""
    replies.write(json.dumps(reply) + "\n")
    replies.flush()


if __name__ == "__main__":
    main()
