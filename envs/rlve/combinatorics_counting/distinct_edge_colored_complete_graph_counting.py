"""Count the edge colourings of a complete graph up to relabelling its vertices, modulo a prime."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import factorial, gcd, prod

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

PRIMES = (998244353, 10**9 + 7, 10**9 + 9)


class DistinctEdgeColoredCompleteGraphCounting(Task):
    """Burnside's lemma over the cycle types of the vertex permutations."""

    ladder = Ladder(n=step(3, 1), top=20)
    answer = integer("the number of graphs modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "m": rng.randint(2, n * (n - 1) // 2), "mod": rng.choice(PRIMES)}

    def prompt(self, n: int, m: int, mod: int) -> str:
        return (
            "In a complete graph on N vertices, each edge gets one of M colours; not all colours have to be "
            "used. Two such graphs are the same if the vertices of one can be renamed so that it becomes the "
            "other, with each edge in its colour. Count the graphs that are different, modulo the prime MOD."
            f"\nN = {n}\nM = {m}\nMOD = {mod}"
        )

    def solve(self, n: int, m: int, mod: int) -> int:
        fixed = sum(_permutations(n, cycles) * m ** _edge_cycles(cycles) for cycles in _partitions(n, n))
        return fixed // factorial(n) % mod


def _partitions(n: int, most: int) -> Iterator[list[int]]:
    """The partitions of n into parts of at most `most`."""
    if n == 0:
        yield []
    for part in range(min(n, most), 0, -1):
        for rest in _partitions(n - part, part):
            yield [part, *rest]


def _permutations(n: int, cycles: list[int]) -> int:
    """How many permutations have cycles of these lengths."""
    return factorial(n) // prod(cycles) // prod(map(factorial, Counter(cycles).values()))


def _edge_cycles(cycles: list[int]) -> int:
    """How many cycles the edges of the complete graph fall into."""
    return sum(length // 2 for length in cycles) + sum(gcd(a, b) for a, b in combinations(cycles, 2))
