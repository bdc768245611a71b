"""Colour 1, ..., N with few colours, so that numbers with a prime difference have different colours."""

from envs.formats import integers
from envs.ladder import Ladder, grow, then
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class PrimeGraphMinimumChromaticNumber(Task):
    """N is uniform from 3 up; above level 10 it grows by 100 a level, for answers below 4,000 characters.

    No prime is divisible by 4, and 1, 3, 6, 8 differ by primes: four colours, where pairs need no fewer.
    """

    ladder = Ladder(most=then(grow(6, "1.5"), 10, by=100), top=25)
    answer = integers("the colours of 1, 2, ... in order", like="n")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(3, most)}

    def prompt(self, n: int) -> str:
        return (
            f"A graph has the vertices 1 to {n}. Two vertices u and v are joined if the difference |u - v| "
            "is a prime number. Give each vertex a colour, an integer >= 0, such that joined vertices have "
            "different colours. Use as few different colours as possible."
        )

    def solve(self, n: int) -> list[int]:
        return [i // 2 if n < 7 else i % 4 for i in range(n)]

    def value(self, answer: list[int], n: int) -> int | Invalid:
        if min(answer) < 0:
            return Invalid("a colour is negative")
        primes = [p for p in range(2, n) if all(p % q for q in range(2, min(p, 50)))]
        for p in primes:
            for u, colour in enumerate(answer[p:], 1):
                if answer[u - 1] == colour:
                    return Invalid(f"{u} and {u + p} have the same colour")
        return len(set(answer))
