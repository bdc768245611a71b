"""K-th root of a number, to five decimals."""

from fractions import Fraction

from envs.formats import decimal
from envs.ladder import Ladder, grow, step
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task

ERROR = Fraction(1, 10**5)


class RootExtraction(Task):
    """Right is what is within 1/100000 of the root, in exact arithmetic; there is no credit for less."""

    ladder = Ladder(n=grow(3, "1.5"), k=step(2, 1), top=40)
    answer = decimal("the root", places=5)
    reward = feasible()

    def generate(self, rng: Rng, n: int, k: int) -> Instance:
        return {"n": rng.randint(1, n), "k": rng.randint(1, k)}

    def prompt(self, n: int, k: int) -> str:
        return (
            f"Find the positive real number x with x**{k} = {n}. Your answer may differ from x by at most "
            "0.00001."
        )

    def solve(self, n: int, k: int) -> Fraction:
        low, high = 0, n * 10**6 + 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if middle**k <= n * 10 ** (6 * k) else (low, middle)
        return Fraction(low, 10**6)

    def value(self, answer: Fraction, n: int, k: int) -> bool | Invalid:
        if answer.denominator > 10**50 or not 0 < answer <= n + 1:
            return missed("the number is no root")
        near = max(answer - ERROR, Fraction(0)) ** k <= n <= (answer + ERROR) ** k
        return near or missed("the number differs too much from the root")
