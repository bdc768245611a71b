r"""Whether two formulas are the same, with sympy. Only ever run in the killable worker process.

Numbers are equal when their difference vanishes to a hundred digits, and formulas when it does at several
rational points: no rewriting has to be found, and what differs is never called equal. Equations are the
same when one is a constant times the other or has the same solutions, inequalities when that constant is
positive or they have the same solutions.

    >>> same(r"x^2-1", "(x-1)(x+1)", DEFAULT), same("1/2^{99}", "1/2^{98}", DEFAULT)
    (True, False)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

import sympy
from sympy import Expr, MatrixBase, Rational, Set, Symbol
from sympy.core.relational import Relational
from sympy.matrices.expressions.matexpr import MatrixExpr

from verifiers.formulas import Formula, read, renamed, settled, written_decimal
from verifiers.numbers import Number, percentages, same_values
from verifiers.policies import Policy

Matrix = MatrixBase | MatrixExpr


class Unreadable(Exception):
    """A text that is no formula; `gold` says whose it is."""

    def __init__(self, gold: bool) -> None:
        super().__init__("not a formula")
        self.gold = gold


POINTS = tuple(
    map(Rational, ("17/31", "-23/37", "41/19", "53/7", "-29/11", "61/43", "-7/47", "89/13", "-97/23"))
)
"""Values for the symbols of a formula: rationals that no one writes into an answer."""
WHOLE_POINTS = tuple(map(sympy.Integer, (5, 6, 9, 10, 13, 4, 7, 8, 11)))
"""The same for symbols that can only be whole, as n in n! and (-1)^n."""
ROUNDS = 5
"""At how many points two formulas are compared."""
SPECK = Rational(1, 10**30)
"""A number smaller than this is looked at once more."""
PRECISION = 40
"""Decimal digits of a number that is compared with a written decimal."""


def same(gold: str, answer: str, policy: Policy) -> bool | None:
    """Whether two cleaned formulas are the same, or None; Unreadable where one of them is no formula."""
    a, b = read(gold.removesuffix("%")), read(answer.removesuffix("%"))
    if a is None or b is None:
        raise Unreadable(gold=a is None)
    if policy.variables == "renamed":
        b = renamed(b, a)
    of_gold, of_answer = gold.endswith("%"), answer.endswith("%")
    if of_gold == of_answer or not (isinstance(a, Expr) and isinstance(b, Expr)):
        return equal(a, b, policy)
    return any(
        equal(x, y, policy)
        for x in percentages(a, of_gold, of_answer, policy)
        for y in percentages(b, of_answer, of_gold, policy)
    )


# Comparing ------------------------------------------------------------------------------------------------


def equal(a: Formula, b: Formula, policy: Policy) -> bool | None:
    """Whether two readings are the same; `a` is the gold's."""
    if a == b:
        return True
    if isinstance(a, Matrix) and isinstance(b, Matrix):
        return equal_matrices(a.doit(), b.doit(), policy)
    if isinstance(a, Set) != isinstance(b, Set):
        a, b = solutions(a), solutions(b)
    if isinstance(a, Set) and isinstance(b, Set):
        return equal_sets(a, b, policy)
    if isinstance(a, Relational) and isinstance(b, Relational):
        return equal_relations(a, b, policy)
    if isinstance(a, sympy.And) and isinstance(b, sympy.And):
        return matched(a.args, b.args, policy)
    if isinstance(a, Expr) and isinstance(b, Expr):
        return equal_expressions(a, b, policy)
    return False


def equal_expressions(a: Expr, b: Expr, policy: Policy) -> bool | None:
    """Whether two expressions have the same value at every point where they are evaluated."""
    if not a.free_symbols and not b.free_symbols:
        return equal_constants(a, b, policy)
    met = 0
    for point in points(a, b):
        x, y = at(a, point), at(b, point)
        vanished = vanishes(x - y)
        if vanished is None and vanishes(x) is not None:
            return False
        if vanished is False:
            return False
        met += bool(vanished)
    if met >= 2:
        return True
    return True if sympy.simplify(a - b) == 0 else None


def equal_constants(a: Expr, b: Expr, policy: Policy) -> bool | None:
    """Whether two numbers are equal, or one a decimal that rounds the other."""
    written = written_decimal(a), written_decimal(b)
    a, b = (
        Rational(str(decimal.value)) if decimal else given
        for decimal, given in zip(written, (a, b), strict=True)
    )
    vanished = vanishes(a - b)
    if vanished or (vanished is None and vanishes(a) is None):
        return vanished
    x, y = approximation(a), approximation(b)
    if x is None or y is None:
        return False
    return same_values(written[0] or Number(x), x, written[1] or Number(y), y, policy)


def vanishes(constant: Expr) -> bool | None:
    """Whether a number is zero, to a hundred digits; None where it has no value."""
    value = constant.evalf(15)
    parts = value.as_real_imag()
    if not all(part.is_Number and part.is_finite for part in parts):
        return None
    if all(part == 0 or getattr(part, "_prec", 2) == 1 for part in parts):
        return True
    # Of a zero that is only written out, such as (1-1)^2, numerical evaluation leaves a speck.
    return all(abs(part) < SPECK for part in parts) and bool(constant.doit() == 0)


def approximation(constant: Expr) -> Fraction | None:
    """A real number to PRECISION digits; None for any other."""
    value = constant if constant.is_Rational else constant.evalf(PRECISION)
    return Fraction(str(value)) if value.is_Number and value.is_finite else None


def points(*formulas: Expr) -> Iterator[dict[str, Expr]]:
    """Values for all symbols by name: a rational each, or a whole number where it must be one."""
    names = sorted({symbol.name for formula in formulas for symbol in formula.free_symbols})
    whole = {symbol.name for formula in formulas for symbol in whole_symbols(formula)}
    for turn in range(ROUNDS):
        yield {
            name: (WHOLE_POINTS if name in whole else POINTS)[(turn + 2 * position) % len(POINTS)]
            for position, name in enumerate(names)
        }


def whole_symbols(formula: Expr) -> set[Symbol]:
    """Symbols in factorials, binomials, bounds of sums, and exponents of negative numbers."""
    found: set[Symbol] = set()
    for part in formula.atoms(sympy.factorial, sympy.binomial, sympy.Sum, sympy.Product):
        found |= part.free_symbols
    for power in formula.atoms(sympy.Pow):
        if power.base.is_negative:
            found |= power.exp.free_symbols
    return found


def at(formula: Expr, point: dict[str, Expr]) -> Expr:
    """The formula with its symbols replaced by numbers."""
    return formula.subs({symbol: point[symbol.name] for symbol in formula.free_symbols})


def equal_matrices(a: Any, b: Any, policy: Policy) -> bool | None:
    """Whether two matrices agree entry by entry."""
    if not (isinstance(a, MatrixBase) and isinstance(b, MatrixBase)):
        return None
    if a.shape != b.shape:
        return False
    return conjunction(equal(settled(x), settled(y), policy) for x, y in zip(a.flat(), b.flat(), strict=True))


# Sets and relations ---------------------------------------------------------------------------------------


def equal_sets(a: Set, b: Set, policy: Policy) -> bool | None:
    """Whether two sets have the same elements."""
    if isinstance(a, sympy.Interval) and isinstance(b, sympy.Interval):
        shut = (a.left_open, a.right_open) == (b.left_open, b.right_open)
        return shut and conjunction((equal(a.start, b.start, policy), equal(a.end, b.end, policy)))
    if type(a) is type(b) and len(a.args) == len(b.args) and matched(a.args, b.args, policy):
        return True
    return a.symmetric_difference(b).is_empty


def matched(some: Sequence[Formula], others: Sequence[Formula], policy: Policy) -> bool:
    """Whether each formula has a partner of its own."""
    free = list(others)
    for x in some:
        partner = next((y for y in free if equal(x, y, policy)), None)
        if partner is None:
            return False
        free.remove(partner)
    return not free


def solutions(relation: Formula) -> Formula:
    """The solution set of an inequality in one unknown; anything else as it is."""
    if isinstance(relation, sympy.Eq | sympy.Ne) or not isinstance(relation, Relational | sympy.And):
        return relation
    return relation.as_set() if len(relation.free_symbols) == 1 else relation


def equal_relations(a: Relational, b: Relational, policy: Policy) -> bool | None:
    """Whether two equations, or two inequalities, say the same."""
    if isinstance(a.rhs, Set) or isinstance(b.rhs, Set):
        return conjunction((equal(a.lhs, b.lhs, policy), equal(a.rhs, b.rhs, policy)))
    (kind, left), (other_kind, right) = sided(a), sided(b)
    if kind != other_kind:
        return False
    ratio = multiple(left, right, policy)
    if ratio is not None:
        return kind in ("=", "!=") or bool(ratio > 0)
    if kind in ("=", "!="):
        return same_zeros(left, right, policy)
    regions = solutions(a), solutions(b)
    return equal_sets(*regions, policy) if all(isinstance(region, Set) for region in regions) else False


def sided(relation: Relational) -> tuple[str, Expr]:
    """A relation as its kind and the expression that it compares with zero."""
    if isinstance(relation, sympy.Eq | sympy.Ne):
        return ("=" if isinstance(relation, sympy.Eq) else "!="), relation.lhs - relation.rhs
    return (">" if isinstance(relation, sympy.Gt | sympy.Lt) else ">="), relation.gts - relation.lts


def multiple(a: Expr, b: Expr, policy: Policy) -> Expr | None:
    """The constant that takes `b` to `a`; None where there is none."""
    for point in points(a, b):
        x, y = at(a, point), at(b, point)
        if vanishes(x) is False and vanishes(y) is False:
            return x / y if equal_expressions(a * y, b * x, policy) else None
    return None


def same_zeros(a: Expr, b: Expr, policy: Policy) -> bool | None:
    """Whether two expressions vanish at the same places: by their numerators, else solved for one symbol."""
    first, second = (sympy.fraction(sympy.together(side))[0] for side in (a, b))
    if multiple(first, second, policy) is not None:
        return True
    if {symbol.name for symbol in a.free_symbols} != {symbol.name for symbol in b.free_symbols}:
        return False
    for symbol in sorted(a.free_symbols, key=str):
        try:
            ours, others = (sympy.solve(generic(side), Symbol(symbol.name)) for side in (a, b))
        except NotImplementedError:
            continue
        return bool(ours) and matched(ours, others, policy)
    return None


def generic(formula: Expr) -> Expr:
    """A formula whose symbols may be any complex number, so that x^2 = -1 has solutions."""
    return formula.xreplace({symbol: Symbol(symbol.name) for symbol in formula.free_symbols})


def conjunction(parts: Iterable[bool | None]) -> bool | None:
    """Three-valued "and"."""
    known = list(parts)
    return False if False in known else None if None in known else True
