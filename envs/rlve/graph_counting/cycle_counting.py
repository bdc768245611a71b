"""Count the simple cycles of an undirected graph."""

from envs.formats import natural
from envs.graphs import graph, masks
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (25, 45, 65, 85)
WIDE = 64
"""Bits of a field; fields hold the numbers of paths, which stay below 15!."""


class CycleCounting(Task):
    """A drawn percentage of all pairs as edges; above level 10 a vertex more every three levels."""

    ladder = Ladder(n=lambda level: 4 + min(level, 10) + max(0, level - 10) // 3, top=21)
    answer = natural("the number of simple cycles")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = max(3, n * (n - 1) // 2 * rng.choice(DENSITIES) // 100)
        return {"n": n, "edges": graph(rng, n, m)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1} and the edges below. A simple cycle visits "
            "three or more vertices, each once, along edges, and returns to where it began. Cycles with the "
            "same set of edges are the same cycle, wherever they begin and whichever way they turn. Count "
            f"the simple cycles.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        near = masks(n, edges)
        return sum(_cycles(first, near) for first in range(2, n)) // 2


def _cycles(first: int, near: list[int]) -> int:
    """Cycles with `first` as highest vertex, each in both directions.

    `paths[mask]` packs, for each end v, the number of paths from `first` through exactly `mask` to v into
    one integer; modulo 2**WIDE - 1 the fields of an integer add up.
    """
    fields = [
        sum(((1 << WIDE) - 1) << WIDE * u for u in range(first) if near[v] >> u & 1) for v in range(first)
    ]
    paths = [0] * (1 << first)
    for v in range(first):
        if near[first] >> v & 1:
            paths[1 << v] = 1 << WIDE * v
    closing = sum(((1 << WIDE) - 1) << WIDE * u for u in range(first) if near[first] >> u & 1)
    total = 0
    for mask in range(1, 1 << first):
        if mask & (mask - 1):
            rest, packed = mask, 0
            while rest:
                bit = rest & -rest
                rest ^= bit
                v = bit.bit_length() - 1
                packed |= (paths[mask ^ bit] & fields[v]) % ((1 << WIDE) - 1) << WIDE * v
            paths[mask] = packed
            total += (packed & closing) % ((1 << WIDE) - 1)
    return total
