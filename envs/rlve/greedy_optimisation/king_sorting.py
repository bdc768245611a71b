"""Order pairs so that the greatest quotient of a product by a number is as small as possible."""

from envs.formats import permutation
from envs.ladder import Ladder, fixed, grow
from envs.render import row
from envs.rewards import minimise
from envs.rng import Rng
from envs.task import Instance, Task


class KingSorting(Task):
    """All numbers from 1 to 10; the order of the list itself is never the best where that can be had."""

    ladder = Ladder(n=grow(3, "1.1", 1), max_a_b=fixed(10), top=40)
    answer = permutation("the numbers of the pairs in their order", like="a", start=1)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int, max_a_b: int) -> Instance:
        for _ in range(TRIES):
            a, b = ([rng.randint(1, max_a_b) for _ in range(n)] for _ in range(2))
            first = rng.randint(1, max_a_b)
            if self.value(list(range(1, n + 1)), first, a, b) > self.value(self.solve(a, b), first, a, b):
                break
        return {"first": first, "a": a, "b": b}

    def prompt(self, first: int, a: list[int], b: list[int]) -> str:
        return (
            f"There are {len(a)} pairs (A[i], B[i]), numbered from 1. Put them into an order. The score of a "
            f"pair is the product of {first} and of the A of all pairs before it in the order (of {first} "
            "alone for the first one), divided by its own B and rounded down. Make the largest score of all "
            f"pairs as small as possible.\nA: {row(a)}\nB: {row(b)}"
        )

    def solve(self, a: list[int], b: list[int]) -> list[int]:
        return sorted(range(1, len(a) + 1), key=lambda i: a[i - 1] * b[i - 1])

    def value(self, answer: list[int], first: int, a: list[int], b: list[int]) -> int:
        largest, before = 0, first
        for i in answer:
            largest = max(largest, before // b[i - 1])
            before *= a[i - 1]
        return largest


TRIES = 20
