"""The same answer in another spelling is the same, and one that only looks like it is not; no sympy here."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifiers.equivalence import decide
from verifiers.policies import VOTES, Policy

SAME = [
    ("016", "16"),
    ("-8192", "-8,192"),
    ("7425000", "7,425,000"),
    ("1234", r"1\,234"),
    ("15000", r"\$15,\!000"),
    ("1000", "1{,}000"),
    ("1000", "1\u202f000"),
    ("(1/2, 1000)", r"(\frac12,\,1{,}000)"),
    ("(1, 234)", r"(1,\,234)"),
    ("42", "٤٢"),
    ("-5", "−5"),
    ("5", "+5."),
    ("0.5", ".5"),
    ("1000", "1000.0"),
    ("1/2", r"\frac{2}{4}"),
    ("1/2", r"$\dfrac12$"),
    (r"\frac1{72}", "1/72"),
    (r"918\frac{1}{2}", "918.5"),
    ("3 1/2", "3.5"),
    ("5/2", "2½"),
    ("1/3", "0.333333"),
    (r"\frac{1}{12}", "0.0833333333333333"),
    ("10", r"10\%"),
    ("0.335", r"33.5\%"),
    ("0.005", r"\frac{1}{2}\text{ percent}"),
    (r"74^\circ", "74°"),
    ("90", "90 degrees"),
    (r"15\mbox{ cm}^2", "15"),
    ("1500", r"1.5 \times 10^3"),
    ("1500", "1.5e3"),
    ("x=5", "5"),
    ("2=x", "2"),
    (r"\{1,2\}", r"\{2, 1\}"),
    ("1,2", "2 and 1"),
    ("(1,2)", r"\left( 1, \; 2 \right)"),
    ("(1,234)", "(1, 234)"),
    (r"(-\infty,3]", r"(-\infty, 3]"),
    ("((1,2),(3,4))", "((1, 2), (3, 4))"),
    ("{1,3}", "(1,3)"),
    ("3:4", "3 : 4"),
    ("4:30 p.m.", r"4:30 \text{ p.m.}"),
    ("10!", "3628800"),
    (r"\sqrt{16}", "4"),
    (r"\binom{5}{2}", "10"),
    ("yes", r"\text{Yes}"),
    ("E", r"\mathrm{E}"),
    ("B", "(B)"),
    ("B", "(b)"),
    ("PARIS", "Paris"),
    ("Marc Bulger", "marc  bulger"),
    ("1" * 50_000, "0" + "1" * 50_000),
    (r"\pm 2021", "{-2021, 2021}"),
    (r"2\pm 1", "1, 3"),
    ("2,4", "2 ± 0, 4"),
    ("a=4,-8,-10", "-10,-8,4"),
    ("p=-1 and p=2", "p=-1, p=2"),
    ("a_3 = 2, a_{37} = 19", r"a_{37} = 19, \quad a_3 = 2"),
    ("AB=4,CD=5", "4, 5"),
    ("(p,q)=(3,2)", "(3,2)"),
    ("p=5,q=2,p=7,q=3", "p=7,q=3;p=5,q=2"),
    ("x=5+1=6", "6"),
    ("x = 1/3", r"1/3 \approx 0.33"),
    ("11", r"x \approx 11"),
    (r"\frac{NO}{BO}=\frac12", r"\frac{1}{2}"),
    (r"V_1:V_2=11:21", "11:21"),
    (r"[-2,7]", r"x\in[-2,7]"),
    ("(0,1)", "]0,1["),
    ("(11,7)or(7,11)", r"(7,11),\ (11,7)"),
    ("19, 46, and 82", "19,46,82"),
    ("1000, 2000", "1,000, 2,000"),
    ("100 cm", "1 m"),
    (r"1\text{ ft}^2", r"144\text{ square inches}"),
    ("5 cm", "5"),
    ("14", r"14\text{ apples}"),
    ("1112112_3", r"1112112_{3}"),
    ("1112112_3", "1112112"),
    ("12_3", "5_{10}"),
    ("7", "2+5=7"),
    ("0.1", "0.1000000000000000055"),
]
DIFFERENT = [
    ("1/3", "0.33"),
    ("1/3", "0.333334"),
    ("5", "5.000001"),
    ("5", "5.001"),
    ("1/2^{99}", "1/2^{98}"),
    ("x=1/2^{99}", "x=1/2^{98}"),
    ("(1/2^{99},1]", "(1/2^{98},1]"),
    ("100000000001000000000", "100000000000000000000"),
    ("(1,2)", "(2,1)"),
    ("(0,9)", "[0,9)"),
    (r"\{1,2\}", "(1,2)"),
    (r"(-\infty,3]", r"(-\infty, 3)"),
    (r"(-\infty,3]", r"(\infty, 3]"),
    ("12", "(1,2)"),
    ("2", "[]"),
    ("2.3", "2,3"),
    ("1, 2, 3", "1, 2"),
    ("3:4", "4:3"),
    ("10:30", "10:45"),
    ("1", "2^{2^{2^{49}}}"),
    ("1", "9^9^9^9"),
    ("1", r"\binom{1000000}{500000}"),
    ("1", "1000000!"),
    ("1" * 50_000, "1" * 49_999 + "2"),
    ("odd", r"\text{oddd}"),
    ("even", "odd"),
    ("Marc Bulger", "Matt Hasselbeck"),
    (r"\pm 2021", "2021"),
    ("k=45, n=2", "2, 45"),
    ("p=5,q=2,p=7,q=3", "p=5,q=3;p=7,q=2"),
    ("n=2,3,4", "n=1,2,3"),
    ("2, 2, 3", "2, 3, 3"),
    ("5 cm", "5 m"),
    ("5 cm", r"5\text{ cm}^2"),
    ("5", "5 or 7"),
    ("1112112_3", "1112112_4"),
    ("(-\\infty,3]", "(-\\infty,4]"),
    ("-\\infty", "\\infty"),
    ("10", "\\infty"),
    ("[0,1)", "[0,1]"),
]
ALGEBRA = [
    ("x", "X"),
    ("R", "r"),
    ("x+1", "1+x"),
    (r"\sqrt{2}", "1.41421356"),
    ("x=5", "y=5"),
    ("5m", "5"),
    ("14", "14 apples"),
    ("y=2x+1", "2x-y+1=0"),
    ("x>1", r"(1,\infty)"),
    ("1", "1/0"),
]
BOMBS = [
    "9^" * 150 + "9",
    "(" * 5000 + "1" + ")" * 5000,
    "{" * 9999,
    "1," * 50_000,
    r"\frac" * 5000,
    "9!" + "!" * 300,
]


@pytest.mark.parametrize(("gold", "answer"), SAME)
def test_two_spellings_of_one_answer(gold: str, answer: str) -> None:
    assert decide(gold, answer) is True
    assert decide(answer, gold) is True


@pytest.mark.parametrize(("gold", "answer"), DIFFERENT)
def test_two_answers_that_are_close_but_different(gold: str, answer: str) -> None:
    assert decide(gold, answer) is False
    assert decide(answer, gold) is False


@pytest.mark.parametrize(("gold", "answer"), ALGEBRA)
def test_algebra_is_left_to_the_worker(gold: str, answer: str) -> None:
    assert decide(gold, answer) is None


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb[:12])
def test_a_bomb_is_never_right(bomb: str) -> None:
    assert decide("5", bomb) is not True


POLICIES = [
    (Policy(tuples="unordered"), "(1,2)", "(2,1)"),
    (Policy(brackets="ignored"), "(1,2)", r"\{1,2\}"),
    (Policy(rounded=2), "1/3", "0.33"),
    (Policy(rounded=2), r"(\frac35,\frac83]", "(0.6,2.6667]"),
    (Policy(tolerance=0.01), "3.14", "3.15"),
    (Policy(comma="either"), "1,22", "1.22"),
    (Policy(comma="either"), "0,111", "0.111"),
    (Policy(units="ignored"), "5 cm", "5 m"),
]
REFUSALS = [
    (Policy(lists="ordered"), "1,2", "2,1"),
    (Policy(percent="value"), r"28\%", "28"),
    (Policy(percent="ignored"), r"28\%", "0.28"),
    (Policy(fractions="reduced"), r"\frac12", r"\frac24"),
    (Policy(fractions="reduced"), "1/2", "(2/4)"),
    (Policy(case="kept"), "Paris", "paris"),
    (VOTES, "1, 2", "1, 2, 2"),
]


@pytest.mark.parametrize(("policy", "gold", "answer"), POLICIES)
def test_a_policy_accepts_what_the_default_refuses(policy: Policy, gold: str, answer: str) -> None:
    assert decide(gold, answer, policy) is True
    assert decide(gold, answer) is False


@pytest.mark.parametrize(("policy", "gold", "answer"), REFUSALS)
def test_a_policy_refuses_what_the_default_accepts(policy: Policy, gold: str, answer: str) -> None:
    assert decide(gold, answer, policy) is False
    assert decide(gold, answer) is True


def test_tolerance_is_measured_from_the_gold_unless_the_policy_is_symmetric() -> None:
    policy = Policy(tolerance=0.1)
    assert decide("100", "110", policy) and not decide("100", "111", policy)
    assert decide("110", "100", policy) and not decide("111", "99", policy)
    assert not decide("90", "100", policy) and decide("90", "100", replace(policy, symmetric=True))


def test_only_an_answer_may_put_a_formula_before_its_value() -> None:
    assert decide("5", "2a+b=5") is True
    assert decide("2a+b=5", "5") is not True
    assert decide("x+y+z=0", "0") is not True
    assert decide("2a+b=5", "5", VOTES) is decide("5", "2a+b=5", VOTES) is True
    assert decide("x=5", "5") is decide("5", "x=5") is True


numbers = st.fractions(min_value=-10_000, max_value=10_000, max_denominator=997)


def spellings(x: Fraction) -> list[str]:
    """Ways to write one fraction, written here without looking at the reader."""
    sign, n, d = "-" if x < 0 else "", abs(x.numerator), x.denominator
    forms = [
        f"{x}",
        rf"{sign}\frac{{{n}}}{{{d}}}",
        rf"${sign}\dfrac{{{3 * n}}}{{{3 * d}}}$",
        f"({x.numerator})/({d})",
    ]
    if d == 1:
        forms += [
            f"{x.numerator:,}",
            f"{x.numerator}.0",
            f"{x.numerator}.",
            rf"{x.numerator}\text{{ cm}}",
            f"{sign}00{n}",
        ]
    return forms


@settings(deadline=None)
@given(numbers, numbers, st.data())
def test_equal_numbers_are_equal_in_every_spelling(x: Fraction, y: Fraction, data: st.DataObject) -> None:
    left, right = data.draw(st.sampled_from(spellings(x))), data.draw(st.sampled_from(spellings(y)))
    assert decide(left, data.draw(st.sampled_from(spellings(x)))) is True
    assert decide(left, right) is (x == y)


@settings(deadline=None, max_examples=50)
@given(st.lists(numbers, min_size=2, max_size=6, unique=True), st.randoms())
def test_sets_forget_the_order_and_tuples_keep_it(values: list[Fraction], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = ", ".join(map(str, values)), ",".join(map(str, shuffled))
    assert decide(rf"\{{{one}\}}", rf"\{{{other}\}}") is True
    assert decide(f"({one})", f"({other})") is (values == shuffled)
    assert decide(rf"\{{{one}\}}", rf"\{{{other},99999\}}") is False


pieces = [*"0123456789+-*/^!(){}[],.:;%$= \\|xeE٤²½−", r"\frac", r"\{", r"\text{", "and"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(pieces)).map("".join))
def test_no_text_raises_and_every_text_equals_itself(text: str) -> None:
    assert decide("5", text) in (True, False, None)
    assert decide(text, text) is not False


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(pieces), max_size=12).map("".join),
    st.lists(st.sampled_from(pieces), max_size=12).map("".join),
)
def test_a_symmetric_policy_forgets_which_side_is_the_gold(a: str, b: str) -> None:
    assert decide(a, b, VOTES) == decide(b, a, VOTES)


@pytest.mark.parametrize("policy", [policy for policy, *_ in (*POLICIES, *REFUSALS)])
@given(text=st.lists(st.sampled_from(pieces)).map("".join))
def test_every_text_equals_itself_under_every_policy(policy: Policy, text: str) -> None:
    assert decide(text, text, policy) is not False
