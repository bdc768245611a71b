"""Cross a directed graph in the fewest steps, where a step is a walk of 1, 2, 4, ... or 2^K arcs."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (1, 2, 3)
TRIES = 4


class PowerShortcut(Task):
    """A planted path of three arcs or more, and 1 to 3 % of all others, N/3 or more; K is 1, 2 or 3.

    Of four draws the one with the longest answer, so that one step is seldom enough.
    """

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = integers("the vertices of the sequence in order")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return max((_draw(rng, n) for _ in range(TRIES)), key=lambda drawn: len(self.solve(**drawn)))

    def prompt(self, n: int, k: int, arcs: list[list[int]]) -> str:
        lengths = ", ".join(str(2**i) for i in range(k)) + f" or {2**k}"
        return (
            f"A directed graph has the vertices 0 to {n - 1}. Each line below is an arc, `u v`: it leads "
            "from u to v, and not back. One step from a vertex goes along a walk of arcs to the vertex where "
            f"the walk ends. The number of arcs of the walk must be {lengths}; it may use vertices and arcs "
            f"more than once. Find a sequence of vertices that starts with 0 and ends with {n - 1}, in which "
            "each vertex but the first is reached from the one before it by one step, and which is as short "
            f"as possible. There is one.\narcs:\n{table(arcs)}"
        )

    def solve(self, n: int, k: int, arcs: list[list[int]]) -> list[int]:
        reach = _steps(n, k, arcs)
        before, queue = {0: -1}, [0]
        for u in queue:
            for v in range(n):
                if reach[u] >> v & 1 and v not in before:
                    before[v] = u
                    queue.append(v)
        path = [n - 1]
        while path[-1] != 0:
            path.append(before[path[-1]])
        return path[::-1]

    def value(self, answer: list[int], n: int, k: int, arcs: list[list[int]]) -> int | Invalid:
        if answer[:1] != [0] or answer[-1] != n - 1:
            return Invalid(f"the sequence does not lead from 0 to {n - 1}")
        if not set(answer) <= set(range(n)):
            return Invalid(f"a vertex is outside 0..{n - 1}")
        reach = _steps(n, k, arcs)
        wrong = next((pair for pair in pairwise(answer) if not reach[pair[0]] >> pair[1] & 1), None)
        return Invalid(f"no step leads from {wrong[0]} to {wrong[1]}") if wrong else len(answer)


def _draw(rng: Rng, n: int) -> Instance:
    inner = rng.sample(range(1, n - 1), rng.randint(2, n - 2))
    planted = [list(arc) for arc in pairwise([0, *inner, n - 1])]
    others = [[u, v] for u in range(n) for v in range(n) if u != v and [u, v] not in planted]
    extra = max(n // 3, n * (n - 1) * rng.choice(DENSITIES) // 100)
    return {"n": n, "k": rng.randint(1, 3), "arcs": rng.shuffled(planted + rng.sample(others, extra))}


def _steps(n: int, k: int, arcs: list[list[int]]) -> list[int]:
    """For each vertex the bit mask of those that one step leads to: walks are doubled k times."""
    walks = [0] * n
    for u, v in arcs:
        walks[u] |= 1 << v
    steps = walks
    for _ in range(k):
        doubled = [0] * n
        for u in range(n):
            for v in range(n):
                if walks[u] >> v & 1:
                    doubled[u] |= walks[v]
        walks = doubled
        steps = [a | b for a, b in zip(steps, walks, strict=True)]
    return steps
