"""Cut an array K times, each cut gaining the product of the sums of the two new blocks."""

from itertools import accumulate, pairwise

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import maximise
from envs.rng import Rng
from envs.task import Instance, Task


class MaxDifferentGroupPairDivision(Task):
    """Values from 0 to N; K from 2 to N - 2. The gain is the same in any order of cutting."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = labels("the positions of the cuts, in any order", below="cuts", like="k")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"k": rng.randint(2, n - 2), "cuts": n - 1, "a": [rng.randint(0, n) for _ in range(n)]}

    def prompt(self, k: int, a: list[int]) -> str:
        return (
            f"A is an array of length {len(a)}, indexed from 0. At first it is one block. Cut exactly {k} "
            "times: a cut at position i separates A[i] from A[i+1] and splits the block that holds them "
            "into two. It gains the sum of the one new block times the sum of the other. Positions must be "
            "different. Make the sum of all gains as large as possible (it does not depend on the order of "
            f"the cuts).\nA: {row(a)}"
        )

    def solve(self, k: int, a: list[int]) -> list[int]:
        # The total is the sum over the last elements of blocks: block times all that is before it.
        n, sums = len(a), [0, *accumulate(a)]
        best = [[(0, 0)] * (n + 1)]
        for cuts in range(1, k + 1):
            last, layer = best[-1], [(0, 0)] * (n + 1)
            for j in range(cuts + 1, n + 1):
                layer[j] = max((last[i][0] + sums[i] * (sums[j] - sums[i]), i) for i in range(cuts, j))
            best.append(layer)
        chosen, end = [], n
        for cuts in range(k, 0, -1):
            end = best[cuts][end][1]
            chosen.append(end - 1)
        return chosen[::-1]

    def value(self, answer: list[int], a: list[int]) -> int:
        ends = [0, *(i + 1 for i in sorted(answer)), len(a)]
        return sum(sum(a[:i]) * sum(a[i:j]) for i, j in pairwise(ends))
