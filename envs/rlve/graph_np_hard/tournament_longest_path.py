"""Find a path with as many vertices as possible from a given vertex of a tournament."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class TournamentLongestPath(Task):
    """Vertices in a random order: arcs lead forward, but for a drawn share that leads back."""

    ladder = Ladder(n=step(3, 1), top=37)
    answer = integers("the vertices of the path, in order, S first", below="n")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        order = rng.permutation(n)
        back = rng.choice((5, 10, 20, 50))
        pairs = [[order[i], order[j]] for j in range(n) for i in range(j)]
        arcs = [pair[::-1] if rng.chance(back, 100) else pair for pair in pairs]
        return {"n": n, "arcs": rng.shuffled(arcs), "s": rng.below(n)}

    def prompt(self, n: int, arcs: list[list[int]], s: int) -> str:
        return (
            f"A directed graph has the vertices 0 to {n - 1}, and exactly one arc between every two of them. "
            "Each line below is an arc, `u v`: it leads from u to v, and not back. Find a path along arcs "
            "that starts at the vertex S, visits no vertex twice and visits as many vertices as possible. "
            f"It may be S alone.\nS: {s}\narcs:\n{table(arcs)}"
        )

    def solve(self, n: int, arcs: list[list[int]], s: int) -> list[int]:
        # All that S reaches is visited: from S a Hamiltonian path of each strongly connected component, in
        # order: a Hamiltonian cycle of its component, cut before S, and then any path of the rest.
        beats = [[False] * n for _ in range(n)]
        for u, v in arcs:
            beats[u][v] = True
        reach = [_reached(beats, v) for v in range(n)]
        own = [v for v in reach[s] if s in reach[v]]
        rest = [v for v in reach[s] if s not in reach[v]]
        cycle = _cycle(beats, own)
        at = cycle.index(s)
        return cycle[at:] + cycle[:at] + _path(beats, rest)

    def value(self, answer: list[int], arcs: list[list[int]], s: int) -> int | Invalid:
        if answer[0] != s:
            return Invalid(f"the path does not start at {s}")
        if len(set(answer)) < len(answer):
            return Invalid("a vertex is visited twice")
        known = {(u, v) for u, v in arcs}
        for arc in pairwise(answer):
            if arc not in known:
                return Invalid(f"there is no arc from {arc[0]} to {arc[1]}")
        return len(answer)


def _reached(beats: list[list[bool]], v: int) -> list[int]:
    seen, todo = {v}, [v]
    while todo:
        u = todo.pop()
        new = [w for w, won in enumerate(beats[u]) if won and w not in seen]
        seen.update(new)
        todo += new
    return sorted(seen)


def _path(beats: list[list[bool]], vertices: list[int]) -> list[int]:
    """A Hamiltonian path of these vertices: each is put before the first that it beats."""
    path: list[int] = []
    for v in vertices:
        path.insert(next((i for i, u in enumerate(path) if beats[v][u]), len(path)), v)
    return path


def _cycle(beats: list[list[bool]], vertices: list[int]) -> list[int]:
    """A Hamiltonian cycle of a strongly connected component; a path of one vertex is one by itself.

    A cycle grows by a vertex between two neighbours, or by two: one that all of it beat, that beats another
    which beats all of it.
    """
    cycle = [vertices[0]]
    while len(cycle) < len(vertices):
        others = [v for v in vertices if v not in cycle]
        after = len(cycle)
        found = next(
            ((i, [v]) for v in others for i in range(after) if beats[cycle[i - 1]][v] and beats[v][cycle[i]]),
            None,
        )
        if found is None:
            below = [v for v in others if beats[cycle[0]][v]]
            above = [v for v in others if beats[v][cycle[0]]]
            found = after, next([v, u] for v in below for u in above if beats[v][u])
        cycle[found[0] : found[0]] = found[1]
    return cycle
