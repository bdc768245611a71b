"""Find a clique of N vertices in a graph on 3N vertices that has one of 2N."""

from itertools import combinations

from envs.formats import labels
from envs.graphs import mixed
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (20, 40, 60, 80)


class ImpParty(Task):
    """A planted clique of 2N vertices, and a drawn percentage of the other pairs as edges.

    Above level 6 N grows by one every four levels: the planted clique alone has 2N(2N-1)/2 edges.
    """

    version = 2
    ladder = Ladder(n=lambda level: 3 + min(level, 6) + max(0, level - 6) // 4, top=22)
    answer = labels("the chosen vertices", below="vertices", like="n")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        order = rng.permutation(3 * n)
        clique = list(combinations(order[: 2 * n], 2))
        others = [(u, v) for i, u in enumerate(order[2 * n :]) for v in order[: 2 * n + i]]
        some = rng.sample(others, len(others) * rng.choice(DENSITIES) // 100)
        edges = mixed(rng, [list(pair) for pair in clique + some])
        return {"n": n, "vertices": 3 * n, "edges": edges, "planted": sorted(order[:n])}

    def prompt(self, n: int, vertices: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {vertices - 1} and the edges below. It has {2 * n} "
            f"vertices, not told here, any two of which are joined by an edge. Find {n} different vertices "
            f"any two of which are joined by an edge.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], n: int, edges: list[list[int]]) -> tuple[int, int]:
        chosen = set(answer)
        return sum(u in chosen and v in chosen for u, v in edges), n * (n - 1) // 2
