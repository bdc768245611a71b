"""A stored set as an environment: problems by index, rows that name the data they were made from.

A subclass says what a problem is (`made`) and finds the set; everything else is here. The edition is
never silent: `env.edition` is `official`, or what this package calls its own.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from typing import Any, ClassVar

from envs.env import Env, EnvSpec, Problem, RowError
from envs.sources import Stored


class StoredEnv(Env):
    """A set of problems; the same in every split."""

    made: ClassVar[type[StoredProblem]]
    """What its problems are."""

    def __init__(self, spec: EnvSpec, stored: Stored, split: str, reward: str, data: str | None) -> None:
        super().__init__(spec, split, reward)
        self.data = data
        self.rows = stored.rows
        self.edition = stored.edition
        self.source = stored.source
        self.fingerprint = stored.fingerprint

    def __len__(self) -> int:
        return len(self.rows)

    def problem(
        self, *, seed: int | None = None, difficulty: int = 0, index: int | None = None
    ) -> StoredProblem:
        """The problem at a position from 0. TypeError for a seed or level, IndexError outside the set."""
        if seed is not None or difficulty or index is None:
            raise TypeError(
                f"{self.id} is a stored set: its problems are chosen by index= alone, 0 to {len(self) - 1}"
            )
        index = operator.index(index)
        if not 0 <= index < len(self):
            raise IndexError(f"{self.id} has problems 0 to {len(self) - 1}; there is no problem {index}")
        return self.made(self, index)

    def rebuild(self, row: Mapping[str, Any]) -> StoredProblem:
        """The problem of a row; RowError where it was made from other data than what is found here."""
        for key in ("fingerprint", "index"):
            if key not in row:
                raise RowError(f"the row of {self.id} has no {key!r}: {dict(row)!r}")
        if row["fingerprint"] != self.fingerprint:
            raise RowError(
                f"the row was made from {self.id} with fingerprint {str(row['fingerprint'])[:12]}..., but "
                f"{self.source} ({self.edition}) has {self.fingerprint[:12]}...; "
                "give the file that the row came from as data="
            )
        return self.problem(index=row["index"])


class StoredProblem(Problem):
    """One problem of a stored set."""

    env: StoredEnv
    index: int

    def __init__(self, env: StoredEnv, index: int) -> None:
        self.env = env
        self.index = index

    @property
    def stored(self) -> Mapping[str, Any]:
        """The set's own row."""
        return self.env.rows[self.index]

    @property
    def row(self) -> dict[str, Any]:
        env = self.env
        return {
            "env": env.id,
            "version": env.version,
            "edition": env.edition,
            "fingerprint": env.fingerprint,
            "index": self.index,
            "reward": env.reward,
        }
