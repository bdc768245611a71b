"""Choose vertices of the smallest total cost, so that every edge has a chosen end."""

from envs.formats import integers
from envs.graphs import graph, masks
from envs.ladder import Ladder, step
from envs.render import row, table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (2, 5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 70, 80, 85, 90)


class MinimumVertexCover(Task):
    """A random graph with a drawn percentage of all pairs as edges, at least one; costs from 1 to 10."""

    ladder = Ladder(n=step(4, 1), top=40)
    answer = integers("the labels of the chosen vertices, in any order")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = max(1, n * (n - 1) // 2 * rng.choice(DENSITIES) // 100)
        return {"cost": [rng.randint(1, 10) for _ in range(n)], "edges": graph(rng, n, m)}

    def prompt(self, cost: list[int], edges: list[list[int]]) -> str:
        return (
            "Choose vertices of the undirected graph below, so that every edge has at least one chosen end "
            "and the sum of the costs of the chosen vertices is as small as possible. The vertices are 0 to "
            f"{len(cost) - 1}.\ncosts of the vertices, in the order of their labels: {row(cost)}\nedges, one "
            f"a line:\n{table(edges)}"
        )

    def solve(self, cost: list[int], edges: list[list[int]]) -> list[int]:
        everything = (1 << len(cost)) - 1
        _, unchosen = _independent(everything, masks(len(cost), edges), cost)
        return [v for v in range(len(cost)) if not unchosen >> v & 1]

    def value(self, answer: list[int], cost: list[int], edges: list[list[int]]) -> int | Invalid:
        chosen = set(answer)
        if len(chosen) < len(answer):
            return Invalid("a vertex is repeated")
        if not chosen <= set(range(len(cost))):
            return Invalid(f"a label is outside 0..{len(cost) - 1}")
        for u, v in edges:
            if u not in chosen and v not in chosen:
                return Invalid(f"no end of the edge {u} {v} is chosen")
        return sum(cost[v] for v in chosen)


def _independent(within: int, near: list[int], cost: list[int]) -> tuple[int, int]:
    """The largest cost of vertices of `within` (a bit mask), no two of them neighbours, and their mask."""
    if not within:
        return 0, 0
    part = _component(within, near)
    if part != within:
        (one, some), (two, others) = (_independent(half, near, cost) for half in (part, within ^ part))
        return one + two, some | others
    busiest = max(_bits(within), key=lambda v: (near[v] & within).bit_count())
    others = within & ~(1 << busiest)
    total, chosen = _independent(others & ~near[busiest], near, cost)
    taken = total + cost[busiest], chosen | 1 << busiest
    return max(taken, _independent(others, near, cost)) if others else taken


def _component(within: int, near: list[int]) -> int:
    """The vertices of `within` that its lowest vertex is connected to, itself among them."""
    reached = new = within & -within
    while new:
        around = 0
        for v in _bits(new):
            around |= near[v]
        new = around & within & ~reached
        reached |= new
    return reached


def _bits(mask: int) -> list[int]:
    return [v for v in range(mask.bit_length()) if mask >> v & 1]
