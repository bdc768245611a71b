r"""Exact numbers: integers, rationals, decimals, percentages, and arithmetic on them.

Pure Python on `Fraction`, microseconds, bounded whatever a model writes: a number that this file can read
is compared without sympy and without rounding.

    >>> same_numbers(number(r"\frac{1}{2}"), number("0.5"), DEFAULT), number(r"\sqrt{2}")
    (True, None)
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from verifiers.arithmetic import LENGTH, evaluate
from verifiers.policies import DEFAULT, Policy

DIGITS = 3_900
"""A written number of more digits is compared digit by digit, never converted."""

_LITERAL = re.compile(r"([-+]?)(\d*)(?:\.(\d*))?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_DECIMAL_COMMA = re.compile(r"([-+]?\d+),(\d+)")
_IN_BASE = re.compile(r"(\d{1,300})_\{?([2-9]|10)\}?")
_MIXED = re.compile(r"(\d+) (\d+)/(\d+)")
_SCIENTIFIC = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))[eE]([-+]?\d{1,4})")


@dataclass(frozen=True, slots=True)
class Number:
    """One exact number, and how it was written."""

    value: Fraction | float | str
    """A fraction; an infinity for what is too large to compute with; digits, where too many to convert."""
    percent: bool = False
    digits: int = 0
    """Significant digits of a number that was written as a decimal, else 0."""
    places: int = 0
    """Digits after its point."""
    base: int = 0
    """The base written behind its digits, as in 1101_2; the value is read as if it were ten."""


def number(text: str, policy: Policy = DEFAULT) -> Number | None:
    """The number that a cleaned answer (`tex.clean`) without its unit is; None where it is none."""
    if match := _IN_BASE.fullmatch(text):
        return Number(Fraction(int(match[1])), base=int(match[2]))
    percent = text.endswith("%")
    text = text.removesuffix("%").rstrip()
    if _THOUSANDS.fullmatch(text) and not (policy.comma == "either" and text.lstrip("+-").startswith("0")):
        text = text.replace(",", "")
    elif policy.comma == "either":
        text = _DECIMAL_COMMA.sub(r"\1.\2", text) if _DECIMAL_COMMA.fullmatch(text) else text
    match = _LITERAL.fullmatch(text)
    if match and (match[2] or match[3]):
        return _literal(match, percent)
    if len(text) > LENGTH:
        return None
    if match := _SCIENTIFIC.fullmatch(text):
        text = f"{match[1]}*10^({match[2]})"
    value = evaluate(_MIXED.sub(r"\1\\frac{\2}{\3}", text))
    return None if value is None else Number(value, percent)


def same_numbers(gold: Number, answer: Number, policy: Policy, scale: Fraction = Fraction(1)) -> bool | None:
    """Whether two exact numbers are the same; `scale` takes the answer's unit to the gold's."""
    if gold.base and answer.base and gold.base != answer.base:
        return _in_ten(gold) == _in_ten(answer) is not None
    x, y = gold.value, answer.value
    if isinstance(x, str) and isinstance(y, str):
        return x == y
    if not isinstance(x, Fraction) and not isinstance(y, Fraction):
        return None
    if not isinstance(x, Fraction) or not isinstance(y, Fraction):
        return False
    return any(
        same_values(gold, a, answer, b * scale, policy)
        for a in percentages(x, gold.percent, answer.percent, policy)
        for b in percentages(y, answer.percent, gold.percent, policy)
    )


def percentages(value: Any, percent: bool, other: bool, policy: Policy) -> tuple[Any, ...]:
    """What a number stands for beside another one, each with or without a percent sign."""
    if not percent or other or policy.percent == "ignored":
        return (value,)
    return (value / 100,) if policy.percent == "value" else (value / 100, value)


def same_values(gold: Number, x: Fraction, answer: Number, y: Fraction, policy: Policy) -> bool:
    """Whether two values are equal, near enough, or one of them a decimal that rounds the other."""
    if x == y or is_float_of(gold, x, y) or is_float_of(answer, y, x):
        return True
    if rounds(gold, x, y, policy) or rounds(answer, y, x, policy):
        return True
    size = max(abs(x), abs(y)) if policy.symmetric else abs(x)
    return bool(policy.tolerance) and abs(x - y) <= Fraction(policy.tolerance) * size


def rounds(decimal: Number, written: Fraction, exact: Fraction, policy: Policy) -> bool:
    """Whether a long decimal is the rounding, or the beginning, of a number that needs more digits."""
    if not decimal.places or decimal.digits < policy.rounded or written != decimal.value:
        return False
    scale = 10**decimal.places
    scaled, digits = exact * scale, written * scale
    return scaled.denominator != 1 and (abs(digits - scaled) * 2 <= 1 or digits == math.trunc(scaled))


def is_float_of(decimal: Number, written: Fraction, exact: Fraction) -> bool:
    """Whether a decimal of more than 15 digits is what binary floating point makes of a number."""
    return decimal.digits > 15 and abs(written - exact) <= abs(exact) / 10**15


def _in_ten(written: Number) -> int | None:
    """The value of digits in a base; None where one is no digit of it."""
    try:
        return int(str(written.value), written.base)
    except ValueError:
        return None


def _literal(match: re.Match[str], percent: bool) -> Number:
    sign, whole, decimals = match[1].replace("+", ""), match[2].lstrip("0") or "0", match[3] or ""
    digits, places = len((whole + decimals).lstrip("0")), len(decimals)
    decimals = decimals.rstrip("0")
    if len(whole) + len(decimals) > DIGITS:
        return Number(f"{sign}{whole}.{decimals}", percent)
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return Number(-value if sign else value, percent, digits, places)
