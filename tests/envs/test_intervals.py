"""Interval arithmetic holds the true value (mpmath at twice the digits) and stays narrow."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from envs.intervals import Interval, Reals, Undefined

DIGITS = 40
REALS = Reals(DIGITS)
TRUTH = mpmath.MPContext()
TRUTH.dps = 3 * DIGITS
NUMBERS = st.decimals(-30, 30, places=9).filter(lambda x: abs(x) > Decimal("1e-3"))


def holds(interval: Interval, true: Any) -> bool:
    low, high = (TRUTH.mpf(str(end)) for end in interval)
    # What mpmath itself rounds, as decimals are no binary fractions.
    rounded = TRUTH.mpf(f"1e{10 - TRUTH.dps}") * (1 + abs(true))
    narrow = high - low <= TRUTH.mpf(f"1e{6 - DIGITS}") * (1 + abs(true))
    return bool(low - rounded <= true <= high + rounded and narrow)


@settings(max_examples=25)
@given(NUMBERS, NUMBERS)
def test_the_true_value_lies_inside(x: Decimal, y: Decimal) -> None:
    a, b, u, v = REALS.exact(x), REALS.exact(y), TRUTH.mpf(str(x)), TRUTH.mpf(str(y))
    assert holds(REALS.add(a, b), u + v) and holds(REALS.subtract(a, b), u - v)
    assert holds(REALS.multiply(a, b), u * v) and holds(REALS.divide(a, b), u / v)
    assert holds(REALS.sin(a), TRUTH.sin(u)) and holds(REALS.cos(a), TRUTH.cos(u))
    assert holds(REALS.exp(a), TRUTH.exp(u))
    positive = REALS.exact(abs(x))
    assert holds(REALS.log(positive), TRUTH.log(abs(u))) and holds(REALS.sqrt(positive), TRUTH.sqrt(abs(u)))
    assert holds(REALS.power(a, REALS.exact(-3)), u**-3)
    assert holds(REALS.power(positive, REALS.exact(Decimal("0.7"))), abs(u) ** TRUTH.mpf("0.7"))


@pytest.mark.parametrize("angle", ["0", "1e-900", "3.14159265358979323846", "999999.999", "-271828.18"])
def test_small_and_large_angles(angle: str) -> None:
    a = REALS.exact(Decimal(angle))
    assert holds(REALS.sin(a), TRUTH.sin(TRUTH.mpf(angle)))
    assert holds(REALS.cos(a), TRUTH.cos(TRUTH.mpf(angle)))


def test_a_wide_interval_holds_all_values_between() -> None:
    a = Decimal("-0.5"), Decimal("1.5")
    for name in ("sin", "cos", "exp", "negate"):
        low, high = getattr(REALS, name)(a)
        for i in range(21):
            x = Decimal(i - 5) / 10
            inner_low, inner_high = getattr(REALS, name)(REALS.exact(x))
            assert low <= inner_low and inner_high <= high
    assert REALS.multiply(a, (Decimal(-2), Decimal(3))) == (Decimal(-3), Decimal("4.5"))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("divide", (1, 0)),
        ("log", (0,)),
        ("log", (-1,)),
        ("sqrt", (-1,)),
        ("exp", (10**6,)),
        ("sin", (10**7,)),
        ("power", (10, 900)),
        ("power", (-2, Decimal("0.5"))),
        ("power", (0, -1)),
    ],
)
def test_outside_of_domain_or_range_is_an_arithmetic_error(name: str, arguments: tuple[int, ...]) -> None:
    with pytest.raises(ArithmeticError):
        getattr(REALS, name)(*map(REALS.exact, arguments))


def test_what_may_be_zero_does_not_divide() -> None:
    third = REALS.divide(REALS.exact(1), REALS.exact(3))
    with pytest.raises(Undefined):
        REALS.divide(REALS.exact(1), REALS.subtract(REALS.exact(1), REALS.multiply(third, REALS.exact(3))))
