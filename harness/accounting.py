"""What a run has cost: tokens by arm and round, and what was paid in all.

Every arm is charged for every token that it used, so a rollout that two arms share counts in both; the total
counts it once, which is what a server bills.

    total("runs/aime25-nano-1a2b3c4d").generated
    by_round("runs/aime25-nano-1a2b3c4d")[0]       # {"bench": ..., "arm": ..., "round": 0, "calls": 64, ...}
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from harness.engines.protocol import Usage
from harness.folder import folder_of, read_manifest, reading

SUMS = """
COALESCE(SUM(r.prompt_tokens), 0), COALESCE(SUM(r.cached_tokens), 0),
COALESCE(SUM(r.reasoning_tokens), 0), COALESCE(SUM(r.answer_tokens), 0), COUNT(r.id)
"""
"""The fields of Usage."""
TOTAL = f"SELECT {SUMS} FROM rollouts r"
# An elected member (majority) stands for a voter, which is charged already.
BY_ROUND = f"""
SELECT d.bench, d.arm, d.round, {SUMS} FROM rounds d JOIN rollouts r ON r.id = d.rollout
WHERE NOT d.elected GROUP BY d.bench, d.arm, d.round
"""


def total(run: Any) -> Usage:
    """All calls of a run (a folder or the handle that `evaluate` returns), each counted once."""
    with reading(run) as database:
        return Usage(*database.execute(TOTAL).fetchone())


def by_round(run: Any) -> list[dict[str, Any]]:
    """Calls and tokens of each benchmark, arm and round, in the order of the run."""
    settings = read_manifest(folder_of(run))["settings"]
    benches, arms = list(settings["benches"]), list(settings["arms"])
    with reading(run) as database:
        rows = database.execute(BY_ROUND).fetchall()
    rows.sort(key=lambda row: (benches.index(row[0]), arms.index(row[1]), row[2]))
    return [{"bench": b, "arm": a, "round": r, **asdict(Usage(*sums))} for b, a, r, *sums in rows]
