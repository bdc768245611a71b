"""Find the vertex of a tree with the smallest cost-weighted sum of distances to all vertices."""

from envs.formats import integer
from envs.graphs import tree, weighted
from envs.ladder import Ladder, step
from envs.render import row, table
from envs.rewards import minimise
from envs.rng import Rng
from envs.task import Instance, Task


class TreeCenter(Task):
    """Edge lengths and costs are uniform from 1 to N."""

    ladder = Ladder(n=step(4, 1), top=40)
    answer = integer("the label of the chosen vertex", below="cost")
    reward = minimise(beta=8)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"cost": [rng.randint(1, n) for _ in range(n)], "edges": weighted(rng, tree(rng, n), most=n)}

    def prompt(self, cost: list[int], edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {len(cost) - 1}, each with a cost. Each line below is an edge, `u "
            "v w`: it joins u and v and has the length w. The distance of two vertices is the sum of the "
            "lengths on the path between them. Choose the vertex x for which the sum of cost[v] * "
            "distance(x, v) over all vertices v is as small as possible; where several are best, any of "
            "them is right.\ncosts of the vertices, in the order of their labels: "
            f"{row(cost)}\nedges:\n{table(edges)}"
        )

    def solve(self, cost: list[int], edges: list[list[int]]) -> int:
        return min(range(len(cost)), key=lambda x: self.value(x, cost, edges))

    def value(self, answer: int, cost: list[int], edges: list[list[int]]) -> int:
        near: list[list[tuple[int, int]]] = [[] for _ in cost]
        for u, v, w in edges:
            near[u].append((v, w))
            near[v].append((u, w))
        total, left = 0, [(answer, answer, 0)]
        while left:
            v, parent, distance = left.pop()
            total += cost[v] * distance
            left += [(u, v, distance + w) for u, w in near[v] if u != parent]
        return total
