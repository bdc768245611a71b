"""Arithmetic expressions as answers: a bounded parser for + - * / and parentheses, exact rationals, no eval.

>>> parse_expression("(3 + 5) / 4 * 10").value
Fraction(20, 1)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from envs.formats import Format, Instance
from envs.rewards import Invalid, Unparsable

_TOKEN = re.compile(r"\s*([0-9]+|[-+*/()])")
_LONGEST = 12
_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}
_APPLY: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


@dataclass(frozen=True)
class Expression:
    """What a text says: its tokens separated by single spaces, its numbers in order, its exact value."""

    text: str
    numbers: tuple[int, ...]
    value: Fraction


def parse_expression(text: str) -> Expression:
    """Read binary + - * / over natural numbers; raises Unparsable, or Invalid for a division by zero."""
    tokens = _tokens(text)
    values: list[Fraction] = []
    pending: list[str] = []
    after_value = False
    for token in tokens:
        if after_value == (token not in _PRECEDENCE and token != ")"):
            raise Unparsable(
                f"{token!r} cannot stand {'after a value' if after_value else 'where a value must be'}"
            )
        if token == "(":
            pending.append(token)
            continue
        after_value = token not in _PRECEDENCE
        if token.isdigit():
            values.append(Fraction(int(token)))
            continue
        # Left-associative: everything that binds at least as tightly is finished first.
        _reduce(values, pending, _PRECEDENCE.get(token, 0))
        if token != ")":
            pending.append(token)
        elif not pending or pending.pop() != "(":
            raise Unparsable("a ')' without its '('")
    if not after_value:
        raise Unparsable("the expression ends where a value must be")
    _reduce(values, pending, 0)
    if pending:
        raise Unparsable("a '(' without its ')'")
    return Expression(" ".join(tokens), tuple(int(t) for t in tokens if t.isdigit()), values[0])


def _tokens(text: str) -> list[str]:
    tokens, at, text = [], 0, text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise Unparsable(
                f"{text[at:].lstrip()[:1]!r} has no place in an expression of + - * / and parentheses"
            )
        if len(match[1]) > _LONGEST:
            raise Unparsable(f"a number of {len(match[1])} digits is too long")
        tokens.append(match[1])
        at = match.end()
    return tokens


def _reduce(values: list[Fraction], pending: list[str], least: int) -> None:
    while pending and pending[-1] != "(" and _PRECEDENCE[pending[-1]] >= least:
        right, left = values.pop(), values.pop()
        operator = pending.pop()
        if operator == "/" and right == 0:
            raise Invalid("division by zero")
        values.append(_APPLY[operator](left, right))


@dataclass(frozen=True)
class ExpressionFormat(Format):
    """One expression. Two are the same answer where their tokens are."""

    limit: ClassVar[int] = 2_000

    def describe(self, instance: Instance) -> str:
        return f"{self.what}, one expression of numbers, + - * / and parentheses"

    def parse(self, text: str, instance: Instance) -> Expression:
        return parse_expression(text)

    def render(self, answer: Expression) -> str:
        return answer.text.replace("( ", "(").replace(" )", ")")


def expression(what: str) -> ExpressionFormat:
    """An arithmetic expression; its parsed form is an `Expression`."""
    return ExpressionFormat(what)
