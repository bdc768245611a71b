"""Decide whether the edge weights of every cycle of a graph have the XOR 0."""

from envs.formats import choice
from envs.graphs import connected, xors
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class CheckAllCycleXorZero(Task):
    """Connected, with N to 3N edges that agree with potentials of the vertices; in every second graph one
    edge, or two, do not."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = choice("whether every cycle has the XOR 0", "YES", "NO")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        m = min(n * (n - 1) // 2, n * rng.randint(10, 30) // 10)
        most = 2 ** n.bit_length()
        potential = [rng.below(most) for _ in range(n)]
        edges = [[u, v, potential[u - 1] ^ potential[v - 1]] for u, v in connected(rng, n, m, start=1)]
        if rng.chance(1, 2):
            for edge in rng.sample(edges, rng.randint(1, 2)):
                edge[2] ^= rng.randint(1, most - 1)
        return {"n": n, "edges": edges}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 1 to {n}. Each line below is an edge, `u v w`, with the "
            "weight w. A cycle is a closed path of three or more edges that visits no vertex twice. Does "
            "every cycle of the graph have the property that the bitwise XOR of the weights of its edges is "
            f"0?\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> str:
        potential = xors(n, edges, start=1)
        agree = all(potential[u - 1] ^ potential[v - 1] == w for u, v, w in edges)
        return "YES" if agree else "NO"
