"""Colour a graph with as few colours as possible, where every two colours share at most one edge."""

from envs.formats import integers
from envs.graphs import graph, masks
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (2, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95)


class MinimumHarmoniousChromaticNumber(Task):
    """A drawn percentage of all pairs are edges, at least one; drawn again where no colour can be used twice
    (which is so in nearly all graphs with half of the pairs or more)."""

    ladder = Ladder(n=step(5, 1), top=20)
    answer = integers("the colours of the vertices in the order of their labels", like="n")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            m = max(1, n * (n - 1) // 2 * rng.choice(DENSITIES) // 100)
            edges = graph(rng, n, m)
            if max(self.solve(n, edges)) < n - 1:
                return {"n": n, "edges": edges}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"Colour the vertices 0 to {n - 1} of the undirected graph below. Colours are integers >= 0, and "
            "need not be consecutive. The two ends of every edge must have different colours, and no two "
            "edges may have the same two colours at their ends (whichever end has which). Use as few "
            f"different colours as possible.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[int]:
        near = masks(n, edges)
        colours = max(mask.bit_count() for mask in near) + 1
        while colours * (colours - 1) // 2 < len(edges):
            colours += 1
        while not (found := _Colouring(near, colours).complete((1 << n) - 1, 0)):
            colours += 1
        return found

    def value(self, answer: list[int], edges: list[list[int]]) -> int | Invalid:
        if min(answer) < 0:
            return Invalid("a colour is negative")
        seen: set[frozenset[int]] = set()
        for u, v in edges:
            pair = frozenset((answer[u], answer[v]))
            if len(pair) < 2:
                return Invalid(f"the neighbours {u} and {v} have the same colour")
            if pair in seen:
                return Invalid(f"the edge {u} {v} has the same two colours as another one")
            seen.add(pair)
        return len(set(answer))


def _apart(near: list[int]) -> list[int]:
    """For each vertex those that must have another colour: the neighbours, and theirs."""
    return [
        sum(1 << u for u in range(len(near)) if u != v and (mask >> u & 1 or mask & near[u]))
        for v, mask in enumerate(near)
    ]


class _Colouring:
    """A search for a harmonious colouring; the vertex with the fewest colours left is next."""

    def __init__(self, near: list[int], colours: int) -> None:
        self.near, self.apart, self.colours = near, _apart(near), colours
        self.colour = [-1] * len(near)
        self.members = [0] * colours
        self.met = [0] * colours
        """For each colour those at the other ends of its edges."""
        self.room = [colours - 1] * colours
        """How many more edges the vertices of each colour may have in all."""

    def complete(self, left: int, used: int) -> list[int]:
        """The colours when also the vertices `left` have one of them, or nothing."""
        if not left:
            return self.colour
        options = {v: self._options(v, used) for v in range(len(self.near)) if left >> v & 1}
        v = min(options, key=lambda v: (len(options[v]), -self.near[v].bit_count()))
        degree, met = self.near[v].bit_count(), self.met.copy()
        for c in options[v]:
            self._put(v, c)
            self.room[c] -= degree
            if self.complete(left & ~(1 << v), max(used, c + 1)):
                return self.colour
            self.colour[v], self.met = -1, met.copy()
            self.members[c] ^= 1 << v
            self.room[c] += degree
        return []

    def _options(self, v: int, used: int) -> list[int]:
        taken = 0
        for d in self._around(v):
            taken |= self.met[d]
        degree = self.near[v].bit_count()
        return [
            c
            for c in range(min(used + 1, self.colours))
            if not (taken >> c & 1 or self.members[c] & self.apart[v]) and self.room[c] >= degree
        ]

    def _put(self, v: int, c: int) -> None:
        for d in self._around(v):
            self.met[d] |= 1 << c
            self.met[c] |= 1 << d
        self.colour[v] = c
        self.members[c] |= 1 << v

    def _around(self, v: int) -> list[int]:
        return [d for u, d in enumerate(self.colour) if d >= 0 and self.near[v] >> u & 1]
