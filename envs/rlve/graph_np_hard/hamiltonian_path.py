"""Find a lightest walk that visits all vertices of a directed graph, each at least once."""

from itertools import pairwise

from envs.formats import integers
from envs.graphs import share, weighted
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_np_hard._subset_paths import Costs, cheapest, trace
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (5, 15, 25, 35, 45, 55, 65, 75, 85, 95)


class HamiltonianPath(Task):
    """A planted path and other arcs up to a drawn percentage; above level 10 N grows every third level."""

    ladder = Ladder(n=lambda level: 3 + min(level, 10) + max(0, level - 10) // 3, top=21)
    answer = integers("the vertices of the walk, in order", below="n")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = list(pairwise(rng.permutation(n)))
        others = [(u, v) for u in range(n) for v in range(n) if u != v and (u, v) not in planted]
        m = share(rng, n * (n - 1), DENSITIES, least=n - 1)
        arcs = rng.shuffled(planted + rng.sample(others, m - len(planted)))
        return {"n": n, "arcs": weighted(rng, [list(arc) for arc in arcs], most=n)}

    def prompt(self, n: int, arcs: list[list[int]]) -> str:
        return (
            f"A directed graph has the vertices 0 to {n - 1}. Each line below is an arc, `u v w`: it leads "
            "from u to v, and not back, and has the weight w. Find a walk along arcs that visits every "
            "vertex at least once and has the smallest possible sum of weights; an arc counts as often as "
            "it is used. The walk may start and end anywhere, and may visit vertices and use arcs again. "
            f"There is at least one such walk.\narcs:\n{table(arcs)}"
        )

    def solve(self, n: int, arcs: list[list[int]]) -> list[int]:
        costs: Costs = [[None] * n for _ in range(n)]
        after = [list(range(n)) for _ in range(n)]
        for u, v, w in arcs:
            costs[u][v] = w
        for k in range(n):
            for u in range(n):
                for v in range(n):
                    first, second, known = costs[u][k], costs[k][v], costs[u][v]
                    if u == v or first is None or second is None:
                        continue
                    if known is None or first + second < known:
                        costs[u][v], after[u][v] = first + second, after[u][k]
        paths = cheapest(costs)
        order = trace(paths, costs, (1 << n) - 1, int(paths[-1].argmin()))
        walk = [order[0]]
        for target in order[1:]:
            while walk[-1] != target:
                walk.append(after[walk[-1]][target])
        return walk

    def value(self, answer: list[int], n: int, arcs: list[list[int]]) -> int | Invalid:
        weight = {(u, v): w for u, v, w in arcs}
        for arc in pairwise(answer):
            if arc not in weight:
                return Invalid(f"there is no arc from {arc[0]} to {arc[1]}")
        if len(set(answer)) < n:
            return Invalid("not all vertices are visited")
        return sum(weight[arc] for arc in pairwise(answer))
