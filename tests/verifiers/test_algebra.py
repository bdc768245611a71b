"""Formulas: every rewriting of one is the same, and one with another value never is, checked with mpmath."""

from __future__ import annotations

import random
from typing import Any

import mpmath
import pytest
import sympy
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from verifiers import descent, formulas
from verifiers.algebra import Unreadable, equal, same
from verifiers.equivalence import decide
from verifiers.policies import DEFAULT, VOTES, Policy
from verifiers.tex import clean

SAME = [
    (r"\sqrt{2}", "1.414214"),
    (r"\sqrt{2}", "1.4142135623730951"),
    (r"2\pi", "6.283185"),
    (r"\log_2 8", "3"),
    ("(1+i)^2", "2i"),
    (r"e^{i\pi}", "-1"),
    (r"1-\frac{1}{\mathrm{e}}", "1-e^{-1}"),
    (r"\arctan(1/2)+\arctan(1/3)", r"\pi/4"),
    (r"\sin 30^\circ", r"\frac12"),
    (r"\cos(60°)+1", r"\frac32"),
    (r"96-10\sqrt{21}", r"\frac{6\sqrt{1789-240\sqrt{21}}+8\sqrt{1236-240\sqrt{21}}}{5}"),
    (r"2^{25}\cdot 26!", r"26!\cdot 2^{25}"),
    ("x^2-1", "(x-1)(x+1)"),
    (r"\tan^2(y)+1", r"\sec^2(y)"),
    (r"\frac{x^2-1}{x-1}", "x+1"),
    ("n!", "(n-1)! n"),
    (r"\binom{n}{2}", "n(n-1)/2"),
    ("2^{n+1}", r"2 \cdot 2^n"),
    ("(-1)^n", r"\cos(n\pi)"),
    (r"\sum_{k=1}^n k", "n(n+1)/2"),
    (r"\int_0^1 x dx", "1/2"),
    (r"F_n=\sum_{k=0}^{n-1} F_k F_{n-k-1}", r"F_n=\sum_{k=0}^{n-1} F_{n-k-1} F_k"),
    ("0.5x", "x/2"),
    (r"\pi\%", r"\pi/100"),
    (r"\pi\%", r"\pi"),
    ("y=2x+1", "2x-y+1=0"),
    ("y=2x+1", "2x+1"),
    ("2x+4y-3=0", r"y=-\frac12x+\frac34"),
    ("xy=1", "y=1/x"),
    ("x^2=4", "(x-2)(x+2)=0"),
    ("x<1", "-x>-1"),
    (r"x\ge 5", r"5\le x"),
    ("0<x<1", "(0,1)"),
    ("(0,1)", "0<x<1"),
    ("x>1", r"(1,\infty)"),
    (r"1\leq|z|\leq\frac32", r"z\in[-\frac32,-1]\cup[1,\frac32]"),
    (r"\mathbb{R}\setminus\{0\}", r"(-\infty,0)\cup(0,\infty)"),
    (r"(-1,2)\cup(3,5)", r"(3,5)\cup(-1,2)"),
    (r"x\ne 3", r"3\ne x"),
    (r"1\pm\sqrt{2}", r"1-\sqrt2,1+\sqrt2"),
    ("(x+1,2)", "(1+x,2)"),
    (r"\{x+1,2\}", r"\{2,1+x\}"),
    (r"\begin{pmatrix}1&2\\3&x+1\end{pmatrix}", r"\begin{bmatrix}1&2\\3&1+x\end{bmatrix}"),
    (r"\begin{pmatrix}6&8\end{pmatrix}", r"\begin{pmatrix}1&2\end{pmatrix}+\begin{pmatrix}5&6\end{pmatrix}"),
    (r"\pi\text{ cm}", r"\frac{\pi}{100}\text{ m}"),
    ("5", r"\binom52-5"),
]
DIFFERENT = [
    ("1/2^{99}", "1/2^{98}"),
    (r"\frac{\pi}{10^8}", r"\frac{\pi}{10^9}"),
    (r"(\frac{\pi}{10^8},1)", r"(\frac{\pi}{10^9},1)"),
    (r"\begin{pmatrix}\pi/10^8\end{pmatrix}", r"\begin{pmatrix}\pi/10^9\end{pmatrix}"),
    ("e^{-300}", "e^{-301}"),
    ("x+10^{-40}", "x"),
    (r"\sqrt{2}", "1.4142"),
    (r"\sqrt{2}", "1.414215"),
    (r"1-\frac{1}{e}", r"1+\frac{1}{e}"),
    ("1+i", "1-i"),
    ("x^2=-1", "x^2=-2"),
    ("x^2+1=0", "x^2+2=0"),
    ("x=1/2^{99}", "x=1/2^{98}"),
    ("x=5", "y=5"),
    ("f(x)=x+1", "g(x)=x+1"),
    (r"\sqrt{x^2}", "x"),
    ("x^2=x", "x=1"),
    ("x<1", r"x\le 1"),
    ("x<1", "x>1"),
    (r"|z|>2", r"|z|>3"),
    ("(0,1)", r"0<x\le 1"),
    (r"(-\infty,3)\cup(3,\infty)", r"(-\infty,3)\cup(4,\infty)"),
    ("R-2r", "r-2R"),
    ("R", "r"),
    ("(a,b)", "(b,a)"),
    ("x^2+1", "t^2+1"),
    (r"\frac{\pi}{2}", r"\frac{\pi}{3}"),
    (r"\pi\text{ cm}", r"\pi\text{ m}"),
    (r"\begin{pmatrix}1&2\end{pmatrix}", r"\begin{pmatrix}1\\2\end{pmatrix}"),
]


@pytest.mark.parametrize(("gold", "answer"), SAME)
def test_rewritings_are_the_same(gold: str, answer: str) -> None:
    assert decide(gold, answer, DEFAULT, same) is True
    assert decide(answer, gold, VOTES, same) is True


@pytest.mark.parametrize(("gold", "answer"), DIFFERENT)
def test_what_is_only_close_is_different(gold: str, answer: str) -> None:
    assert decide(gold, answer, DEFAULT, same) is False
    assert decide(answer, gold, VOTES, same) is False


@pytest.mark.parametrize(
    ("policy", "gold", "answer"),
    [
        (Policy(rounded=3), r"\sqrt{2}", "1.41"),
        (
            Policy(rounded=2),
            r"\begin{pmatrix}\frac13\\ \frac15\end{pmatrix}",
            r"\begin{pmatrix}0.33\\0.2\end{pmatrix}",
        ),
        (Policy(tolerance=0.01), r"\pi", "3.14"),
        (Policy(variables="renamed"), "f(x)+x", "f(t)+t"),
        (Policy(tuples="unordered"), r"(\pi,2)", r"(2,\pi)"),
    ],
)
def test_policies_reach_formulas(policy: Policy, gold: str, answer: str) -> None:
    assert decide(gold, answer, policy, same) is True
    assert decide(gold, answer, DEFAULT, same) is False


def test_an_answer_without_a_value_is_different_and_a_gold_without_one_undecided() -> None:
    assert decide("x", r"\frac{1}{0}", DEFAULT, same) is False
    assert decide(r"\frac{1}{0}", "x", DEFAULT, same) is None


def test_what_is_no_formula_says_whose_it_is() -> None:
    with pytest.raises(Unreadable) as of_answer:
        same("x", "x)(", DEFAULT)
    with pytest.raises(Unreadable) as of_gold:
        same("x)(", "x", DEFAULT)
    assert (of_answer.value.gold, of_gold.value.gold) == (False, True)


Tree = tuple[Any, ...]
"""("x",), ("+", a, b), ("sqrt", a), ... with numbers as ("7",)."""

leaves = st.sampled_from([("x",), ("y",), (r"\pi",)]) | st.integers(1, 12).map(lambda n: (str(n),))
trees = st.recursive(
    leaves,
    lambda part: (
        st.tuples(st.sampled_from("+-*/"), part, part)
        | st.tuples(st.just("^"), part, st.integers(2, 3).map(lambda n: (str(n),)))
        | st.tuples(st.sampled_from(["sqrt", "sin", "abs"]), part)
    ),
    max_leaves=6,
)


def tex(tree: Tree) -> str:
    match tree:
        case (leaf,):
            return leaf
        case ("/", a, b):
            return rf"\frac{{{tex(a)}}}{{{tex(b)}}}"
        case ("^", a, b):
            return rf"\left({tex(a)}\right)^{{{tex(b)}}}"
        case ("sqrt", a):
            return rf"\sqrt{{{tex(a)}}}"
        case ("sin", a):
            return rf"\sin\left({tex(a)}\right)"
        case ("abs", a):
            return rf"\left|{tex(a)}\right|"
        case ("*", a, b):
            return rf"\left({tex(a)}\right)\cdot\left({tex(b)}\right)"
        case (sign, a, b):
            return rf"{tex(a)}{sign}\left({tex(b)}\right)"
    raise AssertionError(tree)


def value(tree: Tree, at: dict[str, Any]) -> Any:
    if len(tree) == 1:
        return at[tree[0]] if tree[0] in at else mpmath.mpf(tree[0])
    head, *parts = tree
    a, *b = (value(part, at) for part in parts)
    return {
        "+": lambda: a + b[0],
        "-": lambda: a - b[0],
        "*": lambda: a * b[0],
        "/": lambda: a / b[0],
        "^": lambda: a ** b[0],
        "sqrt": lambda: mpmath.sqrt(a),
        "sin": lambda: mpmath.sin(a),
        "abs": lambda: abs(a),
    }[head]()


def values(tree: Tree) -> list[Any]:
    """The values at four points, to 60 digits; an example without them is no example."""
    with mpmath.workdps(60):
        points = [("0.3", "1.7"), ("-2.1", "0.9"), ("5.3", "-0.4"), ("-1.3", "-3.7")]
        try:
            found = [
                value(tree, {"x": mpmath.mpf(x), "y": mpmath.mpf(y), r"\pi": +mpmath.pi}) for x, y in points
            ]
        except (ZeroDivisionError, OverflowError):
            assume(False)
            raise AssertionError from None
        assume(
            all(abs(each) < mpmath.mpf(10) ** 40 for each in found)
        )  # as 1/sin(pi), which only rounding saves
        return found


def rewritten(tree: Tree, rng: random.Random) -> Tree:
    """The same value in another form, by rules that hold wherever both sides are defined."""
    parts = tuple(rewritten(part, rng) for part in tree[1:])
    match (tree[0], *parts):
        case ("+" | "*" as sign, a, b) if rng.random() < 0.7:
            return (sign, b, a)
        case ("-", a, b) if rng.random() < 0.7:
            return ("-", ("0",), ("-", b, a))
        case ("^", a, ("2",)) if rng.random() < 0.7:
            return ("*", a, a)
        case ("*", ("+", a, b), c) if rng.random() < 0.7:
            return ("+", ("*", a, c), ("*", b, c))
        case ("/", a, b) if rng.random() < 0.7:
            return ("/", ("*", a, ("6",)), ("*", ("6",), b))
        case (leaf,) if rng.random() < 0.3:
            return ("-", ("+", (leaf,), ("3",)), ("3",))
        case other:
            return other


@settings(max_examples=60)
@given(trees, st.integers(0, 10**6))
def test_a_rewriting_is_accepted(tree: Tree, seed: int) -> None:
    values(tree)
    other = rewritten(tree, random.Random(seed))
    assert decide(tex(tree), tex(other), DEFAULT, same) is True
    assert decide(tex(other), tex(tree), VOTES, same) is True


@settings(max_examples=60)
@given(trees, trees, st.integers(0, 10**6))
def test_what_differs_numerically_is_refused(tree: Tree, other: Tree, seed: int) -> None:
    nearby = random.Random(seed).choice([other, ("+", tree, ("*", other, ("0.000000000000000000001",)))])
    pairs = list(zip(values(tree), values(nearby), strict=True))
    with mpmath.workdps(60):
        differs = any(abs(x - y) > mpmath.mpf(10) ** -45 * (abs(x) + abs(y)) for x, y in pairs)
    assume(differs)  # formulas that agree at a few points, such as 2 - y and |y - 2|, may differ all the same
    assert decide(tex(tree), tex(nearby), DEFAULT, same) is False


@settings(max_examples=30)
@given(trees)
def test_a_formula_equals_itself(tree: Tree) -> None:
    values(tree)
    assert decide(tex(tree), rf"\displaystyle {tex(tree)}", DEFAULT, same) is True
    assert same(tex(tree), tex(tree), DEFAULT) is True


EVERYDAY = [
    "1/2x", "2x/3y", "-x^2", "x^{-1}", "2^{3}!", r"\sqrt[3]{x}y", r"2\frac{1}{3}", r"\sin 2x", r"\sin^2 x",
    r"\sin x\cos x", r"\sin^{2}(2x)", r"\log_2 8", r"\log_{3}(x)", r"\ln x", "x_1+x_{12}", "|x-1|", "3i+1",
    r"\pi r^2", "e^{2x}", "x(x+1)", "(x+1)(x-1)", "-(-x)", "x-y-z", "2*-1", r"\frac12x", r"\binom{n}{2}",
    "0.5x", "x=1/2", "a-b<c", "ab", r"\frac{a}{b}c", "x^2y", "x^{2}y^{3}", r"\sqrt2x", "n!m", "1.50",
    r"x\le 2y",
]  # fmt: skip
"""Formulas that a reader could stumble over."""


def grammar(text: str) -> Any:
    """The reading of Math-Verify's grammar alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(descent, "read", lambda text: None)
        return formulas.read.__wrapped__(text)


@pytest.mark.parametrize("text", EVERYDAY)
def test_the_quick_reader_is_unsure_or_reads_as_the_grammar_does(text: str) -> None:
    quick = descent.read(text)
    assert quick is None or equal(formulas.settled(quick), grammar(text), DEFAULT) is True


@settings(max_examples=60)
@given(trees)
def test_the_quick_reader_agrees_with_the_grammar(tree: Tree) -> None:
    values(tree)
    quick = descent.read(clean(tex(tree)))
    assert quick is not None
    assert equal(quick, grammar(clean(tex(tree))), DEFAULT) is True


@pytest.mark.parametrize("text", (r"(1-1)^2", r"(2-2)(3-3)", r"\frac{(1-1)^{3}}{7}"))
def test_a_zero_that_is_written_out_is_zero(text: str) -> None:
    assert equal(sympy.Integer(0), grammar(clean(text)), DEFAULT) is True
    assert equal(sympy.Rational(1, 2**400), grammar(clean(text)), DEFAULT) is False


@pytest.mark.parametrize("text", ("|a|b|c|", "|1+0|x|0|", "||x|-1|", "0{1}"))
def test_what_has_two_readings_is_left_to_the_grammar(text: str) -> None:
    assert descent.read(text) is None


pieces = [*"0123456789+-*/^!(){}|xyei_. ", r"\frac", r"\sqrt", r"\pi", r"\sin", r"\log", "="]


@settings(max_examples=80, suppress_health_check=[HealthCheck.filter_too_much])  # most junk is no formula
@given(st.lists(st.sampled_from(pieces), max_size=9).map("".join))
def test_whatever_the_quick_reader_reads_the_grammar_reads_alike(text: str) -> None:
    assume(text.count("!") < 2)  # the factorial of a factorial is no number that can be written
    quick = descent.read(clean(text))
    assume(quick is not None)
    whole = grammar(clean(text))
    assume(whole is not None)
    assert equal(quick, whole, DEFAULT) is not False
