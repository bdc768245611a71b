"""Write a program from a description and examples of what it does (ZAYA1 report, IV-B5, after CodeARC).

Which inputs are shown and which are held out depends on the seed, so that a problem is never the same twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from envs.code import draws
from envs.code.problem import Challenge, ProgramProblem, ask
from envs.code.seed import load
from envs.code.texts import Text
from envs.env import EnvSpec
from envs.ladder import Ladder, fixed
from envs.procedural import TaskEnv, TaskProblem
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Task

HELD_OUT = 12
LONGEST = 300
"""Characters of an input or output that is shown."""


class Reconstruction(Task):
    """Write a program from its description and examples of its inputs and outputs."""

    pooled = True
    ladder = Ladder(
        band=lambda level: min(3, level // 3), size=lambda level: min(10, 2 + level), shown=fixed(3), top=12
    )
    answer = Text("the program")
    reward = exact()

    def generate(self, rng: Rng, band: int, size: int, shown: int) -> dict[str, Any]:
        seed = draws.problem(rng, band)
        held_out = [[rng.randint(0, size), rng.below(2**32)] for _ in range(HELD_OUT)]
        short = [(0, rng.below(2**32)) for _ in range(8 * shown)]
        examples = [text for pair in short if len(text := seed.make(*pair)) <= LONGEST][:shown]
        return {"problem": seed.name, "examples": examples, "held_out": held_out}

    def prompt(self, problem: str, examples: Sequence[str]) -> str:
        seed = load(problem)
        cases = "\n\n".join(
            f"Input:\n\n```\n{text}```\n\nOutput:\n\n```\n{seed.solve(text).strip()}\n```"
            for text in examples
        )
        statement = f"{seed.statement}\n\n## More examples\n\n{cases}"
        return ask(Challenge(statement, (), cpu_s=seed.cpu_s, memory_mb=seed.memory_mb))

    def question(self, instance: dict[str, Any]) -> str:
        """The prompt, which says itself how a program is handed in."""
        return self.prompt(instance["problem"], instance["examples"])

    def solve(self, problem: str) -> str:
        return load(problem).source("reference.py")


class ReconstructionProblem(ProgramProblem, TaskProblem):
    """A problem whose answer is a program, judged on the tests that were held out."""

    @property
    def challenge(self) -> Challenge:
        instance = self._content.instance
        seed = load(instance["problem"])
        inputs = [seed.make(*pair) for pair in instance["held_out"]]
        tests = [{"input": text, "output": seed.solve(text)} for text in inputs]
        return Challenge(seed.statement, tests, cpu_s=seed.cpu_s, memory_mb=seed.memory_mb)

    def reference(self) -> str:
        return f"```python\n{self._content.solution()}```"


class ReconstructionEnv(TaskEnv):
    """The environment of the task, whose answers are programs."""

    made: ClassVar[type[TaskProblem]] = ReconstructionProblem

    def __init__(
        self, spec: EnvSpec, split: str = "train", reward: str = "binary", data: str | None = None
    ) -> None:
        if data is not None:
            raise ValueError(f"{spec.id} makes its problems itself: it takes no data")
        super().__init__(spec, Reconstruction(), split, reward)
