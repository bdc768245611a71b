"""Split the vertices of a graph in two, so that all have an even number of neighbours on their side."""

from envs.formats import integers
from envs.graphs import graph, masks, share
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 20, 30, 40, 50, 60, 70, 80, 90)


class EvenDegreeGraphPartitioning(Task):
    """Any graph can be split so (Gallai). Some degree is odd: one label for all never does."""

    ladder = Ladder(n=step(3, 1), top=50)
    answer = integers("the labels of the vertices, in the order of the vertices", like="n")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        every = n * (n - 1) // 2
        while True:
            edges = graph(rng, n, share(rng, every, DENSITIES, least=min(n - 2, every)))
            if any(near.bit_count() % 2 for near in masks(n, edges)):
                return {"n": n, "edges": edges}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1} and the edges below. Label every vertex 1 "
            "or 2, so that each vertex has an even number of neighbours (0 counts) with the same label as "
            "itself. This is always possible; one of the two labels may stay unused.\nedges, one a line:\n"
            f"{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[int]:
        # With x[v] = 0 or 1: the sum over the neighbours u of v of 1 + x[u] + x[v] is even.
        rows = []
        for v, near in enumerate(masks(n, edges)):
            odd = near.bit_count() % 2
            rows.append(near | odd << v | odd << n)
        pivots: list[tuple[int, int]] = []
        for equation in rows:
            for column, pivot in pivots:
                if equation >> column & 1:
                    equation ^= pivot
            if equation & ((1 << n) - 1):
                column = (equation & -equation).bit_length() - 1
                pivots = [(c, p ^ equation if p >> column & 1 else p) for c, p in pivots]
                pivots.append((column, equation))
        ones = {column for column, pivot in pivots if pivot >> n & 1}
        return [2 if v in ones else 1 for v in range(n)]

    def value(self, answer: list[int], n: int, edges: list[list[int]]) -> tuple[int, int] | Invalid:
        if not set(answer) <= {1, 2}:
            return Invalid("a label is neither 1 nor 2")
        alike = [0] * n
        for u, v in edges:
            if answer[u] == answer[v]:
                alike[u] += 1
                alike[v] += 1
        return sum(count % 2 == 0 for count in alike), n
