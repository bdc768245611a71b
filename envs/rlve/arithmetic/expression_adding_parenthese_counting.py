"""Different values that parentheses can give to an expression."""

from envs.formats import natural
from envs.ladder import Ladder
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class ExpressionAddingParentheseCounting(Task):
    """One more operand a level up to nine; above, one more every four levels, as values grow like Catalan
    numbers. Operands are 1 to N*N."""

    ladder = Ladder(operands=lambda level: 3 + min(level, 6) + max(level - 6, 0) // 4, top=20)
    answer = natural("the number of different values")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, operands: int) -> Instance:
        numbers = [str(rng.randint(1, operands * operands)) for _ in range(operands)]
        return {
            "expression": numbers[0] + "".join(f" {rng.choice('+-*')} {number}" for number in numbers[1:])
        }

    def prompt(self, expression: str) -> str:
        return (
            "Put parentheses into the expression below in all ways that fix the order of its operations "
            "completely; the numbers and the operators stay in their places. How many different values are "
            f"there among the results?\n{expression}"
        )

    def solve(self, expression: str) -> int:
        words = expression.split()
        numbers, operators = [int(word) for word in words[::2]], words[1::2]
        n = len(numbers)
        values = {(i, i): {number} for i, number in enumerate(numbers)}
        for length in range(1, n):
            for i in range(n - length):
                j = i + length
                values[i, j] = set[int]().union(
                    *(_results(values[i, k], operators[k], values[k + 1, j]) for k in range(i, j))
                )
        return len(values[0, n - 1])


def _results(left: set[int], operator: str, right: set[int]) -> set[int]:
    if operator == "+":
        return {a + b for a in left for b in right}
    return {a - b for a in left for b in right} if operator == "-" else {a * b for a in left for b in right}
