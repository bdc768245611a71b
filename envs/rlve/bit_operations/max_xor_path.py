"""Largest XOR of the weights along a walk between two vertices."""

from envs.formats import natural
from envs.graphs import connected, share, xors
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 20, 30, 40, 50, 60, 70, 80, 90)
_size = grow(4, "1.1", 1)


class MaxXorPath(Task):
    """Weights are XORs of fewer random numbers than they have bits, so the largest number is out of reach
    in nearly all problems."""

    ladder = Ladder(n=_size, bits=lambda level: max(3, (2 * _size(level) - 1).bit_length()), top=20)
    answer = natural("the largest XOR")
    reward = exact()

    def generate(self, rng: Rng, n: int, bits: int) -> Instance:
        m = share(rng, n * (n - 1) // 2, DENSITIES, least=n - 1)
        span = [0]
        for _ in range(rng.randint(1, bits - 1)):
            extra = rng.below(2**bits)
            span += [value ^ extra for value in span]
        return {"n": n, "edges": [[*edge, rng.choice(span)] for edge in connected(rng, n, m)]}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1}; each line below is an edge u v w with the "
            f"weight w. A walk from 0 to {n - 1} may visit vertices and use edges several times; the weight "
            "of an edge then counts as often as the edge is used. Find the largest bitwise XOR of all "
            f"weights along such a walk.\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        value = xors(n, edges)
        # Every edge closes a cycle with the tree; any set of cycles can be added to a walk.
        best, basis = value[n - 1], _basis([value[u] ^ value[v] ^ w for u, v, w in edges])
        for cycle in basis:
            best = max(best, best ^ cycle)
        return best


def _basis(numbers: list[int]) -> list[int]:
    """Independent numbers with the same XORs and different leading bits, the largest first."""
    basis: list[int] = []
    for number in numbers:
        for known in basis:
            number = min(number, number ^ known)
        if number:
            basis = sorted([*basis, number], reverse=True)
    return basis
