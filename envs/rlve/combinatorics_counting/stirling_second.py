"""Ways to put distinct balls into distinct boxes that leave no box empty, modulo 1000000007."""

from math import comb

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

MOD = 10**9 + 7


class StirlingSecond(Task):
    """Surjections, by inclusion and exclusion over the boxes that stay empty."""

    ladder = Ladder(most_n=grow(7, "1.1", 1), most_r=grow(2, "1.1", 1), top=40)
    answer = integer("the number of ways modulo 1000000007", below=MOD)
    reward = exact()

    def generate(self, rng: Rng, most_n: int, most_r: int) -> Instance:
        n = rng.randint(2, most_n)
        return {"n": n, "r": rng.randint(2, min(n, most_r))}

    def prompt(self, n: int, r: int) -> str:
        return (
            f"There are {n} balls and {r} boxes. All balls are different from each other, and so are all "
            "boxes. Each ball is put into one box. In how many ways can this be done so that no box is "
            "empty? The order of the balls inside a box does not matter. "
            f"Give the number of ways modulo {MOD}."
        )

    def solve(self, n: int, r: int) -> int:
        return sum((-1) ** empty * comb(r, empty) * pow(r - empty, n, MOD) for empty in range(r)) % MOD
