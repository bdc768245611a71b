"""Countdown: combine the given numbers, each exactly once, to come as close to a target as possible."""

from fractions import Fraction
from itertools import product

from envs.expressions import Expression, expression, parse_expression
from envs.ladder import Ladder, fixed, step
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rlve.arithmetic.countdown_equal import LARGEST, CountdownEqual
from envs.rng import Rng
from envs.task import Instance, Task

SEARCHED = 4


class CountdownClose(Task):
    """Up to four numbers: any target from 0 to `most`, the closest value by trying all expressions. From five
    on, where that takes too long, the target is planted as in countdown_equal: the best distance is 0.
    """

    ladder = Ladder(operands=step(3, 1), most=fixed(100), top=50)
    answer = expression("the expression")
    reward = minimise(beta=1)

    def generate(self, rng: Rng, operands: int, most: int) -> Instance:
        if operands > SEARCHED:
            return CountdownEqual().generate(rng, operands, most)
        largest = rng.choice(LARGEST)
        numbers = [rng.randint(1, largest) for _ in range(operands)]
        return {"numbers": numbers, "target": rng.randint(0, most), "expression": ""}

    def prompt(self, numbers: list[int], target: int) -> str:
        return (
            "Use each of the numbers below exactly once (a number that is listed twice, twice) with + - * "
            "/ and parentheses to make an expression whose value is as close to the target as possible: the "
            "absolute difference counts. Division is exact, values may be fractions or negative, and there "
            f"is no unary minus.\nnumbers: {row(numbers)}\ntarget: {target}"
        )

    def solve(self, numbers: list[int], target: int, expression: str) -> Expression:
        return parse_expression(expression or _closest(numbers, target))

    def value(self, answer: Expression, numbers: list[int], target: int) -> Fraction | Invalid:
        if sorted(answer.numbers) != sorted(numbers):
            return Invalid("the expression does not use each given number exactly once")
        return 1 + abs(answer.value - target)


def _closest(numbers: list[int], target: int) -> str:
    """The expression whose value is nearest to the target."""
    every = (1 << len(numbers)) - 1
    made = {1 << i: {Fraction(number): str(number)} for i, number in enumerate(numbers)}
    for mask in range(1, every + 1):
        values = made.setdefault(mask, {})
        part = (mask - 1) & mask
        while part:
            for (a, left), (b, right) in product(made[part].items(), made[mask ^ part].items()):
                for value, operator in _joined(a, b):
                    values.setdefault(value, f"({left} {operator} {right})")
            part = (part - 1) & mask
    best = min(made[every], key=lambda value: (abs(value - target), value))
    return made[every][best]


def _joined(a: Fraction, b: Fraction) -> list[tuple[Fraction, str]]:
    """What the operations make of two values in this order."""
    return [(a + b, "+"), (a - b, "-"), (a * b, "*"), *([(a / b, "/")] if b else [])]
