"""Count the lexicographically smaller rearrangements of a sequence, modulo a number."""

from collections import Counter
from math import factorial, prod

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task


class CantorExpansion(Task):
    """N values uniform from 1 to M, M uniform from 2 to N; the rank among the multiset's arrangements."""

    ladder = Ladder(n=step(3, 1), top=100)
    answer = integer("the number of smaller rearrangements modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        m = rng.randint(2, n)
        return {"a": [rng.randint(1, m) for _ in range(n)], "mod": modulus(rng)}

    def prompt(self, a: list[int], mod: int) -> str:
        return (
            "A rearrangement of the sequence A holds the same values, each as often as A does, in any order. "
            "Count the different rearrangements of A that are lexicographically smaller than A itself: at "
            "the first position where the two differ, the rearrangement has the smaller value. Give the "
            f"count modulo MOD.\nMOD = {mod}\nA: {row(a)}"
        )

    def solve(self, a: list[int], mod: int) -> int:
        left = Counter(a)
        arrangements = factorial(len(a)) // prod(map(factorial, left.values()))
        rank = 0
        for i, value in enumerate(a):
            smaller = sum(count for other, count in left.items() if other < value)
            rank += arrangements * smaller // (len(a) - i)
            arrangements = arrangements * left[value] // (len(a) - i)
            left[value] -= 1
        return rank % mod
