"""Count the walks of a given length that never go back along the edge they just came by."""

from operator import mul

from envs.formats import integer
from envs.graphs import connected, neighbours
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

MOD = 10_000


class PathNoGoingBackCounting(Task):
    """M from 5 to its maximum, N so that there are cycles, and at most 20; T up to 2 to the power N."""

    ladder = Ladder(m=grow(10, "1.1", 1), top=30)
    answer = integer("the number of walks modulo 10000", below=MOD)
    reward = exact()

    def generate(self, rng: Rng, m: int) -> Instance:
        m = rng.randint(5, m)
        least = next(n for n in range(4, m) if n * (n - 1) // 2 >= m)
        n = rng.randint(least, max(least, min(20, 2 * m // 3)))
        return {"n": n, "edges": connected(rng, n, m), "t": rng.randint(1, 2**n)}

    def prompt(self, n: int, edges: list[list[int]], t: int) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1} and the edges below. Count the walks from "
            f"vertex 0 to vertex {n - 1} that consist of exactly T steps, each along an edge, in which no "
            "step goes along the same edge as the step right before it. Otherwise vertices and edges may be "
            f"used again and again, and a walk may pass its end. Give the number modulo {MOD}.\nT: "
            f"{t}\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]], t: int) -> int:
        # x(k) counts walks of k steps by their end: x(k+1) = x(k) A - x(k-1) (D - 1), as a walk that would
        # turn back comes from a vertex that it could have left by one edge fewer; x(2) = x(1) A - x(0) D.
        near = neighbours(n, edges)
        matrix = [[0] * (2 * n) for _ in range(2 * n)]
        for v, around in enumerate(near):
            for u in around:
                matrix[v][u] = 1
            matrix[v][n + v] = 1
            matrix[n + v][v] = 1 - len(around)
        one = [int(0 in near[v]) for v in range(n)]
        if t == 1:
            return one[n - 1]
        two = [sum(one[u] for u in near[v]) for v in range(n)]
        two[0] -= len(near[0])
        return _after(two + one, matrix, t - 2)[n - 1]


def _after(vector: list[int], matrix: list[list[int]], steps: int) -> list[int]:
    """The row vector times a power of the matrix, modulo MOD."""
    while steps:
        columns = list(zip(*matrix, strict=True))
        if steps & 1:
            vector = [sum(map(mul, vector, column)) % MOD for column in columns]
        steps >>= 1
        if steps:
            matrix = [[sum(map(mul, line, column)) % MOD for column in columns] for line in matrix]
    return [entry % MOD for entry in vector]
