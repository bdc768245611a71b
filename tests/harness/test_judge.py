"""The judge of a run: everybody gets their own verdict, off the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from harness.judge import Judge
from verifiers.verdict import Verdict, correct

SECONDS = 20.0
"""Longer than anything here takes; a thread that waits for so long was waited for."""


class Asked:
    """A problem that answers with the text, after `work`; it remembers the threads that asked."""

    def __init__(self, work: Callable[[], Any] = lambda: None, pooled: bool = False) -> None:
        self.env = SimpleNamespace(pooled=pooled)
        self.work = work
        self.threads: list[threading.Thread] = []

    def score(self, text: str, in_reasoning: bool = False) -> Verdict:
        self.threads.append(threading.current_thread())
        self.work()
        return correct(text)

    async def ascore(self, text: str) -> Verdict:
        return await asyncio.to_thread(self.score, text)


def as_problem(asked: Asked) -> Any:
    return asked


async def test_what_arrives_in_one_turn_shares_a_thread_and_everybody_gets_their_own_verdict() -> None:
    judge, asked = Judge(), Asked()
    for turn in range(3):
        texts = [f"{turn} {n}" for n in range(40)]
        found = await asyncio.gather(*(judge.score(as_problem(asked), text) for text in texts))
        assert [verdict.answer for verdict in found] == texts
        assert len(set(asked.threads[-len(texts) :])) == 1
    assert threading.current_thread() not in asked.threads


async def test_a_slow_verdict_holds_up_neither_the_loop_nor_who_arrives_later() -> None:
    judge, later_is_done = Judge(), threading.Event()
    slow = Asked(lambda: later_is_done.wait(SECONDS))
    first = asyncio.create_task(judge.score(as_problem(slow), "slow"))
    while not slow.threads:
        await asyncio.sleep(0.001)
    assert (await judge.score(as_problem(Asked()), "later")).answer == "later"
    assert not first.done()
    later_is_done.set()
    assert (await first).answer == "slow"


async def test_who_is_cancelled_takes_no_other_verdict_along() -> None:
    judge, go_on = Judge(), threading.Event()
    asked = Asked(lambda: go_on.wait(SECONDS))
    gone, stays = (asyncio.create_task(judge.score(as_problem(asked), text)) for text in ("gone", "stays"))
    while not asked.threads:
        await asyncio.sleep(0.001)
    gone.cancel()
    go_on.set()
    assert (await stays).answer == "stays"
    with pytest.raises(asyncio.CancelledError):
        await gone


async def test_what_waits_for_workers_holds_up_nobody_of_its_turn() -> None:
    judge, quick_is_done = Judge(), threading.Event()
    slow = Asked(lambda: quick_is_done.wait(SECONDS), pooled=True)
    first = asyncio.create_task(judge.score(as_problem(slow), "slow"))
    second = asyncio.create_task(judge.score(as_problem(Asked(pooled=True)), "quick"))
    assert (await second).answer == "quick"
    assert not first.done()
    quick_is_done.set()
    assert (await first).answer == "slow"
