"""Formats: strict, bounded, and what is rendered is read back."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from envs.expressions import expression, parse_expression
from envs.formats import (
    Format,
    actions,
    choice,
    decimal,
    integer,
    integers,
    labels,
    letters,
    lines,
    natural,
    permutation,
    rational,
    word,
    words,
)
from envs.rewards import Invalid, Unparsable

JUG = actions("the actions", Fill=1, Pour=2)
FORMATS = [
    (integer("x"), {}),
    (integer("x", below=10), {}),
    (natural("x"), {}),
    (integers("x"), {}),
    (integers("x", like="n"), {"n": 3}),
    (permutation("x", like="n"), {"n": 3}),
    (integers("x", empty=True), {}),
    (labels("x", below="n", empty=True), {"n": 4}),
    (lines("x"), {}),
    (lines("x", count="n", width=2, empty=True), {"n": 2}),
    (rational("x"), {}),
    (decimal("x"), {}),
    (choice("x", "YES", "NO"), {}),
    (word("x", "abc", length="n"), {"n": 3}),
    (words("x", "L", "R", like="n"), {"n": 3}),
    (letters("x", "*.", count="n", width=2), {"n": 2}),
    (JUG, {}),
    (expression("x"), {}),
]


@settings(max_examples=40, deadline=None)
@given(st.integers(-(10**50), 10**50), st.lists(st.integers(-99, 99), min_size=1))
def test_what_is_rendered_is_read_back(value: int, values: list[int]) -> None:
    assert integer("x").parse(integer("x").render(value), {}) == value
    assert integers("x").parse(integers("x").render(values), {}) == values
    assert lines("x").parse(lines("x").render([values, [value]]), {}) == [values, [value]]
    ratio = Fraction(value, len(values))
    assert rational("x").parse(rational("x").render(ratio), {}) == ratio
    assert abs(decimal("x", places=4).parse(decimal("x", places=4).render(ratio), {}) - ratio) <= Fraction(
        1, 20_000
    )
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


@pytest.mark.parametrize(
    ("form", "text", "instance", "refusal"),
    [
        (integers("x", like=2, below=2), "0 2", {}, Invalid),
        (labels("x", below=3), "0 3", {}, Invalid),
        (labels("x", below=3, start=1), "0", {}, Invalid),
        (labels("x", below=3), "1 1", {}, Invalid),
        (lines("x", count=2), "1 2", {}, Invalid),
        (lines("x", width=2), "1 2\n3", {}, Invalid),
        (lines("x"), "1 2\nnone", {}, Unparsable),
        (rational("x"), "1/0", {}, Unparsable),
        (rational("x"), "1/-2", {}, Unparsable),
        (rational("x"), "0.5", {}, Unparsable),
        (decimal("x"), "1e5", {}, Unparsable),
        (decimal("x"), "nan", {}, Unparsable),
        (decimal("x"), ".", {}, Unparsable),
        (choice("x", "YES", "NO"), "yes", {}, Unparsable),
        (word("x", "01", length=3), "01", {}, Invalid),
        (word("x", "01"), "0 1", {}, Unparsable),
        (words("x", "L", "R", like=2), "L", {}, Invalid),
        (words("x", "L", "R"), "L X", {}, Unparsable),
        (letters("x", "*.", count=2), "**\n.*\n..", {}, Invalid),
        (letters("x", "*.", width=2), "**\n.", {}, Invalid),
        (letters("x", "*."), "* .", {}, Unparsable),
    ],
)
def test_what_is_not_in_the_other_formats(
    form: Format, text: str, instance: Any, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        form.parse(text, instance)


def test_an_answer_with_nothing_in_it_is_written_none() -> None:
    for form in (integers("x", empty=True), lines("x", empty=True)):
        assert form.render([]) == "none" and form.parse("none", {}) == []
        assert form.describe({}).endswith("or none")
    with pytest.raises(Unparsable):
        integers("x").parse("none", {})


def test_labels_are_a_set() -> None:
    form = labels("the set", below="n", start=1)
    assert form.same(form.parse("3 1", {"n": 3}), [1, 3]) and not form.same([1, 2], [1, 3])
    told = "the set, different integers from 1 to 3 separated by spaces"
    assert form.describe({"n": 3}) == told


def test_prompts_count_in_proper_english() -> None:
    assert lines("x", count=1, width=1).describe({}) == "x, 1 line of 1 integer separated by spaces"
    assert (
        letters("x", "*.", count="n", width=3).describe({"n": 2})
        == "x, 2 lines of 3 characters without spaces"
    )


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
