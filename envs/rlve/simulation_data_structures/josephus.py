"""Josephus problem: the order in which people leave a circle when every M-th is removed."""

from envs.formats import permutation
from envs.ladder import Ladder, grow
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class Josephus(Task):
    """N from 3 to `max_n`, M from 2 to N: few distinct problems at low levels (2 at level 0, 9 at 2)."""

    ladder = Ladder(max_n=grow(3, "1.1", 1), top=40)
    answer = permutation("the labels in the order of removal", like="n", start=1)
    reward = entries(beta=10)

    def generate(self, rng: Rng, max_n: int) -> Instance:
        n = rng.randint(3, max_n)
        return {"n": n, "m": rng.randint(2, n)}

    def prompt(self, n: int, m: int) -> str:
        return (
            "People stand in a circle, labelled from 1 to N in order. Counting 1, 2, 3, ... starts with "
            "person 1 and goes round; the person who is counted M is removed, and counting starts again "
            "at 1 with the next person who is still there, until nobody is left.\n"
            f"N = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> list[int]:
        circle, at, removed = list(range(1, n + 1)), 0, []
        while circle:
            at = (at + m - 1) % len(circle)
            removed.append(circle.pop(at))
        return removed
