r"""Is this mathematical answer right? Exact where it can be, sympy in a killable worker where it must be.

Numbers, fractions, lists, sets and intervals are decided here in microseconds (`verifiers.numbers`);
algebra goes to Math-Verify in a warm subprocess, so that no text can hang or run anything in the caller.
A lost or overrun worker is an error verdict without a reward, never a zero.

    >>> verify_math("1/2", r"<think>2/4</think> So it is \boxed{0.5}.").correct
    True
    >>> (await averify_math("x^2-1", r"\boxed{(x-1)(x+1)}")).reward
    1.0
"""

from __future__ import annotations

import os
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from verifiers.answers import closing_line, extract_math, joined_boxes, last_marker
from verifiers.numbers import decide
from verifiers.verdict import Verdict, correct, error, missing, unparsable, wrong
from verifiers.workers import Pool, WorkerFailed, worker_count

MEMORY_MB = 1024
"""Address space of one worker."""
ANSWER_LIMIT = 4_000
"""Characters of an answer, or of a gold, that the worker reads."""

_pool: Pool | None = None
_lock = threading.Lock()


def verify_math(gold: str, completion: str, *, in_reasoning: bool = False, timeout: float = 5.0) -> Verdict:
    r"""Judge the final answer of a completion against `gold`, from any thread.

    `gold` is an answer, or a worked solution that ends in `\boxed{}`, `#### x` or "answer: x". `timeout` is
    in CPU seconds of the worker. Reward 1 or 0; None with outcome "error" when the verifier failed.
    """
    answer = extract_math(completion, in_reasoning)
    return missing() if answer is None else verify_answer(gold, answer, timeout=timeout)


async def averify_math(
    gold: str, completion: str, *, in_reasoning: bool = False, timeout: float = 5.0
) -> Verdict:
    """`verify_math` for an event loop: what needs a worker is awaited in a thread of the pool's own."""
    answer = extract_math(completion, in_reasoning)
    if answer is None:
        return missing()
    gold = gold_answer(gold)
    if (verdict := _exact(gold, answer)) is not None:
        return verdict
    try:
        reply = await _workers().acall({"gold": gold, "answer": answer}, timeout)
    except WorkerFailed as failure:
        return error(str(failure), answer)
    return _judged(reply, gold, answer)


def verify_answer(gold: str, answer: str, *, timeout: float = 5.0) -> Verdict:
    """Judge an answer that is already cut out of its completion."""
    gold = gold_answer(gold)
    if (verdict := _exact(gold, answer)) is not None:
        return verdict
    try:
        reply = _workers().call({"gold": gold, "answer": answer}, timeout)
    except WorkerFailed as failure:
        return error(str(failure), answer)
    return _judged(reply, gold, answer)


def same_math(a: str, b: str) -> bool:
    """Whether two answers are the same, without a gold; two that cannot be compared are not."""
    exact = decide(a, b)
    return _same_algebra(*sorted((a, b))) if exact is None else exact


def gold_answer(gold: str) -> str:
    """The answer that a gold text states: its last marker, or its closing line, or all of it."""
    marked = joined_boxes(gold) or last_marker(gold)
    if marked is None and ("\n" in gold.strip() or "####" in gold):
        marked = closing_line(gold)
    return gold.strip() if marked is None else marked


def _exact(gold: str, answer: str) -> Verdict | None:
    """The verdict where no algebra is needed; None where the worker has to say."""
    if not gold:
        return error("the gold answer is empty", answer)
    decision = decide(gold, answer)
    if decision is not None:
        return correct(answer, by="exact") if decision else wrong(answer, by="exact")
    if len(answer) > ANSWER_LIMIT:
        return unparsable(
            answer, why=f"an answer of more than {ANSWER_LIMIT} characters is not read as algebra"
        )
    if len(gold) > ANSWER_LIMIT:
        return error(f"a gold answer of more than {ANSWER_LIMIT} characters is not read as algebra", answer)
    return None


def _judged(reply: dict[str, Any], gold: str, answer: str) -> Verdict:
    match reply.get("result"):
        case "equal":
            return correct(answer, by="math-verify")
        case "different":
            return wrong(answer, by="math-verify")
        case "unparsable":
            return unparsable(answer, by="math-verify")
        case "gold":
            return error(f"the gold answer cannot be read: {gold[:200]!r}", answer)
    return error(str(reply.get("error", reply)), answer)


@lru_cache(maxsize=4096)
def _same_algebra(a: str, b: str) -> bool:
    return verify_answer(a, b).correct


def _workers() -> Pool:
    global _pool
    with _lock:
        if _pool is None:
            _pool = Pool(Path(__file__).with_name("_math_worker.py"), worker_count(), MEMORY_MB)
        return _pool


def _forget_pool() -> None:
    """A forked child must not talk over its parent's pipes."""
    global _pool, _lock
    _pool, _lock = None, threading.Lock()


os.register_at_fork(after_in_child=_forget_pool)
