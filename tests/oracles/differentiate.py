"""Oracle of rlve/differentiate: Python's syntax tree, and difference quotients of f at high precision."""

import ast
import re
from typing import Any

NAMES = ("sin", "cos", "tan", "exp", "log", "sqrt")
POINTS = [sign * (i * i + 3) / 37 for i in sorted(range(14), key=lambda i: abs(i - 6)) for sign in (1, -1)]
ENOUGH = 6


def accepts(instance: dict[str, Any], text: str) -> bool:
    import mpmath

    if re.search(r"[0-9][A-Za-z]", text):
        return False
    try:
        f, answer = (ast.parse(part, mode="eval").body for part in (instance["f"], text))
    except SyntaxError:
        return False
    context = mpmath.MPContext()
    context.dps = 120
    h = context.mpf("1e-30")
    met = 0
    for point in POINTS:
        x = context.mpf(point)
        try:
            before, after = (real(context, f, x + side * h) for side in (-1, 1))
            slope, claimed = (after - before) / (2 * h), real(context, answer, x)
        except (ZeroDivisionError, OverflowError):
            continue
        met += 1
        if met > ENOUGH:
            break
        if abs(slope - claimed) > context.mpf("1e-15") * max(1, abs(slope)):
            return False
    return met > 0


def real(context: Any, node: ast.expr, x: Any) -> Any:
    """The value at x; ZeroDivisionError where it is not real, OverflowError where it is huge."""
    match node:
        case ast.BinOp(left, op, right):
            a, b = real(context, left, x), real(context, right, x)
            apply = {
                ast.Add: lambda: a + b,
                ast.Sub: lambda: a - b,
                ast.Mult: lambda: a * b,
                ast.Div: lambda: a / b,
                ast.Pow: lambda: a**b,
            }
            value = apply[type(op)]()
        case ast.UnaryOp(ast.USub(), operand):
            value = -real(context, operand, x)
        case ast.UnaryOp(ast.UAdd(), operand):
            value = real(context, operand, x)
        case ast.Call(ast.Name(name), [argument], []) if name in NAMES:
            value = getattr(context, name)(real(context, argument, x))
        case ast.Name("x"):
            value = x
        case ast.Constant(int(number)):
            value = context.mpf(number)
        case _:
            raise ValueError(ast.dump(node))
    if isinstance(value, context.mpc):
        raise ZeroDivisionError
    if abs(value) > context.mpf("1e30"):
        raise OverflowError
    return value
