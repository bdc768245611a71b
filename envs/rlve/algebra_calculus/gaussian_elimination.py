"""Sparse linear equations in integer unknowns: find a solution."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task

Equation = tuple[list[list[int]], int]


class GaussianElimination(Task):
    """A planted solution from -N to N; 2N to 3N equations are drawn, equal ones kept once.

    Coefficients go up to N // 5 and terms from 2 to max(3, N // 5) an equation.
    """

    ladder = Ladder(n=grow(3, "1.1", 1), top=24)
    answer = integers("the values of x0, x1, ... in this order", like="n")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        x = [rng.randint(-n, n) for _ in range(n)]
        drawn = {_sparse(rng, n): None for _ in range(n * rng.randint(20, 30) // 10)}
        equations = [[terms, sum(factor * x[i] for i, factor in terms)] for terms in drawn]
        return {"n": n, "equations": [[list(map(list, terms)), total] for terms, total in equations], "x": x}
