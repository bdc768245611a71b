"""Colour a graph with as many colours as possible, where every two colours meet on some edge."""

from itertools import combinations

from envs.formats import integers
from envs.graphs import graph, masks, mixed
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (2, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95)
NODES = 500


class MaximumAchromaticNumber(Task):
    """Half of the graphs have a planted colouring with k colours and too few edges for k + 1. The others are
    random with a drawn percentage of all pairs, among those for which a search of 500 nodes is enough.
    """

    ladder = Ladder(n=step(5, 1), top=25)
    answer = integers("the colours of the vertices in the order of their labels", like="n")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        if rng.chance(1, 2):
            return _planted(rng, n)
        while True:
            edges = graph(rng, n, max(1, n * (n - 1) // 2 * rng.choice(DENSITIES) // 100))
            if found := _best(masks(n, edges)):
                return {"n": n, "edges": edges, "planted": found}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"Colour the vertices 0 to {n - 1} of the undirected graph below. Colours are integers >= 0, and "
            "need not be consecutive. The two ends of every edge must have different colours, and for every "
            "two colours that you use there must be an edge with these two colours at its ends. Use as many "
            f"different colours as possible.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], edges: list[list[int]]) -> int | Invalid:
        if min(answer) < 0:
            return Invalid("a colour is negative")
        met = {frozenset((answer[u], answer[v])) for u, v in edges}
        if any(len(pair) < 2 for pair in met):
            return Invalid("two neighbours have the same colour")
        for a, b in combinations(sorted(set(answer)), 2):
            if frozenset((a, b)) not in met:
                return Invalid(f"the colours {a} and {b} do not meet on an edge")
        return len(set(answer))


def _planted(rng: Rng, n: int) -> Instance:
    """One edge for each pair of k colours, and less than k more; k + 1 colours would have k more pairs."""
    k = rng.randint(3, max(3, 2 * n // 3))
    colour = rng.shuffled([*range(k), *(rng.below(k) for _ in range(n - k))])
    members = [[v for v in range(n) if colour[v] == c] for c in range(k)]
    known = [[rng.choice(members[a]), rng.choice(members[b])] for a, b in combinations(range(k), 2)]
    others = [[u, v] for v in range(n) for u in range(v) if colour[u] != colour[v]]
    others = [edge for edge in others if edge not in known and edge[::-1] not in known]
    extra = rng.sample(others, min(len(others), rng.below(k)))
    return {"n": n, "edges": mixed(rng, known + extra), "planted": colour}


def _best(near: list[int]) -> list[int] | None:
    """A colouring with the most colours, or None where that takes more than NODES steps to find and prove."""
    degrees = [mask.bit_count() for mask in near]
    colours = len(near)
    # Each colour has k - 1 others to meet, and no vertex meets more of them than it has edges.
    while sum(min(d, colours - 1) for d in degrees) < colours * (colours - 1):
        colours -= 1
    search = _Search(near)
    while search.nodes < NODES:
        if search.start(colours):
            return search.colour
        colours -= 1
    return None


class _Search:
    """A search for colourings in which all pairs meet; vertices with most coloured neighbours come first."""

    def __init__(self, near: list[int]) -> None:
        self.near, self.nodes = near, 0
        self.colour: list[int] = []

    def start(self, colours: int) -> bool:
        """Is there one with so many colours? Also False where the nodes are used up."""
        self.colour = [-1] * len(self.near)
        self.members = [0] * colours
        self.met = [0] * colours
        edges = sum(mask.bit_count() for mask in self.near) // 2
        return self._complete((1 << len(self.near)) - 1, 0, colours * (colours - 1) // 2, edges)

    def _complete(self, left: int, used: int, missing: int, open_edges: int) -> bool:
        """Can the vertices `left` be coloured so that the missing pairs meet?"""
        self.nodes += 1
        if not left:
            return missing == 0
        if self.nodes > NODES or missing > open_edges or not self._possible(left, used):
            return False
        placed = (1 << len(self.near)) - 1 & ~left
        free = [v for v in range(len(self.near)) if left >> v & 1]
        v = max(free, key=lambda v: ((self.near[v] & placed).bit_count(), self.near[v].bit_count()))
        around = sum(1 << c for c in range(used) if self.members[c] & self.near[v])
        options = [c for c in range(min(used + 1, len(self.met))) if not around >> c & 1]
        options.sort(key=lambda c: -(around & ~self.met[c]).bit_count())
        met = self.met.copy()
        for c in options:
            new = around & ~met[c]
            self.met = [m | (1 << c if new >> d & 1 else 0) for d, m in enumerate(met)]
            self.met[c] |= new
            self.members[c] |= 1 << v
            self.colour[v] = c
            closed = (self.near[v] & placed).bit_count()
            rest = left & ~(1 << v)
            if self._complete(rest, max(used, c + 1), missing - new.bit_count(), open_edges - closed):
                return True
            self.members[c] ^= 1 << v
        self.met = met
        return False

    def _possible(self, left: int, used: int) -> bool:
        """Are there vertices for the unused colours, and enough edges for what each used one has to meet?"""
        k = len(self.met)
        free = [mask for v, mask in enumerate(self.near) if left >> v & 1]
        if k - used > len(free):
            return False
        return all(
            k - 1 - self.met[c].bit_count()
            <= sum(1 if mask & self.members[c] else mask.bit_count() for mask in free)
            for c in range(used)
        )
