"""Find all bridges of an undirected graph: the edges without which it has more components."""

from envs.formats import lines
from envs.graphs import mixed, neighbours
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

GROUPS = (5, 10, 20, 30, 50, 70, 80)
DENSITIES = (2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 85, 90)
TRIES = 4


class Bridge(Task):
    """Random groups, one link from each to an earlier one, and a drawn percentage of the pairs inside groups.

    Of up to four such draws the first with an edge that is not a bridge.
    """

    ladder = Ladder(n=grow(4, "1.1", 1), top=23)
    answer = lines("all bridges, each by its two ends in any order", width=2)
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        for _ in range(TRIES):
            edges = _grouped(rng, n)
            if len(_bridges(n, edges)) < len(edges):
                break
        return {"n": n, "edges": edges}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1} and the edges below; it may be disconnected. "
            "A bridge is an edge whose removal increases the number of connected components. List all "
            "bridges, each exactly once and in any order, and no other edge. There is at least one.\nedges, "
            f"one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[list[int]]:
        return _bridges(n, edges)

    def value(self, answer: list[list[int]], n: int, edges: list[list[int]]) -> tuple[int, int] | Invalid:
        bridges = _bridges(n, edges)
        given = [sorted(pair) for pair in answer]
        for pair in given:
            if pair not in bridges:
                return Invalid(f"{pair[0]} {pair[1]} is not a bridge")
            if given.count(pair) > 1:
                return Invalid(f"{pair[0]} {pair[1]} is given twice")
        return len(given), len(bridges)


def _grouped(rng: Rng, n: int) -> list[list[int]]:
    count = max(2, n * rng.choice(GROUPS) // 100)
    group = [i if i < count else rng.below(count) for i in rng.permutation(n)]
    members = [[v for v in range(n) if group[v] == i] for i in range(count)]
    links = [[rng.choice(members[i]), rng.choice(members[rng.below(i)])] for i in range(1, count)]
    inside = [[u, v] for v in range(n) for u in range(v) if group[u] == group[v]]
    percent = rng.choice(DENSITIES)
    return mixed(rng, links + rng.sample(inside, -(-len(inside) * percent // 100)))


def _bridges(n: int, edges: list[list[int]]) -> list[list[int]]:
    """Edges of a depth-first tree below which no edge leads back above, smaller label first."""
    near = neighbours(n, edges)
    entered: dict[int, int] = {}
    bridges = []

    def earliest(v: int, parent: int) -> int:
        """When the first vertex was entered that `v` or one below it has an edge to, v's to parent apart."""
        low = entered[v] = len(entered)
        for u in near[v]:
            if u in entered:
                low = min(low, entered[u]) if u != parent else low
            else:
                reached = earliest(u, v)
                if reached > entered[v]:
                    bridges.append(sorted((u, v)))
                low = min(low, reached)
        return low

    for v in range(n):
        if v not in entered:
            earliest(v, -1)
    return bridges
