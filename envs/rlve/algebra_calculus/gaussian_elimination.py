"""Sparse linear equations in integer unknowns: find a solution."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task

Terms = list[tuple[int, int]]
"""Coefficient and index of each unknown in a sum."""


class GaussianElimination(Task):
    """A planted solution from -N to N; of the 2N to 3N equations that are drawn, equal ones are kept once.

    Each has from 2 to max(3, N // 5) terms with coefficients from 1 to max(1, N // 5).
    """

    ladder = Ladder(n=grow(3, "1.1", 1), top=24)
    answer = integers("the values of the unknowns in this order", like="n")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        x = [rng.randint(-n, n) for _ in range(n)]
        sums: list[Terms] = []
        for _ in range(n * rng.randint(20, 30) // 10):
            terms = _sparse(rng, n)
            if terms not in sums:
                sums.append(terms)
        return {"n": n, "equations": [[list(map(list, terms)), _total(terms, x)] for terms in sums], "x": x}

    def prompt(self, n: int, equations: list[tuple[Terms, int]]) -> str:
        lines = "\n".join(f"{_text(terms)} = {total}" for terms, total in equations)
        return (
            f"Find integers x0, ..., x{n - 1} that satisfy all of these equations. "
            "They may be negative or 0. There is at least one solution, and any solution is accepted.\n"
            f"{lines}"
        )

    def solve(self, x: list[int]) -> list[int]:
        return x

    def value(self, answer: list[int], equations: list[tuple[Terms, int]]) -> tuple[int, int]:
        return sum(_total(terms, answer) == total for terms, total in equations), len(equations)


def _sparse(rng: Rng, n: int) -> Terms:
    """A few different unknowns in the order of their indices, with coefficients."""
    chosen = sorted(rng.sample(range(n), rng.randint(2, max(3, n // 5))))
    return [(rng.randint(1, max(1, n // 5)), i) for i in chosen]


def _total(terms: Terms, x: list[int]) -> int:
    return sum(factor * x[i] for factor, i in terms)


def _text(terms: Terms) -> str:
    return " + ".join(f"{factor}*x{i}" if factor > 1 else f"x{i}" for factor, i in terms)
