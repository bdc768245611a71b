"""Find a spanning tree and its root with the least sum of edge weights times their depths."""

from functools import cache
from typing import Any

from envs.formats import integers
from envs.graphs import connected, share, weighted
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_tree._spanning import spanning
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = range(10, 101, 10)


class MinimumWeightedSpanningTree(Task):
    """Connected, weights from 1 to N. N stops at 13 (level 10): the solver looks at 3^N pairs of sets."""

    version = 2
    ladder = Ladder(n=lambda level: min(3 + level, 13), top=20)
    answer = integers("the root, then the two ends of each chosen edge, edge after edge", like="size")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = share(rng, n * (n - 1) // 2, DENSITIES, least=n - 1)
        return {"n": n, "size": 2 * n - 1, "edges": weighted(rng, connected(rng, n, m), most=n)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1}. Each line below is an edge, `u v w`: it "
            f"joins u and v and has the weight w. Choose {n - 1} edges that form a spanning tree, which "
            "means that they connect all vertices, and a vertex as its root. The depth of a chosen edge is "
            "the number of edges on the path from the root through it, itself included, so that an edge at "
            "the root has depth 1. Make the sum of weight times depth over the chosen edges as small as "
            f"possible.\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[int]:
        parents = _layers(n, edges)
        root = next(vertex for vertex, parent in enumerate(parents) if parent < 0)
        pairs = ((vertex, parent) for vertex, parent in enumerate(parents) if parent >= 0)
        return [root, *(end for pair in pairs for end in pair)]

    def value(self, answer: list[int], n: int, edges: list[list[int]]) -> int | Invalid:
        root, chosen = answer[0], [list(pair) for pair in zip(answer[1::2], answer[2::2], strict=True)]
        if not 0 <= root < n:
            return Invalid(f"the root is outside 0..{n - 1}")
        if broken := spanning(chosen, n, edges):
            return broken
        weight = {frozenset((u, v)): w for u, v, w in edges}
        total, depth, left = 0, {root: 0}, [root]
        while left:
            u = left.pop()
            for edge in chosen:
                v = sum(edge) - u
                if u in edge and v not in depth:
                    depth[v] = depth[u] + 1
                    total += weight[frozenset(edge)] * depth[v]
                    left.append(v)
        return total


def _layers(n: int, edges: list[list[int]]) -> list[int]:
    """Each vertex's parent in a best tree, -1 at the root.

    Layer d holds the vertices of depth d; each of them may hang on any vertex placed before it (hanging
    higher costs less than is counted), by its lightest edge. cost[S]: least cost of having placed the set S
    (a bit mask) with d layers; before[d][S]: what was placed without the last of them.
    """
    import numpy as np

    far, full = 1 << 40, (1 << n) - 1
    pair = np.full((n, n), far, np.int64)
    for u, v, w in edges:
        pair[u, v] = pair[v, u] = w
    near = np.full((full + 1, n), far, np.int64)
    for mask in range(1, full + 1):
        near[mask] = np.minimum(near[mask & (mask - 1)], pair[(mask & -mask).bit_length() - 1])
    cost = np.full(full + 1, far, np.int64)
    growing = 1 << np.arange(n)
    cost[growing] = 0
    costs, before = [cost], [np.zeros(full + 1, np.int64)]
    # What is not placed yet costs at least its lightest edges, each times the depth of the next layer.
    lightest = pair.min(axis=0)
    rest = ((~np.arange(full + 1)[:, None] >> np.arange(n) & 1) * lightest).sum(axis=1)
    joins = cache(lambda placed: _joins(near[placed].tolist(), placed, n))
    while len(growing):
        depth, cost, origin = len(costs), np.full(full + 1, far, np.int64), np.zeros(full + 1, np.int64)
        for placed in growing.tolist():
            sets, weights = joins(placed)
            totals = costs[-1][placed] + depth * weights
            better = totals < cost[sets]
            cost[sets[better]], origin[sets[better]] = totals[better], placed
        costs.append(cost)
        before.append(origin)
        best = min(int(each[full]) for each in costs)
        growing = np.flatnonzero(cost + len(costs) * rest < best)
    parents, placed = [-1] * n, full
    for layer in range(int(np.argmin([each[full] for each in costs])), 0, -1):
        earlier = int(before[layer][placed])
        for v in range(n):
            if (placed ^ earlier) >> v & 1:
                parents[v] = min((u for u in range(n) if earlier >> u & 1), key=lambda u: int(pair[u, v]))
        placed = earlier
    return parents


def _joins(weights: list[int], placed: int, n: int) -> tuple[Any, Any]:
    """`placed` with every non-empty set of other vertices, and the sum of their weights."""
    import numpy as np

    sets, sums = np.array([placed]), np.zeros(1, np.int64)
    for v in range(n):
        if not placed >> v & 1:
            sets, sums = np.concatenate([sets, sets | 1 << v]), np.concatenate([sums, sums + weights[v]])
    return sets[1:], sums[1:]
