"""Find a largest flow through a network, and among the largest ones a cheapest."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, in_order
from envs.rlve.graph_flow_matching._costs import Network
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (1, 2, 5, 10, 15, 20, 25, 30, 35, 40, 50)


class MinimumCostMaximumFlow(Task):
    """Two planted paths of at least two arcs, others to a drawn percentage; N grows slowly from level 10."""

    ladder = Ladder(n=lambda level: grow(4, "1.1", 1)(min(level, 10)) + max(0, level - 10), top=25)
    answer = integers("the flows of the arcs, in the order of the list", like="arcs")
    reward = in_order("max", "min", beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        pairs: set[tuple[int, int]] = set()
        for _ in range(2):
            inner = rng.sample(range(1, n - 1), rng.randint(1, min(4, n - 2)))
            pairs.update(pairwise([0, *inner, n - 1]))
        others = [
            (u, v)
            for u in range(n - 1)
            for v in range(1, n)
            if u != v and (u, v) not in pairs and v - u < n - 1
        ]
        more = max(n // 2, n * (n - 1) * rng.choice(DENSITIES) // 100 - len(pairs))
        chosen = rng.shuffled([*sorted(pairs), *rng.sample(others, min(more, len(others)))])
        return {"n": n, "arcs": [[u, v, rng.randint(1, n), rng.randint(1, n)] for u, v in chosen]}

    def prompt(self, n: int, arcs: list[list[int]]) -> str:
        return (
            f"A network has the vertices 0 to {n - 1}. Each line below is an arc, `u v capacity cost`: it "
            "leads from u to v. Give every arc a flow, an integer from 0 to its capacity, such that at "
            f"every vertex but 0 and {n - 1} as much flows in as flows out. The amount of the flow is what "
            f"reaches {n - 1}. It must be as large as possible; among the flows of the largest amount choose "
            f"one of the smallest cost: the sum over all arcs of flow times cost.\narcs:\n{table(arcs)}"
        )

    def solve(self, n: int, arcs: list[list[int]]) -> list[int]:
        network = Network(n)
        numbers = [network.add(u, v, capacity, cost) for u, v, capacity, cost in arcs]
        network.augment(0, n - 1)
        return [network.flow(number) for number in numbers]

    def value(self, answer: list[int], n: int, arcs: list[list[int]]) -> tuple[int, int] | Invalid:
        gain, total = [0] * n, 0
        for flow, (u, v, capacity, cost) in zip(answer, arcs, strict=True):
            if not 0 <= flow <= capacity:
                return Invalid(f"the flow from {u} to {v} is outside 0..{capacity}")
            gain[u] -= flow
            gain[v] += flow
            total += flow * cost
        if any(gain[1 : n - 1]):
            return Invalid("at some vertex another amount flows in than flows out")
        return gain[n - 1], total
