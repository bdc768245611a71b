"""Pair coloured items so that the two of each pair have different colours."""

from collections import Counter
from itertools import pairwise

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class DifferentColorPairing(Task):
    """N items of M colours, M from 3 to N - 1, no colour on more than half of them."""

    ladder = Ladder(n=step(6, 2), top=60)
    answer = lines("the two colours of each pair", count="pairs", width=2)
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = rng.randint(3, n - 1)
        while True:
            cuts = [0, *sorted(rng.sample(range(1, n), m - 1)), n]
            counts = [end - start for start, end in pairwise(cuts)]
            if 2 * max(counts) <= n:
                return {"counts": counts, "pairs": n // 2}

    def prompt(self, counts: list[int], pairs: int) -> str:
        return (
            f"There are {2 * pairs} items; each has one of the colours 0 to {len(counts) - 1}. C[i] is the "
            f"number of items of colour i. Divide the items into {pairs} pairs, so that the two items of "
            "each pair have different colours. Write each pair as its two colours; each colour i must then "
            f"be written exactly C[i] times.\nC: {row(counts)}"
        )

    def solve(self, counts: list[int], pairs: int) -> list[list[int]]:
        items = [colour for colour, count in enumerate(counts) for _ in range(count)]
        return [[items[i], items[i + pairs]] for i in range(pairs)]

    def value(self, answer: list[list[int]], counts: list[int], pairs: int) -> tuple[int, int] | Invalid:
        if Counter(colour for pair in answer for colour in pair) != Counter(dict(enumerate(counts))):
            return Invalid("a colour is not written as often as it occurs")
        return sum(first != second for first, second in answer), pairs
