"""Assignments that make an expression of AND, OR and XOR true."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task

OPERATORS = "&|^"


class BitEquationCounting(Task):
    """The operands are split at a random place, level by level, with a random operator for each split."""

    version = 2
    draws = 24
    ladder = Ladder(n=grow(2, "1.1", 1), top=40)
    answer = natural("the number of assignments")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"expression": _expression(rng, n)}

    def prompt(self, expression: str) -> str:
        return (
            "In the expression below, & is AND, | is OR, ^ is exclusive OR, and each underscore is a "
            "separate variable that is 0 or 1. How many of the assignments of 0 and 1 to the "
            f"{expression.count('_')} variables give the expression the value 1?\n{expression}"
        )

    def solve(self, expression: str) -> int:
        counts: list[tuple[int, int]] = []
        operators: list[str] = []
        for token in expression:
            if token == "_":
                counts.append((1, 1))
            elif token in OPERATORS:
                operators.append(token)
            elif token == ")":
                right, left = counts.pop(), counts.pop()
                counts.append(_combined(operators.pop(), left, right))
        return counts[0][1]


def _expression(rng: Rng, n: int) -> str:
    if n == 1:
        return "_"
    left = rng.randint(1, n - 1)
    return f"({_expression(rng, left)} {rng.choice(OPERATORS)} {_expression(rng, n - left)})"


def _combined(operator: str, left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    """Numbers of assignments with the values 0 and 1, from those of the two sides."""
    (a0, a1), (b0, b1) = left, right
    everything = (a0 + a1) * (b0 + b1)
    ones = {"&": a1 * b1, "|": everything - a0 * b0, "^": a0 * b1 + a1 * b0}[operator]
    return everything - ones, ones
