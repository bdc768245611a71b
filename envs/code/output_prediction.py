"""Predict what a program prints (ZAYA1 report, section IV-B5: CodeI/O, arXiv 2502.07316).

The programs are the references of the embedded problems, in Python and C++, without their statements.
"""

from __future__ import annotations

from typing import Any

from envs.code.draws import fenced, reference, short_input
from envs.code.texts import Text
from envs.ladder import Ladder
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Task


class OutputPrediction(Task):
    """Predict the output of a program on a given input."""

    ladder = Ladder(
        band=lambda level: min(3, level // 2),
        size=lambda level: 1 + level // 2,
        longest=lambda level: 60 + 40 * level,
        top=12,
    )
    answer = Text("the output")
    reward = exact()

    def generate(self, rng: Rng, band: int, size: int, longest: int) -> dict[str, Any]:
        seed, text = short_input(rng, band, size, longest)
        language, source = reference(rng, seed)
        return {"language": language, "source": source, "input": text, "output": seed.solve(text)}

    def prompt(self, language: str, source: str, input: str) -> str:
        return (
            "This program reads standard input and prints to standard output:\n\n"
            f"{fenced(language, source)}\n\n"
            f"It is run with this input:\n\n```\n{input}```\n\n"
            "What does it print? Spacing within a line does not matter, the words and their order do."
        )

    def solve(self, output: str) -> str:
        return output.strip()
