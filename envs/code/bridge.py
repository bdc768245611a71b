"""RLVE tasks as programming problems: write a program that solves every instance of the task.

The instance is the program's input, as JSON with the keys that the task's prompt is made of. Its output is
read and judged as an answer of the task itself, so wherever several answers are right the program may print
any. The suitable tasks are those whose own solver needs nothing but what the prompt tells (`_programs.py`,
written by scripts/index_programs.py).

    envs.make("program/sorting").problem(seed=7, difficulty=3)       # a program for levels 0 to 3
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import ClassVar

from envs.code.problem import Challenge, ProgramProblem, ask
from envs.code.texts import Text
from envs.env import EnvSpec, NoReference
from envs.ladder import Ladder, step
from envs.procedural import TaskEnv, TaskProblem
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task
from verifiers.verdict import Verdict

TESTS = 12
CPU_S, MEMORY_MB = 5.0, 512
SHOWN_LEVEL = 2
"""The largest level of the example that a prompt shows."""


class Program(Task):
    """A program for one RLVE task."""

    pooled = True
    answer = Text("the program")
    reward = exact()
    ladder = Ladder(top=0)

    def __init__(self, inner: TaskEnv) -> None:
        self.inner = inner
        self.version = inner.version  # type: ignore[misc]
        self.ladder = Ladder(top=inner.task.ladder.top, level=step(0, 1))  # type: ignore[misc]

    def generate(self, rng: Rng, level: int) -> Instance:
        levels = [level * i // (TESTS - 1) for i in range(TESTS)]
        example = [min(level, SHOWN_LEVEL), rng.below(2**32)]
        return {"example": example, "tests": [[each, rng.below(2**32)] for each in levels]}

    def prompt(self, example: tuple[int, int]) -> str:
        shown = self.problem(*example)
        asked = self.inner.task.answer.describe(shown.instance)
        statement = (
            "Write a program for all problems of the following kind. One of them:\n\n"
            f"{self.inner.task.question(shown.instance).rpartition(chr(10) * 2)[0]}\n\n"
            "The program reads one problem as a JSON object from standard input. The problem above is\n\n"
            f"```json\n{self.input(shown)}\n```\n\n"
            "Other problems have the same keys and other values, and lists and numbers may be larger. The "
            f"program prints the answer, nothing else; for the problem above that is {asked}."
        )
        return ask(Challenge(statement, (), cpu_s=CPU_S, memory_mb=MEMORY_MB))

    def question(self, instance: Instance) -> str:
        """The prompt, which says itself how a program is handed in."""
        return self.prompt(instance["example"])

    def solve(self) -> str:
        raise NoReference("there is no program that solves a whole task; its problems have references")

    def problem(self, level: int, seed: int) -> TaskProblem:
        """A problem of the task behind it."""
        return self.inner.problem(seed=seed, difficulty=level)

    def input(self, problem: TaskProblem) -> str:
        """What the program reads: the part of the instance that the task's prompt tells."""
        instance = problem.instance
        return json.dumps({key: instance[key] for key in self.inner.task.told})


class BridgeProblem(ProgramProblem, TaskProblem):
    """A problem whose answer is a program, judged by the task on problems up to the level."""

    @property
    def challenge(self) -> Challenge:
        assert isinstance(self.env.task, Program)
        problems = self.problems
        return Challenge(
            self.prompt,
            [{"input": self.env.task.input(p), "output": str(i)} for i, p in enumerate(problems)],
            checker=lambda output, number: wrong_answer(problems[int(number)], output),
            cpu_s=CPU_S,
            memory_mb=MEMORY_MB,
        )

    def reference(self) -> str:
        raise NoReference(f"{self.env_id} has no program that passes; its task has answers, not programs")

    @property
    def problems(self) -> list[TaskProblem]:
        """The task's problems that the program is tested on."""
        assert isinstance(self.env.task, Program)
        return [self.env.task.problem(*test) for test in self._content.instance["tests"]]

    def judge(self, text: str, in_reasoning: bool) -> Verdict:
        """The verdict without what was expected, which here is only the number of a problem."""
        verdict = super().judge(text, in_reasoning)
        return replace(verdict, detail={k: v for k, v in verdict.detail.items() if k != "expected"})


def wrong_answer(problem: TaskProblem, output: bytes) -> str | None:
    """What is wrong with an output as an answer to the problem; None where it is right."""
    verdict = problem.score(f"<answer>{output.decode(errors='replace')}</answer>")
    if verdict.outcome == "error":
        raise RuntimeError(f"the task could not judge an output: {verdict.detail.get('why')}")
    return None if verdict.correct else str(verdict.detail.get("why", verdict.outcome))


class ProgramEnv(TaskEnv):
    """The environment of programs for one RLVE task."""

    made: ClassVar[type[TaskProblem]] = BridgeProblem

    def __init__(
        self, spec: EnvSpec, split: str = "train", reward: str = "binary", data: str | None = None
    ) -> None:
        from envs.registry import make

        if data is not None:
            raise ValueError(f"{spec.id} makes its problems itself: it takes no data")
        inner = make(f"rlve/{spec.id.partition('/')[2]}", split)
        assert isinstance(inner, TaskEnv)
        super().__init__(spec, Program(inner), split, reward)
