"""Assign every vertex of a tree an extinguisher within distance K that serves at most S vertices."""

from envs.formats import integers
from envs.graphs import neighbours
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_tree._rooted import depths, hung, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class GasFireExtinguishers(Task):
    """K is uniform from 1 to N/4, at most 4; S from 2 to N/K."""

    version = 2
    ladder = Ladder(n=step(3, 1), top=60)
    answer = integers("P[0], P[1], ... in order", like="n")
    reward = minimise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        k = rng.randint(1, min(4, max(1, n // 4)))
        return {"n": n, "k": k, "s": rng.randint(2, max(2, n // k)), "edges": shaped(rng, n)}

    def prompt(self, n: int, k: int, s: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {n - 1}. The distance of two vertices is the number of edges on "
            "the path between them. Fire extinguishers can be put on vertices, any number on each. Every "
            f"vertex u must be served by an extinguisher on some vertex P[u] at a distance of at most {k} "
            f"from u (P[u] = u is allowed), and one extinguisher serves at most {s} vertices. So a vertex v "
            f"needs ceil(c / {s}) extinguishers, where c is the number of vertices u with P[u] = v. Choose "
            "P[u] for all u such that the total number of extinguishers is as small as possible.\nedges, "
            f"one a line:\n{table(edges)}"
        )

    def solve(self, n: int, k: int, s: int, edges: list[list[int]]) -> list[int]:
        near = neighbours(n, edges)
        order, parent = hung(near)
        # By vertex and distance from it: vertices below that wait, and places below that are free.
        waiting: list[list[list[int]]] = [[[] for _ in range(k + 1)] for _ in range(n)]
        free: list[list[list[int]]] = [[[] for _ in range(k + 1)] for _ in range(n)]
        serving = [-1] * n

        def match(v: int, i: int, j: int) -> None:
            while waiting[v][i] and free[v][j]:
                serving[waiting[v][i].pop()] = free[v][j].pop()

        for v in reversed(order):
            waiting[v][0].append(v)
            free[v][0] += [v] * (-(-len(waiting[v][k]) // s) * s)
            match(v, k, 0)
            if v == order[0]:
                break
            for total in (k, k - 1):
                for i in range(total + 1):
                    match(v, i, total - i)
            for d in range(k):
                waiting[parent[v]][d + 1] += waiting[v][d]
                free[parent[v]][d + 1] += free[v][d]
        # At the root all may meet: the farthest choose first, and of their places the farthest one.
        for i in reversed(range(k + 1)):
            for j in reversed(range(k + 1 - i)):
                match(order[0], i, j)
        for late in [u for group in waiting[order[0]] for u in group]:
            serving[late] = order[0]
        return serving

    def value(self, answer: list[int], n: int, k: int, s: int, edges: list[list[int]]) -> int | Invalid:
        near = neighbours(n, edges)
        for u, place in enumerate(answer):
            if not 0 <= place < n:
                return Invalid(f"{place} is no vertex")
            if depths(near, u)[place] > k:
                return Invalid(f"{place} is more than {k} edges away from {u}")
        return sum(-(-answer.count(v) // s) for v in range(n))
