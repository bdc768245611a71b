"""Put the vertices of a tree in an order in which neighbours are at most two edges apart."""

from itertools import pairwise

from envs.formats import permutation
from envs.graphs import mixed, neighbours
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task


class Multidrink(Task):
    """Planted: each vertex of the order hangs on the one before it, or on a neighbour of that."""

    ladder = Ladder(n=step(4, 1), top=100)
    answer = permutation("the vertices in order", like="n")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = rng.permutation(n)
        near: dict[int, list[int]] = {planted[0]: []}
        edges = []
        for before, v in pairwise(planted):
            above = before if rng.chance(1, 3) else rng.choice([before, *near[before]])
            edges.append([above, v])
            near[above].append(v)
            near[v] = [above]
        return {"n": n, "edges": mixed(rng, edges), "planted": planted}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {n - 1}. The distance of two vertices is the number of edges on "
            "the path between them. Put all vertices in an order, each exactly once, such that any two that "
            "follow each other have a distance of 1 or 2. There is such an order.\nedges, one a line:\n"
            f"{table(edges)}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], n: int, edges: list[list[int]]) -> tuple[int, int]:
        near = [set(row) for row in neighbours(n, edges)]
        good = sum(v in near[u] or bool(near[u] & near[v]) for u, v in pairwise(answer))
        return good, n - 1
