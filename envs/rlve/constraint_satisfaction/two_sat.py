"""Satisfy a formula in conjunctive normal form with two different variables in each clause."""

from envs.ladder import Ladder, grow
from envs.rlve.constraint_satisfaction._cnf import Satisfaction, clause_over
from envs.rng import Rng
from envs.task import Instance


class TwoSat(Satisfaction):
    """N to 5N clauses."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = [rng.below(2) for _ in range(n)]
        m = n * rng.randint(10, 50) // 10
        clauses = [clause_over(rng, rng.sample(range(n), 2), planted) for _ in range(m)]
        return {"n": n, "clauses": clauses, "planted": planted}
