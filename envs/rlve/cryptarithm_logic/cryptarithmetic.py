"""Find digits for symbols so that an addition in another base is right."""

from envs.formats import permutation
from envs.ladder import Ladder, step
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task

Numeral = list[int]
"""Indices of symbols, the most significant place first."""


class Cryptarithmetic(Task):
    """Base N, random numbers of N to 2N digits. Credit for the places in which the sum is right."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = permutation("d[0], d[1], ... in order", like="n")
    reward = fraction(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        digits = rng.permutation(n)
        symbol = {digit: i for i, digit in enumerate(digits)}
        length = rng.randint(n, 2 * n)
        a, b = (rng.choices(range(n), length) for _ in range(2))
        total = _number(a, digits, n) + _number(b, digits, n)
        places = length + (total >= n**length)
        c = [symbol[total // n**place % n] for place in reversed(range(places))]
        return {"n": n, "a": a, "b": b, "c": c, "planted": digits}

    def prompt(self, n: int, a: Numeral, b: Numeral, c: Numeral) -> str:
        return (
            f"Below is an addition A + B = C of numbers written in base {n}. Its digits are hidden behind "
            f"the symbols d[0], ..., d[{n - 1}], which stand for the digits 0 to {n - 1} in an unknown "
            "order, a different digit for each. The most significant digit comes first; leading zeros are "
            "possible. Find the value of each symbol so that the addition is right; any such values will "
            f"do.\nA: {_written(a)}\nB: {_written(b)}\nC: {_written(c)}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], n: int, a: Numeral, b: Numeral, c: Numeral) -> tuple[int, int]:
        found = _number(a, answer, n) + _number(b, answer, n)
        wanted = _number(c, answer, n)
        places = [n**place for place in range(len(a) + 1)]
        return sum(found // place % n == wanted // place % n for place in places), len(places)


def _number(symbols: Numeral, digits: list[int], base: int) -> int:
    number = 0
    for i in symbols:
        number = number * base + digits[i]
    return number


def _written(symbols: Numeral) -> str:
    return " ".join(f"d[{i}]" for i in symbols)
