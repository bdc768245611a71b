"""What a run has cost: tokens by arm and round, and what was paid in all.

Every arm is charged for every token that it used, so a rollout that two arms share counts in both; the total
counts it once, which is what a server bills.

    total("runs/aime25-nano-1a2b3c4d").generated
    by_round("runs/aime25-nano-1a2b3c4d")[0]       # {"bench": ..., "arm": ..., "round": 0, "calls": 64, ...}
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from harness.disk import explained
from harness.engines.protocol import Usage
from harness.folder import DATABASE, read_manifest

SUMS = """
COUNT(r.id), COALESCE(SUM(r.prompt_tokens), 0), COALESCE(SUM(r.cached_tokens), 0),
COALESCE(SUM(r.reasoning_tokens), 0), COALESCE(SUM(r.answer_tokens), 0)
"""
TOTAL = f"SELECT {SUMS} FROM rollouts r"
# An elected member (majority) stands for a voter, which is charged already.
BY_ROUND = f"""
SELECT d.bench, d.arm, d.round, {SUMS} FROM rounds d JOIN rollouts r ON r.id = d.rollout
WHERE NOT d.elected GROUP BY d.bench, d.arm, d.round
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Calls and their tokens."""

    calls: int = 0
    prompt: int = 0
    """Tokens of rendered prompts, cached ones included."""
    cached: int = 0
    """Of those, tokens whose prefill was reused."""
    reasoning: int = 0
    answer: int = 0

    @property
    def generated(self) -> int:
        """Newly generated tokens."""
        return self.reasoning + self.answer

    @property
    def tokens(self) -> int:
        """Prompt tokens and generated ones."""
        return self.prompt + self.generated

    def plus(self, usage: Usage) -> Spent:
        """One more call."""
        return Spent(
            self.calls + 1,
            self.prompt + usage.prompt,
            self.cached + usage.cached,
            self.reasoning + usage.reasoning,
            self.answer + usage.answer,
        )

    def __str__(self) -> str:
        return (
            f"{self.calls:,} calls, {self.prompt:,} prompt tokens ({self.cached:,} of them cached), "
            f"{self.reasoning:,} reasoning and {self.answer:,} answer tokens"
        )


def total(run: Any) -> Spent:
    """All calls of a run (a folder or the handle that `evaluate` returns), each counted once."""
    with _database(run) as database:
        return Spent(*database.execute(TOTAL).fetchone())


def by_round(run: Any) -> list[dict[str, Any]]:
    """Calls and tokens of each benchmark, arm and round, in the order of the run."""
    settings = read_manifest(getattr(run, "folder", run))["settings"]
    benches, arms = list(settings["benches"]), list(settings["arms"])
    with _database(run) as database:
        rows = database.execute(BY_ROUND).fetchall()
    rows.sort(key=lambda row: (benches.index(row[0]), arms.index(row[1]), row[2]))
    return [{"bench": b, "arm": a, "round": r, **asdict(Spent(*sums))} for b, a, r, *sums in rows]


@contextmanager
def _database(run: Any) -> Iterator[sqlite3.Connection]:
    folder = Path(getattr(run, "folder", run))
    uri = f"{(folder / DATABASE).resolve().as_uri()}?mode=ro"
    with explained(folder), closing(sqlite3.connect(uri, uri=True)) as database:
        yield database
