"""One integer from each of two ranges, with the largest possible gcd."""

from math import gcd

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, maximise
from envs.rlve.number_theory._divisors import blocks
from envs.rng import Rng
from envs.task import Instance, Task


class PanSolarPanels(Task):
    """Four different integers up to `most` in ascending order make two ranges, in either order."""

    ladder = Ladder(most=grow(10, "1.5"), top=44)
    answer = integers("X and Y", like=2)
    reward = maximise(beta=3)

    def generate(self, rng: Rng, most: int) -> Instance:
        p, q, r, s = sorted(rng.sample(range(1, most + 1), 4))
        a, b, c, d = (p, q, r, s) if rng.chance(1, 2) else (r, s, p, q)
        return {"a": a, "b": b, "c": c, "d": d}

    def prompt(self, a: int, b: int, c: int, d: int) -> str:
        return (
            "Choose integers X and Y with A <= X <= B and C <= Y <= D such that their greatest common "
            "divisor is as large as possible. Any best pair is accepted.\n"
            f"A = {a}\nB = {b}\nC = {c}\nD = {d}"
        )

    def solve(self, a: int, b: int, c: int, d: int) -> list[int]:
        # The largest multiples below B and D; in a block of equal quotients the largest divisor is best.
        best = max(g for _, g in blocks(b, d) if b // g * g >= a and d // g * g >= c)
        return [b // best * best, d // best * best]

    def value(self, answer: list[int], a: int, b: int, c: int, d: int) -> int | Invalid:
        x, y = answer
        if not (a <= x <= b and c <= y <= d):
            return Invalid("X or Y is outside its range")
        return gcd(x, y)
