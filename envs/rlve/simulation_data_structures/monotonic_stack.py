"""Add up, for each element, how many elements right behind it are smaller."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class MonotonicStack(Task):
    """Values from 1 to 2N; solved by a stack of the elements that still see the newest one."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=40)
    answer = natural("the sum of all C[i]")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"a": [rng.randint(1, 2 * n) for _ in range(n)]}

    def prompt(self, a: list[int]) -> str:
        return (
            "For each index i of the array A, let C[i] be the number of indices j > i for which every one "
            "of A[i+1], A[i+2], ..., A[j] is strictly smaller than A[i]. Find the sum of all C[i].\n"
            f"A: {row(a)}"
        )

    def solve(self, a: list[int]) -> int:
        waiting: list[int] = []
        total = 0
        for value in a:
            while waiting and waiting[-1] <= value:
                waiting.pop()
            total += len(waiting)
            waiting.append(value)
        return total
