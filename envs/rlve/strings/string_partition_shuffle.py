"""Cut a string into K parts and reorder them so that they spell another string."""

from itertools import pairwise

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class StringPartitionShuffle(Task):
    """Letters a, b and c; a random cut and order are planted, and T differs from S."""

    ladder = Ladder(n=step(4, 1), top=100)
    answer = lines("L and R of each part, in the order in which they spell T", count="k", width=2)
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            s, k = "".join(rng.choices("abc", n)), rng.randint(2, n - 1)
            cuts = [0, *sorted(rng.sample(range(1, n), k - 1)), n]
            parts = rng.shuffled([[start, end] for start, end in pairwise(cuts)])
            t = "".join(s[start:end] for start, end in parts)
            if t != s:
                return {"s": s, "t": t, "k": k, "planted": parts}

    def prompt(self, s: str, t: str, k: int) -> str:
        return (
            f"The letters of S are indexed from 0 to {len(s) - 1}. Cut S into exactly {k} non-empty "
            "contiguous parts and write them one behind the other in another order, so that they spell T. "
            "The part with the letters S[L], ..., S[R-1] is written L R. Each letter of S must be in exactly "
            f"one part. Any such parts count.\nS: {s}\nT: {t}"
        )

    def solve(self, planted: list[list[int]]) -> list[list[int]]:
        return planted

    def value(self, answer: list[list[int]], s: str, t: str) -> tuple[int, int] | Invalid:
        ends = sorted(answer)
        if not all(left < right for left, right in ends):
            return Invalid("a part is empty")
        if [0, *(right for _, right in ends)] != [*(left for left, _ in ends), len(s)]:
            return Invalid("the parts do not have each letter of S exactly once")
        spelt = "".join(s[left:right] for left, right in answer)
        return sum(x == y for x, y in zip(spelt, t, strict=True)), len(t)
