"""Erase numbers of a sequence cheaply, so that its longest non-decreasing subsequence shrinks."""

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rlve.graph_flow_matching._cut import NEVER, source_side
from envs.rng import Rng
from envs.task import Instance, Task


class MinCostReducingLNDS(Task):
    """Values and costs from 1 to N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=25)
    answer = labels("the indices of the erased numbers", below="a")
    reward = minimise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {name: [rng.randint(1, n) for _ in range(n)] for name in ("a", "b")}

    def prompt(self, a: list[int], b: list[int]) -> str:
        return (
            "A non-decreasing subsequence of A takes some of its numbers in their order, each at least as "
            "large as the one taken before it; the longest ones of the sequence A below have length "
            f"{_longest(a)}. Erase numbers of A so that the longest non-decreasing subsequence of what is "
            f"left has at most {_longest(a) - 1} numbers. Erasing A[i] costs B[i]; the total cost must be as "
            f"small as possible. Indices start at 0.\nA: {row(a)}\nB: {row(b)}"
        )

    def solve(self, a: list[int], b: list[int]) -> list[int]:
        # The longest subsequences are paths from a number that ends one of length 1 to one of full length.
        n, lengths = len(a), _lengths(a)
        most = max(lengths)
        arcs = [(2 * i, 2 * i + 1, cost) for i, cost in enumerate(b)]
        arcs += [(2 * n, 2 * i, NEVER) for i in range(n) if lengths[i] == 1]
        arcs += [(2 * i + 1, 2 * n + 1, NEVER) for i in range(n) if lengths[i] == most]
        arcs += [
            (2 * i + 1, 2 * j, NEVER)
            for j in range(n)
            for i in range(j)
            if a[i] <= a[j] and lengths[i] + 1 == lengths[j]
        ]
        kept = source_side(2 * n + 2, arcs, 2 * n, 2 * n + 1)
        return [i for i in range(n) if 2 * i in kept and 2 * i + 1 not in kept]

    def value(self, answer: list[int], a: list[int], b: list[int]) -> int | Invalid:
        left = [value for i, value in enumerate(a) if i not in answer]
        if _longest(left) == _longest(a):
            return Invalid("the longest non-decreasing subsequence is as long as before", rlve=-0.2)
        return sum(b[i] for i in answer)


def _lengths(a: list[int]) -> list[int]:
    """For each number the length of the longest non-decreasing subsequence that ends with it."""
    lengths: list[int] = []
    for i, value in enumerate(a):
        lengths.append(1 + max((lengths[j] for j in range(i) if a[j] <= value), default=0))
    return lengths


def _longest(a: list[int]) -> int:
    return max(_lengths(a), default=0)
