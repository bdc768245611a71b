"""Formulas in x: read as Python reads them, derived as difference quotients say, compared by their values."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from envs.formulas import Formula, derivative, formula, parse_formula, render_formula, same, value_at
from envs.intervals import Reals
from envs.rewards import Unparsable

REALS = Reals(60)
LEAVES: st.SearchStrategy[Formula] = st.sampled_from([("x",), ("2",), ("7",), ("10",)])


def bigger(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    ones = st.sampled_from(["neg", "sin", "cos", "tan", "exp", "log", "sqrt"])
    twos = st.sampled_from(["+", "-", "*", "/", "**"])
    return st.one_of(
        st.builds(lambda u, token: (*u, token), inner, ones),
        st.builds(lambda u, v, token: (*u, *v, token), inner, inner, twos),
    )


FORMULAS = st.recursive(LEAVES, bigger, max_leaves=6)


def number(interval: Any) -> float:
    return float(interval[0])


@settings(max_examples=60)
@given(FORMULAS)
def test_what_is_rendered_is_read_back(made: Formula) -> None:
    assert parse_formula(render_formula(made)) == made


@pytest.mark.parametrize(
    "text",
    [
        "-x**2",
        "2**-x**2",
        "2**-x*3",
        "2**x**2",
        "x - 3 - 4*x/5*6",
        "-x*-x",
        "--x + +x",
        "3/(x - 1)*2",
        "sin(x)**2*cos(-x + 1)",
        " exp( x ) / sqrt(x+1)**(1/3)",
        "-(x - 1)**2*(-2)",
        "tan(log(x))**-3",
    ],
)
def test_formulas_mean_what_python_says(text: str) -> None:
    names = {name: getattr(math, name) for name in ("sin", "cos", "tan", "exp", "log", "sqrt")}
    for x in (0.375, 2.25, 5.5):
        expected = eval(text.strip(), {"x": x, **names})
        assert number(value_at(parse_formula(text), Decimal(x), REALS)) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2x",
        "x x",
        "x 2",
        "sin x",
        "sin",
        "(x",
        "x)",
        "()",
        "sin()",
        "x +",
        "* x",
        "x^2",
        "1.5",
        "y",
        "X",
        "lnx",
        "x,x",
        "x(2)",
        "(x)(x)",
        "sin(x)cos(x)",
        "sin**2(x)",
        "__import__('os')",
        "1234567890123",
        "x**²",
        "+x" * 600,
    ],
)
def test_what_is_no_formula(text: str) -> None:
    with pytest.raises(Unparsable):
        parse_formula(text)


@settings(max_examples=40)
@given(FORMULAS)
def test_a_derivative_is_the_limit_of_difference_quotients(made: Formula) -> None:
    h = Decimal("1e-25")
    for x in (Decimal("0.37"), Decimal("1.9")):
        try:
            after, before = value_at(made, x + h, REALS), value_at(made, x - h, REALS)
            found = value_at(derivative(made), x, REALS)
        except ArithmeticError:
            continue
        if max(abs(after[0]), abs(found[0])) < Decimal("1e6"):
            quotient = number(REALS.divide(REALS.subtract(after, before), REALS.exact(2 * h)))
            assert number(found) == pytest.approx(quotient, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("sin(x)**2 + cos(x)**2", "1"),
        ("sin(x)**2 + cos(x)**2 - 1", "0"),
        ("2*sin(x)*cos(x)", "sin(2*x)"),
        ("exp(x)*exp(3)", "exp(x + 3)"),
        ("log(x) + log(3)", "log(3*x)"),
        ("log(x**2)", "2*log(x)"),
        ("1/cos(x)**2", "1 + tan(x)**2"),
        ("x**(1/2)", "sqrt(x)"),
        ("exp(x*log(x))", "x**x"),
        ("exp(exp(x))*exp(-x)", "exp(exp(x) - x)"),
        ("(x**2 - 1)/(x - 1)", "x + 1"),
    ],
)
def test_identities_are_the_same(a: str, b: str) -> None:
    assert same(parse_formula(a), parse_formula(b)) and same(parse_formula(b), parse_formula(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("x", "x + 1/10**9"),
        ("x**10", "x**10 + exp(-20)"),
        ("sin(x)", "x - x**3/6"),
        ("sqrt(x**2)", "x"),
        ("exp(exp(x))", "exp(exp(x)) + x"),
        ("log(x)", "log(-x)"),
        ("1/(x - x)", "2/(x - x)"),
        ("log(-1 - x**2)", "x"),
        ("0", "exp(-x**2 - 9)"),
    ],
)
def test_others_are_not(a: str, b: str) -> None:
    assert not same(parse_formula(a), parse_formula(b)) and not same(parse_formula(b), parse_formula(a))


@pytest.mark.parametrize(
    "text",
    ["9**9**9**9**9", "exp(exp(exp(exp(exp(x + 99)))))", "x**999999999999", "sin(" * 90 + "x" + ")" * 90],
)
def test_huge_and_deep_formulas_are_judged(text: str) -> None:
    assert not same(parse_formula(text), parse_formula("2*x"))


def test_the_format_asks_reads_and_compares() -> None:
    form = formula("the derivative")
    assert form.describe({}).startswith("the derivative, one formula")
    assert form.same(form.parse("2*x + 0", {}), form.parse("x + x", {}))
    assert form.render(form.parse(" (x)*( -3 ) ", {})) == "x*(-3)"
