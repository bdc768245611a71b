"""Reward shapes against their formulas, and what counts as correct."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from envs.rewards import (
    Case,
    Grade,
    Invalid,
    Reward,
    brief,
    closeness,
    entries,
    exact,
    feasible,
    fraction,
    in_order,
    maximise,
    minimise,
    missed,
)

naturals = st.integers(0, 10**30)


def grade(reward: Reward, answer: Any, reference: Any = None, value: Any = lambda answer: answer) -> Grade:
    return reward.grade(Case(answer, lambda: reference, value))


@settings(max_examples=50, deadline=None)
@given(naturals, naturals)
def test_only_equality_is_correct(answer: int, reference: int) -> None:
    for shape in (exact(), closeness(10)):
        got = grade(shape, answer, reference)
        assert (got.outcome == "correct") == (answer == reference) == (got.partial == 1.0)


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 10))
def test_ratios(low: int, high: int, beta: int) -> None:
    low, high = sorted((low, high))
    expected = pytest.approx((low / high) ** beta)
    assert grade(closeness(beta), low, high).partial == expected == grade(closeness(beta), high, low).partial
    assert grade(minimise(beta), high, low).partial == expected
    assert grade(maximise(beta), low, high).partial == expected


def test_numbers_that_python_does_not_print_are_described() -> None:
    assert grade(minimise(1), 10**5_000, 7).why == "an integer of 16610 bits where 7 is possible"
    assert brief(Fraction(10**5_000, 3)) == "an integer of 16610 bits/3" and brief(Fraction(4, 2)) == "2"


def test_off_by_one_in_a_huge_number_is_close_and_not_correct() -> None:
    got = grade(closeness(10), 10**40 + 1, 10**40)
    assert got.outcome == "wrong" and 0.999 < got.partial < 1.0
    assert grade(minimise(5), 10**40 + 1, 10**40).outcome == "suboptimal"


@pytest.mark.parametrize(
    ("shape", "answer", "best", "outcome", "partial"),
    [(minimise(5), 0, 0, "correct", 1.0), (minimise(5), 7, 0, "suboptimal", 0.0),
     (minimise(5), 7, -3, "suboptimal", 0.0), (maximise(5), -7, -3, "suboptimal", 0.0),
     (maximise(5), 0, 3, "suboptimal", 0.0), (closeness(2), -5, 0, "wrong", 0.0),
     (in_order("max", "min", beta=2), (4, 8), (4, 2), "suboptimal", 0.5 + 0.5 / 16),
     (in_order("max", "min", beta=2), (1, 2), (4, 2), "suboptimal", 0.5 / 16),
     (in_order("max", "min", beta=2), (4, 2), (4, 2), "correct", 1.0)],
)  # fmt: skip
def test_edges_of_ratios(shape: Reward, answer: Any, best: Any, outcome: str, partial: float) -> None:
    got = grade(shape, answer, best)
    assert got.outcome == outcome and got.partial == pytest.approx(partial)
    assert (got.partial == 1.0) == (outcome == "correct")


@pytest.mark.parametrize(
    ("shape", "answer", "best"),
    [
        (minimise(5), 2, 3),
        (maximise(5), 3, 2),
        (minimise(1), -4, 3),
        (in_order("max", "min", beta=5), (5, 9), (4, 2)),
        (in_order("max", "min", beta=5), (4, 1), (4, 2)),
    ],
)
def test_better_than_the_reference_is_correct_and_flagged(shape: Reward, answer: Any, best: Any) -> None:
    got = grade(shape, answer, best)
    assert got.outcome == "correct" and got.beaten
    assert not grade(shape, best, best).beaten


def test_fractions() -> None:
    assert grade(fraction(2), None, value=lambda _: (3, 4)).partial == pytest.approx(0.5625)
    assert grade(fraction(2), None, value=lambda _: (4, 4)).outcome == "correct"
    assert grade(entries(1), [1, 2, 3, 4], [1, 0, 3, 4]).partial == 0.75
    assert grade(entries(1), [1, 2, 3], [1, 2, 3, 4]) == Grade(
        "wrong", 0.0, 0.0, "3 entries where 4 are expected"
    )


@pytest.mark.parametrize("raises", [False, True])
def test_invalid_answers_have_the_catalogues_figure(raises: bool) -> None:
    def value(invalid: Invalid) -> Any:
        if raises:
            raise invalid
        return invalid

    for shape in (feasible(), minimise(1), maximise(1), fraction(1)):
        assert grade(shape, Invalid("no"), 1, value) == Grade("invalid", 0.0, -0.5, "no")
        assert grade(shape, Invalid("no", rlve=-0.2), 1, value).rlve == -0.2
        assert grade(shape, missed("almost"), 1, value) == Grade("wrong", 0.0, 0.0, "almost")


def test_a_feasible_task_says_true_or_why_not() -> None:
    assert grade(feasible(), 5, value=lambda _: True).outcome == "correct"
    for answer in (False, None, 1):
        with pytest.raises(TypeError, match="True or Invalid"):
            grade(feasible(), 5, value=lambda _, answer=answer: answer)
