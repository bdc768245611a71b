r"""Exact answers: integers, rationals, decimals, and lists, tuples, sets and intervals of them.

Pure Python on `Fraction`, microseconds, bounded whatever a model writes: an answer that this file can
read is judged without sympy and without rounding. `decide` says True, False, or None for "not mine".

    >>> decide(r"\frac{1}{2}", "0.5"), decide("1/3", "0.33"), decide(r"\sqrt{2}", "1.41")
    (True, False, None)
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from verifiers.arithmetic import evaluate
from verifiers.tex import bare, clean, split_top_level, unit_free, words

DIGITS = 3_900
"""A written number of more digits is compared digit by digit, never converted."""
LIST_LIMIT = 300
NESTING = 8
ROUNDED = 6
"""A decimal of this many significant digits stands for the fraction that it rounds."""

Kind = Literal["list", "()", "[]", "(]", "[)", "{}", ":"]
_OPEN = {r"\{": r"\}", "{": "}", "(": ")", "[": "]", r"\langle": r"\rangle"}
_KINDS: dict[tuple[str, str], Kind] = {
    (r"\{", r"\}"): "{}",
    ("{", "}"): "list",
    ("(", ")"): "()",
    ("[", "]"): "[]",
    ("(", "]"): "(]",
    ("[", ")"): "[)",
    (r"\langle", r"\rangle"): "()",
}
_LITERAL = re.compile(r"([-+]?)(\d*)(?:\.(\d*))?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_MIXED = re.compile(r"(\d+) (\d+)/(\d+)")
_NAME = re.compile(r"(\\?[A-Za-z]+(?:_\{?\w+\}?)?(?:\(\w+\))?)(?:=|\\in(?![A-Za-z]))")
_NAMED_LAST = re.compile(r"([^=A-Za-z]+)=([A-Za-z])")
_INFINITY = re.compile(r"([-+]?)\\infty")
_SCIENTIFIC = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))[eE]([-+]?\d{1,4})")


@dataclass(frozen=True, slots=True)
class Number:
    """One exact number, and how it was written."""

    value: Fraction | float | str
    """A fraction; an infinity for what is too large to compute with; digits, where too many to convert."""
    percent: bool = False
    places: int | None = None
    """Digits after the point, for a decimal of at least ROUNDED significant digits."""


@dataclass(frozen=True, slots=True)
class Infinity:
    """An end of an interval."""

    sign: str


@dataclass(frozen=True, slots=True)
class Items:
    """Several values: a bare list, a point, an interval, a set, a ratio."""

    kind: Kind
    values: tuple[Value, ...]


Value = Number | Infinity | Items


def decide(gold: str, answer: str) -> bool | None:
    """Whether two answers are the same; None where that takes algebra."""
    left, right = clean(gold), clean(answer)
    if left and (left == right or bare(left) == bare(right)):
        return True
    spoken = _same_words(gold, answer)
    if spoken is not None:
        return spoken
    (left_name, left), (right_name, right) = _unassigned(left), _unassigned(right)
    if left_name and right_name and left_name != right_name:
        return None
    first, second = parse(left), parse(right)
    if first is None or second is None:
        return None
    if isinstance(first, Items) != isinstance(second, Items):
        first, second = _as_list(left, first, second), _as_list(right, second, first)
    return same(first, second)


def parse(text: str, depth: int = 0) -> Value | None:
    """The exact value of a cleaned answer (`tex.clean`); None where it has none."""
    plain = unit_free(text)
    if (number := _number(plain)) is not None:
        return number
    if match := _INFINITY.fullmatch(plain):
        return Infinity("-" if match[1] == "-" else "+")
    return _items(plain, depth + 1) if depth < NESTING else None


def same(a: Value, b: Value) -> bool | None:
    """Whether two exact values are equal; None where a bare list repeats what the other lists once."""
    if isinstance(a, Items) and isinstance(b, Items):
        return _same_items(a, b)
    if isinstance(a, Number) and isinstance(b, Number):
        return _same_numbers(a, b)
    return a == b


def _same_numbers(a: Number, b: Number) -> bool | None:
    x, y = a.value, b.value
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        if x == y or _rounds(a, y) or _rounds(b, x):
            return True
        hundredfold = (x * 100, y) if b.percent else (x, y * 100)
        return a.percent != b.percent and hundredfold[0] == hundredfold[1]
    if isinstance(x, str) and isinstance(y, str):
        return x == y
    return None if not isinstance(x, Fraction) and not isinstance(y, Fraction) else False


def _rounds(decimal: Number, exact: Fraction) -> bool:
    """Whether a long decimal is the rounding, or the beginning, of a fraction that needs more digits."""
    if decimal.places is None or not isinstance(decimal.value, Fraction):
        return False
    scale = Fraction(10**decimal.places)
    scaled, written = exact * scale, decimal.value * scale
    return scaled.denominator != 1 and (abs(written - scaled) * 2 <= 1 or written == math.trunc(scaled))


def _same_items(a: Items, b: Items) -> bool | None:
    if len(a.values) > LIST_LIMIT or len(b.values) > LIST_LIMIT:
        return None
    kinds = {a.kind, b.kind}
    if kinds == {"list"} or kinds <= {"list", "{}"}:
        return _same_sets(a, b)
    if len(kinds - {"list"}) > 1:
        return False
    if len(a.values) != len(b.values):
        return False
    return _all([same(x, y) for x, y in zip(a.values, b.values, strict=True)])


def _same_sets(a: Items, b: Items) -> bool | None:
    covered = _covers(a.values, b.values) and _covers(b.values, a.values)
    if covered and len(a.values) != len(b.values) and "{}" not in (a.kind, b.kind):
        return None
    return covered


def _covers(some: Sequence[Value], others: Sequence[Value]) -> bool:
    return all(any(same(x, y) for y in others) for x in some)


def _all(parts: Sequence[bool | None]) -> bool | None:
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def _same_words(gold: str, answer: str) -> bool | None:
    """Answers in words ("even", "Marc Bulger", "(B)") are compared without case; None where gold is none."""
    spoken, given = words(gold), words(answer)
    if spoken is None:
        return None
    if given is not None and spoken[0] == given[0]:
        return True
    certain = spoken[1] or (given is not None and given[1])
    return False if certain else None


def _unassigned(text: str) -> tuple[str, str]:
    """`x=5` -> ("x", "5"); a text that assigns nothing keeps everything."""
    if match := _NAMED_LAST.fullmatch(text):
        return match[2], match[1]
    match = _NAME.match(text)
    return (match[1], text[match.end() :]) if match and "=" not in text[match.end() :] else ("", text)


def _as_list(text: str, own: Value, other: Value) -> Value:
    """A lone `1,234` facing a list is the list 1, 234."""
    if isinstance(other, Items) and isinstance(own, Number) and "," in text:
        return _listed("list", text, 0) or own
    return own


def _items(text: str, depth: int) -> Value | None:
    for opening, closing in ((o, c) for o in _OPEN for c in _OPEN.values()):
        kind = _KINDS.get((opening, closing))
        if kind and text.startswith(opening) and text.endswith(closing):
            inner = text[len(opening) : len(text) - len(closing)]
            if split_top_level(inner) is not None:
                return _listed(kind, inner, depth)
    return _listed("list", text, depth)


def _listed(kind: Kind, inner: str, depth: int) -> Value | None:
    parts = split_top_level(inner)
    if parts is None:
        return None
    if not inner.strip():
        return None if kind == "list" else Items(kind, ())
    if len(parts) == 1:
        parts = inner.split(":")
        if len(parts) == 1:
            return parse(inner, depth) if kind != "list" else None
        kind = ":"
    values = [parse(part.strip(), depth) for part in parts[: LIST_LIMIT + 1]]
    found = tuple(value for value in values if value is not None)
    return Items(kind, found) if len(found) == len(values) else None


def _number(text: str) -> Number | None:
    percent = text.endswith("%")
    text = text.removesuffix("%").rstrip()
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    match = _LITERAL.fullmatch(text)
    if match and (match[2] or match[3]):
        return _literal(match, percent)
    if match := _SCIENTIFIC.fullmatch(text):
        text = f"{match[1]}*10^({match[2]})"
    value = evaluate(_MIXED.sub(r"\1\\frac{\2}{\3}", text))
    return None if value is None else Number(value, percent)


def _literal(match: re.Match[str], percent: bool) -> Number:
    sign, whole, decimals = match[1].replace("+", ""), match[2].lstrip("0") or "0", match[3] or ""
    digits = len((whole + decimals).lstrip("0"))
    places = len(decimals) if decimals and digits >= ROUNDED else None
    decimals = decimals.rstrip("0")
    if len(whole) + len(decimals) > DIGITS:
        return Number(f"{sign}{whole}.{decimals}", percent)
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return Number(-value if sign else value, percent, places)
