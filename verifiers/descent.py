r"""Everyday formulas read by recursive descent, some fifty times as fast as Math-Verify's whole grammar.

Sums, products, quotients, powers, roots, absolute values, factorials, binomials and the common functions of
numbers and letters. Whatever is not surely one of these, or could be read in two ways, is None: the grammar
of Math-Verify has the word then, and where both read a formula they agree. Like all that uses sympy, this is
imported in the worker process only.

    >>> read(r"\frac{x}{2}+3\sqrt{y}"), read(r"\int x dx")
    (x/2 + 3*sqrt(y), None)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import sympy
from sympy import Rational, Symbol
from sympy.core.relational import Relational

LENGTH = 400
DEPTH = 40
_TOKEN = re.compile(r"\d+(?:\.\d+)?|\.\d+|\\[A-Za-z]+|[A-Za-z](?:_(?:\w|\{\w+\}))?|[-+*/^!(){}|\[\]_]")
_DECIMAL = re.compile(r"(-?)(\d*\.\d+)")
_UNSURE = re.compile(r"\d \d|[fghFGHP](?:_\w)?\(|\\[,;!]|[A-Za-z]\d|^\{")
_GREEK = {r"\alpha", r"\beta", r"\gamma", r"\delta", r"\theta", r"\lambda", r"\mu", r"\nu", r"\xi", r"\rho"}
_GREEK |= {r"\sigma", r"\tau", r"\phi", r"\varphi", r"\psi", r"\omega"}
_RELATION = re.compile(r"([^=<>]+?)(=|<|>|\\leq?(?![A-Za-z])|\\geq?(?![A-Za-z]))([^=<>]+)")
_RELATIONS: dict[str, type[Relational]] = {
    "=": sympy.Eq,
    "<": sympy.Lt,
    ">": sympy.Gt,
    r"\le": sympy.Le,
    r"\leq": sympy.Le,
    r"\ge": sympy.Ge,
    r"\geq": sympy.Ge,
}
_FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    r"\sin": sympy.sin,
    r"\cos": sympy.cos,
    r"\tan": sympy.tan,
    r"\sec": sympy.sec,
    r"\csc": sympy.csc,
    r"\cot": sympy.cot,
    r"\arcsin": sympy.asin,
    r"\arccos": sympy.acos,
    r"\arctan": sympy.atan,
    r"\exp": sympy.exp,
    r"\ln": sympy.log,
}
_BEGINS_ATOM = re.compile(r"[\dA-Za-z.({\\]")


class Unsure(Exception):
    """A formula that is not everyday, or is ambiguous."""


def read(text: str) -> Any | None:
    """The sympy expression or relation of a formula, its symbols real; None where this reader is not sure."""
    if match := _RELATION.fullmatch(text):
        left, right = _expression(match[1].strip()), _expression(match[3].strip())
        known = left is not None and right is not None and (left.free_symbols or right.free_symbols)
        return _RELATIONS[match[2]](left, right, evaluate=False) if known else None
    if match := _DECIMAL.fullmatch(text):
        return sympy.Float(match[0])  # its digits matter: it may be a rounded value
    return _expression(text)


def _expression(text: str) -> Any | None:
    if len(text) > LENGTH or _UNSURE.search(text):
        return None
    try:
        return _Reader(text).formula()
    except Unsure:
        return None


class _Reader:
    """One pass over the tokens: sum, product, row (of factors without a sign between them), power, atom."""

    def __init__(self, text: str) -> None:
        self._tokens = _TOKEN.findall(text)
        if "".join(self._tokens) != text.replace(" ", "") or text.count("|") > 2:
            raise Unsure  # of many bars, |a|b|c| has two readings
        self._at = 0
        self._depth = 0
        self._bars = 0

    def formula(self) -> Any:
        total = self._sum()
        if self._at != len(self._tokens):
            raise Unsure
        return total

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, *wanted: str) -> str:
        token = self._peek()
        if not token or token not in wanted:
            return ""
        self._at += 1
        return token

    def _next(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _sum(self) -> Any:
        self._depth += 1
        if self._depth > DEPTH:
            raise Unsure
        total = -self._product() if self._take("-") else self._product()
        while sign := self._take("+", "-"):
            term = self._product()
            total = total + term if sign == "+" else total - term
        self._depth -= 1
        return total

    def _product(self) -> Any:
        total = self._row()
        while sign := self._take("*", "/"):
            factor = self._row()
            total = total * factor if sign == "*" else total / factor
        return total

    def _row(self) -> Any:
        """Factors that only stand side by side, which bind closer than a slash: 1/2x is 1/(2x)."""
        total = self._power()
        while _BEGINS_ATOM.match(self._peek()) or (self._peek() == "|" and not self._bars):
            if self._peek()[0] in "0123456789.{":
                raise Unsure
            total = total * self._power()
        return total

    def _power(self) -> Any:
        if self._peek() in _FUNCTIONS or self._peek() == r"\log":
            return self._function()
        base = self._atom()
        while self._take("!"):
            base = sympy.factorial(base)
        if not self._take("^"):
            return base
        exponent = self._argument()
        if self._peek() in ("^", "!"):
            raise Unsure
        return base**exponent

    def _atom(self) -> Any:
        token = self._next()
        if token[:1].isdigit() or token[:1] == ".":
            return self._numeral(token)
        if token == "(":
            return self._until(")")
        if token == "{":
            return self._until("}")
        if token == "|":
            self._bars += 1
            inner = self._until("|")
            self._bars -= 1
            return sympy.Abs(inner)
        if token == r"\pi":
            return sympy.pi
        if token == r"\frac":
            return self._argument() / self._argument()
        if token == r"\binom":
            return sympy.binomial(self._argument(), self._argument())
        if token == r"\sqrt":
            degree = self._until("]") if self._take("[") else sympy.Integer(2)
            return self._argument() ** (1 / degree)
        if token in _GREEK or token[:1].isalpha():
            return {"e": sympy.E, "i": sympy.I}.get(token) or Symbol(token, real=True)
        raise Unsure

    def _numeral(self, token: str) -> Any:
        number = Rational(token)
        if self._peek() == r"\frac" and "." not in token:
            part = self._atom()
            if not (part.is_Rational and 0 < part < 1):
                raise Unsure
            return number + part
        return number

    def _function(self) -> Any:
        name = self._next()
        base = self._argument() if name == r"\log" and self._take("_") else sympy.Integer(10)
        power = self._argument() if self._take("^") else None
        if power is not None and power.is_negative:
            raise Unsure
        if self._peek() in ("(", "{"):
            argument = self._atom()
            if self._peek() in ("^", "!"):
                raise Unsure
        else:
            argument = self._plain_factors()
        value = sympy.log(argument, base) if name == r"\log" else _FUNCTIONS[name](argument)
        return value if power is None else value**power

    def _plain_factors(self) -> Any:
        """The argument of a function without brackets: what comes before the next sign or function."""
        total = self._power_of_plain()
        while self._peek()[:1].isalpha() or self._peek() == r"\pi" or self._peek() in _GREEK:
            total = total * self._power_of_plain()
        if self._peek() in ("(", "{", "|", "/", "*") or self._peek() in (r"\frac", r"\sqrt", r"\binom"):
            raise Unsure
        return total

    def _power_of_plain(self) -> Any:
        if self._peek() in _FUNCTIONS:
            raise Unsure
        base = self._atom()
        if self._peek() in ("^", "!"):
            raise Unsure
        return base

    def _argument(self) -> Any:
        """What follows a command or a caret: a group, a number, a letter."""
        token = self._peek()
        if token in ("(", "|", "-", r"\frac", r"\sqrt", r"\binom", r"\log") or token in _FUNCTIONS:
            raise Unsure
        if token[:1].isdigit() and len(token) > 1:
            raise Unsure
        return self._atom()

    def _until(self, closing: str) -> Any:
        value = self._sum()
        if not self._take(closing):
            raise Unsure
        return value
