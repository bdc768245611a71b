"""Oracle of rlve/countdown_close: every order of joining the numbers, two at a time."""

import ast
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

LEVELS = (0, 1)
OPERATIONS = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


def reachable(pool: list[Fraction]) -> Iterator[Fraction]:
    if len(pool) == 1:
        yield pool[0]
    for i, a in enumerate(pool):
        for j, b in enumerate(pool):
            if i != j:
                rest = [value for k, value in enumerate(pool) if k not in (i, j)]
                for made in (a + b, a - b, a * b, *([a / b] if b else [])):
                    yield from reachable([*rest, made])


def evaluated(node: ast.expr, used: list[int]) -> Fraction:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        used.append(node.value)
        return Fraction(node.value)
    if isinstance(node, ast.BinOp):
        return OPERATIONS[type(node.op)](evaluated(node.left, used), evaluated(node.right, used))
    raise ValueError("something else than numbers and operations")


@cache
def best(numbers: tuple[int, ...], target: int) -> Fraction:
    return min(abs(made - target) for made in reachable([*map(Fraction, numbers)]))


def accepts(instance: dict[str, Any], text: str) -> bool:
    used: list[int] = []
    try:
        value = evaluated(ast.parse(text.strip(), mode="eval").body, used)
    except SyntaxError:
        return False
    numbers, target = instance["numbers"], instance["target"]
    return sorted(used) == sorted(numbers) and abs(value - target) == best(tuple(numbers), target)
