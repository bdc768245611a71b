"""Count the permutations that obey comparisons which form a tree, modulo a number."""

from itertools import accumulate
from math import comb

from envs.formats import integer
from envs.graphs import Edges, tree
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task


class TreeTopologicalSequenceCounting(Task):
    """Orders of each subtree by the rank of its root; a child's orders are merged in."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = integer("the number of permutations modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "below": tree(rng, n, 1), "mod": modulus(rng)}

    def prompt(self, n: int, below: Edges, mod: int) -> str:
        return (
            "Count the permutations p[1], p[2], ..., p[N] of 1, 2, ..., N that obey all of the comparisons "
            "below: a line `i j` demands p[i] < p[j]. Give the number of permutations modulo MOD.\n"
            f"N = {n}\nMOD = {mod}\ncomparisons:\n{table(below)}"
        )

    def solve(self, n: int, below: Edges, mod: int) -> int:
        near: list[list[tuple[int, bool]]] = [[] for _ in range(n + 1)]
        for i, j in below:
            near[i].append((j, True))
            near[j].append((i, False))

        def ranks(at: int, parent: int) -> list[int]:
            """Orders of the subtree by how many of its vertices come before `at`."""
            ways = [1]
            for child, larger in near[at]:
                if child != parent:
                    ways = _merged(ways, ranks(child, at), larger)
            return ways

        return sum(ranks(1, 0)) % mod


def _merged(ways: list[int], child: list[int], larger: bool) -> list[int]:
    """Both orders shuffled into each other, the child's root after the other root or before it."""
    before = [0, *accumulate(child)]
    size, more = len(ways), len(child)
    result = [0] * (size + more)
    for rank, count in enumerate(ways):
        for low in range(more + 1):
            fitting = before[more] - before[low] if larger else before[low]
            shuffles = comb(rank + low, low) * comb(size - 1 - rank + more - low, more - low)
            result[rank + low] += count * fitting * shuffles
    return result
