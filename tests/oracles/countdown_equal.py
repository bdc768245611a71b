"""Oracle of rlve/countdown_equal: Python's own syntax tree, evaluated in exact fractions."""

import ast
import operator
from fractions import Fraction
from typing import Any

OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def evaluate(node: ast.expr, numbers: list[int]) -> Fraction:
    if isinstance(node, ast.BinOp):
        left, right = evaluate(node.left, numbers), evaluate(node.right, numbers)
        return OPERATORS[type(node.op)](left, right)
    if not (isinstance(node, ast.Constant) and type(node.value) is int):
        raise ValueError("not an expression of numbers")
    numbers.append(node.value)
    return Fraction(node.value)


def accepts(instance: dict[str, Any], text: str) -> bool:
    numbers = []
    try:
        value = evaluate(ast.parse(text, mode="eval").body, numbers)
    except (SyntaxError, ValueError, KeyError, ZeroDivisionError):
        return False
    return value == instance["target"] and sorted(numbers) == sorted(instance["numbers"])
