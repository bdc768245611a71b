"""LiveCodeBench: contest problems by date, in the hub's schema (livecodebench/code_generation_lite).

The edition names the problems. `official` is what ZAYA1's report scores: release v6, contests of February to
May 2025 (section V-A). Any other window is written out, such as `v5:2024-08..2025-01`, and `own` is a dozen
of this package's problems in the same schema, for machines without the data. A report counts the problems by
difficulty and by month as well.

    env = envs.make("code/livecodebench", data="test6.jsonl")               # a file of the hub's, or several
    env = envs.make("code/livecodebench", edition="v6:2024-10..2025-05")
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from envs.code.problem import Challenge, CodeEnv, CodeProblem
from envs.env import EnvSpec
from envs.sources import DataError, SetSpec, Stored, find, fingerprint, text
from envs.stored import StoredProblem

CPU_S, MEMORY_MB = 6.0, 1024
"""Limits of a test. The original allows 6 seconds of wall time and names no memory."""
OFFICIAL = "v6:2025-02..2025-05"
OWN = "own"
RELEASES = ("test.jsonl", "test2.jsonl", "test3.jsonl", "test4.jsonl", "test5.jsonl", "test6.jsonl")
"""The hub's files: release vN is the first N of them."""
_EDITION = re.compile(r"v([1-6]):(\d{4}-\d\d)\.\.(\d{4}-\d\d)")


def _any_text(value: Any) -> str:
    """A text, which may be empty."""
    return "" if value in (None, "") else text(value)


SET = SetSpec(
    "livecodebench",
    "livecodebench/code_generation_lite",
    {
        "question_id": text,
        "question_title": text,
        "question_content": text,
        "contest_date": text,
        "difficulty": text,
        "starter_code": _any_text,
        "public_test_cases": text,
        "private_test_cases": text,
        "metadata": _any_text,
    },
    key="question_id",
    split="test",
    embedded=Path(__file__).parent / "editions" / "livecodebench.jsonl",
    embedded_edition=OWN,
)


@dataclass(frozen=True, slots=True)
class Window:
    """A release and the months of its contests that count, both included."""

    release: int
    first: str
    last: str

    @classmethod
    def of(cls, edition: str) -> Window:
        """The window of an edition; DataError where its name is none."""
        match = _EDITION.fullmatch(OFFICIAL if edition == "official" else edition)
        if match is None:
            raise DataError(
                f"livecodebench has no edition {edition!r}; it has official ({OFFICIAL}), {OWN}, and "
                "any window of months written like v6:2024-10..2025-05"
            )
        return cls(int(match[1]), match[2], match[3])

    def cut(self, found: Stored, edition: str) -> Stored:
        """The problems of the window; DataError where there are none."""
        rows = tuple(row for row in found.rows if self.first <= _month(row) <= self.last)
        if not rows:
            months = sorted(map(_month, found.rows))
            raise DataError(
                f"{found.source} has no problem from {self.first} to {self.last}; its contests are of "
                f"{months[0]} to {months[-1]}: name a window of these as edition"
            )
        return replace(found, rows=rows, edition=edition, fingerprint=fingerprint(rows))


class LiveCodeProblem(CodeProblem):
    """One problem in the hub's schema."""

    def read(self) -> Challenge:
        return challenge(self.stored)


class LiveCodeBench(CodeEnv):
    """The problems of an edition. DataError where they are not found or broken."""

    made: ClassVar[type[StoredProblem]] = LiveCodeProblem

    def __init__(
        self,
        spec: EnvSpec,
        split: str = "test",
        reward: str = "binary",
        data: str | None = None,
        edition: str | None = None,
    ) -> None:
        super().__init__(spec, _find(data, edition), split, reward, data)


def challenge(row: Mapping[str, Any]) -> Challenge:
    """A row in the hub's schema as a challenge; BadTests where its tests cannot be read."""
    from verifiers.livecodebench import problem_tests

    tests = problem_tests(row)
    return Challenge(
        statement=row["question_content"],
        tests=tests.rows,
        kind=tests.kind,
        entry=tests.entry,
        language="python",
        cpu_s=CPU_S,
        memory_mb=MEMORY_MB,
        starter=row["starter_code"],
        metrics=(f"difficulty {row['difficulty']}", f"month {_month(row)}"),
    )


def _find(data: str | None, edition: str | None) -> Stored:
    if edition == OWN:
        return find(SET, data, OWN)
    window = Window.of(edition or "official")
    spec = replace(SET, files=RELEASES[: window.release])
    found = find(spec, data, None if edition is None else "official")
    return found if found.edition == OWN else window.cut(found, edition or "official")


def _month(row: Mapping[str, Any]) -> str:
    return str(row["contest_date"])[:7]
