"""Choose K positions of an array, no two of them neighbours, with the largest sum."""

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class MaxNonadjacentKElementSum(Task):
    """Values from 1 to 2N; K from 2 to N // 2."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = labels("the chosen indices, in any order", below="a", like="k")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"k": rng.randint(2, n // 2), "a": [rng.randint(1, 2 * n) for _ in range(n)]}

    def prompt(self, k: int, a: list[int]) -> str:
        return (
            f"A is an array of length {len(a)}, indexed from 0. Choose exactly {k} different indices, no two "
            "of which differ by 1, so that the sum of A[i] over the chosen indices is as large as possible. "
            f"The first and the last index are not neighbours.\nA: {row(a)}"
        )

    def solve(self, k: int, a: list[int]) -> list[int]:
        # best[i][j]: the largest sum of j elements among the first i; never by too many elements.
        never = -sum(a) - 1
        best = [[0] + [never] * k, [0, a[0]] + [never] * (k - 1)]
        for i in range(2, len(a) + 1):
            taken = [never] + [total + a[i - 1] for total in best[i - 2][:-1]]
            best.append([max(pair) for pair in zip(best[i - 1], taken, strict=True)])
        chosen: list[int] = []
        i = len(a)
        while len(chosen) < k:
            left = k - len(chosen)
            if i > 1 and best[i][left] == best[i - 1][left]:
                i -= 1
            else:
                chosen.append(i - 1)
                i -= 2
        return chosen[::-1]

    def value(self, answer: list[int], a: list[int]) -> int | Invalid:
        if any(i + 1 in answer for i in answer):
            return Invalid("two of the indices are neighbours")
        return sum(a[i] for i in answer)
