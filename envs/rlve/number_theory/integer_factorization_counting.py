"""Count the ways to write N as a product of at least two different integers greater than 1."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import divisors
from envs.rng import Rng
from envs.task import Instance, Task


class IntegerFactorizationCounting(Task):
    """N is the one of four draws from 4 to `most` with the most divisors."""

    version = 2
    draws = 24
    ladder = Ladder(most=grow(16, "1.5"), top=34)
    answer = natural("the number of ways")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": max((rng.randint(4, most) for _ in range(4)), key=lambda n: len(divisors(n)))}

    def prompt(self, n: int) -> str:
        return (
            "In how many ways can N be written as a product of two or more different integers, all greater "
            "than 1? The order of the factors does not matter, and no factor may be used twice.\n"
            f"N = {n}"
        )

    def solve(self, n: int) -> int:
        found = divisors(n)
        ways = dict.fromkeys(found, 0) | {1: 1}
        for factor in found[1:-1]:
            for d in reversed(found):
                if d % factor == 0:
                    ways[d] += ways[d // factor]
        return ways[n]
