"""A power of a square matrix, modulo 10000."""

from itertools import chain

from envs.formats import lines
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task

MODULUS = 10_000
Matrix = list[list[int]]


class MatrixBinaryExponentiation(Task):
    """2, 3, 5 or 10 rows; entries below 10000; K is uniform from 2 to `most`. Credit for each entry."""

    ladder = Ladder(most=grow(2, "2"), top=60)
    answer = lines("the matrix A**K modulo 10000", count="a", width="a")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, most: int) -> Instance:
        n = rng.choice((2, 3, 5, 10))
        return {"a": [[rng.below(MODULUS) for _ in range(n)] for _ in range(n)], "k": rng.randint(2, most)}

    def prompt(self, a: Matrix, k: int) -> str:
        return (
            "Compute the matrix A**K, the product of K factors A, and give each of its entries modulo 10000 "
            f"(from 0 to 9999), row by row.\nK = {k}\nA:\n{table(a)}"
        )

    def solve(self, a: Matrix, k: int) -> Matrix:
        result = [[int(i == j) for j in range(len(a))] for i in range(len(a))]
        for bit in f"{k:b}":
            result = _times(result, result)
            result = _times(result, a) if bit == "1" else result
        return result

    def value(self, answer: Matrix, a: Matrix, k: int) -> tuple[int, int]:
        pairs = zip(chain(*answer), chain(*self.solve(a, k)), strict=True)
        return sum(x == y for x, y in pairs), len(a) ** 2


def _times(a: Matrix, b: Matrix) -> Matrix:
    columns = list(zip(*b, strict=True))
    return [
        [sum(x * y for x, y in zip(line, column, strict=True)) % MODULUS for column in columns] for line in a
    ]
