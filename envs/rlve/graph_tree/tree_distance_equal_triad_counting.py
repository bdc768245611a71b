"""Count the vertex triples of a tree whose three distances are equal."""

from itertools import zip_longest

from envs.formats import natural
from envs.graphs import neighbours
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import closeness
from envs.rlve.graph_tree._rooted import nearest, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class TreeDistanceEqualTriadCounting(Task):
    """Never 0: some vertex has three neighbours. Answers are spread over 1, 2, 4, ... up to 2N."""

    version = 2
    draws = 24
    ladder = Ladder(n=step(4, 1), top=60)
    answer = natural("the number of sets")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        def draw() -> Instance:
            while True:
                edges = shaped(rng, n, start=1)
                if max(map(len, neighbours(n, edges, start=1))) > 2:
                    return {"n": n, "edges": edges}

        return nearest(2 ** rng.below((2 * n).bit_length()), draw, self.solve)

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 1 to {n}. The distance of two vertices is the number of edges on the "
            "path between them. How many sets of three different vertices are there in which all three "
            f"pairs have the same distance?\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        # Such vertices are equally far from one centre, in three different directions.
        near = neighbours(n, edges, start=1)
        count = 0
        for center in range(n):
            branches = [_levels(near, v, center) for v in near[center]]
            for level in zip_longest(*branches, fillvalue=0):
                one = two = three = 0
                for size in level:
                    one, two, three = one + size, two + one * size, three + two * size
                count += three
        return count


def _levels(near: list[list[int]], v: int, parent: int) -> list[int]:
    """How many vertices are how far below v, without the side of its parent."""
    sizes, level = [], [(v, parent)]
    while level:
        sizes.append(len(level))
        level = [(u, v) for v, parent in level for u in near[v] if u != parent]
    return sizes
