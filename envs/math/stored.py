r"""Competition problems from a stored set: by index, judged by equivalence with the set's answer.

The sets are rows of `SETS`; where they are looked for is `envs.sources`. The edition is never silent:
`env.edition` is `official`, or `restated` where the statements are worded by this package.

    env = envs.make("math/aime25", edition="restated")         # len(env) == 30
    env.problem(index=0).score(r"Only 21 and 49 fit, so \boxed{70}.").correct
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from envs.env import EnvSpec, on_scale
from envs.sources import SetSpec, find, text, whole
from envs.stored import StoredEnv, StoredProblem
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


class StoredMathProblem(StoredProblem):
    """One problem of a stored set."""

    @property
    def statement(self) -> str:
        """The problem as the set words it, without the request for a boxed answer."""
        return str(self.stored["problem"])

    @property
    def prompt(self) -> str:
        return f"{self.statement}\n\n{SUFFIX}"

    @property
    def _gold(self) -> str:
        return str(self.stored["answer"])

    def reference(self) -> str:
        return rf"\boxed{{{self._gold}}}"

    def same(self, a: str, b: str) -> bool:
        from verifiers.math import same_math

        return same_math(a, b)

    def judge(self, text: str, in_reasoning: bool) -> Verdict:
        from verifiers.math import verify_math

        return on_scale(verify_math(self._gold, text, in_reasoning=in_reasoning), self.env.reward)


class StoredMath(StoredEnv):
    """A set of competition problems; the same in every split.

    DataError where it is not found, broken, or of another edition than asked for.
    """

    pooled = True
    made: ClassVar[type[StoredProblem]] = StoredMathProblem

    def __init__(
        self,
        spec: EnvSpec,
        split: str = "test",
        reward: str = "binary",
        data: str | None = None,
        edition: str | None = None,
    ) -> None:
        super().__init__(spec, find(SETS[spec.id.rpartition("/")[2]], data, edition), split, reward, data)
