"""Choose K indices with the largest quotient of two sums."""

from fractions import Fraction

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import maximise
from envs.rng import Rng
from envs.task import Instance, Task


class FractionalProgramming(Task):
    """A and B from 1 to 5N; solved by Dinkelbach's iteration in exact fractions."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = labels("the chosen indices, in any order", below="a", like="k")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        a, b = ([rng.randint(1, 5 * n) for _ in range(n)] for _ in range(2))
        return {"k": rng.randint(2, n - 1), "a": a, "b": b}

    def prompt(self, k: int, a: list[int], b: list[int]) -> str:
        return (
            f"A and B are arrays of length {len(a)}, indexed from 0. Choose exactly {k} different indices so "
            "that the sum of A[i] over the chosen indices, divided by the sum of B[i] over them, is as large "
            f"as possible.\nA: {row(a)}\nB: {row(b)}"
        )

    def solve(self, k: int, a: list[int], b: list[int]) -> list[int]:
        ratio, chosen = Fraction(0), list(range(k))
        while (better := self.value(chosen, a, b)) > ratio:
            ratio = better
            gains = [x * ratio.denominator - y * ratio.numerator for x, y in zip(a, b, strict=True)]
            chosen = sorted(range(len(a)), key=gains.__getitem__)[-k:]
        return chosen

    def value(self, answer: list[int], a: list[int], b: list[int]) -> Fraction:
        return Fraction(sum(a[i] for i in answer), sum(b[i] for i in answer))
