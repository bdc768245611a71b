"""Sort a list of integers in ascending order."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class Sorting(Task):
    """N integers from 0 to 5N; credit for the entries in their right positions."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integers("the integers in ascending order", like="numbers")
    reward = entries(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"numbers": [rng.randint(0, 5 * n) for _ in range(n)]}

    def prompt(self, numbers: list[int]) -> str:
        return (
            f"Sort these integers in ascending order, repeated ones as often as they occur:\n{row(numbers)}"
        )

    def solve(self, numbers: list[int]) -> list[int]:
        return sorted(numbers)
