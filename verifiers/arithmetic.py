r"""Exact arithmetic on what models write, within bounds: 1/2^{99}, 10!, \binom{5}{2}, 2\frac{1}{3}.

Never `eval`: a recursive descent over `+ - * / ^ ! ( )`, fractions, binomials and perfect roots. A value
too large to compute with is infinite where that is certain, so a power tower costs nothing.

    >>> evaluate("1/2^{99}") == Fraction(1, 2**99), evaluate("9^9^9"), evaluate("x+1") is None
    (True, inf, True)
"""

from __future__ import annotations

import math
import re
from fractions import Fraction

BITS = 13_000
"""Numbers of more bits are not computed with."""
LENGTH = 400
"""Characters of a formula that is evaluated here."""
DEPTH = 40

_NUMERAL = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_TOUCHING = re.compile(r"[\d}] +[\d\\]")


def evaluate(formula: str) -> Fraction | float | None:
    """The exact value of a cleaned formula; an infinity for more than BITS bits; None where undecided."""
    if not formula or len(formula) > LENGTH or _TOUCHING.search(formula):
        return None
    try:
        return _Formula(formula.replace(" ", "")).value()
    except Undecided:
        return None


class Undecided(Exception):
    """A formula that is not exact arithmetic within the bounds."""


class _Formula:
    """Recursive descent over `+ - * / ^ ! ( ) \\frac \\binom \\sqrt`: sum, product, sign, power, atom."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0

    def value(self) -> Fraction | float:
        total = self._sum()
        if self._at != len(self._text):
            raise Undecided
        return total

    def _take(self, *tokens: str) -> str:
        for token in tokens:
            if self._text.startswith(token, self._at):
                self._at += len(token)
                return token
        return ""

    def _sum(self) -> Fraction | float:
        self._depth += 1
        if self._depth > DEPTH:
            raise Undecided
        total = self._product()
        while sign := self._take("+", "-"):
            term = self._product()
            total = _bounded(total + term if sign == "+" else total - term)
        self._depth -= 1
        return total

    def _product(self) -> Fraction | float:
        total = self._signed()
        while sign := self._take("*", "/"):
            factor = self._signed()
            total = _bounded(total * factor) if sign == "*" else _divided(total, factor)
        return total

    def _signed(self) -> Fraction | float:
        minus = False
        while sign := self._take("-", "+"):
            minus ^= sign == "-"
        value = self._power()
        return -value if minus else value

    def _power(self) -> Fraction | float:
        base = self._atom()
        while self._take("!"):
            base = _factorial(base)
        if not self._take("^"):
            return base
        self._depth += 1
        if self._depth > DEPTH:
            raise Undecided
        exponent = self._argument() if self._text.startswith("{", self._at) else self._signed()
        self._depth -= 1
        return _raised(base, exponent)

    def _atom(self) -> Fraction | float:
        if self._take("("):
            return self._until(")")
        if self._take("{"):
            return self._until("}")
        if self._take(r"\frac"):
            top = self._argument()
            return _divided(top, self._argument())
        if self._take(r"\binom"):
            top = self._argument()
            return _chosen(top, self._argument())
        if self._take(r"\sqrt"):
            return _root(self._argument())
        return self._numeral()

    def _numeral(self) -> Fraction | float:
        match = _NUMERAL.match(self._text, self._at)
        if not match:
            raise Undecided
        self._at = match.end()
        number = Fraction(match[0])
        if "." not in match[0] and self._text.startswith(r"\frac", self._at):
            part = self._atom()
            if not 0 < part < 1:
                raise Undecided
            return number + part
        return number

    def _argument(self) -> Fraction | float:
        """What follows a command: a group, or a single digit as TeX reads it."""
        if self._take("{"):
            return self._until("}")
        digit = self._text[self._at : self._at + 1]
        if not digit.isdecimal():
            raise Undecided
        self._at += 1
        return Fraction(int(digit))

    def _until(self, closing: str) -> Fraction | float:
        value = self._sum()
        if not self._take(closing):
            raise Undecided
        return value


def _bounded(value: Fraction | float) -> Fraction | float:
    if isinstance(value, Fraction):
        if max(value.numerator.bit_length(), value.denominator.bit_length()) <= BITS:
            return value
        if abs(value) < 2**BITS:
            raise Undecided
        return math.inf if value > 0 else -math.inf
    if math.isnan(value):
        raise Undecided
    return value


def _divided(top: Fraction | float, bottom: Fraction | float) -> Fraction | float:
    if not bottom or not isinstance(top, Fraction) or not isinstance(bottom, Fraction):
        raise Undecided
    return _bounded(top / bottom)


def _raised(base: Fraction | float, exponent: Fraction | float) -> Fraction | float:
    floor = base if isinstance(base, float) else math.floor(base)
    growth = floor if isinstance(floor, float) else max(floor, 0).bit_length() - 1
    if growth >= 1 and exponent * Fraction(growth) >= BITS if isinstance(growth, int) else exponent >= 1:
        return math.inf
    if not isinstance(base, Fraction) or not isinstance(exponent, Fraction) or exponent.denominator != 1:
        raise Undecided
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if size * abs(exponent) > 2 * BITS or (not base and exponent <= 0):
        raise Undecided
    return _bounded(Fraction(base**exponent.numerator))


def _factorial(value: Fraction | float) -> Fraction | float:
    if isinstance(value, float) and value > 0:
        return math.inf
    if not isinstance(value, Fraction) or value.denominator != 1 or value < 0:
        raise Undecided
    return (
        Fraction(math.factorial(value.numerator)) if value < 1_300 else math.inf if value >= 3_000 else _no()
    )


def _chosen(top: Fraction | float, bottom: Fraction | float) -> Fraction | float:
    if not isinstance(top, Fraction) or not isinstance(bottom, Fraction):
        raise Undecided
    if top.denominator != 1 or bottom.denominator != 1 or not 0 <= bottom <= top:
        raise Undecided
    n, k = top.numerator, min(bottom.numerator, top.numerator - bottom.numerator)
    if n <= BITS and k <= BITS:
        return _bounded(Fraction(math.comb(n, k)))
    return math.inf if k >= BITS else _no()


def _root(value: Fraction | float) -> Fraction | float:
    if not isinstance(value, Fraction) or value < 0:
        raise Undecided
    root = Fraction(math.isqrt(value.numerator), math.isqrt(value.denominator))
    return root if root * root == value else _no()


def _no() -> Fraction:
    raise Undecided
