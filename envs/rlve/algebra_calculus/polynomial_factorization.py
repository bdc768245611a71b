"""All roots of a polynomial that has only integer roots."""

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.rewards import fraction
from envs.rlve.algebra_calculus._polynomials import Polynomial, multiply, text, value_at
from envs.rng import Rng
from envs.task import Instance, Task


class PolynomialFactorization(Task):
    """N planted roots from -N to N. Credit for the roots that are found, each as often as it occurs."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = integers("the roots in any order", like="n")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        roots = [rng.randint(-n, n) for _ in range(n)]
        coefficients = [1]
        for root in roots:
            coefficients = multiply(coefficients, [-root, 1])
        return {"n": n, "coefficients": coefficients, "roots": roots}

    def prompt(self, n: int, coefficients: Polynomial) -> str:
        return (
            f"The polynomial P(x) of degree {n} is a product of {n} factors (x - a), each with an integer a. "
            "Factors may be equal. Find the number a of each factor, written as often as its factor occurs."
            f"\nP(x) = {text(coefficients)}"
        )

    def solve(self, roots: list[int]) -> list[int]:
        return roots

    def value(self, answer: list[int], n: int, coefficients: Polynomial) -> tuple[int, int]:
        left = coefficients
        for root in answer:
            if value_at(left, root) == 0:
                left = _divided(left, root)
        return n + 1 - len(left), n


def _divided(p: Polynomial, root: int) -> Polynomial:
    """p / (x - root), where root is one."""
    quotient = [p[-1]]
    for a in p[-2:0:-1]:
        quotient.append(quotient[-1] * root + a)
    return quotient[::-1]
