"""A cap on requests in flight that never lets the engine idle while work is ready.

Who waits enters in the order of its problem, then of its arrival. So many problems may be open at once that
stragglers leave no gap, and still the first are finished first: a run that is stopped has whole problems.

    gate = Gate(64)
    async with gate.enter(turn=3):
        ...
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count


class Gate:
    """At most `width` holders at a time."""

    def __init__(self, width: int) -> None:
        self._free = width
        self._arrivals = count()
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []

    @asynccontextmanager
    async def enter(self, turn: int) -> AsyncIterator[None]:
        """Hold one of the places; lower turns enter first."""
        if self._free:
            self._free -= 1
        else:
            await self._wait(turn)
        try:
            yield
        finally:
            self._leave()

    async def _wait(self, turn: int) -> None:
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (turn, next(self._arrivals), called))
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():
                self._leave()
            raise

    def _leave(self) -> None:
        """Hand the place to the next who still waits: nobody can slip in between."""
        while self._waiting:
            *_, called = heapq.heappop(self._waiting)
            if not called.done():
                called.set_result(None)
                return
        self._free += 1
