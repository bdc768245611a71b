"""Competitive programming over a problem set: the embedded one, or a file of your own.

A file has a problem a line, in the schema of docs/code.md or in LiveCodeBench's; `python -m envs check FILE`
says what is wrong with it.

    envs.make("code/competitive").problem(index=0)
    envs.make("code/competitive", data="problems.jsonl", reward="partial")
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from envs.code import livecodebench, seed
from envs.code.problem import Challenge, CodeEnv, CodeProblem
from envs.code.schema import SET, of_row
from envs.env import EnvSpec
from envs.sources import DataError, Stored, fingerprint
from envs.sources.rows import check, read
from envs.stored import StoredProblem

OWN = "own"
FILE = "file"


class CompetitiveProblem(CodeProblem):
    """One problem of whichever set."""

    @property
    def name(self) -> str:
        """What its set calls it."""
        row = self.stored
        return str(row.get("seed") or row.get("question_id") or row.get("id"))

    def read(self) -> Challenge:
        row = self.stored
        if "seed" in row:
            return embedded(row["seed"])
        return livecodebench.challenge(row) if "question_content" in row else of_row(row)


class Competitive(CodeEnv):
    """A problem set: edition `own` is the embedded one, edition `file` one that was given as data."""

    made: ClassVar[type[StoredProblem]] = CompetitiveProblem

    def __init__(
        self,
        spec: EnvSpec,
        split: str = "train",
        reward: str = "binary",
        data: str | None = None,
        edition: str | None = None,
    ) -> None:
        stored = _embedded() if data is None else _file(data)
        if edition not in (None, stored.edition):
            needed = "takes no data=" if edition == OWN else "needs a file as data="
            known = f"edition {edition!r} of {spec.id} {needed}"
            raise DataError(
                known if edition in (OWN, FILE) else f"{spec.id} has no edition {edition!r}: own, file"
            )
        super().__init__(spec, stored, split, reward, data)


def embedded(name: str) -> Challenge:
    """An embedded problem with its tests, which are made now."""
    problem = seed.load(name)
    return Challenge(
        problem.statement,
        problem.tests,
        cpu_s=problem.cpu_s,
        memory_mb=problem.memory_mb,
        solution=f"```python\n{problem.source('reference.py')}```",
        metrics=(f"difficulty {seed.BANDS[problem.band]}",),
    )


def _embedded() -> Stored:
    rows = tuple({"seed": name, "digest": seed.load(name).digest} for name in seed.names())
    return Stored(rows, OWN, f"embedded:{seed.FOLDER.name}", fingerprint(rows))


def _file(data: str) -> Stored:
    raw = read(Path(data))
    spec = livecodebench.SET if raw and _is_livecodebench(raw[0]) else SET
    rows = check(spec, raw, data)
    return Stored(rows, FILE, data, fingerprint(rows))


def _is_livecodebench(row: Any) -> bool:
    return isinstance(row, Mapping) and "question_content" in row
