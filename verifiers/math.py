r"""Is this mathematical answer right? Exact where it can be, sympy in a killable worker where it must be.

Numbers, fractions, lists, sets and intervals are decided here in microseconds (`verifiers.equivalence`);
algebra goes to a warm subprocess (`verifiers.algebra`), so that no text can hang or run anything in the
caller. A lost or overrun worker is an error verdict without a reward, never a zero.

    >>> verify_math("1/2", r"<think>2/4</think> So it is \boxed{0.5}.").correct
    True
    >>> verify_math("(1,2)", r"\boxed{(2,1)}", policy=Policy(tuples="unordered")).correct
    True
    >>> (await averify_math("x^2-1", r"\boxed{(x-1)(x+1)}")).reward
    1.0
"""

from __future__ import annotations

import os
import re
import threading
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from verifiers.answers import extract_math, gold_answer
from verifiers.equivalence import decide
from verifiers.policies import DEFAULT, VOTES, Policy
from verifiers.verdict import Verdict, correct, error, missing, unparsable, wrong
from verifiers.workers import Pool, WorkerFailed, worker_count

MEMORY_MB = 1024
"""Address space of one worker."""
TEXT_LIMIT = 10_000
"""Characters of an answer, or of a gold, that is read at all; only digits may be more."""
ALGEBRA_LIMIT = 4_000
"""Characters of an answer, or of a gold, that the worker reads."""

_DIGITS = re.compile(r"[-+]?[\d.,]+")
_pool: Pool | None = None
_lock = threading.Lock()


def verify_math(
    gold: str,
    completion: str,
    *,
    policy: Policy = DEFAULT,
    in_reasoning: bool = False,
    timeout: float = 5.0,
) -> Verdict:
    r"""Judge the final answer of a completion against `gold`, from any thread.

    `gold` is an answer, or a worked solution that ends in `\boxed{}`, `#### x` or "answer: x". `timeout` is
    in CPU seconds of the worker. Reward 1 or 0; None with outcome "error" when the verifier failed.
    """
    answer = extract_math(completion, in_reasoning, policy.reading)
    return missing() if answer is None else verify_answer(gold, answer, policy=policy, timeout=timeout)


async def averify_math(
    gold: str,
    completion: str,
    *,
    policy: Policy = DEFAULT,
    in_reasoning: bool = False,
    timeout: float = 5.0,
) -> Verdict:
    """`verify_math` for an event loop: what needs a worker is awaited in a thread of the pool's own."""
    answer = extract_math(completion, in_reasoning, policy.reading)
    if answer is None:
        return missing()
    gold = gold_answer(gold)
    if (verdict := _exact(gold, answer, policy)) is not None:
        return verdict
    try:
        reply = await _workers().acall(_request(gold, answer, policy), timeout)
    except WorkerFailed as failure:
        return error(str(failure), answer)
    return _judged(reply, gold, answer)


def verify_answer(gold: str, answer: str, *, policy: Policy = DEFAULT, timeout: float = 5.0) -> Verdict:
    """Judge an answer that is already cut out of its completion."""
    gold = gold_answer(gold)
    if (verdict := _exact(gold, answer, policy)) is not None:
        return verdict
    try:
        reply = _workers().call(_request(gold, answer, policy), timeout)
    except WorkerFailed as failure:
        return error(str(failure), answer)
    return _judged(reply, gold, answer)


def same_math(a: str, b: str) -> bool:
    """Whether two answers are the same, without a gold; two that cannot be compared are not."""
    first, second = sorted((a, b))
    return _same(first, second)


@lru_cache(maxsize=4096)
def _same(a: str, b: str) -> bool:
    return verify_answer(a, b, policy=VOTES).correct


def _exact(gold: str, answer: str, policy: Policy) -> Verdict | None:
    """The verdict where no algebra is needed; None where the worker has to say."""
    if not gold:
        return error("the gold answer is empty", answer)
    for text in (gold, answer):
        if len(text) > TEXT_LIMIT and not _DIGITS.fullmatch(text):
            return _too_long(text is gold, answer, TEXT_LIMIT)
    decision = decide(gold, answer, policy)
    if decision is not None:
        return correct(answer, by="exact") if decision else wrong(answer, by="exact")
    longer = max(gold, answer, key=len)
    return _too_long(longer is gold, answer, ALGEBRA_LIMIT) if len(longer) > ALGEBRA_LIMIT else None


def _too_long(is_gold: bool, answer: str, limit: int) -> Verdict:
    if is_gold:
        return error(f"a gold answer of more than {limit:,} characters is not read as this", answer)
    return unparsable(answer, why=f"an answer of more than {limit:,} characters is not read as this")


def _request(gold: str, answer: str, policy: Policy) -> dict[str, Any]:
    return {"gold": gold, "answer": answer, "policy": asdict(policy)}


def _judged(reply: dict[str, Any], gold: str, answer: str) -> Verdict:
    match reply.get("result"):
        case "equal":
            return correct(answer, by="algebra")
        case "different":
            return wrong(answer, by="algebra")
        case "unparsable":
            return unparsable(answer, by="algebra")
        case "gold":
            return error(f"the gold answer cannot be read: {gold[:200]!r}", answer)
        case "undecided":
            return error("the two formulas cannot be compared", answer)
    return error(str(reply.get("error", reply)), answer)


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
