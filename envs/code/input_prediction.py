"""Find an input for which a program prints a given output (ZAYA1 report, section IV-B5: CodeI/O).

Every input that the problem's validator admits and that leads to the output is right; the reference runs on
it in the sandbox.
"""

from __future__ import annotations

from typing import Any

from envs.code.draws import fenced, reference, short_input
from envs.code.runs import expected
from envs.code.seed import load
from envs.code.texts import Text
from envs.ladder import Ladder
from envs.rewards import Invalid, feasible
from envs.rng import Rng
from envs.task import Task


class InputPrediction(Task):
    """Find a valid input on which a program prints a given output."""

    pooled = True
    ladder = Ladder(
        band=lambda level: min(3, level // 2),
        size=lambda level: 1 + level // 2,
        longest=lambda level: 60 + 40 * level,
        top=12,
    )
    answer = Text("the input")
    reward = feasible()

    def generate(self, rng: Rng, band: int, size: int, longest: int) -> dict[str, Any]:
        seed, text = short_input(rng, band, size, longest)
        language, source = reference(rng, seed)
        output = seed.solve(text)
        return {
            "problem": seed.name,
            "language": language,
            "source": source,
            "output": output,
            "planted": text,
        }

    def prompt(self, problem: str, language: str, source: str, output: str) -> str:
        return (
            f"A programming problem:\n\n{load(problem).statement}\n\n"
            f"This program solves it:\n\n{fenced(language, source)}\n\n"
            f"For some input it printed:\n\n```\n{output.strip()}\n```\n\n"
            "Find an input for which it prints this. Any will do that keeps to the input format and the "
            "constraints of the problem."
        )

    def solve(self, planted: str) -> str:
        return planted.strip()

    def value(self, answer: str, problem: str, output: str) -> bool:
        seed = load(problem)
        text = admitted(problem, answer)
        printed = expected(seed.source("reference.py"), text, seed.cpu_s, seed.memory_mb)
        if printed.split() != output.split():
            raise Invalid(f"the program prints {printed.strip()[:60]!r} for this input")
        return True


def admitted(problem: str, answer: str) -> str:
    """The answer as an input of the problem; Invalid where its validator refuses it."""
    text = answer + "\n"
    try:
        load(problem).validate(text)
    except ValueError as why:
        raise Invalid(f"this is no input of the problem: {why}") from None
    return text
