"""Count the larger permutations that bubble sort sorts with as few swaps as distances allow."""

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import closeness
from envs.rlve.combinatorics_counting._avoiding import completions
from envs.rng import Rng
from envs.task import Instance, Task


class BubbleSwapLowerBoundPermutationCounting(Task):
    """They are the permutations without a decreasing subsequence of three; half the time P is one of them."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = natural("the number of permutations")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"p": rng.permutation(n, 1) if rng.chance(1, 2) else _avoiding(rng, n)}

    def prompt(self, p: list[int]) -> str:
        return (
            "An inversion of a permutation q of 1, 2, ..., N is a pair of positions i < j with q[i] > q[j]. "
            "Positions count from 1. Count the permutations q of 1, 2, ..., N for which both hold: the "
            "number of inversions of q is equal to half of |1 - q[1]| + |2 - q[2]| + ... + |N - q[N]|; and q "
            "is lexicographically larger than the permutation P, that is, q is larger at the first position "
            f"where they differ.\nN = {len(p)}\nP: {row(p)}"
        )

    def solve(self, p: list[int]) -> int:
        ways, unused, top, total = completions(len(p)), set(p), 0, 0
        for i, value in enumerate(p):
            total += sum(ways[i + 1][max(top, value) + 1 :])
            if value < top and value != min(unused):
                break
            unused.remove(value)
            top = max(top, value)
        return total


def _avoiding(rng: Rng, n: int) -> list[int]:
    """Each entry is the smallest unused number or a larger one than all before."""
    unused, p = list(range(1, n + 1)), list[int]()
    while unused:
        larger = [i for i, value in enumerate(unused) if value > max(p, default=0)]
        p.append(unused.pop(rng.choice(larger) if larger and rng.chance(1, 2) else 0))
    return p
