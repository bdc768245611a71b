"""The embedded problems: a folder each in `seeds/`, read when it is used.

Tests are not stored. `plan.json` names the (size, seed) pairs of each problem, chosen so that every wrong
program in its folder fails one, and short inputs that break each wrong program (scripts/plan_tests.py); the
problem's generator makes the inputs from them, and its Python reference the outputs, once a process.

    seed = load("paint_coats")
    seed.tests[0], seed.examples[0]                  # {"input": ..., "output": ...}
    seed.validate("3 7\\n"), seed.solve(seed.make(size=2, seed=5))
"""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from envs.rng import Rng

FOLDER = Path(__file__).parent / "seeds"
PLAN = Path(__file__).parent / "plan.json"
BANDS = ("easy", "medium", "hard", "very hard")
TOP_SIZE = 10
"""The largest size that a generator makes."""

_BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
Test = Mapping[str, str]
"""`{"input", "output"}`."""


@dataclass(frozen=True)
class Seed:
    """One embedded problem. Its own code (generator, validator, references) is trusted."""

    name: str
    statement: str
    band: int
    """0 to 3: a place in BANDS."""
    cpu_s: float
    memory_mb: int
    validate: Callable[[str], None]
    """Raises ValueError for a text that is no input."""
    generate: Callable[[Rng, int], str]
    solve: Callable[[str], str]
    """The Python reference as a function of its input."""

    def make(self, size: int, seed: int) -> str:
        """The input that belongs to these numbers."""
        return self.generate(Rng.of(self.name, size, seed), size)

    def source(self, program: str) -> str:
        """The text of a program in the folder, such as "reference.cpp"."""
        return (FOLDER / self.name / program).read_text()

    def programs(self, prefix: str) -> list[str]:
        """The file names of the programs that begin so: "wrong", "slow"."""
        return sorted(path.name for path in (FOLDER / self.name).glob(f"{prefix}_*.*"))

    @cached_property
    def examples(self) -> list[Test]:
        """The examples of the statement."""
        blocks = _BLOCK.findall(self.statement)
        return [{"input": i, "output": o} for i, o in zip(blocks[::2], blocks[1::2], strict=True)]

    @cached_property
    def tests(self) -> list[Test]:
        """The examples, then the planned tests, small ones first."""
        inputs = [self.make(size, seed) for size, seed in _plan()[self.name]["tests"]]
        return [*self.examples, *({"input": text, "output": self.solve(text)} for text in inputs)]

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all that its problems and tests are made of."""
        files = ("statement.md", "problem.py", "reference.py")
        parts = [*map(self.source, files), json.dumps(_plan()[self.name])]
        return sha256("\0".join(parts).encode()).hexdigest()


@cache
def names() -> tuple[str, ...]:
    """The embedded problems, easy ones first."""
    found = (path.parent.name for path in FOLDER.glob("*/problem.py"))
    return tuple(sorted(found, key=lambda name: (load(name).band, name)))


@cache
def load(name: str) -> Seed:
    """The problem of this name."""
    folder = FOLDER / name
    problem: dict[str, Any] = runpy.run_path(str(folder / "problem.py"))
    solver = runpy.run_path(str(folder / "reference.py"))["solve"]
    return Seed(
        name,
        (folder / "statement.md").read_text().strip(),
        problem["BAND"],
        problem["CPU_S"],
        problem["MEMORY_MB"],
        problem["validate"],
        problem["generate"],
        solver,
    )


@cache
def breakable(band: int) -> tuple[tuple[str, str], ...]:
    """The wrong programs that a short input breaks, of problems up to this band: (problem, file name)."""
    chosen = (name for name in names() if load(name).band <= band)
    return tuple((name, program) for name in chosen for program in _plan()[name]["breaking"])


def breaking(name: str, program: str) -> list[tuple[int, int]]:
    """(size, seed) pairs whose inputs are short and break this wrong program."""
    pairs: list[tuple[int, int]] = _plan()[name]["breaking"][program]
    return pairs


@cache
def _plan() -> Mapping[str, Mapping[str, Any]]:
    plan: Mapping[str, Mapping[str, Any]] = json.loads(PLAN.read_text())
    return plan
