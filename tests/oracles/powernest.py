"""Oracle of rlve/powernest: the text is read back, and its powers must fall."""

from itertools import pairwise
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has four numbers"


def read(text: str) -> tuple[int, str]:
    """The value of the sum at the front, and what follows it."""
    exponents = []
    while True:
        if not text.startswith("2"):
            raise ValueError("no power")
        if text.startswith("2(0)"):
            exponent, text = 0, text[4:]
        elif text.startswith("2("):
            exponent, text = read(text[2:])
            if exponent < 2 or exponent > 1_000 or not text.startswith(")"):
                raise ValueError("no exponent")
            text = text[1:]
        else:
            exponent, text = 1, text[1:]
        exponents.append(exponent)
        if not text.startswith("+"):
            break
        text = text[1:]
    if not all(a > b for a, b in pairwise(exponents)):
        raise ValueError("the powers do not fall")
    return sum(2**k for k in exponents), text


def accepts(instance: dict[str, Any], text: str) -> bool:
    return read(text) == (instance["number"], "")
