"""Cover all arcs of a directed graph without cycles by paths from vertex 1, as light as possible."""

from itertools import pairwise

from envs.formats import lines
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_flow_matching._costs import PLENTY, Network
from envs.rng import Rng
from envs.task import Instance, Task


class MinPathCoverDAG(Task):
    """Vertex 1 first in a random order, every other one after an earlier one; N - 1 to 2N arcs, weights to N.

    Above level 10 N grows by one every third level, for the answers' sake.
    """

    ladder = Ladder(n=lambda level: 4 + min(level, 10) + max(0, level - 10) // 3, top=20)
    answer = lines("the paths, one a line, each by its vertices in order")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        order = [1, *rng.permutation(n - 1, start=2)]
        arcs = {(order[rng.below(i)], order[i]) for i in range(1, n)}
        others = [
            (order[i], order[j]) for j in range(n) for i in range(j) if (order[i], order[j]) not in arcs
        ]
        more = rng.sample(others, min(len(others), rng.randint(0, n)))
        return {"n": n, "arcs": [[u, v, rng.randint(1, n)] for u, v in rng.shuffled([*sorted(arcs), *more])]}

    def prompt(self, n: int, arcs: list[list[int]]) -> str:
        return (
            f"A directed graph without cycles has the vertices 1 to {n}. Each line below is an arc, `u v w`: "
            "it leads from u to v, and not back, and has the weight w. All vertices can be reached from "
            "vertex 1. Find paths along arcs, each of which starts at vertex 1 and ends anywhere, such that "
            "every arc lies on at least one of them. The sum of the weights of all paths must be as small "
            f"as possible; an arc counts for every path that it lies on.\narcs:\n{table(arcs)}"
        )

    def solve(self, n: int, arcs: list[list[int]]) -> list[list[int]]:
        # Each arc once, and for what leaves a vertex beyond what comes in, more from where paths can go on.
        network, sink = Network(n + 2), n + 1
        numbers = [network.add(u, v, PLENTY, w) for u, v, w in arcs]
        network.add(0, 1, PLENTY, 0)
        for x in range(2, n + 1):
            surplus = sum(v == x for _, v, _ in arcs) - sum(u == x for u, _, _ in arcs)
            network.add(*((0, x) if surplus > 0 else (x, sink)), abs(surplus), 0)
        network.augment(0, sink)
        left = {(u, v): 1 + network.flow(number) for (u, v, _), number in zip(arcs, numbers, strict=True)}
        paths = []
        while any(left.values()):
            path = [1]
            while following := [v for (u, v), times in left.items() if u == path[-1] and times]:
                left[path[-1], following[0]] -= 1
                path.append(following[0])
            paths.append(path)
        return paths

    def value(self, answer: list[list[int]], arcs: list[list[int]]) -> int | Invalid:
        weight = {(u, v): w for u, v, w in arcs}
        used = [arc for path in answer for arc in pairwise(path)]
        if any(path[0] != 1 for path in answer):
            return Invalid("a path does not start at 1")
        if not set(used) <= set(weight):
            return Invalid("a path goes where there is no arc")
        if len(set(used)) < len(weight):
            return Invalid("an arc lies on no path", rlve=-0.2)
        return sum(weight[arc] for arc in used)
