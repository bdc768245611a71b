"""Formulas in x as answers: a bounded parser, derivatives, and comparison by certified values; no eval.

A formula is a tuple of tokens in postfix order, so nothing here recurses. That two formulas differ is found
with certainty: at a point where both are defined, bounds on their values exclude each other. That they agree
is known at random points, to 20 digits each.

    >>> same(derivative(parse_formula("x**2 * log(x)")), parse_formula("x + 2*x*log(x)"))
    True
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Context, Decimal
from typing import ClassVar, TypeVar

from envs.formats import Format, Instance
from envs.intervals import Interval, Reals
from envs.rewards import Unparsable
from envs.rng import Rng

T = TypeVar("T")
Formula = tuple[str, ...]
"""("x", "2", "**", "sin") is sin(x**2). Tokens: x, digits, + - * / **, neg, and the functions."""

FUNCTIONS = ("sin", "cos", "tan", "exp", "log", "sqrt")
POINTS = 6
"""At how many points two formulas must agree."""
DRAWS = 100
"""Of how many points, for those where both are defined."""
PRECISIONS = Reals(50), Reals(180)
CLOSE = Decimal("1e-20")
"""How far apart two values may be, relative to the larger one (absolute where that is above 1)."""
FAINT = Decimal("1e-30")

_TOKEN = re.compile(r"\s*(\*\*|[-+*/()]|[0-9]+|[A-Za-z]+)")
_LONGEST = 12
_MOST = 1_000
_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3, "**": 4}
_ATOM = 5
_METHODS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power", "neg": "negate"}
_ROUGHLY = Context(10, ROUND_CEILING, Emin=-9_999, Emax=9_999)


def parse_formula(text: str) -> Formula:
    """Read a formula with Python's precedences; raises Unparsable."""
    output: list[str] = []
    pending: list[str] = []
    after_value = False
    for token in _tokens(text):
        if after_value:
            after_value = _continue(token, output, pending)
        elif pending and pending[-1] in FUNCTIONS and token != "(":
            raise Unparsable(f"{token!r} cannot follow {pending[-1]!r}: its argument stands in parentheses")
        elif _is_leaf(token):
            output.append(token)
            after_value = True
        elif token == "(" or token in FUNCTIONS:
            pending.append(token)
        elif token == "-":
            pending.append("neg")
        elif token != "+":
            raise Unparsable(f"{token!r} cannot stand where a value must be")
    if not after_value:
        raise Unparsable("the formula ends where a value must be")
    _reduce(output, pending, 0)
    if pending:
        raise Unparsable("a '(' without its ')'")
    return tuple(output)


def _continue(token: str, output: list[str], pending: list[str]) -> bool:
    """Read a token after a value; says whether it ends a value itself."""
    if token == ")":
        _reduce(output, pending, 0)
        if not pending:
            raise Unparsable("a ')' without its '('")
        pending.pop()
        if pending and pending[-1] in FUNCTIONS:
            output.append(pending.pop())
        return True
    if token not in _METHODS:
        raise Unparsable(f"{token!r} cannot stand after a value")
    # Powers group from the right, all else from the left.
    _reduce(output, pending, _ATOM if token == "**" else _PRECEDENCE[token])
    pending.append(token)
    return False


def _reduce(output: list[str], pending: list[str], least: int) -> None:
    while pending and _PRECEDENCE.get(pending[-1], -1) >= least:
        output.append(pending.pop())


def _tokens(text: str) -> list[str]:
    tokens, at, text = [], 0, text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise Unparsable(f"{text[at:].lstrip()[:1]!r} has no place in a formula")
        token = match[1]
        if len(token) > _LONGEST:
            raise Unparsable(f"{token[:20]!r}... is too long")
        if token.isalpha() and token != "x" and token not in FUNCTIONS:
            raise Unparsable(f"{token!r} is neither x nor one of {', '.join(FUNCTIONS)}")
        tokens.append(token)
        at = match.end()
    if len(tokens) > _MOST:
        raise Unparsable(f"a formula of {len(tokens)} tokens is too long (limit {_MOST})")
    return tokens


def _is_leaf(token: str) -> bool:
    return token == "x" or token.isdigit()


def fold(formula: Formula, leaf: Callable[[str], T], apply: Callable[..., T]) -> T:
    """Compute bottom-up: `leaf(token)` for x and integers, `apply(token, *arguments)` for all else."""
    stack: list[T] = []
    for token in formula:
        if _is_leaf(token):
            stack.append(leaf(token))
        else:
            count = 1 if token == "neg" or token in FUNCTIONS else 2
            stack[-count:] = [apply(token, *stack[-count:])]
    return stack[0]


def render_formula(formula: Formula) -> str:
    """The formula as text with few parentheses; `parse_formula` reads it back."""
    return fold(formula, lambda token: (token, _ATOM), _rendered)[0]


def _rendered(token: str, *arguments: tuple[str, int]) -> tuple[str, int]:
    if token in FUNCTIONS:
        return f"{token}({arguments[0][0]})", _ATOM
    binds = _PRECEDENCE[token]
    last = _inside(arguments[-1], binds + 1, signed=False)
    if token == "neg":
        return f"-{last}", binds
    first = _inside(arguments[0], _ATOM if token == "**" else binds, signed=True)
    space = " " if binds == 1 else ""
    return f"{first}{space}{token}{space}{last}", binds


def _inside(argument: tuple[str, int], least: int, signed: bool) -> str:
    """An operand, in parentheses where it binds less than it must, or begins with a sign and must not."""
    text, binds = argument
    return text if binds >= least and (signed or text[0] != "-") else f"({text})"


def value_at(formula: Formula, x: Decimal, reals: Reals) -> Interval:
    """Bounds on the formula's value at x; raises ArithmeticError where there is none."""
    return fold(
        formula,
        lambda token: reals.exact(x if token == "x" else int(token)),
        lambda token, *arguments: getattr(reals, _METHODS.get(token, token))(*arguments),
    )


def draw_point(rng: Rng) -> Decimal:
    """A random x with 9 decimals, often near 0 and at most 10 away."""
    span = rng.choice((1, 3, 10)) * 10**9
    return Decimal(f"{rng.randint(-span, span)}e-9")


def same(a: Formula, b: Formula) -> bool:
    """Do both formulas have the same values, and often enough a value both?"""
    return a == b or _agree(a, b)


def _agree(a: Formula, b: Formula) -> bool:
    # The points depend on both formulas, so that none can be built to be right just there.
    rng = Rng.of("points", *sorted((" ".join(a), " ".join(b))))
    met = 0
    for _ in range(DRAWS):
        equal = _equal_at(a, b, draw_point(rng))
        if equal is False:
            return False
        met += equal is True
        if met == POINTS:
            return True
    return False


def _equal_at(a: Formula, b: Formula, x: Decimal) -> bool | None:
    """Certainly different (False), equal to 20 digits (True), or not to be told at this point (None)."""
    for reals in PRECISIONS:
        try:
            left, right = value_at(a, x, reals), value_at(b, x, reals)
            low, high = reals.subtract(left, right)
        except ArithmeticError:
            return None
        if low > 0 or high < 0:
            return False
        larger = max(left[0].copy_abs(), right[0].copy_abs())
        scale = min(Decimal(1), max(FAINT, larger))
        if _ROUGHLY.subtract(high, low) <= _ROUGHLY.multiply(CLOSE, scale):
            return True
    return None


def derivative(formula: Formula) -> Formula:
    """The derivative by the rules; zeros, ones and sums of integers are worked out, nothing else is."""
    return fold(formula, lambda token: ((token,), ("1",) if token == "x" else ("0",)), _differentiated)[1]


Pair = tuple[Formula, Formula]
"""A formula and its derivative."""


def _differentiated(token: str, *arguments: Pair) -> Pair:
    whole = (*(token for u, _ in arguments for token in u), token)
    return whole, (_of_two if len(arguments) == 2 else _of_one)(token, whole, *arguments)


def _of_two(token: str, whole: Formula, left: Pair, right: Pair) -> Formula:
    (u, du), (v, dv) = left, right
    if token in "+-":
        return _join(token, du, dv)
    if token == "*":
        return _join("+", _join("*", du, v), _join("*", u, dv))
    if token == "/" and dv == ("0",):
        return _join("/", du, v)
    if token == "/":
        return _join("/", _join("-", _join("*", du, v), _join("*", u, dv)), _join("**", v, ("2",)))
    if dv == ("0",):
        return _join("*", _join("*", v, _join("**", u, _join("-", v, ("1",)))), du)
    growth = _join("+", _join("*", dv, (*u, "log")), _join("*", v, _join("/", du, u)))
    return _join("*", whole, growth)


def _of_one(token: str, whole: Formula, argument: Pair) -> Formula:
    u, du = argument
    if token == "neg":
        return _join("-", ("0",), du)
    outer: dict[str, Formula] = {
        "sin": (*u, "cos"),
        "cos": (*u, "sin", "neg"),
        "tan": ("1", *u, "cos", "2", "**", "/"),
        "exp": whole,
        "log": ("1", *u, "/"),
        "sqrt": ("1", "2", *whole, "*", "/"),
    }
    return _join("*", du, outer[token])


def _join(token: str, a: Formula, b: Formula) -> Formula:
    """a + b, a - b, a * b, a / b or a ** b without idle zeros and ones."""
    zero, one = ("0",), ("1",)
    if token == "*" and zero in (a, b):
        return zero
    if (token in ("*", "/", "**") and b == one) or (token in "+-" and b == zero):
        return a
    if (token == "*" and a == one) or (token == "+" and a == zero):
        return b
    if token == "-" and a == zero:
        return (*b, "neg")
    if token in ("+", "-", "*") and len(a) == len(b) == 1 and a[0].isdigit() and b[0].isdigit():
        x, y = int(a[0]), int(b[0])
        result = {"+": x + y, "-": x - y, "*": x * y}[token]
        return (str(result),) if result >= 0 else (str(-result), "neg")
    return (*a, *b, token)


@dataclass(frozen=True)
class FormulaFormat(Format):
    """One formula in x. Two are the same answer where they have the same values."""

    limit: ClassVar[int] = 4_000

    def describe(self, instance: Instance) -> str:
        return f"{self.what}, one formula made of x, integers, + - * / ** ( ), {', '.join(FUNCTIONS)}"

    def parse(self, text: str, instance: Instance) -> Formula:
        return parse_formula(text)

    def render(self, answer: Formula) -> str:
        return render_formula(answer)

    def same(self, a: Formula, b: Formula) -> bool:
        return same(a, b)


def formula(what: str) -> FormulaFormat:
    """A formula in x; its parsed form is a `Formula`."""
    return FormulaFormat(what)
