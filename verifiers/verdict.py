"""What a verifier says about a completion, and how that becomes the end of an evaluated sample.

A `Verdict` is plain data: it travels to a trainer, to the run's database and to a table unchanged.
An error of ours is `outcome="error"` with `reward=None`, so that nobody learns from our failures.

    >>> wrong("12").reward
    0.0
    >>> sample_end(wrong("12"), finish_reason="length")
    'cut'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Outcome = Literal["correct", "suboptimal", "wrong", "invalid", "unparsable", "missing", "error"]
SampleEnd = Literal["correct", "wrong", "cut", "no_answer", "grader_error", "infra_error"]

OUTCOME_TO_END: Mapping[str, SampleEnd] = {
    "correct": "correct",
    "suboptimal": "wrong",
    "wrong": "wrong",
    "invalid": "wrong",
    "unparsable": "wrong",
    "missing": "no_answer",
    "error": "grader_error",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one completion."""

    reward: float | None
    """What a trainer learns from, on the scale that the caller chose; None where the verifier failed."""
    correct: bool
    """The binary truth: exactly right."""
    partial: float
    """The task's shaped credit in [0, 1]; 1 where correct."""
    outcome: Outcome
    answer: str | None = None
    """The parsed answer as text; None where none was found."""
    detail: Mapping[str, Any] = field(default_factory=dict)
    """Why, in JSON values: for people and logs, never needed for the score."""


def correct(answer: str, **detail: Any) -> Verdict:
    """A verdict for an exactly right answer: reward 1."""
    return Verdict(1.0, True, 1.0, "correct", answer, detail)


def wrong(answer: str, partial: float = 0.0, **detail: Any) -> Verdict:
    """A verdict for a well-formed answer that is not right: reward 0, `partial` credit in [0, 1]."""
    return Verdict(0.0, False, partial, "wrong", answer, detail)


def missing(**detail: Any) -> Verdict:
    """A verdict for a completion without an answer: reward 0."""
    return Verdict(0.0, False, 0.0, "missing", None, detail)


def unparsable(answer: str, **detail: Any) -> Verdict:
    """A verdict for an answer that does not have the required format: reward 0."""
    return Verdict(0.0, False, 0.0, "unparsable", answer, detail)


def error(why: str, answer: str | None = None, **detail: Any) -> Verdict:
    """A verdict that says the verifier failed: no reward, so that nobody learns from it."""
    return Verdict(None, False, 0.0, "error", answer, {"why": why, **detail})


def sample_end(verdict: Verdict, finish_reason: str) -> SampleEnd:
    """How an evaluated sample ended: `cut` means stopped by length and not correct."""
    if verdict.outcome == "error":
        return "grader_error"
    if finish_reason == "length" and not verdict.correct:
        return "cut"
    return OUTCOME_TO_END[verdict.outcome]
