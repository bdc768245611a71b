"""Choose the cheapest vertices of a directed graph from which all others can be reached."""

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import row, table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (1, 2, 3, 5, 10, 15)


class SpyNetwork(Task):
    """In a random order, 30 to 70 % of the vertices get an arc from an earlier one, and half of the others
    are put into small cycles; then 1 to 15 % of all arcs, mostly forward. Costs from 1 to N."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=24)
    answer = labels("the chosen vertices in any order", below="cost")
    reward = minimise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        order, dominated = rng.permutation(n), rng.randint(3, 7)
        arcs: set[tuple[int, int]] = set()
        tops = [order[0]]
        for i in range(1, n):
            if rng.chance(dominated, 10):
                arcs.add((order[rng.below(i)], order[i]))
            else:
                tops.append(order[i])
        while len(tops) > 1:
            ring = [tops.pop() for _ in range(min(len(tops), rng.randint(1, 3)))]
            arcs |= {(u, v) for u, v in zip(ring, ring[1:] + ring[:1], strict=True) if u != v}
        for _ in range(max(1, n * (n - 1) * rng.choice(DENSITIES) // 100)):
            i, j = rng.sample(range(n), 2)
            forward = min(i, j), max(i, j)
            i, j = forward if rng.chance(3, 4) else (i, j)
            arcs.add((order[i], order[j]))
        cost = [rng.randint(1, n) for _ in range(n)]
        return {"cost": cost, "arcs": rng.shuffled([list(arc) for arc in sorted(arcs)])}

    def prompt(self, cost: list[int], arcs: list[list[int]]) -> str:
        return (
            f"A directed graph has the vertices 0 to {len(cost) - 1}. Each arc `u v` leads from u to v, and "
            "not back. Choose vertices with the smallest possible sum of costs such that every vertex is "
            "chosen itself or can be reached from some chosen vertex along arcs.\ncosts of the vertices, in "
            f"the order of their labels: {row(cost)}\narcs, one a line:\n{table(arcs)}"
        )

    def solve(self, cost: list[int], arcs: list[list[int]]) -> list[int]:
        # Where everything that reaches v is reached by v, one of these must be chosen, and one is enough.
        n = len(cost)
        reach = [_reached([v], n, arcs) for v in range(n)]
        sources = {}
        for v in range(n):
            group = [u for u in range(n) if v in reach[u]]
            if all(u in reach[v] for u in group):
                sources[min(group)] = min(group, key=lambda u: cost[u])
        return list(sources.values())

    def value(self, answer: list[int], cost: list[int], arcs: list[list[int]]) -> int | Invalid:
        missed = set(range(len(cost))) - _reached(answer, len(cost), arcs)
        if missed:
            return Invalid(f"the vertex {min(missed)} is not reached", rlve=-0.3)
        return sum(cost[v] for v in answer)


def _reached(starts: list[int], n: int, arcs: list[list[int]]) -> set[int]:
    leading: list[list[int]] = [[] for _ in range(n)]
    for u, v in arcs:
        leading[u].append(v)
    seen, left = set(starts), list(starts)
    while left:
        new = [v for v in leading[left.pop()] if v not in seen]
        seen.update(new)
        left += new
    return seen
