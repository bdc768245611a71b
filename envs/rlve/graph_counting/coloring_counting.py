"""Sum the numbers of colours used over all proper colourings of a graph with bounded colours."""

from envs.formats import natural
from envs.graphs import graph, masks, share
from envs.ladder import Ladder
from envs.render import row, table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (2, 5, 10, 20, 30, 40, 50, 60, 70, 80, 95)


class ColoringCounting(Task):
    """A drawn percentage of all pairs as edges; bounds that leave at least one colouring.

    Above level 10 a vertex more every five levels.
    """

    ladder = Ladder(n=lambda level: 4 + min(level, 10) + max(0, level - 10) // 5, top=20)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        edges = graph(rng, n, share(rng, n * (n - 1) // 2, DENSITIES, least=1))
        near, colour = masks(n, edges), [0] * n
        for v in range(n):
            taken = {colour[u] for u in range(v) if near[v] >> u & 1}
            colour[v] = next(c for c in range(n) if c not in taken)
        return {"bounds": [rng.randint(colour[v], n - 1) for v in range(n)], "edges": edges}

    def prompt(self, bounds: list[int], edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {len(bounds) - 1} and the edges below. A colouring "
            "gives each vertex v a colour, an integer from 0 to R[v] (both included), such that the two "
            "ends of every edge have different colours. Find the sum, over all colourings, of the number of "
            f"different colours that the colouring uses.\nR: {row(bounds)}\nedges, one a "
            f"line:\n{table(edges)}"
        )

    def solve(self, bounds: list[int], edges: list[list[int]]) -> int:
        # Vertices in order of their bounds: a vertex that takes a new colour has bound + 1 less the colours
        # used so far to choose from. Of a colour only the vertices to come that it is barred from matter.
        near = masks(len(bounds), edges)
        left = (1 << len(bounds)) - 1
        states: dict[tuple[int, ...], int] = {(): 1}
        for v in sorted(range(len(bounds)), key=bounds.__getitem__):
            left ^= 1 << v
            following: dict[tuple[int, ...], int] = {}
            for barred, ways in states.items():
                options = [(i, 1) for i, mask in enumerate(barred) if not mask >> v & 1]
                for i, choices in [*options, (len(barred), bounds[v] + 1 - len(barred))]:
                    if choices > 0:
                        mask = (barred[i] if i < len(barred) else 0) | near[v]
                        key = tuple(sorted(m & left for m in (*barred[:i], mask, *barred[i + 1 :])))
                        following[key] = following.get(key, 0) + ways * choices
            states = following
        return sum(len(barred) * ways for barred, ways in states.items())
