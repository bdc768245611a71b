"""Count the permutations whose neighbouring entries differ by at most K."""

from functools import cache
from itertools import combinations

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task

State = tuple[int, tuple[tuple[int, int], ...]]


class BoundedAdjacencyDifferencePermutationCounting(Task):
    """Paths through the vertices 1, ..., N, where vertices up to K apart are joined; read in both directions.

    N is uniform from the level's size up to three more, so that a level has more than three problems.
    """

    ladder = Ladder(n=step(4, 1), top=20)
    answer = natural("the number of permutations")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": rng.randint(n, n + 3), "k": rng.randint(2, 4)}

    def prompt(self, n: int, k: int) -> str:
        return (
            "Count the permutations p[1], p[2], ..., p[N] of 1, 2, ..., N in which neighbouring entries "
            "differ by at most K: |p[i] - p[i+1]| <= K for each i from 1 to N - 1.\n"
            f"N = {n}\nK = {k}"
        )

    def solve(self, n: int, k: int) -> int:
        ways: dict[State, int] = {(0, ()): 1}
        for _ in range(n):
            after: dict[State, int] = {}
            for (ends, recent), count in ways.items():
                for state in _with_next(ends, recent, k):
                    after[state] = after.get(state, 0) + count
            ways = after
        # Each path has two ends, so only a single path closes with two.
        return 2 * sum(count for (ends, recent), count in ways.items() if ends + sum(map(_open, recent)) == 2)


def _open(vertex: tuple[int, int]) -> int:
    return 2 - vertex[0]


@cache
def _with_next(ends: int, recent: tuple[tuple[int, int], ...], k: int) -> tuple[State, ...]:
    """The states after one more vertex: it is joined to none, one or two of the last k.

    Of each of the last k a state holds how many edges it has and to which path it belongs; of the others
    only how many path ends they are, at most two in all.
    """
    free = [i for i, (edges, _) in enumerate(recent) if edges < 2]
    states = []
    for chosen in (set(some) for size in range(3) for some in combinations(free, size)):
        joined = {recent[i][1] for i in chosen}
        if len(joined) < len(chosen):
            continue
        new = 1 + max((path for _, path in recent), default=0)
        line = [
            (edges + (i in chosen), new if path in joined else path) for i, (edges, path) in enumerate(recent)
        ]
        line.append((len(chosen), new))
        gone = _open(line.pop(0)) if len(line) > k else 0
        if ends + gone <= 2:
            states.append((ends + gone, _renamed(line)))
    return tuple(states)


def _renamed(line: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Paths numbered in the order in which they occur; vertices that are complete need none."""
    names: dict[int, int] = {}
    return tuple((edges, names.setdefault(path, len(names)) if edges < 2 else 0) for edges, path in line)
