"""Problems that are answered by a program: what the model reads, and the judge's settings.

Whatever such a problem is made from, a stored row or a seed, becomes a `Challenge`; one place asks it and one
judges it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Literal

from envs.env import NoReference, Problem, on_scale
from envs.stored import StoredEnv, StoredProblem
from verifiers.checkers import Checker
from verifiers.verdict import Verdict

KEPT = 64
"""Problems whose tests stay in memory, ready to be judged again."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """One problem in the judge's words (verifiers/code.py)."""

    statement: str
    tests: Sequence[Mapping[str, Any]]
    kind: Literal["stdin", "call", "assert"] = "stdin"
    entry: str | None = None
    """What tests of kind `call` call, and those of kind `assert` check."""
    checker: str | Checker | Callable[[Any, Any], str | None] = "tokens"
    language: Literal["python", "cpp"] | None = None
    """The language that is asked for; None leaves the choice to the model."""
    cpu_s: float = 2.0
    memory_mb: int = 256
    starter: str = ""
    """Code that the answer has to begin with."""
    solution: str | None = None
    """A program that passes, in a fenced block; None where the set has none."""
    metrics: tuple[str, ...] = ()
    """Groups of problems that a report counts this one in."""


class ProgramProblem(Problem):
    """A problem that is answered by a program, whatever it is made from."""

    @property
    @abstractmethod
    def challenge(self) -> Challenge:
        """What is asked, with its tests; whatever it raises while judging becomes an error verdict."""

    def same(self, a: str, b: str) -> bool:
        """NotImplementedError: a majority cannot be found among programs."""
        raise NotImplementedError("whether two programs do the same cannot be told from their texts")

    def judge(self, text: str, in_reasoning: bool) -> Verdict:
        """Cut the program out and run it on the tests: all of them where `partial` is the reward."""
        from verifiers.code import Limits, judge_completion

        asked = self.challenge
        verdict = judge_completion(
            text,
            asked.tests,
            kind=asked.kind,
            entry=asked.entry,
            checker=asked.checker,
            language=asked.language,
            limits=Limits(cpu_s=asked.cpu_s, memory_mb=asked.memory_mb),
            in_reasoning=in_reasoning,
            stop_at_first=self.env.reward != "partial",
        )
        if asked.metrics and verdict.reward is not None:
            counts = {name: [int(verdict.correct), 1] for name in asked.metrics}
            verdict = replace(verdict, detail={**verdict.detail, "metrics": counts})
        return on_scale(verdict, self.env.reward)


class CodeProblem(ProgramProblem, StoredProblem):
    """A programming problem of a stored set."""

    @abstractmethod
    def read(self) -> Challenge:
        """The stored row as a challenge."""

    @property
    def challenge(self) -> Challenge:
        """The row, read once for all problem objects that stand for it."""
        return _memo.get(self)

    @property
    def prompt(self) -> str:
        return ask(self.challenge)

    def reference(self) -> str:
        if self.challenge.solution is None:
            raise NoReference(f"{self.env.id} carries no solution of problem {self.index}")
        return self.challenge.solution


class CodeEnv(StoredEnv):
    """A set of programming problems; judging waits for sandboxes."""

    pooled = True


def ask(challenge: Challenge) -> str:
    """The prompt: the statement, the code to begin with, and how to answer."""
    parts = [challenge.statement.strip()]
    if challenge.starter.strip():
        parts.append(f"Begin with this code:\n\n```python\n{challenge.starter.strip()}\n```")
    parts.append(HOW[challenge.kind, challenge.language])
    if challenge.kind == "stdin":
        parts.append(
            f"Each test allows {challenge.cpu_s:g} s of CPU time and {challenge.memory_mb} MB of memory."
        )
    return "\n\n".join(parts)


_PROGRAM = "that reads the input from standard input and prints the answer to standard output"
HOW: Mapping[tuple[str, str | None], str] = {
    (
        "stdin",
        None,
    ): f"Write a program in Python 3 or in C++17 {_PROGRAM}. Put the whole program into one fenced "
    "code block that is marked ```python or ```cpp.",
    (
        "stdin",
        "python",
    ): f"Write a Python 3 program {_PROGRAM}. Put the whole program into one fenced code block "
    "that is marked ```python.",
    (
        "stdin",
        "cpp",
    ): f"Write a C++17 program {_PROGRAM}. Put the whole program into one fenced code block that is "
    "marked ```cpp.",
    **{
        (
            kind,
            language,
        ): "Write the solution in Python 3, keep the names and arguments that are given, and read and "
        "print nothing. Put the whole solution into one fenced code block that is marked ```python."
        for kind in ("call", "assert")
        for language in (None, "python")
    },
}
"""How to answer, by kind of test and language."""


class _Memo:
    """The challenges read last, by data and place: some hold megabytes of tests."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._read: OrderedDict[tuple[str, int], Challenge] = OrderedDict()

    def get(self, problem: CodeProblem) -> Challenge:
        key = problem.env.fingerprint, problem.index
        with self._lock:
            if (known := self._read.get(key)) is not None:
                self._read.move_to_end(key)
                return known
        made = problem.read()
        with self._lock:
            self._read[key] = made
            if len(self._read) > KEPT:
                self._read.popitem(last=False)
        return made


_memo = _Memo()
