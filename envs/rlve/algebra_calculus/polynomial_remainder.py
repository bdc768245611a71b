"""The remainder of one integer polynomial divided by another."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.rewards import entries
from envs.rlve.algebra_calculus._polynomials import Polynomial, add, multiply, text
from envs.rng import Rng
from envs.task import Instance, Task


class PolynomialRemainder(Task):
    """P of degree N is planted as Q T + R with coefficients from -5 to 5, so all divisions are exact.

    The degree M of Q is one of 2, 3, 4, 5 and 10 %, 30 %, 50 %, 70 %, 90 % of N.
    """

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = integers("the coefficients s_0 to s_{M-1}", like="m")
    reward = entries(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        degrees = {2, 3, 4, 5, *(n * percent // 100 for percent in (10, 30, 50, 70, 90))}
        m = rng.choice(sorted(degree for degree in degrees if 2 <= degree <= n))
        q, t = (_random(rng, degree) for degree in (m, n - m))
        return {"m": m, "p": add(multiply(q, t), _random(rng, m - 1)), "q": q}

    def prompt(self, m: int, p: Polynomial, q: Polynomial) -> str:
        return (
            "P(x) = Q(x) * T(x) + S(x), where T and S are polynomials and S has the degree M - 1 or less. "
            "Find the coefficients of the remainder S(x) = s_0 + s_1 * x + ... + s_{M-1} * x**(M-1), s_0 "
            f"first, zeros included. All are integers.\nM = {m}\nP(x) = {text(p)}\nQ(x) = {text(q)}"
        )

    def solve(self, m: int, p: Polynomial, q: Polynomial) -> Polynomial:
        left = list(p)
        for low in range(len(p) - 1 - m, -1, -1):
            factor = left[low + m] // q[m]
            for i, coefficient in enumerate(q):
                left[low + i] -= factor * coefficient
        return left[:m]


def _random(rng: Rng, degree: int) -> Polynomial:
    """Coefficients from -5 to 5, the leading one not 0."""
    return [*(rng.randint(-5, 5) for _ in range(degree)), rng.choice((-1, 1)) * rng.randint(1, 5)]
