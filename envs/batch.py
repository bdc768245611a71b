"""Many problems at once: rows for a training set, and the verdicts of a batch.

rows = list(dataset("rlve/*", levels=range(4), n=1000))        # {"prompt", "messages", "env", "seed", ...}
verdicts = score_batch(map(Problem.from_row, rows), completions)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, islice, product
from typing import Any

from envs import registry
from envs.env import Env, Problem
from verifiers.verdict import Verdict

_WAITING = 8
"""Threads that wait for the worker processes; how many of those there are is ENVS_WORKERS."""


def dataset(
    ids: str | Iterable[str],
    split: str = "train",
    levels: int | Iterable[int] = 0,
    n: int | None = None,
    *,
    per_level: int | None = None,
    reward: str = "binary",
    first_seed: int = 0,
) -> Iterator[dict[str, Any]]:
    """Rows of `n` problems, or `per_level` of each environment at each level; no answers.

    A row is the problem's row with `prompt` and chat `messages`.

    `ids` is an id, a glob, or several. Environments and levels take turns, so every prefix is balanced; each
    round has the next seed, from `first_seed` on. Stored sets have no levels and end after their last one.
    Raises ValueError where nothing matches, or where `n` is missing and some environment makes its problems.
    """
    chosen = [registry.make(id, split, reward) for id in registry.expand(ids)]
    grades = [levels] if isinstance(levels, int) else list(levels)
    if n is None and per_level is None and any(env.size is None for env in chosen):
        raise ValueError(
            "say how many rows: dataset(..., n=1000) or per_level=100; made problems have no end"
        )
    if not grades:
        raise ValueError("levels is empty")
    turns = _turns(chosen, grades, first_seed, per_level)
    return islice((_line(problem) for problem in turns), n)


def score_batch(
    problems: Iterable[Problem], texts: Iterable[str], in_reasoning: bool = False
) -> list[Verdict]:
    """The verdict of each completion, in order; what waits for worker processes waits side by side."""
    pairs = list(zip(problems, texts, strict=True))
    waiting = [pair for pair in pairs if pair[0].env.pooled]
    if not waiting:
        return [problem.score(text, in_reasoning) for problem, text in pairs]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(min(_WAITING, len(waiting))) as threads:
        pooled = threads.map(lambda pair: pair[0].score(pair[1], in_reasoning), waiting)
        return [
            next(pooled) if problem.env.pooled else problem.score(text, in_reasoning)
            for problem, text in pairs
        ]


def _turns(chosen: list[Env], levels: list[int], first_seed: int, rounds: int | None) -> Iterator[Problem]:
    """Round after round: each made environment at each level, each stored set's next problem."""
    made = [env for env in chosen if env.size is None]
    stored = [(env, env.size) for env in chosen if env.size is not None]
    last = max([0, *(size for _, size in stored)])
    for turn in count() if made and rounds is None else range(max(last, rounds or 0)):
        if rounds is None or turn < rounds:
            for level, env in product(levels, made):
                yield env.problem(seed=first_seed + turn, difficulty=level)
        for env, size in stored:
            if turn < size:
                yield env.problem(index=turn)


def _line(problem: Problem) -> dict[str, Any]:
    messages = [{"role": "user", "content": problem.prompt}]
    return {**problem.row, "prompt": problem.prompt, "messages": messages}
