"""A permutation of 1..N whose prefix sums all differ modulo N."""

from envs.formats import permutation
from envs.ladder import Ladder, grow, then
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task


class PrefixSumMODDistinctPermutation(Task):
    """N is even, from 4 to `most`, which grows slowly above level 10: the answer has N numbers."""

    ladder = Ladder(most=then(grow(8, "1.5"), 10, by=20), top=30)
    answer = permutation("the permutation", like="n", start=1)
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": 2 * rng.randint(2, most // 2)}

    def prompt(self, n: int) -> str:
        return (
            "Find a permutation p[1], ..., p[N] of the integers from 1 to N for which the N sums p[1], p[1] "
            "+ p[2], ..., p[1] + p[2] + ... + p[N] leave different remainders when divided by N. Any such "
            f"permutation is accepted.\nN = {n}"
        )

    def solve(self, n: int) -> list[int]:
        # The sums are 0, 1, -1, 2, -2, ...
        return [n - i if i % 2 == 0 else i for i in range(n)]

    def value(self, answer: list[int], n: int) -> tuple[int, int]:
        total, seen = 0, set()
        for number in answer:
            total += number
            seen.add(total % n)
        return len(seen), n
