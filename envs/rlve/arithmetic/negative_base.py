"""Write a non-zero integer in a negative base."""

from envs.formats import integers
from envs.ladder import Ladder, fixed, grow
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class NegativeBase(Task):
    """|N| is at most `most`, the base -R has R from 2 to `most_r`; linear credit for right digits."""

    ladder = Ladder(most=grow(4, "2"), most_r=fixed(16), top=100)
    answer = integers("the digits from the most significant to the least")
    reward = entries(beta=1)

    def generate(self, rng: Rng, most: int, most_r: int) -> Instance:
        return {"n": rng.choice((-1, 1)) * rng.randint(1, most), "r": rng.randint(2, most_r)}

    def prompt(self, n: int, r: int) -> str:
        return (
            "Write the integer N in base -R: N is the sum of its digits, each times the power of -R that "
            "belongs to its place, (-R)**0 for the last digit, (-R)**1 for the one before it, and so on. "
            "Each digit is an integer from 0 to R-1, written in decimal; the first digit is not 0.\n"
            f"N = {n}\nR = {r}"
        )

    def solve(self, n: int, r: int) -> list[int]:
        digits = []
        while n:
            digits.append(n % r)
            n = (n - digits[-1]) // -r
        return digits[::-1]
