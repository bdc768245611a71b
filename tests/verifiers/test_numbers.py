"""Arithmetic on what models write: exact, bounded, and as Python would do it."""

from __future__ import annotations

import ast
import operator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifiers.arithmetic import evaluate
from verifiers.numbers import number, same_numbers
from verifiers.policies import DEFAULT, Policy
from verifiers.units import ratio, split_unit


def oracle(node: ast.expr) -> Fraction:
    """Evaluate Python's own parse of a formula in fractions."""
    if isinstance(node, ast.Constant):
        return Fraction(str(node.value))
    if isinstance(node, ast.UnaryOp):
        return -oracle(node.operand)
    assert isinstance(node, ast.BinOp)
    table = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
    left, right = oracle(node.left), oracle(node.right)
    return Fraction(table[type(node.op)](left, right) if type(node.op) in table else left**right)


formulas = st.recursive(
    st.integers(0, 99).map(str) | st.just("2^3"),
    lambda f: (
        st.tuples(f, st.sampled_from("+-*/"), f).map("".join) | f.map("({})".format) | f.map("(-{})".format)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(formulas)
def test_arithmetic_agrees_with_python(formula: str) -> None:
    try:
        expected: Fraction | None = oracle(ast.parse(formula.replace("^", "**"), mode="eval").body)
    except ZeroDivisionError:
        expected = None
    assert evaluate(formula) == expected


@pytest.mark.parametrize(
    "formula", ["1/0", "0^0", "0^{-1}", "x", "", "1+", "(1", "2 3", "\\sqrt{2}", "1" * 500]
)
def test_what_is_no_exact_arithmetic_is_left_alone(formula: str) -> None:
    assert evaluate(formula) is None


@settings(deadline=None)
@given(st.fractions(max_denominator=10**6), st.integers(6, 14))
def test_a_long_decimal_stands_for_what_it_rounds_and_for_nothing_else(x: Fraction, places: int) -> None:
    scale = 10**places
    rounded = Fraction(round(x * scale), scale)
    written = number(
        f"{'-' if rounded < 0 else ''}{abs(rounded).numerator * scale // rounded.denominator // scale}"
        f".{abs(rounded).numerator * scale // rounded.denominator % scale:0{places}d}"
    )
    assert written is not None and written.value == rounded
    exact = number(str(x))
    assert exact is not None
    off = number(str(x + Fraction(3, scale)))
    assert off is not None
    if written.digits >= DEFAULT.rounded:
        assert same_numbers(exact, written, DEFAULT) is True
    if written.digits <= 15:
        assert same_numbers(off, written, DEFAULT) is False
        assert same_numbers(exact, written, Policy(rounded=99)) is (x == rounded)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        (r"15\text{ cm}^2", "15", "cm^2"),
        ("90 degrees", "90", "degrees"),
        ("5m", "5m", ""),
        ("3 m", "3", "m"),
        (r"\pi\text{ cm}", r"\pi", "cm"),
        ("12 apples", "12 apples", ""),
        (r"12\text{ apples}", "12", "apples"),
    ],
)
def test_a_unit_is_cut_off(text: str, value: str, unit: str) -> None:
    assert split_unit(text) == (value, unit)


def test_units_of_one_kind_have_a_ratio() -> None:
    assert ratio("cm", "m") == Fraction(1, 100)
    assert ratio("square feet", "ft^2") == 1
    assert ratio("cm^3", "m^3") == Fraction(1, 10**6)
    assert ratio("cm", "cm^2") is None
    assert ratio("hours", "kg") is None
    assert ratio("apples", "kg") == 1
