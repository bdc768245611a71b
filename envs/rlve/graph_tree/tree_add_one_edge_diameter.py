"""Add one edge of given length to a tree, so that its diameter becomes as small as possible."""

from itertools import combinations

from envs.formats import labels
from envs.graphs import leading, weighted
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import minimise
from envs.rlve.graph_tree._rooted import far, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class TreeAddOneEdgeDiameter(Task):
    """Lengths from 0 to N, that of the new edge too; some new edge makes the diameter smaller."""

    ladder = Ladder(n=step(4, 1), top=40)
    answer = labels("the two vertices to join, in any order", below="n", like=2, start=1)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            edges = weighted(rng, shaped(rng, n, start=1), most=n, least=0)
            length = rng.randint(0, n)
            before = max(map(max, _distances(n, edges)))
            if self.value(self.solve(n, length, edges), n, length, edges) < before:
                return {"n": n, "length": length, "edges": edges}

    def prompt(self, n: int, length: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 1 to {n}. Each line below is an edge, `u v w`: it joins u and v and "
            f"has the length w. Add one new edge of the length {length} between two different vertices "
            "(they may be joined already). The distance of two vertices then is the smallest sum of lengths "
            "along a path between them. Make the largest distance of two vertices as small as possible.\n"
            f"edges:\n{table(edges)}"
        )

    def solve(self, n: int, length: int, edges: list[list[int]]) -> list[int]:
        # Ends on one longest path are as good as any.
        distance = _distances(n, edges)
        pairs = sorted(combinations(range(n), 2), key=lambda pair: -distance[pair[0]][pair[1]])
        start, end = pairs[0]
        whole = distance[start][end]
        path = [v for v in range(n) if distance[start][v] + distance[v][end] == whole]
        best, chosen = whole + 1, [1, 2]
        for u, v in combinations(path, 2):
            largest = _diameter(distance, pairs, u, v, length, enough=best)
            if largest < best:
                best, chosen = largest, [u + 1, v + 1]
        return chosen

    def value(self, answer: list[int], n: int, length: int, edges: list[list[int]]) -> int:
        u, v = answer[0] - 1, answer[1] - 1
        return _diameter(_distances(n, edges), list(combinations(range(n), 2)), u, v, length)


def _distances(n: int, edges: list[list[int]]) -> list[list[int]]:
    near = leading(n, edges, directed=False, start=1)
    return [far(near, v) for v in range(n)]


def _diameter(
    distance: list[list[int]],
    pairs: list[tuple[int, int]],
    u: int,
    v: int,
    length: int,
    enough: int | None = None,
) -> int:
    """The largest distance with a new edge between u and v, or some distance >= `enough` if there is one."""
    largest = 0
    for a, b in pairs:
        old = distance[a][b]
        if old > largest:
            new = min(distance[a][u] + distance[v][b], distance[a][v] + distance[u][b]) + length
            largest = max(largest, min(old, new))
            if enough is not None and largest >= enough:
                break
    return largest
