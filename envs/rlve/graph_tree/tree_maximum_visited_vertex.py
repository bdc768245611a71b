"""Walk M edges through a tree from vertex 0, and visit as many different vertices as possible."""

from itertools import pairwise

from envs.formats import integers
from envs.graphs import neighbours
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, maximise
from envs.rlve.graph_tree._rooted import hung, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class TreeMaximumVisitedVertex(Task):
    """M is uniform from 2 to 2N - 3, where a walk through all vertices and back would take 2N - 2."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=28)
    answer = integers("the vertices of the walk in order, 0 first")
    reward = maximise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "m": rng.randint(2, 2 * n - 3), "edges": shaped(rng, n)}

    def prompt(self, n: int, m: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {n - 1}. Starting on vertex 0, make exactly {m} moves, each along "
            "an edge to a neighbour; edges and vertices may be used again. Visit as many different vertices "
            f"as possible (vertex 0 counts). Write the {m + 1} vertices of the walk, from 0 to the one where "
            f"it ends.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, m: int, edges: list[list[int]]) -> list[int]:
        near = neighbours(n, edges)
        order, parent = hung(near)
        path = [order[-1]]
        while path[-1] != 0:
            path.append(parent[path[-1]])
        path = path[::-1][: m + 1]
        # Two moves for each vertex beside the longest way down, with a return; the way itself comes last.
        visited = set(path)
        for v in order:
            if v not in visited and len(visited) < len(path) + (m - len(path) + 1) // 2:
                visited.add(v)
        walk: list[int] = []

        def visit(v: int) -> None:
            walk.append(v)
            for u in near[v]:
                if u in visited and u not in path and u != parent[v]:
                    visit(u)
                    walk.append(v)

        for v in path:
            visit(v)
        while len(walk) <= m:
            walk.append(walk[-2])
        return walk

    def value(self, answer: list[int], n: int, m: int, edges: list[list[int]]) -> int | Invalid:
        if len(answer) != m + 1 or answer[0] != 0:
            return Invalid(f"not {m + 1} vertices with 0 as the first")
        joined = {(u, v) for u, v in edges} | {(v, u) for u, v in edges}
        for u, v in pairwise(answer):
            if (u, v) not in joined:
                return Invalid(f"there is no edge between {u} and {v}")
        return len(set(answer))
