"""Formats: strict, bounded, and what is rendered is read back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from envs.expressions import expression, parse_expression
from envs.formats import Format, Unparsable, actions, integer, integers, natural, permutation
from envs.rewards import Invalid

JUG = actions("the actions", Fill=1, Pour=2)
FORMATS = [
    (integer("x"), {}),
    (integer("x", below=10), {}),
    (natural("x"), {}),
    (integers("x"), {}),
    (integers("x", like="n"), {"n": 3}),
    (permutation("x", like="n"), {"n": 3}),
    (JUG, {}),
    (expression("x"), {}),
]


@settings(max_examples=40, deadline=None)
@given(st.integers(-(10**50), 10**50), st.lists(st.integers(-99, 99)))
def test_what_is_rendered_is_read_back(value: int, values: list[int]) -> None:
    assert integer("x").parse(integer("x").render(value), {}) == value
    assert integers("x").parse(integers("x").render(values), {}) == values
    moves = [["Pour", value, 1] for value in values]
    assert JUG.parse(JUG.render(moves), {}) == moves


@settings(max_examples=60, deadline=None)
@given(st.text() | st.from_regex(re.compile(r"[-+*/() 0-9FilPour\n]{0,60}", re.A)))
def test_any_text_is_read_or_refused(text: str) -> None:
    for form, instance in FORMATS:
        try:
            form.parse(text, instance)
        except (Unparsable, Invalid) as refused:
            assert str(refused)


@pytest.mark.parametrize(
    ("form", "text", "instance", "refusal"),
    [
        (integer("x"), "1.0", {}, Unparsable),
        (integer("x"), "1 2", {}, Unparsable),
        (integer("x"), "٣", {}, Unparsable),
        (integer("x"), "1_000", {}, Unparsable),
        (integer("x"), "9" * 4_001, {}, Unparsable),
        (natural("x"), "-1", {}, Unparsable),
        (integer("x", below="mod"), "7", {"mod": 7}, Invalid),
        (integer("x", below="mod"), "-1", {"mod": 7}, Invalid),
        (integers("x", like="a"), "1 2", {"a": [5, 6, 7]}, Invalid),
        (integers("x", like="a"), "1, 2, 3", {"a": [5, 6, 7]}, Unparsable),
        (permutation("x", like="n", start=1), "0 1 2", {"n": 3}, Invalid),
        (permutation("x", like="n", start=1), "1 1 3", {"n": 3}, Invalid),
        (JUG, "Fill 1 2", {}, Unparsable),
        (JUG, "fill 1", {}, Unparsable),
        (JUG, "Drink 1", {}, Unparsable),
    ],
)
def test_what_is_not_in_the_format(form: Format, text: str, instance: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        form.parse(text, instance)


def test_leading_zeros_and_signs_are_the_same_number() -> None:
    assert integer("x").parse("016", {}) == integer("x").parse("+16", {}) == 16
    assert integer("x", below="mod").parse("6", {"mod": 7}) == 6
    assert permutation("x", like="n", start=1).parse("3 1 2", {"n": 3}) == [3, 1, 2]


leaves = st.integers(0, 99).map(str)
trees = st.recursive(
    leaves,
    lambda inner: st.builds(
        lambda a, op, b, wrap: f"({a}{op}{b})" if wrap else f"{a} {op} {b}",
        inner, st.sampled_from("+-*/"), inner, st.booleans(),
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(trees)
def test_expressions_mean_what_python_says(text: str) -> None:
    from fractions import Fraction

    wrapped = re.sub(r"\d+", lambda number: f"Fraction({number[0]})", text)
    try:
        expected = eval(wrapped, {"Fraction": Fraction})
    except ZeroDivisionError:
        with pytest.raises(Invalid, match="zero"):
            parse_expression(text)
        return
    parsed = parse_expression(text)
    assert parsed.value == expected
    assert parsed.numbers == tuple(int(number) for number in re.findall(r"\d+", text))
    form = expression("x")
    assert form.parse(form.render(parsed), {}) == parsed


@pytest.mark.parametrize(
    "text",
    ["", "1+", "+1", "-1", "1 2", "(1", "1)", "()", "1**2", "1//2", "1(2)", "(1)(2)", "1.5", "a", "2^3",
     "1+*2", "9" * 13, "(" * 999, "²", "1 = 1"],
)  # fmt: skip
def test_what_is_no_expression(text: str) -> None:
    with pytest.raises(Unparsable):
        parse_expression(text)
