"""Give every cell of a grid a cheap height that differs little from the heights of its neighbours."""

from envs.formats import lines
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_flow_matching._cut import NEVER, source_side
from envs.rng import Rng
from envs.task import Instance, Task


class MinCubeAssignment(Task):
    """P, Q and R from 2 to the maximum, which grows every second level from level 10; costs from 1 to 9."""

    ladder = Ladder(size=lambda level: 2 + min(level, 10) + max(0, level - 10) // 2, top=21)
    answer = lines("the heights", count="p", width="q")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, size: int) -> Instance:
        p, q, r = (rng.randint(2, size) for _ in range(3))
        costs = [[rng.randint(1, 9) for _ in range(r)] for _ in range(p * q)]
        return {"p": p, "q": q, "costs": costs, "d": rng.randint(0, r - 1)}

    def prompt(self, p: int, q: int, costs: list[list[int]], d: int) -> str:
        r = len(costs[0])
        return (
            f"Give each cell of a grid of {p} rows and {q} columns a height, an integer from 0 to {r - 1}, "
            f"such that the heights of any two cells that share a side differ by at most {d}. Each line "
            f"below belongs to a cell: the costs of the heights 0 to {r - 1} there. The cells come row by "
            "row from the top, each row from the left. The sum of the costs of the chosen heights must be "
            f"as small as possible.\ncosts:\n{table(costs)}"
        )

    def solve(self, p: int, q: int, costs: list[list[int]], d: int) -> list[list[int]]:
        # Each cell is a chain from source to sink with an arc for each height; the cut one is its height.
        r = len(costs[0])
        source, sink = p * q * (r - 1), p * q * (r - 1) + 1
        arcs = []
        for cell, prices in enumerate(costs):
            first = cell * (r - 1)
            chain = [source, *range(first, first + r - 1), sink]
            arcs += [(chain[h], chain[h + 1], price) for h, price in enumerate(prices)]
            arcs += [(chain[h + 1], chain[h], NEVER) for h in range(1, r - 1)]
            for other in _beside(p, q, cell):
                arcs += [(first + h, other * (r - 1) + h - d, NEVER) for h in range(d, r - 1)]
        kept = source_side(sink + 1, arcs, source, sink)
        heights = [sum(cell * (r - 1) + h in kept for h in range(r - 1)) for cell in range(p * q)]
        return [heights[i * q : (i + 1) * q] for i in range(p)]

    def value(self, answer: list[list[int]], p: int, q: int, costs: list[list[int]], d: int) -> int | Invalid:
        heights = [height for line in answer for height in line]
        if not all(0 <= height < len(costs[0]) for height in heights):
            return Invalid(f"a height is outside 0..{len(costs[0]) - 1}")
        for cell, height in enumerate(heights):
            if any(abs(height - heights[other]) > d for other in _beside(p, q, cell)):
                return Invalid(f"heights of neighbours differ by more than {d}")
        return sum(prices[height] for prices, height in zip(costs, heights, strict=True))


def _beside(p: int, q: int, cell: int) -> list[int]:
    i, j = divmod(cell, q)
    around = ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1))
    return [x * q + y for x, y in around if 0 <= x < p and 0 <= y < q]
