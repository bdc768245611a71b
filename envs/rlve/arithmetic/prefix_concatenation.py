"""Remainder of the number that is written 1234...N."""

from envs.formats import natural
from envs.ladder import Ladder, fixed, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

Matrix = list[list[int]]


class PrefixConcatenation(Task):
    """M is uniform from 3 to `modulus`, at every level."""

    ladder = Ladder(most=grow(64, "2"), modulus=fixed(1_000), top=60)
    answer = natural("the remainder")
    reward = exact()

    def generate(self, rng: Rng, most: int, modulus: int) -> Instance:
        return {"n": rng.randint(2, most), "m": rng.randint(3, modulus)}

    def prompt(self, n: int, m: int) -> str:
        return (
            "Write the integers 1, 2, 3, ..., N in decimal notation one behind the other, without gaps, and "
            "read the result as one number: for N = 12 it is 123456789101112. Find its remainder when "
            f"divided by M.\nN = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        value, first = 0, 1
        while first <= n:
            # One step maps (value, next, 1) to (value * shift + next, next + 1, 1).
            last = min(n, 10 * first - 1)
            steps = _power([[10 * first, 1, 0], [0, 1, 1], [0, 0, 1]], last - first + 1, m)
            value = (steps[0][0] * value + steps[0][1] * first + steps[0][2]) % m
            first *= 10
        return value


def _product(a: Matrix, b: Matrix, m: int) -> Matrix:
    columns = list(zip(*b, strict=True))
    return [[sum(x * y for x, y in zip(line, column, strict=True)) % m for column in columns] for line in a]


def _power(a: Matrix, exponent: int, m: int) -> Matrix:
    result = [[int(i == j) for j in range(3)] for i in range(3)]
    while exponent:
        if exponent % 2:
            result = _product(result, a, m)
        a, exponent = _product(a, a, m), exponent // 2
    return result
