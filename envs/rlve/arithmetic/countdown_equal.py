"""Countdown: combine the given numbers, each exactly once, to hit a target exactly."""

from envs.expressions import Expression, expression, parse_expression
from envs.ladder import Ladder, fixed, step
from envs.render import row
from envs.rewards import Invalid, brief, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task

LARGEST = (8, 16, 24, 32, 40, 48)


class CountdownEqual(Task):
    """Planted: two values at a time become one, by an operation that stays an integer from 0 to `most`."""

    ladder = Ladder(operands=step(3, 1), most=fixed(100), top=50)
    answer = expression("the expression")
    reward = feasible()

    def generate(self, rng: Rng, operands: int, most: int) -> Instance:
        largest = rng.choice(LARGEST)
        numbers = [rng.randint(1, largest) for _ in range(operands)]
        pool = [(number, str(number)) for number in numbers]
        while len(pool) > 1:
            (a, left), (b, right) = (pool.pop(rng.below(len(pool))) for _ in range(2))
            value, operator, swapped = rng.choice(_steps(a, b, most))
            left, right = (right, left) if swapped else (left, right)
            pool.append((value, f"{_inner(left)} {operator} {_inner(right)}"))
        target, planted = pool[0]
        return {"numbers": numbers, "target": target, "expression": planted}

    def prompt(self, numbers: list[int], target: int) -> str:
        return (
            "Use each of the numbers below exactly once (a number that is listed twice, twice) with + - * "
            "/ and parentheses to make an expression that equals the target exactly. Division is exact, "
            "fractions may occur on the way, and there is no unary minus.\n"
            f"numbers: {row(numbers)}\ntarget: {target}"
        )

    def solve(self, expression: str) -> Expression:
        return parse_expression(expression)

    def value(self, answer: Expression, numbers: list[int], target: int) -> bool | Invalid:
        if sorted(answer.numbers) != sorted(numbers):
            return Invalid("the expression does not use each given number exactly once")
        return answer.value == target or missed(f"the expression equals {brief(answer.value)}, not {target}")


def _steps(a: int, b: int, most: int) -> list[tuple[int, str, bool]]:
    """(result, operator, operands swapped) of each operation within bounds; a difference always is."""
    steps = [(abs(a - b), "-", a < b)]
    if a + b <= most:
        steps.append((a + b, "+", False))
    if a * b <= most:
        steps.append((a * b, "*", False))
    if min(a, b) > 1 and max(a, b) % min(a, b) == 0:
        steps.append((max(a, b) // min(a, b), "/", a < b))
    return steps


def _inner(text: str) -> str:
    return text if text.isdigit() else f"({text})"
