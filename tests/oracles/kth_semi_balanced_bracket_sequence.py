"""Oracle of rlve/kth_semi_balanced_bracket_sequence: all strings, with each bracket deleted in turn."""

from functools import cache
from itertools import product
from typing import Any

FEW_PROBLEMS = "there are four such strings of three brackets"
LEVELS = (0, 2, 4)


@cache
def semi_balanced(n: int) -> list[str]:
    strings = map("".join, product("()", repeat=n))
    return [text for text in strings if any(balanced(text[:i] + text[i + 1 :]) for i in range(n))]


@cache
def balanced(text: str) -> bool:
    while "()" in text:
        text = text.replace("()", "")
    return not text


def accepts(instance: dict[str, Any], text: str) -> bool:
    return semi_balanced(instance["n"])[instance["k"] - 1] == text
