"""Sort all walks of a small directed graph by weight, and give the weight of the K-th."""

from envs.formats import natural
from envs.graphs import leading
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class WYC(Task):
    """Two to eight vertices on a planted cycle, and one to three arcs more."""

    ladder = Ladder(k=lambda level: 5 * 2**level, top=30)
    answer = natural("the weight of the K-th walk")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, k: int) -> Instance:
        n = rng.randint(2, 8)
        cycle = rng.permutation(n, start=1)
        arcs = [[cycle[i - 1], cycle[i]] for i in range(n)]
        while len(arcs) <= n or (rng.chance(1, 2) and len(arcs) < n + 3):
            arcs.append(rng.sample(cycle, 2))
        weighted = [[*arc, rng.randint(1, 3)] for arc in rng.shuffled(arcs)]
        return {"n": n, "arcs": weighted, "k": rng.randint(1, k)}

    def prompt(self, n: int, arcs: list[list[int]], k: int) -> str:
        return (
            f"A directed graph has the vertices 1 to {n}. Each line below is an arc, `u v w`: it leads from "
            "u to v, and not back, and has the weight w. A line that occurs twice is two arcs. A walk is a "
            "sequence of one or more arcs, each beginning where the one before it ends; it may begin and "
            "end at any vertices and use arcs again. Its weight is the sum of the weights of its arcs, an "
            "arc counted as often as it is used. All walks (different sequences of arcs) are sorted by "
            "weight, the lightest first. Find the weight of the K-th walk, counted from 1.\nK: "
            f"{k}\narcs:\n{table(arcs)}"
        )

    def solve(self, n: int, arcs: list[list[int]], k: int) -> int:
        out = leading(n, arcs, directed=True, start=1)
        ways = [[1] * n]
        weight = seen = 0
        while seen < k:
            weight += 1
            ways.append([sum(ways[weight - w][v] for v, w in out[u] if w <= weight) for u in range(n)])
            seen += sum(ways[weight])
        return weight
