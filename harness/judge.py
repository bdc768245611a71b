"""Verdicts off the event loop: what arrives in one turn of the loop is scored in one thread, in a row.

A change of threads costs more than most verdicts. What waits for worker processes is scored on its own, in a
thread each.

    judge = Judge()
    verdict = await judge.score(problem, completion.text)
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from envs.env import Problem
    from verifiers.verdict import Verdict


class Judge:
    """Scores the completions of one event loop."""

    def __init__(self) -> None:
        self._arrived: list[tuple[Problem, str]] = []
        self._verdicts: asyncio.Task[list[Verdict]] | None = None

    async def score(self, problem: Problem, text: str) -> Verdict:
        """`problem.score(text)`, made in a thread."""
        if problem.env.pooled:
            return await problem.ascore(text)
        if self._verdicts is None:
            self._verdicts = asyncio.create_task(self._score())
        place = len(self._arrived)
        self._arrived.append((problem, text))
        # Whoever is cancelled must not take the verdicts of the others along.
        return (await asyncio.shield(self._verdicts))[place]

    async def _score(self) -> list[Verdict]:
        """The verdicts of all that has arrived by now; who comes later starts the next list."""
        from envs import score_batch

        arrived, self._arrived, self._verdicts = self._arrived, [], None
        problems, texts = zip(*arrived, strict=True)
        return await asyncio.to_thread(score_batch, problems, texts)
