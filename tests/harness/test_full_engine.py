"""The engine is kept full: in simulated time, with stragglers, and first problems first."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from harness_simulated import Simulated, references

from harness.benchmarks import Selection
from harness.evaluation import execute, plan
from harness.gate import Gate
from harness.progress import Silent

WIDTH, PROBLEMS, SLOW = 8, 40, 20.0


class Warp(selectors.DefaultSelector):  # type: ignore[valid-type, misc]
    """A selector that does not wait: it moves the clock instead."""

    now = 0.0

    def select(self, timeout: float | None = None) -> Any:
        self.now += timeout or 0.0
        return super().select(0)


def in_simulated_time(work: Coroutine[Any, Any, Any]) -> None:
    warp = Warp()
    loop = asyncio.SelectorEventLoop(warp)
    loop.time = lambda: warp.now  # type: ignore[method-assign]
    try:
        loop.run_until_complete(work)
    finally:
        loop.close()


class Timed(Simulated):
    """Takes `seconds(prompt)` for a request and sums up for how long how many were in flight."""

    def __init__(self, known: Any, seconds: Callable[[str], float]) -> None:
        super().__init__(known)
        self.seconds = seconds
        self.busy = self._since = 0.0
        self._now = 0

    def _mark(self, change: int) -> None:
        now = asyncio.get_running_loop().time()
        self.busy += self._now * (now - self._since)
        self._since, self._now = now, self._now + change

    async def complete(self, request: Any) -> Any:
        self._mark(+1)
        await asyncio.sleep(self.seconds(request.messages[-1]["content"]))
        self._mark(-1)
        return await super().complete(request)


@pytest.fixture
def no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads take real time, of which there is none here."""

    async def inline(function: Callable[..., Any], *arguments: Any) -> Any:
        return function(*arguments)

    monkeypatch.setattr(asyncio, "to_thread", inline)


@pytest.mark.parametrize("slow", [0, PROBLEMS // 2])
def test_a_slow_problem_leaves_the_engine_full(slow: int, tmp_path: Path, no_threads: None) -> None:
    options = {"N": 4, "C": 2, "T": 2, "beta": 30, "tau": 6, "final": 40, "k": 4, "temperature": 1.0}
    made = plan("rlve/sorting", ttc="single,rsa", selection=Selection(limit=PROBLEMS), **options)
    known = references(made)
    straggler = list(known)[slow]
    engine = Timed(known, lambda prompt: SLOW if straggler in prompt else 1.0)
    occupancy: list[float] = []

    class Watching(Silent):
        fast = 0

        def solved(self, item: Any) -> None:
            self.fast += item.prompt != straggler
            if self.fast == PROBLEMS - 1:  # from here on there is no work but the straggler's
                engine._mark(0)
                now = asyncio.get_running_loop().time()
                occupancy.append(engine.busy / (WIDTH * now))

    in_simulated_time(execute(made, engine, tmp_path / "run", concurrency=WIDTH, watcher=Watching()))
    assert len(engine.requests) == PROBLEMS * (4 + 3 * 4)
    assert 0.9 <= occupancy[0] <= 1.0


def test_the_first_problems_are_finished_first(tmp_path: Path, no_threads: None) -> None:
    made = plan("rlve/sorting", ttc="rsa", selection=Selection(limit=20), N=4, C=2, T=1, tau=6, k=4)
    order: list[str] = []

    class Watching(Silent):
        def solved(self, item: Any) -> None:
            order.append(item.key)

    engine = Timed(references(made), lambda prompt: 1.0)
    in_simulated_time(execute(made, engine, tmp_path / "run", concurrency=WIDTH, watcher=Watching()))
    wanted = [item.key for item in made.benches[0][1]]
    places = [abs(order.index(key) - place) for place, key in enumerate(wanted)]
    assert max(places) <= 2


async def test_a_gate_lets_in_by_turn_then_by_arrival_and_loses_no_place_to_the_cancelled() -> None:
    gate, entered = Gate(2), []

    async def visit(name: str, turn: int) -> None:
        async with gate.enter(turn):
            entered.append(name)
            await asyncio.sleep(0)

    tasks = [
        asyncio.create_task(visit(name, turn))
        for name, turn in (("a", 5), ("b", 5), ("late", 9), ("early", 1), ("gone", 0), ("next", 1))
    ]
    await asyncio.sleep(0)
    tasks[4].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert entered == ["a", "b", "early", "next", "late"]
    # Both places are free again: a third visitor would have to wait.
    async with gate.enter(0), gate.enter(0):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(gate._wait(0), 0.01)
