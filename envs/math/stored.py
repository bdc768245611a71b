r"""Competition problems from a stored set: by index, judged by equivalence with the set's answer.

The sets are rows of `SETS`; where they are looked for is `envs.sources`. The edition is never silent:
`env.edition` is `official`, or `restated` where the statements are worded by this package.

    env = envs.make("math/aime25", edition="restated")         # len(env) == 30
    env.problem(index=0).score(r"Only 21 and 49 fit, so \boxed{70}.").correct
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from envs.env import Env, EnvSpec, Problem, RowError, on_scale
from envs.sources import SetSpec, find, text, whole
from verifiers.verdict import Verdict

SUFFIX = r"Reason step by step, and give your final answer inside \boxed{}."
"""What every prompt ends with."""

COLUMNS: Mapping[str, Callable[[Any], Any]] = {"problem_idx": whole, "problem": text, "answer": text}
"""The columns of MathArena's sets that matter here; others are let pass."""

_EDITIONS = Path(__file__).parent / "editions"


def _set(
    name: str, hub: str, count: int, embedded: bool = False, rename: Mapping[str, str] | None = None
) -> SetSpec:
    edition = _EDITIONS / f"{name}.jsonl" if embedded else None
    return SetSpec(name, hub, COLUMNS, "problem_idx", count, rename=rename or {}, embedded=edition)


SETS: Mapping[str, SetSpec] = {
    row.name: row
    for row in (
        _set("aime24", "HuggingFaceH4/aime_2024", 30, rename={"id": "problem_idx"}),
        _set("aime25", "MathArena/aime_2025", 30, embedded=True),
        _set("aime26", "MathArena/aime_2026", 30),
        _set("hmmt25", "MathArena/hmmt_feb_2025", 30, embedded=True),
        _set("hmmt26", "MathArena/hmmt_feb_2026", 33),
    )
}


class StoredMath(Env):
    """A set of competition problems; the same in every split.

    DataError where it is not found, broken, or of another edition than asked for.
    """

    pooled: ClassVar[bool] = True

    def __init__(
        self,
        spec: EnvSpec,
        split: str = "test",
        reward: str = "binary",
        data: str | None = None,
        edition: str | None = None,
    ) -> None:
        super().__init__(spec, split, reward)
        stored = find(SETS[spec.id.rpartition("/")[2]], data, edition)
        self.data = data
        self.rows = stored.rows
        self.edition = stored.edition
        self.source = stored.source
        self.fingerprint = stored.fingerprint

    def __len__(self) -> int:
        return len(self.rows)

    def problem(
        self, *, seed: int | None = None, difficulty: int = 0, index: int | None = None
    ) -> StoredMathProblem:
        """The problem at a position from 0. TypeError for a seed or level, IndexError outside the set."""
        if seed is not None or difficulty or index is None:
            raise TypeError(
                f"{self.id} is a stored set: its problems are chosen by index= alone, 0 to {len(self) - 1}"
            )
        index = operator.index(index)
        if not 0 <= index < len(self):
            raise IndexError(f"{self.id} has problems 0 to {len(self) - 1}; there is no problem {index}")
        return StoredMathProblem(self, index)

    def rebuild(self, row: Mapping[str, Any]) -> StoredMathProblem:
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


class StoredMathProblem(Problem):
    """One problem of a stored set."""

    env: StoredMath
    index: int

    def __init__(self, env: StoredMath, index: int) -> None:
        self.env = env
        self.index = index

    @property
    def statement(self) -> str:
        """The problem as the set words it, without the request for a boxed answer."""
        return str(self.env.rows[self.index]["problem"])

    @property
    def prompt(self) -> str:
        return f"{self.statement}\n\n{SUFFIX}"

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

    @property
    def _gold(self) -> str:
        return str(self.env.rows[self.index]["answer"])

    def reference(self) -> str:
        return rf"\boxed{{{self._gold}}}"

    def same(self, a: str, b: str) -> bool:
        from verifiers.math import same_math

        return same_math(a, b)

    def judge(self, text: str, in_reasoning: bool) -> Verdict:
        from verifiers.math import verify_math

        return on_scale(verify_math(self._gold, text, in_reasoning=in_reasoning), self.env.reward)
