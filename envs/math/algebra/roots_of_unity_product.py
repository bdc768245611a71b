"""The product of a polynomial's values at all n-th roots of unity."""

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.math._polynomials import written
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Let w = cos(2 pi/{n}) + i sin(2 pi/{n}) and P(x) = {polynomial}. Find the value of the product "
    "P(1) P(w) P(w^2) ... P(w^{last}).",
    "Let P(z) = {polynomial_z}. Find the product of the numbers P(z) over all {n} complex numbers z with "
    "z^{n} = 1.",
)


def degree_of(level: int) -> int:
    """2, and one more at every fourth level."""
    return 2 + level // 4


class RootsOfUnityProduct(Task):
    """The determinant of the circulant matrix of the coefficients."""

    ladder = Ladder(most=step(8, 1), degree=degree_of, top=24)
    answer = integer("the product")
    reward = exact()

    def generate(self, rng: Rng, most: int, degree: int) -> Instance:
        polynomial = [rng.randint(-3, 3) for _ in range(degree)]
        n = rng.randint(max(degree + 1, most - 5), most)
        return {"n": n, "polynomial": [*polynomial, rng.randint(1, 2)], "wording": rng.below(len(WORDINGS))}

    def prompt(self, n: int, polynomial: list[int], wording: int) -> str:
        text = written(polynomial)
        return WORDINGS[wording].format(n=n, last=n - 1, polynomial=text, polynomial_z=text.replace("x", "z"))

    def solve(self, n: int, polynomial: list[int]) -> int:
        row = polynomial + [0] * (n - len(polynomial))
        return _determinant([row[-i:] + row[:-i] if i else row for i in range(n)])


def _determinant(rows: list[list[int]]) -> int:
    """Fraction-free elimination (Bareiss)."""
    rows, sign, last = [row.copy() for row in rows], 1, 1
    for k in range(len(rows)):
        pivot = next((i for i in range(k, len(rows)) if rows[i][k]), None)
        if pivot is None:
            return 0
        if pivot != k:
            rows[k], rows[pivot], sign = rows[pivot], rows[k], -sign
        for row in rows[k + 1 :]:
            head = row[k]
            for j in range(k, len(rows)):
                row[j] = (row[j] * rows[k][k] - head * rows[k][j]) // last
        last = rows[k][k]
    return sign * last
