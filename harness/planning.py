"""What a run will do, checked before the first request: benchmarks with their problems, and arms.

made = plan("rlve/sorting", ttc="single,rsa", selection=Selection(limit=3), k=4)
made.settings()["arms"]["rsa"]["rlve/sorting"]["C"]
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from harness.benchmarks import Benchmark, Item, Selection, find, fingerprint, questions, shots
from harness.settings import Arm, EvaluationError, parse_arms, preset_of


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a run will do, checked before the first request."""

    model: str
    seed: int
    benches: tuple[tuple[Benchmark, tuple[Item, ...]], ...]
    arms: tuple[Arm, ...]

    def settings(self) -> dict[str, Any]:
        """What another run must have in common to continue this one, in JSON values."""
        rows = {row.name: _bench_record(row, items) for row, items in self.benches}
        arms = {
            arm.name: {row.name: asdict(arm.settings(row.sampling)) for row, _ in self.benches}
            for arm in self.arms
        }
        return {"model": self.model, "seed": self.seed, "benches": rows, "arms": arms}

    def headline(self) -> list[str]:
        """One line a benchmark: its size and its editions, which are never silent."""
        return [
            f"{name}: {row['problems']} problems, edition {row['edition']}, fingerprint {row['fingerprint']}"
            for name, row in self.settings()["benches"].items()
        ]


def plan(
    bench: str | Sequence[str],
    model: str = "nano",
    ttc: str = "single",
    *,
    seed: int = 0,
    selection: Selection | None = None,
    **overrides: Any,
) -> Plan:
    """Look up, check and generate everything that a run needs; EvaluationError says what is wrong.

    `overrides` are fields of harness.settings.Settings; None leaves a field to the presets.
    """
    names = [bench] if isinstance(bench, str) else list(bench)
    names = [name.strip() for part in names for name in part.split(",") if name.strip()]
    rows = list({name: find(name) for name in names}.values())
    if not names:
        raise EvaluationError("no benchmark is named; python -m harness.run --list shows them")
    arms = parse_arms(ttc, preset_of(model), {k: v for k, v in overrides.items() if v is not None})
    for arm in arms:
        for row in rows:
            arm.settings(row.sampling)
    benches = tuple((row, tuple(questions(row, selection or Selection()))) for row in rows)
    for row, items in benches:
        for count in {arm.settings(row.sampling).shots for arm in arms}:
            for item in {(item.env, item.difficulty): item for item in items}.values():
                shots(item, count)
    return Plan(model, seed, benches, tuple(arms))


def default_name(plan: Plan) -> str:
    """`BENCH-MODEL-DIGEST`: the same settings give the same folder, so that the same command resumes."""
    settings = plan.settings()
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:8]
    words = "-".join([*settings["benches"], Path(plan.model).name])
    return f"{re.sub('[^A-Za-z0-9._]+', '-', words).strip('-')[:80]}-{digest}"


def _bench_record(row: Benchmark, items: Sequence[Item]) -> Mapping[str, Any]:
    editions = sorted({item.edition for item in items})
    return {
        "edition": "+".join(editions),
        "fingerprint": fingerprint(items),
        "problems": len(items),
        "environments": sorted({item.env for item in items}),
        "split": row.split,
        "suffix": row.suffix,
        "groups": {name: list(members) for name, members in row.groups.items()},
    }
