"""The schema of problem files: one JSON object a line.

| field | | |
|---|---|---|
| id | required | names the problem; its place in the set is that of its id among all |
| statement | required | what the model reads; how to answer is added |
| tests | required | `{"input", "output"}`, for `assert` `{"code"}`: rows of verifiers/code.py |
| kind | "stdin" | or "call", "assert" |
| entry | null | what tests of kind `call` call: a function, or `Solution.method` |
| checker | "tokens" | a name of verifiers/checkers.py, or `{"source", "language"}` of a checker program |
| language | null | "python" or "cpp" where only one is admitted |
| cpu_s, memory_mb | 2, 256 | limits of each test |
| starter | "" | code that the answer begins with |
| difficulty | "" | a word; reports count by it |
| solution | null | a program that passes all tests, for `problem.reference()` |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from envs.code.problem import Challenge
from envs.sources import SetSpec, text
from verifiers.checkers import Checker

KINDS = ("stdin", "call", "assert")
PARTS = {"stdin": ("input", "output"), "call": ("input", "output"), "assert": ("code",)}


def _one_of(*words: str | None) -> Callable[[Any], Any]:
    def convert(value: Any) -> Any:
        if value not in words:
            raise ValueError(f"is {value!r}, not one of {', '.join(map(str, words))}")
        return value

    return convert


def _text_or(nothing: str | None) -> Callable[[Any], Any]:
    """A text kept as it stands, or its absence."""

    def convert(value: Any) -> Any:
        if value is not None and not isinstance(value, str):
            raise ValueError(f"is {type(value).__name__}, not text")
        return value or nothing

    return convert


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 100_000:
        raise ValueError(f"is {value!r}, not a positive number")
    return value


def _tests(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not value:
        raise ValueError("is no list of tests with at least one")
    for place, test in enumerate(value):
        if not isinstance(test, Mapping) or not ({"input", "output"} <= test.keys() or "code" in test):
            raise ValueError(f"holds a test (number {place}) without input and output, or code")
    return [dict(test) for test in value]


def _checker(value: Any) -> str | dict[str, str]:
    from verifiers.calls.compare import VALUE_CHECKERS
    from verifiers.checkers import CHECKERS

    if isinstance(value, str):
        if value not in (names := {**CHECKERS, **VALUE_CHECKERS}):
            raise ValueError(f"is {value!r}, not one of {', '.join(names)}")
        return value
    if not isinstance(value, Mapping) or not isinstance(value.get("source"), str):
        raise ValueError("is neither a checker's name nor an object with its source and language")
    language = value.get("language", "python")
    if language not in ("python", "cpp"):
        raise ValueError(f"is a program in {language!r}, not in python or cpp")
    return {"source": value["source"], "language": language}


SET = SetSpec(
    "competitive",
    "",
    {
        "id": text,
        "statement": text,
        "tests": _tests,
        "kind": _one_of(*KINDS),
        "entry": _text_or(None),
        "checker": _checker,
        "language": _one_of("python", "cpp", None),
        "cpu_s": _number,
        "memory_mb": _number,
        "starter": _text_or(""),
        "difficulty": _text_or(""),
        "solution": _text_or(None),
    },
    key="id",
    defaults={
        "kind": "stdin",
        "entry": None,
        "checker": "tokens",
        "language": None,
        "cpu_s": 2,
        "memory_mb": 256,
        "starter": "",
        "difficulty": "",
        "solution": None,
    },
)


def of_row(row: Mapping[str, Any]) -> Challenge:
    """A checked row as a challenge."""
    checker, solution = row["checker"], row["solution"]
    tag = row["language"] or "python"
    return Challenge(
        statement=row["statement"],
        tests=row["tests"],
        kind=row["kind"],
        entry=row["entry"],
        checker=checker if isinstance(checker, str) else Checker(**checker),
        language=row["language"],
        cpu_s=row["cpu_s"],
        memory_mb=int(row["memory_mb"]),
        starter=row["starter"],
        solution=solution and (solution if "```" in solution else f"```{tag}\n{solution.rstrip()}\n```"),
        metrics=(f"difficulty {row['difficulty']}",) if row["difficulty"] else (),
    )
