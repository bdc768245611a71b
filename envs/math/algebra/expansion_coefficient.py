"""One coefficient of a product of powers of short polynomials."""

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.math._polynomials import multiply, written
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Find the coefficient of x^{k} in the expansion of {product}.",
    "The expression {product} is multiplied out, and like terms are collected. What is the coefficient of "
    "x^{k}?",
)


def how_many(level: int) -> int:
    """2, and one more at every sixth level."""
    return 2 + level // 6


class ExpansionCoefficient(Task):
    """The product, power by power."""

    ladder = Ladder(factors=how_many, exponent=step(5, 1), top=24)
    answer = integer("the coefficient")
    reward = exact()

    def generate(self, rng: Rng, factors: int, exponent: int) -> Instance:
        bases = [_short(rng) for _ in range(factors)]
        exponents = [rng.randint(2, exponent) for _ in bases]
        degree = sum((len(base) - 1) * times for base, times in zip(bases, exponents, strict=True))
        k = rng.randint(degree // 4, 3 * degree // 4)
        powers = [list(pair) for pair in zip(bases, exponents, strict=True)]
        return {"powers": powers, "k": max(2, k), "wording": rng.below(len(WORDINGS))}

    def prompt(self, powers: list[tuple[list[int], int]], k: int, wording: int) -> str:
        product = "".join(f"({written(base)})^{times}" for base, times in powers)
        return WORDINGS[wording].format(k=k, product=product)

    def solve(self, powers: list[tuple[list[int], int]], k: int) -> int:
        product = [1]
        for base, times in powers:
            for _ in range(times):
                product = multiply(product, base)
        return product[k]


def _short(rng: Rng) -> list[int]:
    """A polynomial of degree 1 to 3 with small coefficients and a constant term."""
    middle = [rng.randint(-1, 2) for _ in range(rng.randint(0, 2))]
    return [rng.randint(1, 3), *middle, rng.choice((-2, -1, 1, 2))]
