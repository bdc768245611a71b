"""Many problems at once: rows for a training set, and the verdicts of a batch.

rows = list(dataset("rlve/*", levels=range(4), n=1000))        # {"prompt", "messages", "env", "seed", ...}
verdicts = score_batch(map(Problem.from_row, rows), completions)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
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
    reward: str = "binary",
    first_seed: int = 0,
) -> Iterator[dict[str, Any]]:
    """Rows of `n` problems: the problem's row with `prompt` and chat `messages`; no answers.

    `ids` is an id, a glob, or several. Environments and levels take turns, so every prefix is balanced; each
    round has the next seed, from `first_seed` on. Stored sets have no levels and end after their last one.
    Raises ValueError where nothing matches, or where `n` is missing and some environment makes its problems.
    """
    chosen = [registry.make(id, split, reward) for id in _expand(ids)]
    grades = [levels] if isinstance(levels, int) else list(levels)
    if n is None and any(env.size is None for env in chosen):
        raise ValueError("say how many rows: dataset(..., n=1000); made problems have no end")
    if not grades:
        raise ValueError("levels is empty")
    return _first(n, (_line(problem) for problem in _turns(chosen, grades, first_seed)))


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


def _expand(ids: str | Iterable[str]) -> list[str]:
    names: list[str] = []
    for pattern in [ids] if isinstance(ids, str) else ids:
        found = registry.list(pattern) if "*" in pattern or "?" in pattern or "[" in pattern else [pattern]
        if not found:
            raise ValueError(f"no environment matches {pattern!r}")
        names += found
    return list(dict.fromkeys(names))


def _turns(chosen: list[Env], levels: list[int], first_seed: int) -> Iterator[Problem]:
    """Round after round: each made environment at each level, each stored set's next problem."""
    made = [env for env in chosen if env.size is None]
    stored = [(env, env.size) for env in chosen if env.size is not None]
    turn = 0
    while made or any(turn < size for _, size in stored):
        for level, env in product(levels, made):
            yield env.problem(seed=first_seed + turn, difficulty=level)
        for env, size in stored:
            if turn < size:
                yield env.problem(index=turn)
        turn += 1


def _line(problem: Problem) -> dict[str, Any]:
    messages = [{"role": "user", "content": problem.prompt}]
    return {**problem.row, "prompt": problem.prompt, "messages": messages}


def _first(n: int | None, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from itertools import islice

    return islice(rows, n)
