"""Find the cheapest arcs along which a root reaches all vertices of a directed graph."""

from envs.formats import lines
from envs.graphs import share, weighted
from envs.ladder import Ladder, grow, then
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 20, 30, 40, 50, 70, 90)

Arc = tuple[int, int, int, int]
"""From, to, weight, index of the given arc that it stands for."""


class MinimumDirectedSpanningTree(Task):
    """A planted tree, and others up to a drawn share of all arcs, 1.5 N or more; weights from 1 to N.

    Above level 10 N grows by 2 a level: prompts of dense graphs would be too long.
    """

    ladder = Ladder(n=then(grow(4, "1.1", 1), 10, by=2), top=24)
    answer = lines("the chosen arcs, in any order", width=2)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        order = rng.permutation(n)
        planted = [[order[rng.below(i)], order[i]] for i in range(1, n)]
        known = set(map(tuple, planted))
        others = [[u, v] for u in range(n) for v in range(n) if u != v and (u, v) not in known]
        m = share(rng, n * (n - 1), DENSITIES, least=n + n // 2)
        arcs = rng.shuffled(planted + rng.sample(others, m - len(planted)))
        return {"n": n, "root": order[0], "arcs": weighted(rng, arcs, most=n)}

    def prompt(self, n: int, root: int, arcs: list[list[int]]) -> str:
        return (
            f"A directed graph has the vertices 0 to {n - 1}. Each line below is an arc, `u v w`: it leads "
            f"from u to v, and not back, and has the weight w. Choose {n - 1} arcs with the smallest "
            f"possible sum of weights such that every vertex can be reached from the root {root} along "
            "chosen arcs. Write each chosen arc on a line of its own: u, then v, without the weight.\n"
            f"arcs:\n{table(arcs)}"
        )

    def solve(self, n: int, root: int, arcs: list[list[int]]) -> list[list[int]]:
        numbered = [(u, v, w, i) for i, (u, v, w) in enumerate(arcs)]
        return [arcs[i][:2] for i in sorted(_cheapest(numbered, root, n))]

    def value(self, answer: list[list[int]], n: int, root: int, arcs: list[list[int]]) -> int | Invalid:
        weight = {(u, v): w for u, v, w in arcs}
        chosen = [(u, v) for u, v in answer]
        if len(chosen) != n - 1:
            return Invalid(f"{len(chosen)} arcs where {n - 1} are needed")
        unknown = next((arc for arc in chosen if arc not in weight), None)
        if unknown:
            return Invalid(f"there is no arc from {unknown[0]} to {unknown[1]}")
        reached = [root]
        for u in reached:
            reached += [v for a, v in dict.fromkeys(chosen) if a == u and v not in reached]
        if len(reached) < n:
            return Invalid(f"only {len(reached)} of {n} vertices are reached from the root")
        return sum(weight[arc] for arc in chosen)


def _cheapest(arcs: list[Arc], root: int, fresh: int) -> list[int]:
    """Edmonds: the cheapest arc into each vertex; a cycle of them becomes one vertex, `fresh`."""
    best: dict[int, Arc] = {}
    for arc in arcs:
        if arc[1] != root and (arc[1] not in best or arc[2] < best[arc[1]][2]):
            best[arc[1]] = arc
    cycle = _cycle(best)
    if not cycle:
        return [index for *_, index in best.values()]
    contracted = []
    for u, v, w, index in arcs:
        if u not in cycle or v not in cycle:
            saved = best[v][2] if v in cycle else 0
            contracted.append((fresh if u in cycle else u, fresh if v in cycle else v, w - saved, index))
    chosen = _cheapest(contracted, root, fresh + 1)
    head = {index: v for _, v, _, index in arcs}
    entered = next(head[index] for index in chosen if head[index] in cycle)
    return chosen + [best[v][3] for v in cycle if v != entered]


def _cycle(best: dict[int, Arc]) -> list[int]:
    """The vertices of one cycle of the arcs, if there is one."""
    done: set[int] = set()
    for start in best:
        walk: list[int] = []
        v = start
        while v in best and v not in done:
            done.add(v)
            walk.append(v)
            v = best[v][0]
        if v in walk:
            return walk[walk.index(v) :]
    return []
