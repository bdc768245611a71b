"""Find a path of the largest total weight in a directed graph that visits no vertex twice."""

from itertools import pairwise

from envs.formats import integers
from envs.graphs import directed, share, weighted
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import Invalid, maximise
from envs.rlve.graph_np_hard._subset_paths import Costs, cheapest, trace
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (5, 15, 25, 35, 45, 55, 65, 75, 85, 95)


class LongestPath(Task):
    """A drawn percentage of all arcs, at least one; above level 10 a vertex more every four levels."""

    ladder = Ladder(n=lambda level: 4 + min(level, 10) + max(0, level - 10) // 4, top=21)
    answer = integers("the vertices of the path, in order", below="n")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = share(rng, n * (n - 1), DENSITIES, least=1)
        return {"n": n, "arcs": weighted(rng, directed(rng, n, m), most=n)}

    def prompt(self, n: int, arcs: list[list[int]]) -> str:
        return (
            f"A directed graph has the vertices 0 to {n - 1}. Each line below is an arc, `u v w`: it leads "
            "from u to v, and not back, and has the weight w. Find a path along arcs that visits no vertex "
            "twice and has the largest possible sum of weights. It may start and end anywhere and need not "
            f"visit all vertices; a single vertex is a path of weight 0.\narcs:\n{table(arcs)}"
        )

    def solve(self, n: int, arcs: list[list[int]]) -> list[int]:
        costs: Costs = [[None] * n for _ in range(n)]
        for u, v, w in arcs:
            costs[u][v] = -w
        paths = cheapest(costs)
        mask, end = divmod(int(paths.argmin()), n)
        return trace(paths, costs, mask, end)

    def value(self, answer: list[int], arcs: list[list[int]]) -> int | Invalid:
        if len(set(answer)) < len(answer):
            return Invalid("a vertex is visited twice")
        weight = {(u, v): w for u, v, w in arcs}
        for arc in pairwise(answer):
            if arc not in weight:
                return Invalid(f"there is no arc from {arc[0]} to {arc[1]}")
        return sum(weight[arc] for arc in pairwise(answer))
