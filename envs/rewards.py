"""Reward shapes: what an answer's quality is, as an exact fraction, and how steeply credit falls below 1.

A shape is data: a kind, a measure from a `Case` to a fraction in [0, 1], and an exponent `beta`.
`correct` means that the measure is exactly 1; `credit ** beta` is only the partial credit.

    >>> minimise(beta=5).grade(Case(8, reference=lambda: 4, value=lambda answer: answer))
    Grade(outcome='suboptimal', partial=0.03125, rlve=0.03125, why='8 where 4 is possible', beaten=False)
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from verifiers.verdict import Outcome

Kind = Literal["exact", "feasible", "optimal", "partial"]
Way = Literal["min", "max"]
_ALMOST = math.nextafter(1.0, 0.0)


class Unparsable(Exception):
    """The text is not written in the answer's format; says why."""


class Invalid(Exception):
    """A well-formed answer that breaks a rule. `rlve` is RLVE-Gym's figure for it. Return it or raise it."""

    def __init__(self, why: str, rlve: float = -0.5, outcome: Outcome = "invalid") -> None:
        super().__init__(why)
        self.why, self.rlve, self.outcome = why, rlve, outcome


def missed(why: str, rlve: float = 0.0) -> Invalid:
    """An answer that keeps the rules and does not reach the goal: wrong rather than invalid."""
    return Invalid(why, rlve, "wrong")


@dataclass(frozen=True)
class Case:
    """One parsed answer, with what a measure may ask for; the callables run only where they are needed."""

    answer: Any
    reference: Callable[[], Any]
    """The task's own solution (solved once per problem)."""
    value: Callable[[Any], Any]
    """What an answer achieves; raises Invalid."""
    same: Callable[[Any, Any], bool] = lambda a, b: bool(a == b)


@dataclass(frozen=True)
class Grade:
    """Quality of one answer, before the caller's choice of reward."""

    outcome: Outcome
    partial: float
    rlve: float
    why: str | None = None
    beaten: bool = False
    """The answer is better than our reference: a bug of the task."""


Measure = Callable[[Case], tuple[Fraction, str | None]]


@dataclass(frozen=True)
class Reward:
    """A shape. A measure above 1 means that the answer beats the reference."""

    kind: Kind
    measure: Measure
    beta: int = 1
    needs_value: bool = False

    def grade(self, case: Case) -> Grade:
        """Measure one answer; an `Invalid` that the task raises becomes its grade."""
        try:
            credit, why = self.measure(case)
        except Invalid as broken:
            return Grade(broken.outcome, 0.0, broken.rlve, broken.why)
        if credit >= 1:
            return Grade("correct", 1.0, 1.0, beaten=credit > 1)
        # A huge answer that is off by one must not round up to full credit.
        partial = min(float(credit) ** self.beta, _ALMOST)
        return Grade("suboptimal" if self.kind == "optimal" else "wrong", partial, partial, why)


def exact() -> Reward:
    """1 where the answer is the reference (as the format compares them), else 0."""
    return Reward("exact", _equal)


def feasible() -> Reward:
    """1 where `value(answer)` is True: any answer that keeps the rules and reaches the goal."""
    return Reward("feasible", _holds, needs_value=True)


def minimise(beta: int) -> Reward:
    """(optimum / value) ** beta; 0 where the optimum is not positive and was missed."""
    return Reward("optimal", lambda case: _ratio(case, "min"), beta, needs_value=True)


def maximise(beta: int) -> Reward:
    """(value / optimum) ** beta; 0 where the optimum is not positive and was missed."""
    return Reward("optimal", lambda case: _ratio(case, "max"), beta, needs_value=True)


def in_order(*ways: Way, beta: int) -> Reward:
    """`value(answer)` is a tuple, each part minimised or maximised ("min", "max") among the best so far.

    Each part is worth the same; the first that misses its optimum earns its ratio ** beta, the rest nothing.
    """
    return Reward("optimal", lambda case: _in_order(case, ways, beta), needs_value=True)


def fraction(beta: int) -> Reward:
    """(satisfied / all) ** beta, where `value(answer)` gives the pair (satisfied, all)."""
    return Reward("partial", _satisfied, beta, needs_value=True)


def entries(beta: int) -> Reward:
    """(entries equal to the reference / all) ** beta; 0 for another length."""
    return Reward("partial", _matching, beta)


def closeness(beta: int) -> Reward:
    """(smaller / larger of answer and reference) ** beta for natural numbers; only equality is correct."""
    return Reward("exact", _close, beta)


def _equal(case: Case) -> tuple[Fraction, str | None]:
    return Fraction(case.same(case.answer, case.reference())), None


def _holds(case: Case) -> tuple[Fraction, str | None]:
    held = _checked(case.value(case.answer))
    if held is not True:
        raise TypeError(f"a feasible task's value() must return True or Invalid, not {held!r}")
    return Fraction(1), None


def _ratio(case: Case, way: Way) -> tuple[Fraction, str | None]:
    value, best = _checked(case.value(case.answer)), _checked(case.value(case.reference()))
    return _credit(
        value, best, way
    ), None if value == best else f"{brief(value)} where {brief(best)} is possible"


def _in_order(case: Case, ways: tuple[Way, ...], beta: int) -> tuple[Fraction, str | None]:
    values, bests = _checked(case.value(case.answer)), _checked(case.value(case.reference()))
    for number, (value, best, way) in enumerate(zip(values, bests, ways, strict=True)):
        if value != best:
            credit = _credit(value, best, way)
            why = f"{brief(value)} where {brief(best)} is possible"
            return credit if credit > 1 else (number + credit**beta) / len(ways), why
    return Fraction(1), None


def _credit(value: Any, best: Any, way: Way) -> Fraction:
    """The smaller over the larger: 1 for equal, 2 for a better answer, 0 for what is not positive."""
    if value == best:
        return Fraction(1)
    if (value < best) == (way == "min"):
        return Fraction(2)
    if value <= 0 or best <= 0:
        return Fraction(0)
    return Fraction(best) / Fraction(value) if way == "min" else Fraction(value) / Fraction(best)


def _satisfied(case: Case) -> tuple[Fraction, str | None]:
    good, total = _checked(case.value(case.answer))
    return Fraction(good, total), f"{good} of {total} satisfied"


def _matching(case: Case) -> tuple[Fraction, str | None]:
    reference = case.reference()
    if len(case.answer) != len(reference):
        return Fraction(0), f"{len(case.answer)} entries where {len(reference)} are expected"
    good = sum(a == b for a, b in zip(case.answer, reference, strict=True))
    return Fraction(good, len(reference)), f"{good} of {len(reference)} entries are right"


def _close(case: Case) -> tuple[Fraction, str | None]:
    low, high = sorted((case.answer, case.reference()))
    if low == high:
        return Fraction(1), None
    return (Fraction(low) / Fraction(high) if low > 0 else Fraction(0)), None


def brief(value: object) -> str:
    """A value for people: numbers that are too long to read (or for Python to print) by their size."""
    if isinstance(value, int) and value.bit_length() > 128:
        return f"an integer of {value.bit_length()} bits"
    if isinstance(value, Fraction) and value.denominator != 1:
        return f"{brief(value.numerator)}/{brief(value.denominator)}"
    return brief(value.numerator) if isinstance(value, Fraction) else str(value)


def _checked(value: Any) -> Any:
    if isinstance(value, Invalid):
        raise value
    return value
