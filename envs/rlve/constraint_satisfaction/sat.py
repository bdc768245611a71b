"""Satisfy a formula in conjunctive normal form with clauses of two or more literals."""

from envs.ladder import Ladder, step
from envs.rlve.constraint_satisfaction._cnf import Satisfaction, clause_over
from envs.rng import Rng
from envs.task import Instance

DENSITIES = (5, 10, 15, 20, 30, 40, 50)


class Sat(Satisfaction):
    """N to 5N clauses; each holds a variable with a probability of 5 to 50 %, and at least two."""

    ladder = Ladder(n=step(3, 1), top=25)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = [rng.below(2) for _ in range(n)]
        density = rng.choice(DENSITIES)
        m = n * rng.randint(10, 50) // 10
        clauses = []
        for _ in range(m):
            chosen = [i for i in range(n) if rng.chance(density, 100)]
            variables = chosen if len(chosen) > 1 else sorted(rng.sample(range(n), 2))
            clauses.append(clause_over(rng, variables, planted))
        return {"n": n, "clauses": clauses, "planted": planted}
