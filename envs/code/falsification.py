"""Find an input that breaks a program (ZAYA1 report, section IV-B5: falsification).

The programs are the wrong ones of the embedded problems. An input is right where the validator admits it and
the program's output differs from the reference's, or the program crashes or exceeds its limits, both run in
the sandbox. `plan.json` names inputs that break each program, so one always exists.
"""

from __future__ import annotations

from typing import Any

from envs.code.draws import fenced
from envs.code.input_prediction import admitted
from envs.code.runs import expected, output
from envs.code.seed import breakable, breaking, load
from envs.code.texts import Text
from envs.ladder import Ladder
from envs.rewards import Invalid, feasible
from envs.rng import Rng
from envs.task import Task
from verifiers.sandbox.protocol import Language

LANGUAGES: dict[str, Language] = {".py": "python", ".cpp": "cpp"}


class Falsification(Task):
    """Find a valid input on which a wrong program fails."""

    pooled = True
    ladder = Ladder(
        band=lambda level: min(3, level // 2),
        slack=lambda level: max(0, 100 - 20 * level),
        top=8,
    )
    answer = Text("the input")
    reward = feasible()

    def generate(self, rng: Rng, band: int, slack: int) -> dict[str, Any]:
        name, program = rng.choice(breakable(band))
        planted = load(name).make(*rng.choice(breaking(name, program)))
        room = len(planted.strip()) * slack // 100
        longest = len(planted.strip()) + rng.randint(0, 20) + (rng.randint(0, room) if room else 0)
        return {"problem": name, "program": program, "planted": planted, "longest": longest}

    def prompt(self, problem: str, program: str, longest: int) -> str:
        seed, language = load(problem), LANGUAGES[suffix(program)]
        return (
            f"A programming problem:\n\n{seed.statement}\n\n"
            f"This program was handed in for it:\n\n{fenced(language, candidate(problem, program))}\n\n"
            "It is wrong: for some valid inputs it prints another answer than the right one, crashes, or "
            f"needs more than {seed.cpu_s} s of CPU time or {seed.memory_mb} MB of memory. Find such an "
            "input, which keeps to the input format and the constraints of the problem and has at most "
            f"{longest} characters."
        )

    def solve(self, planted: str) -> str:
        return planted.strip()

    def value(self, answer: str, problem: str, program: str, longest: int) -> bool:
        if len(answer) > longest:
            raise Invalid(f"the input has {len(answer)} characters, more than {longest}")
        seed, text = load(problem), admitted(problem, answer)
        wanted = expected(seed.source("reference.py"), text, seed.cpu_s, seed.memory_mb)
        language = LANGUAGES[suffix(program)]
        printed = output(candidate(problem, program), language, text, seed.cpu_s, seed.memory_mb)
        if printed is not None and printed.split() == wanted.split():
            raise Invalid("the program answers this input rightly")
        return True


def candidate(problem: str, program: str) -> str:
    """The source of a wrong program, without its first line, which says what is wrong."""
    return load(problem).source(program).partition("\n")[2]


def suffix(program: str) -> str:
    """The ending of a file name, such as ".cpp"."""
    return program[program.rindex(".") :]
