"""Find a walk in a connected graph that visits every vertex an odd number of times."""

from itertools import pairwise

from envs.formats import integers
from envs.graphs import connected, neighbours
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task


class OddVisitation(Task):
    """Connected, with N - 1 to 2N edges; N - 3 pairs are no edge, so that no walk suits most graphs."""

    version = 2
    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = integers("the vertices of the walk in order")
    reward = feasible()

    def generate(self, rng: Rng, n: int) -> Instance:
        m = min(n * (n - 1) // 2 - (n - 3), max(n - 1, n * rng.randint(9, 20) // 10))
        return {"n": n, "edges": connected(rng, n, m)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected connected graph has the vertices 0 to {n - 1} and the edges below. Find a walk "
            "in it: a sequence of vertices in which any two that follow each other are joined by an edge. "
            "Every vertex must occur in the sequence an odd number of times; how often the edges are used "
            f"does not matter. The walk may start and end anywhere.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[int]:
        near = neighbours(n, edges)
        odd, seen = [False] * n, [False] * n
        walk: list[int] = []

        def visit(v: int) -> None:
            walk.append(v)
            odd[v], seen[v] = not odd[v], True

        def explore(v: int) -> None:
            visit(v)
            for u in near[v]:
                if not seen[u]:
                    explore(u)
                    visit(v)
                    if not odd[u]:
                        visit(u)
                        visit(v)

        explore(0)
        return walk if odd[0] else walk[:-1]

    def value(self, answer: list[int], n: int, edges: list[list[int]]) -> bool | Invalid:
        joined = {(u, v) for u, v in edges} | {(v, u) for u, v in edges}
        for u, v in pairwise(answer):
            if (u, v) not in joined:
                return Invalid(f"there is no edge between {u} and {v}")
        even = next((v for v in range(n) if answer.count(v) % 2 == 0), None)
        return even is None or missed(f"{even} is visited an even number of times")
