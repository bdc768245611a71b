"""Count the triangles of an undirected graph."""

from envs.formats import natural
from envs.graphs import graph, masks
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class ThreeVertexCycleCounting(Task):
    """Edges are 1 to 3 times the vertices, where so many fit."""

    version = 2
    ladder = Ladder(n=grow(5, "1.1", 1), top=30)
    answer = natural("the number of triangles")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = min(n * (n - 1) // 2, n * rng.randint(10, 30) // 10)
        return {"n": n, "edges": graph(rng, n, m)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1} and the edges below. Count its triangles: "
            "the sets of three vertices any two of which are joined by an edge.\nedges, one a "
            f"line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        near = masks(n, edges)
        return sum((near[u] & near[v]).bit_count() for u, v in edges) // 3
