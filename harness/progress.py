"""What a run shows while it goes on: a live table on a terminal, a plain line now and then elsewhere.

with watch(plan, engine, sys.stderr) as watcher:
    await execute(plan, engine, watcher=watcher)
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from harness.settings import METHODS
from harness.text import NOTE, plain

if TYPE_CHECKING:
    from rich.table import Table

    from harness.engines.protocol import Engine
    from harness.planning import Plan
    from harness.ttc.population import Member

SECONDS_BETWEEN_LINES = 10.0


class Silent:
    """A watcher that shows nothing."""

    def member(self, arm: str, member: Member, fresh: bool) -> None:
        """Nothing to see."""

    def solved(self, item: Any) -> None:
        """Nothing to see."""


@dataclass
class Tally:
    """Counts of one arm."""

    expected: int
    """Spots that it will fill, over all problems."""
    filled: int = 0
    scored: int = 0
    correct: int = 0
    rounds: dict[int, int] = field(default_factory=dict)
    """Round -> spots filled in it."""

    @property
    def accuracy(self) -> str:
        """Share of the scored members that are correct so far."""
        return f"{self.correct / self.scored:.1%}" if self.scored else "-"


class Counts(Silent):
    """Everything counted so far; `changed` is called after each event."""

    def __init__(self, plan: Plan, clock: Callable[[], float] = time.monotonic) -> None:
        self.problems = sum(len(items) for _, items in plan.benches)
        self.arms = {arm.name: Tally(_expected(plan, arm)) for arm in plan.arms}
        self.solved_problems = self.reused = self.fresh = self.tokens = 0
        self._clock, self._start = clock, clock()
        self.changed: Callable[[], None] = lambda: None

    def member(self, arm: str, member: Member, fresh: bool) -> None:
        """Count a filled spot."""
        tally = self.arms[arm]
        tally.filled += 1
        tally.rounds[member.spot.round] = tally.rounds.get(member.spot.round, 0) + 1
        if member.spot.final:
            tally.scored += 1
            tally.correct += member.verdict is not None and member.verdict.correct
        self.fresh += fresh
        self.reused += not fresh
        self.tokens += member.completion.usage.generated if fresh else 0
        self.changed()

    def solved(self, item: Any) -> None:
        """Count a problem."""
        self.solved_problems += 1
        self.changed()

    @property
    def seconds(self) -> float:
        """Since the start."""
        return max(self._clock() - self._start, 1e-9)

    @property
    def left(self) -> float | None:
        """Seconds that are left, from the pace of fresh completions so far; None before the first."""
        filled = sum(t.filled for t in self.arms.values())
        missing = sum(max(0, t.expected - t.filled) for t in self.arms.values())
        return self.seconds * missing / filled if self.fresh else None

    def line(self) -> str:
        """All of it on one line."""
        arms = "  ".join(f"{name} {tally.accuracy}" for name, tally in self.arms.items())
        pace = f"{self.tokens / self.seconds:,.0f} tokens/s"
        again = f"  {self.reused} reused" if self.reused else ""
        return f"{self.solved_problems}/{self.problems} problems  {arms}  {pace}{again}  {self.remaining()}"

    def remaining(self) -> str:
        """The time left in words."""
        return "time left unknown" if self.left is None else f"{_duration(self.left)} left"

    def table(self) -> Table:
        """All of it as a rich table."""
        from rich.table import Table

        table = Table("arm", "round: spots filled", "done", "accuracy so far", caption=self.line(), box=None)
        for name, tally in self.arms.items():
            rounds = "  ".join(f"{r}: {n}" for r, n in sorted(tally.rounds.items()))
            done = f"{min(1.0, tally.filled / max(1, tally.expected)):.0%}"
            table.add_row(name, rounds, done, tally.accuracy)
        return table


@contextmanager
def watch(plan: Plan, engine: Engine, stream: TextIO) -> Iterator[Counts]:
    """Show a run on a stream while the block lasts: first what it will do, and on what."""
    counts = Counts(plan)
    resources = (f"{engine.name}: {value}" for value in engine.resources().values())
    for line in (*plan.headline(), *resources):
        print(plain(line, NOTE), file=stream)
    with _live(counts, stream) if stream.isatty() else _lines(counts, stream):
        yield counts
    if not stream.isatty():
        print(counts.line(), file=stream, flush=True)


@contextmanager
def _live(counts: Counts, stream: TextIO) -> Iterator[None]:
    from rich.console import Console
    from rich.live import Live

    with Live(console=Console(file=stream), get_renderable=counts.table, refresh_per_second=2):
        yield


@contextmanager
def _lines(counts: Counts, stream: TextIO) -> Iterator[None]:
    last = 0.0

    def maybe() -> None:
        nonlocal last
        if counts.seconds - last >= SECONDS_BETWEEN_LINES:
            last = counts.seconds
            print(counts.line(), file=stream, flush=True)

    counts.changed = maybe
    yield


def _expected(plan: Plan, arm: Any) -> int:
    members = METHODS[arm.method].members
    return sum(len(items) * members(arm.settings(row.sampling)) for row, items in plan.benches)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
