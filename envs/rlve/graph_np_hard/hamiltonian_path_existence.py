"""Find a path through all vertices of a directed graph, each exactly once."""

from itertools import pairwise

from envs.formats import permutation
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (5, 15, 25, 35, 45, 55, 65, 75, 85, 95)


class HamiltonianPathExistence(Task):
    """A planted path, and other arcs up to a drawn percentage of all; credit for steps that are arcs."""

    ladder = Ladder(n=step(3, 1), top=50)
    answer = permutation("the vertices in the order of the path", like="n")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        path = rng.permutation(n)
        follows = dict(pairwise(path))
        others = [[u, v] for u in range(n) for v in range(n) if v not in (u, follows.get(u))]
        m = max(n - 1, n * (n - 1) * rng.choice(DENSITIES) // 100)
        arcs = [list(arc) for arc in follows.items()] + rng.sample(others, m - (n - 1))
        return {"n": n, "arcs": rng.shuffled(arcs), "path": path}

    def prompt(self, n: int, arcs: list[list[int]]) -> str:
        return (
            f"A directed graph has the vertices 0 to {n - 1}. Each line below is an arc, `u v`: it leads "
            "from u to v, and not back. Find a path that visits every vertex exactly once; it may start and "
            f"end anywhere. There is at least one.\narcs:\n{table(arcs)}"
        )

    def solve(self, path: list[int]) -> list[int]:
        return path

    def value(self, answer: list[int], arcs: list[list[int]]) -> tuple[int, int]:
        known = {(u, v) for u, v in arcs}
        return sum(step in known for step in pairwise(answer)), len(answer) - 1
