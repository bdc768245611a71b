"""Choose K vertices of a weighted graph so that no vertex is far from the nearest chosen one."""

from envs.formats import labels
from envs.graphs import connected, share, weighted
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import minimise
from envs.rlve.graph_np_hard._domination import lightest
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (2, 5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 70, 80, 85, 90)


class VertexKCenter(Task):
    """A connected graph with a drawn percentage of all pairs as edges; weights from 1 to N."""

    ladder = Ladder(n=step(4, 1), top=25)
    answer = labels("the chosen vertices", below="n", like="k")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        edges = connected(rng, n, share(rng, n * (n - 1) // 2, DENSITIES, least=n - 1))
        return {"n": n, "edges": weighted(rng, edges, most=n), "k": rng.randint(1, n - 1)}

    def prompt(self, n: int, edges: list[list[int]], k: int) -> str:
        return (
            f"An undirected connected graph has the vertices 0 to {n - 1}. Each line below is an edge, `u v "
            "w`: it joins u and v and has the length w. The distance of two vertices is the length of a "
            f"shortest path between them, 0 for the same vertex. Choose exactly {k} different vertices so "
            "that the largest distance of any vertex to the nearest chosen one is as small as "
            f"possible.\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]], k: int) -> list[int]:
        distances = _distances(n, edges)
        radii = sorted({d for line in distances for d in line})
        low, high, chosen = 0, len(radii) - 1, 0
        while low <= high:
            middle = (low + high) // 2
            covers = [sum(1 << v for v, d in enumerate(line) if d <= radii[middle]) for line in distances]
            found = lightest(covers, [1] * n)
            if found.bit_count() <= k:
                high, chosen = middle - 1, found
            else:
                low = middle + 1
        centres = [v for v in range(n) if chosen >> v & 1]
        return centres + [v for v in range(n) if v not in centres][: k - len(centres)]

    def value(self, answer: list[int], n: int, edges: list[list[int]]) -> int:
        return max(min(line[v] for v in answer) for line in _distances(n, edges))


def _distances(n: int, edges: list[list[int]]) -> list[list[int]]:
    """All distances, by Floyd and Warshall."""
    far = sum(w for _, _, w in edges) + 1
    table = [[0 if u == v else far for v in range(n)] for u in range(n)]
    for u, v, w in edges:
        table[u][v] = table[v][u] = w
    for k in range(n):
        for line in table:
            by = line[k]
            for v, more in enumerate(table[k]):
                if by + more < line[v]:
                    line[v] = by + more
    return table
