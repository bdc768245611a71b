"""The final answer is cut out of a completion by the last marker after the thinking, in linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifiers.answers import READINGS, extract, extract_math, gold_answer, strip_reasoning
from verifiers.policies import Reading


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (r"\boxed{12}", "12"),
        (r"\boxed{70}. No: \boxed{12}", "12"),
        (r"\boxed{\frac{1}{2}}", r"\frac{1}{2}"),
        (r"\boxed{\{1, 2\}}", r"\{1, 2\}"),
        (r"\boxed {12} and then \boxed{}", "12"),
        (r"\boxed{12} \boxed{ \, } \boxed{...} \boxed{\text{your answer}}", "12"),
        (r"\fbox{3}", "3"),
        (r"so \boxed 7.", "7"),
        (r"so $\boxed -7$", "-7"),
        (r"\boxed{12} but then \boxed{13", "12"),
        (r"f(x) = { and \boxed{5}", "5"),
        ("<answer> 5 </answer>", "5"),
        ("<ANSWER>5</Answer>", "5"),
        ("Write <answer> and </answer>: <answer>3 4</answer>", "3 4"),
        ("<answer>7</answer> I put it between <answer> and </answer> as asked", "7"),
        ("<answer>your answer here</answer>", None),
        (r"<answer>1</answer> then \boxed{2}", "2"),
        (r"\boxed{2} then <answer>1</answer>", "1"),
        (r"<answer>The result is \boxed{5}</answer>", "5"),
        ("<answer>1\n2\n3</answer>", "1\n2\n3"),
        ("<answer>5", None),
        ("the answer is 5", None),
        (r"the \boxed notation", None),
        (r"\boxedtext{4}", None),
        ("", None),
    ],
)
def test_the_last_marker_that_holds_something_counts(text: str, answer: str | None) -> None:
    assert extract(text) == answer


@pytest.mark.parametrize(
    ("text", "in_reasoning", "answer"),
    [
        (r"<think>\boxed{1}</think>\boxed{2}", False, "2"),
        (r"<think>\boxed{1}</think> no box", False, None),
        (r"<think>\boxed{1}", False, None),
        (r"\boxed{1}", True, None),
        (r"\boxed{1}</think>\boxed{2}", True, "2"),
        (r"\boxed{1}</think>\boxed{2}", False, "2"),
        (r"<think>a</think>\boxed{1}<think>\boxed{2}", False, None),
        (r"<think>a</think>\boxed{1}<think>\boxed{2}</think>\boxed{3}", False, "3"),
    ],
)
def test_a_thought_holds_no_answer(text: str, in_reasoning: bool, answer: str | None) -> None:
    assert extract(text, in_reasoning) == answer
    assert extract_math(text, in_reasoning) == answer


def test_a_text_without_tags_is_its_own_answer() -> None:
    assert strip_reasoning(" plain ") == " plain "
    assert strip_reasoning("a</think> b") == " b"
    assert strip_reasoning("a", in_reasoning=True) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("work\nA: 90,000", "90,000"),
        ("work\n#### 18", "18"),
        ("The answer is 5.", "5"),
        ("**Answer:** $\\frac12$", "$\\frac12$"),
        ("The answer is **5**.", "5"),
        ("The final answer is: $x=3$. I hope it is correct.", "$x=3$"),
        ("Final Answer: The largest $n$ is 34.", "34"),
        ("The answer is 3. Wait.\nThe answer is 4.", "4"),
        ("so it is 3.5.", "3.5"),
        ("So he has **858 sweets** left.", "858"),
        ("-1 + sqrt(3)", "-1 + sqrt(3)"),
        ("The answer is (B).", "(B)"),
        (r"The answer is 4, so \boxed{5}", "5"),
        (r"\boxed{1}, \boxed{2} and \boxed{3}", "1, 2, 3"),
        (r"\boxed{-2} \quad \text{and} \quad \boxed{1}", "-2, 1"),
        (r"\boxed{9} \boxed{9} \boxed{42}", "42"),
        (r"\boxed{10} and then \boxed{42}", "42"),
        ("Thus $x <= 2$ is our answer.", "$x <= 2$"),
        ("12 is the answer to the riddle", "12"),
        ("The answer is 5 or 7", "5 or 7"),
        ("The answer is 5, 7", "5, 7"),
        ("The answer is 5 cm.", "5 cm"),
        ("Answer $9$", "$9$"),
        ("The answer is 8, because 64 is 8 * 8 = 64.", "8"),
        ("The LCM of 6 and 3 is 6, since 6 * 3 = 18 = 9 + 9.", "6"),
        ("The answer is 7 (since 3 + 4 = 7, and so 7 = 8 - 1).", "7"),
        ("The final answer is 40 + 6 = 46, which is the number of ways.", "46"),
        ("It is the last one in this sequence, which is 19.", "19"),
        ("The answer is 12321/4 = 287.\nThe rest is 2.", "287"),
        ("The answer is x = 1, y = 2.", "x = 1, y = 2"),
        ("You are given this:\na = 15, b = 11", "a = 15, b = 11"),
        ("So x = 3 or x = 4", "x = 3 or x = 4"),
        ("Given a = 2, b = 4, the sum is 6", "6"),
        ("A: 11, 3\n22, 4", None),
        ("A: 4 + 1 = 6\nB: 4 + 2 = 6", None),
        ("The answer is 3 integers between <answer> and </answer>.", None),
        ("```python\nanswer = input('numbers: ')\nprint(answer)\n```", None),
        ("The answer is 12, as this shows:\n```\nanswer = 3 * 4\n```", "12"),
        ("The answer is 12.\n```\nanswer = 3 * 4\n```\nThis prints 12.", "12"),
        ("So we have x = 5.\n```\ny = 7", None),
        ("2 apples\nx = 12", "12"),
        ("There are 3 red and 4 blue ones.", None),
        ("The answer cannot be 5", None),
        ("I do not know, sorry", None),
        ("The answer is not 5, I am afraid", None),
        ("", None),
    ],
)
def test_mathematics_may_end_without_a_marker(text: str, answer: str | None) -> None:
    assert extract_math(text) == answer


@pytest.mark.parametrize(
    ("reading", "text", "answer"),
    [
        ("marked", "The answer is 5", None),
        ("marked", r"\boxed{4}. The answer is 5", "4"),
        ("anywhere", "there are 12 of them, I hope", "12"),
        ("anywhere", "it costs 1,000.99€ or so", "1,000.99"),
        ("anywhere", "2 and $x+1$ for all", "$x+1$"),
        ("anywhere", "nothing here", None),
        ("brackets", "First [30], then [45].", "45"),
        ("brackets", r"[30] but \[ 45 \] and [a](b.html)", "30"),
        ("brackets", r"[30] but \boxed{45}", "45"),
        ("choice", "D. it can't be A or B", "D"),
        ("choice", "The answer is for sure D, it can't be A", "D"),
        ("choice", "It is not A, so I think it's B", "B"),
        ("choice", r"A? No: \boxed{C}", "C"),
        ("choice", "none of them", None),
    ],
)
def test_a_reading_says_where_an_answer_may_stand(reading: Reading, text: str, answer: str | None) -> None:
    assert extract_math(text, reading=reading) == answer
    assert extract_math(f"<think>{text}", reading=reading) is None


@pytest.mark.parametrize(
    ("gold", "answer"),
    [
        ("7", "7"),
        (r"so it is \boxed{7}", "7"),
        ("2+2=4\n#### 4", "4"),
        ("work\nA: 90,000", "90,000"),
        (r"\boxed{1}, \boxed{2}", "1, 2"),
        ("The answer", "The answer"),
    ],
)
def test_a_gold_may_be_a_worked_solution(gold: str, answer: str) -> None:
    assert gold_answer(gold) == answer


balanced = st.recursive(
    st.text("abc 12+=^_,", min_size=1, max_size=6),
    lambda inner: inner.map(lambda s: "x{" + s + "}"),
    max_leaves=8,
)


@settings(deadline=None)
@given(before=st.text("ab {}\\$<>", max_size=30), content=balanced.filter(str.strip))
def test_balanced_content_comes_back_whatever_stands_before_it(before: str, content: str) -> None:
    assert extract(before + r" \boxed{" + content + "}") == content.strip()


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["<think>", "</think>", "<answer>", "</answer>", r"\boxed", "{", "}", "5", " ", "\\"])
    ).map("".join)
)
def test_nothing_that_a_model_writes_raises(text: str) -> None:
    for in_reasoning in (False, True):
        extract(text, in_reasoning)
        for reading in READINGS:
            extract_math(text, in_reasoning, reading)


HOSTILE = {
    "open braces": "{" * 100_000,
    "open boxes": r"\boxed{" * 15_000,
    "empty boxes": r"\boxed{} " * 12_000,
    "spaces in a box": r"\boxed{" + " " * 100_000 + "}",
    "spaces after boxes": (r"\boxed" + " " * 400) * 250,
    "open tags": "<answer>" * 12_000,
    "thoughts": "<think>" * 12_000 + "</think>",
    "leads": "the answer is " * 8_000,
    "starred leads": ("answer is" + " *" * 4) * 6_000,
    "equals": "= " * 50_000 + "x",
    "formulas": r"\(" * 50_000,
    "fences": "```\n" * 25_000,
    "lines": "\n \n" * 35_000,
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_holds_no_answer_and_takes_no_quadratic_time(text: str) -> None:
    assert extract(text) is None
    assert extract_math(text) is None
    assert extract_math(text + r" \boxed{12}") == "12" or "boxed{" in text
