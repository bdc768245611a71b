"""Oracle of rlve/bit_equation_counting: every assignment, on Python's own syntax tree."""

import ast
from collections.abc import Iterator
from itertools import product
from operator import and_, or_, xor
from typing import Any

LEVELS = (0, 2, 4, 5)
FEW_PROBLEMS = "the catalogue's level 0 has two variables"

OPERATORS = {ast.BitAnd: and_, ast.BitOr: or_, ast.BitXor: xor}


def evaluate(node: ast.expr, bits: Iterator[int]) -> int:
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](evaluate(node.left, bits), evaluate(node.right, bits))
    return next(bits)


def accepts(instance: dict[str, Any], text: str) -> bool:
    expression = instance["expression"]
    tree = ast.parse(expression, mode="eval").body
    assignments = product((0, 1), repeat=expression.count("_"))
    return int(text) == sum(evaluate(tree, iter(bits)) for bits in assignments)
