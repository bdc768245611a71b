"""A bug on the edges of a solid, a polygon or a hypercube: where it is after some moves."""

from fractions import Fraction

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "A bug starts at a vertex A of {graph}. On each move it goes along an edge to one of the neighbouring "
    "vertices, all of them equally likely. Find the probability that {event}. {distances}",
    "An ant walks on the edges of {graph}. It begins at a vertex A. At every vertex it chooses one of the "
    "edges that meet there at random, with equal probability, the one it came by included, and crawls to "
    "the other end of that edge: this is a move. What is the probability that {event}? {distances}",
)
AFTER = "after exactly {moves} moves it is at a vertex whose distance from A is {distance}"
FIRST = "move number {moves} is the first that takes it to a vertex whose distance from A is {distance}"
HOME = "after exactly {moves} moves it is back at A"
DISTANCES = "(The distance of two vertices is the least number of edges that lead from one to the other.)"
SOLIDS = {
    "tetrahedron": ("a regular tetrahedron", [3], [1]),
    "octahedron": ("a regular octahedron", [4, 1], [1, 4]),
    "cube": ("a cube", [3, 2, 1], [1, 2, 3]),
    "icosahedron": ("a regular icosahedron", [5, 2, 1], [1, 2, 5]),
    "dodecahedron": ("a regular dodecahedron", [3, 2, 1, 1, 1], [1, 1, 1, 2, 3]),
}
"""Solid -> its name, and at each distance from A the number of edges that lead away from it, and back."""


class BugWalk(Task):
    """These graphs look the same from every vertex, so only the distance from A matters."""

    ladder = Ladder(moves=step(5, 1), size=step(6, 1), top=24)
    answer = rational("the probability")
    reward = exact()

    def generate(self, rng: Rng, moves: int, size: int) -> Instance:
        kind = rng.choice(("solid", "solid", "polygon", "hypercube"))
        solid, sides, dimension = (
            rng.choice(list(SOLIDS)),
            rng.randint(4, size),
            rng.randint(4, 3 + size // 4),
        )
        graph = {"solid": solid, "polygon": f"polygon {sides}", "hypercube": f"hypercube {dimension}"}[kind]
        while True:
            drawn = rng.randint(moves - 2, moves)
            distance, first = rng.randint(0, len(_graph(graph)[1])), rng.chance(1, 3)
            if (distance or not first) and 0 < _probability(graph, drawn, distance, first) < 1:
                break
        return {
            "graph": graph,
            "moves": drawn,
            "distance": distance,
            "first": first,
            "wording": rng.below(len(WORDINGS)),
        }

    def prompt(self, graph: str, moves: int, distance: int, first: bool, wording: int) -> str:
        event = FIRST if first else AFTER if distance else HOME
        text = WORDINGS[wording].format(
            graph=_graph(graph)[0],
            event=event.format(moves=moves, distance=distance),
            distances=DISTANCES if distance else "",
        )
        return text.strip()

    def solve(self, graph: str, moves: int, distance: int, first: bool) -> Fraction:
        return _probability(graph, moves, distance, first)


def _graph(name: str) -> tuple[str, list[int], list[int]]:
    """What it is called, and the numbers of edges that lead away and back, as in `SOLIDS`."""
    kind, _, size = name.partition(" ")
    if kind == "polygon":
        n = int(size)
        away = [2] + [1] * ((n - 1) // 2 - 1 + (n % 2 == 0))
        return f"a regular polygon with {n} sides", away, [1] * (len(away) - 1) + [1 + (n % 2 == 0)]
    if kind == "hypercube":
        n = int(size)
        what = (
            f"a {n}-dimensional cube (its vertices are the {2**n} sequences of {n} zeros and ones, and an "
            "edge joins two that differ in exactly one place)"
        )
        return what, list(range(n, 0, -1)), list(range(1, n + 1))
    return SOLIDS[kind]


def _probability(graph: str, moves: int, distance: int, first: bool) -> Fraction:
    _, away, back = _graph(graph)
    degree = away[0]
    walks = [1] + [0] * len(away)
    for _ in range(moves):
        if first:
            walks[distance] = 0
        after = [0] * len(walks)
        for at, count in enumerate(walks):
            out = away[at] if at < len(away) else 0
            home = back[at - 1] if at else 0
            after[at] += count * (degree - out - home)
            if out:
                after[at + 1] += count * out
            if home:
                after[at - 1] += count * home
        walks = after
    return Fraction(walks[distance], degree**moves)
