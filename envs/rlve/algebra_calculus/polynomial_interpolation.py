"""The integer polynomial of degree N that passes through N + 1 points."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import entries
from envs.rlve.algebra_calculus._polynomials import Polynomial, value_at
from envs.rng import Rng
from envs.task import Instance, Task


class PolynomialInterpolation(Task):
    """Coefficients from -5 to 5, the leading one positive; the x are different integers from -N to N."""

    ladder = Ladder(n=grow(2, "1.1", 1), top=24)
    answer = integers("the coefficients a_0 to a_N", like="points")
    reward = entries(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        a = [*(rng.randint(-5, 5) for _ in range(n)), rng.randint(1, 5)]
        return {"points": [[x, value_at(a, x)] for x in rng.sample(range(-n, n + 1), n + 1)], "a": a}

    def prompt(self, points: list[list[int]]) -> str:
        n = len(points) - 1
        return (
            f"A polynomial f(x) = a_0 + a_1 * x + ... + a_N * x**N of degree N = {n} has integer "
            f"coefficients. Find them, a_0 first and a_N last, from {n + 1} of its values. Each line below "
            f"is `x y` with f(x) = y.\n{table(points)}"
        )

    def solve(self, a: Polynomial) -> Polynomial:
        return a
