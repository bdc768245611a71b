"""What a run may spend, and the meter that stops it.

Before each new request the meter is read. Once a budget is spent no request starts any more; those in flight
end, are committed and count, so a run overshoots by what was in flight at most. The same command with a
larger budget goes on.

    harness.evaluate("aime25", ttc="rsa", budget=Budget(tokens=2_000_000, minutes=90))
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from harness.engines.protocol import NOTHING, Usage
from harness.settings import EvaluationError

T = TypeVar("T")
MILLION = 1_000_000


class Stopped(Exception):
    """A budget is spent: whoever asked for a completion leaves its problem unfinished."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of a run; None sets none."""

    tokens: int | None = None
    """Prompt and generated tokens of the whole run, earlier sittings included."""
    cost: float | None = None
    """Price of the whole run, in the currency of the prices."""
    minutes: float | None = None
    """Of this sitting, by the clock."""
    price_in: float | None = None
    """Of a million prompt tokens, cached ones too."""
    price_out: float | None = None
    """Of a million generated tokens."""

    def check(self) -> None:
        """Raise EvaluationError where a limit makes no sense."""
        limits = {"max-tokens-total": self.tokens, "max-cost": self.cost, "max-minutes": self.minutes}
        for name, limit in limits.items():
            if limit is not None and not limit > 0:
                raise EvaluationError(f"--{name} {limit:g} leaves nothing to spend")
        for name, price in (("price-in", self.price_in), ("price-out", self.price_out)):
            if price is not None and not 0 <= price < math.inf:
                raise EvaluationError(f"--{name} {price:g} is no price of a million tokens")
        if self.cost is not None and (self.price_in is None or self.price_out is None):
            raise EvaluationError("--max-cost needs --price-in and --price-out, of a million tokens each")

    def price(self, spent: Usage) -> float | None:
        """What tokens cost; None without prices."""
        if self.price_in is None or self.price_out is None:
            return None
        return (spent.prompt * self.price_in + spent.generated * self.price_out) / MILLION


UNLIMITED = Budget()


class Meter:
    """What has been spent, against a budget."""

    def __init__(
        self, budget: Budget, spent: Usage = NOTHING, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.budget, self.spent = budget, spent
        self._clock, self._start = clock, clock()
        self._refused = False

    @property
    def stopped(self) -> str | None:
        """Which budget has kept a request from being made, if one has, and what is spent by now."""
        return self._exceeded() if self._refused else None

    def count(self, usage: Usage) -> None:
        """Add a call."""
        self.spent += usage

    def check(self) -> None:
        """Raise Stopped where a budget is spent."""
        if why := self._exceeded():
            self._refused = True
            raise Stopped(why)

    def _exceeded(self) -> str | None:
        budget, price = self.budget, self.budget.price(self.spent)
        if budget.tokens is not None and self.spent.tokens >= budget.tokens:
            return f"--max-tokens-total {budget.tokens:,} is spent ({self.spent.tokens:,} tokens)"
        if budget.cost is not None and price is not None and price >= budget.cost:
            return f"--max-cost {budget.cost:g} is spent ({price:,.4g})"
        minutes = (self._clock() - self._start) / 60
        if budget.minutes is not None and minutes >= budget.minutes:
            return f"--max-minutes {budget.minutes:g} is over ({minutes:.1f} minutes)"
        return None


async def together(work: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """All results, in order.

    Where a budget stops one coroutine, the others still end before Stopped is raised, so that nothing that
    was paid for is lost; any other failure cancels them (ExceptionGroup).
    """
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_or_stopped(coroutine)) for coroutine in work]
    results = [task.result() for task in tasks]
    for result in results:
        if isinstance(result, Stopped):
            raise result
    return [result for result in results if not isinstance(result, Stopped)]


async def _or_stopped(coroutine: Coroutine[Any, Any, T]) -> T | Stopped:
    try:
        return await coroutine
    except Stopped as stop:
        return stop
